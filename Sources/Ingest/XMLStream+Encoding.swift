import Newspaper

extension XMLStream {
    /// What the text of the document is encoded in, and how that is known.
    package var encoding: TextEncoding {
        if let decoded { return decoded }
        if Self.isSurelyUTF8(bytes) { return TextEncoding(charset: "UTF-8", evidence: .wellFormed) }
        if bytes.starts(with: [0xFF, 0xFE]) { return TextEncoding(charset: "UTF-16LE", evidence: .byteOrderMark) }
        if bytes.starts(with: [0xFE, 0xFF]) { return TextEncoding(charset: "UTF-16BE", evidence: .byteOrderMark) }
        guard let declared = parser.pointee.encoding.map({ String(cString: $0) }) else {
            return TextEncoding(charset: "UTF-8", evidence: .wellFormed)
        }
        return TextEncoding(charset: declared, evidence: .declared)
    }

    static func decoded(_ bytes: [UInt8]) throws(IngestError) -> (bytes: [UInt8], TextEncoding) {
        // Markup has lines of any length.
        let decision = try CharsetDetection.decide(bytes, limits: InputLimits(maxLineScalars: .max))
        let encoding = TextEncoding(charset: decision.charset.rawValue, evidence: decision.evidence)
        if decision.charset == .utf8, decision.evidence == .wellFormed { return (bytes, encoding) }
        var text = UTF8Text()
        try decision.charset.decode(bytes, decision.start..<bytes.count, into: &text)
        if let first = text.firstMalformed, !CharsetDetection.areRare(malformed: text.malformed, among: text.scalars) {
            throw .malformed(charset: decision.charset.rawValue, sequences: text.malformed, byte: first, line: 1)
        }
        return (text.bytes, encoding)
    }

    /// Whether the bytes are UTF-8 and more than ASCII, which no other character set comes to by accident.
    static func isSurelyUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.contains { $0 > 0x7F } && !bytes.contains(0) && bytes.withUnsafeBytes { String(validating: $0, as: UTF8.self) } != nil
    }
}

/// Decoded text as UTF-8, U+FFFD for what is malformed.
private struct UTF8Text: ScalarSink {
    private(set) var bytes: [UInt8] = []
    private(set) var scalars = 0
    private(set) var malformed = 0
    private(set) var firstMalformed: Int?

    mutating func take(_ scalar: Unicode.Scalar) {
        scalars += 1
        bytes.append(contentsOf: String(Character(scalar)).utf8)
    }

    mutating func takeMalformed(at byte: Int) {
        malformed += 1
        firstMalformed = firstMalformed ?? byte
        take("\u{FFFD}")
    }
}
