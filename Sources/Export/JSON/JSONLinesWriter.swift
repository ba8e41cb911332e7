import Newspaper

/// Writes JSON objects line by line, byte by byte: keys in the order they are called, no space, no number that
/// depends on a library's taste.
///
/// It keeps no stack: whoever writes `object { … }` closes what it opened by the block's end.
struct JSONLinesWriter {
    private(set) var bytes: [UInt8] = []
    /// A value was written in this object or array, so a comma comes before the next.
    private var needsComma = false
    private(set) var rows = 0

    mutating func row(_ body: (inout JSONLinesWriter) -> Void) {
        object { body(&$0) }
        bytes.append(0x0A)
        needsComma = false
        rows += 1
    }

    mutating func object(_ key: StaticString? = nil, _ body: (inout JSONLinesWriter) -> Void) {
        enclosed(key, 0x7B, 0x7D, body)
    }

    mutating func array(_ key: StaticString? = nil, _ body: (inout JSONLinesWriter) -> Void) {
        enclosed(key, 0x5B, 0x5D, body)
    }

    private mutating func enclosed(
        _ key: StaticString?, _ open: UInt8, _ close: UInt8, _ body: (inout JSONLinesWriter) -> Void
    ) {
        if let key { self.key(key) }
        separate()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func key(_ name: StaticString) {
        separate()
        bytes.append(0x22)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    mutating func field(_ key: StaticString, _ text: Scalars) {
        self.key(key)
        joined(CollectionOfOne(text))
    }

    /// Texts joined by a line feed: one string.
    mutating func field(_ key: StaticString, joining texts: some Sequence<Scalars>) {
        self.key(key)
        joined(texts)
    }

    mutating func field(_ key: StaticString, _ text: String) {
        self.key(key)
        string(text)
    }

    mutating func field(_ key: StaticString, _ value: Int) {
        self.key(key)
        number(value)
    }

    mutating func field(_ key: StaticString, _ value: Bool) {
        self.key(key)
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func null(_ key: StaticString) {
        self.key(key)
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// A share of one, `0.97`: rounded to four decimals, at least two written. Not a number counts as 0.
    mutating func share(_ key: StaticString, _ value: Double) {
        self.key(key)
        separate()
        let clamped = value >= 0 ? min(value, 1) : 0
        let parts = Int((clamped * 10_000).rounded())
        bytes.append(0x30 + UInt8(parts / 10_000))
        bytes.append(0x2E)
        bytes.append(0x30 + UInt8(parts / 1000 % 10))
        bytes.append(0x30 + UInt8(parts / 100 % 10))
        if parts % 100 != 0 { bytes.append(0x30 + UInt8(parts / 10 % 10)) }
        if parts % 10 != 0 { bytes.append(0x30 + UInt8(parts % 10)) }
    }

    mutating func string(_ text: String) {
        separate()
        bytes.append(0x22)
        for scalar in text.unicodeScalars { append(scalar) }
        bytes.append(0x22)
    }

    mutating func strings(_ key: StaticString, _ texts: [String]) {
        array(key) { json in for text in texts { json.string(text) } }
    }

    /// Rows that were written before, each with its line feed.
    mutating func append(line: [UInt8]) {
        bytes += line
        bytes.append(0x0A)
        rows += 1
    }

    mutating func number(_ value: Int) {
        separate()
        if value >= 0 && value < 10 {
            bytes.append(0x30 + UInt8(value))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
    }

    private mutating func joined(_ texts: some Sequence<Scalars>) {
        separate()
        bytes.append(0x22)
        var isFirst = true
        for text in texts {
            if !isFirst { append("\n") }
            for scalar in text { append(scalar) }
            isFirst = false
        }
        bytes.append(0x22)
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    /// RFC 8259 section 7. U+2028, U+2029 and U+0085 are escaped too: line readers that follow Unicode cut a row there.
    @inline(__always)
    private mutating func append(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x22, 0x5C:
            bytes.append(0x5C)
            bytes.append(UInt8(value))
        case 0x0A:
            bytes.append(0x5C)
            bytes.append(0x6E)
        case 0x09:
            bytes.append(0x5C)
            bytes.append(0x74)
        case 0x0D:
            bytes.append(0x5C)
            bytes.append(0x72)
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
            escape(value)
        default:
            bytes.appendUTF8(scalar)
        }
    }

    private mutating func escape(_ value: UInt32) {
        bytes.append(contentsOf: "\\u".utf8)
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = UInt8(value >> shift & 15)
            bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }
}
