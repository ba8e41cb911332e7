/// A strict parser of RFC 8259: one value, no name twice in an object, no half surrogates, no unlimited depth.
package struct JSONParser {
    private let bytes: [UInt8]
    private var at: Int
    private let end: Int
    private let depthLimit: Int

    /// - Throws: `JSONError` with an offset in `bytes`.
    /// - Complexity: O(range.count)
    package static func parse(
        _ bytes: [UInt8], range: Range<Int>? = nil, depthLimit: Int = 64
    ) throws(JSONError) -> JSONValue {
        let range = (range ?? bytes.indices).clamped(to: bytes.indices)
        var parser = JSONParser(bytes: bytes, at: range.lowerBound, end: range.upperBound, depthLimit: depthLimit)
        parser.skipBlanks()
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.at == parser.end else { throw JSONError(offset: parser.at, reason: .trailingText) }
        return value
    }

    /// Hands on the items of a list that is a member of the outermost object, one after another, so that they are never in
    /// memory all at once; in what is returned that list is empty.
    /// - Parameters:
    ///   - name: of the member.
    ///   - take: called with each item, even of a text that turns out to be malformed behind it.
    /// - Throws: `JSONError` with an offset in `bytes`.
    package static func parse(
        _ bytes: [UInt8], itemsOf name: String, take: @escaping (JSONValue) -> Void
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes: bytes, at: 0, end: bytes.count, depthLimit: 64)
        parser.passed = (Array(name.utf8), take)
        parser.skipBlanks()
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.at == parser.end else { throw JSONError(offset: parser.at, reason: .trailingText) }
        return value
    }

    /// The list whose items are handed on.
    private var passed: (name: [UInt8], take: (JSONValue) -> Void)?

    private init(bytes: [UInt8], at: Int, end: Int, depthLimit: Int) {
        (self.bytes, self.at, self.end, self.depthLimit) = (bytes, at, end, depthLimit)
    }

    private var next: UInt8? { at < end ? bytes[at] : nil }

    private func fail(_ reason: JSONError.Reason) -> JSONError { JSONError(offset: at, reason: reason) }

    private var unexpected: JSONError { fail(next.map { .unexpectedByte($0) } ?? .unexpectedEnd) }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= depthLimit else { throw fail(.tooDeep(limit: depthLimit)) }
        switch next {
        case 0x7B: return try object(depth: depth)
        case 0x5B: return try array(depth: depth)
        case 0x22: return .string(try string())
        case 0x74: return try literal("true", .boolean(true))
        case 0x66: return try literal("false", .boolean(false))
        case 0x6E: return try literal("null", .null)
        case .some(0x2D), .some(0x30...0x39): return .number(try number())
        default: throw unexpected
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for byte in expected { guard take(byte) else { throw unexpected } }
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        at += 1
        var members: [JSONValue.Member] = []
        var names: Set<[UInt8]> = []
        skipBlanks()
        if take(0x7D) { return .object([]) }
        while true {
            skipBlanks()
            let start = at
            guard next == 0x22 else { throw unexpected }
            let name = try string()
            guard names.insert(name).inserted else {
                throw JSONError(offset: start, reason: .repeatedName(String(decoding: name, as: UTF8.self)))
            }
            skipBlanks()
            guard take(0x3A) else { throw unexpected }
            skipBlanks()
            let isPassed = depth == 0 && next == 0x5B && passed?.name == name
            let value = isPassed ? try array(depth: 1, take: passed?.take) : try value(depth: depth + 1)
            members.append(JSONValue.Member(name: name, value: value))
            skipBlanks()
            if take(0x7D) { return .object(members) }
            guard take(0x2C) else { throw unexpected }
        }
    }

    private mutating func array(depth: Int, take passOn: ((JSONValue) -> Void)? = nil) throws(JSONError) -> JSONValue {
        at += 1
        var items: [JSONValue] = []
        skipBlanks()
        if take(0x5D) { return .array([]) }
        while true {
            skipBlanks()
            let item = try value(depth: depth + 1)
            if let passOn { passOn(item) } else { items.append(item) }
            skipBlanks()
            if take(0x5D) { return .array(items) }
            guard take(0x2C) else { throw unexpected }
        }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = at
        _ = take(0x2D)
        if !take(0x30) { try digits() }
        if take(0x2E) { try digits() }
        if take(0x65) || take(0x45) {
            if !take(0x2B) { _ = take(0x2D) }
            try digits()
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = at
        while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
        guard at > start else { throw fail(.malformedNumber) }
    }

    private mutating func string() throws(JSONError) -> [UInt8] {
        let start = at
        at += 1
        var text: [UInt8] = []
        while true {
            guard let byte = next else { throw fail(.unexpectedEnd) }
            switch byte {
            case 0x22:
                at += 1
                guard String(validating: text, as: UTF8.self) != nil else {
                    throw JSONError(offset: start, reason: .invalidUTF8)
                }
                return text
            case 0x5C: text.appendUTF8(try escape())
            case 0..<0x20: throw fail(.controlCharacter)
            default:
                text.append(byte)
                at += 1
            }
        }
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = at
        at += 1
        guard let byte = next else { throw fail(.unexpectedEnd) }
        at += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: return Unicode.Scalar(byte)
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75:
            let unit = try hexadecimal()
            if let scalar = Unicode.Scalar(unit) { return scalar }
            guard unit < 0xDC00, take(0x5C), take(0x75) else { throw JSONError(offset: start, reason: .loneSurrogate) }
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
            else { throw JSONError(offset: start, reason: .loneSurrogate) }
            return scalar
        default: throw JSONError(offset: start, reason: .malformedEscape)
        }
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw fail(.unexpectedEnd) }
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default: throw fail(.malformedEscape)
            }
            at += 1
        }
        return value
    }
}
