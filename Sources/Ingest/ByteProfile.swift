/// One pass over the raw bytes.
struct ByteProfile {
    private(set) var utf8 = UTF8Count()
    private(set) var controls = 0
    private(set) var zeros = 0
    /// Pairs of bytes that are a line end or a space in UTF-16, little-endian and big-endian.
    private var pairs = (low: 0, high: 0)
    /// The longest stretch of bytes without a line end. In UTF-16 the byte of a line end may belong to another
    /// character, so that the stretch is never longer than the line.
    private(set) var longestRun = 0
    private(set) var longestRunLine = 1

    /// The byte order that line ends and spaces speak for, which every text has. Other zero bytes do not tell:
    /// 一 is U+4E00, and N the other way round.
    var zeroBytesSuggest: Charset? {
        if pairs.low > 9 * pairs.high { return .utf16LE }
        if pairs.high > 9 * pairs.low { return .utf16BE }
        return nil
    }

    init(_ bytes: [UInt8]) throws(IngestError) {
        var run = 0
        var line = 1
        for at in bytes.indices {
            let byte = bytes[at]
            run += 1
            switch byte {
            case 0x0A, 0x0C, 0x0D:
                run = 0
                if byte == 0x0A || (byte == 0x0D && (at + 1 == bytes.count || bytes[at + 1] != 0x0A)) { line += 1 }
            case 0:
                zeros += 1
                controls += 1
            case 1..<0x20 where byte != 0x09, 0x7F: controls += 1
            default: break
            }
            if at % 2 == 1 {
                switch (bytes[at - 1], byte) {
                case (0x0A, 0), (0x0D, 0), (0x20, 0): pairs.low += 1
                case (0, 0x0A), (0, 0x0D), (0, 0x20): pairs.high += 1
                default: break
                }
            }
            if run > longestRun { (longestRun, longestRunLine) = (run, line) }
        }
        try Charset.utf8.decode(bytes, bytes.indices, into: &utf8)
    }
}

/// How far bytes are UTF-8.
struct UTF8Count: ScalarSink {
    private(set) var scalars = 0
    private(set) var multibyte = 0
    private(set) var malformed = 0
    private(set) var firstMalformed: Int?

    mutating func take(_ scalar: Unicode.Scalar) {
        scalars += 1
        if scalar.value > 0x7F { multibyte += 1 }
    }

    mutating func takeMalformed(at byte: Int) {
        malformed += 1
        firstMalformed = firstMalformed ?? byte
    }

    /// UTF-8 it is, when all of it is, and also when bad bytes are rare in it and characters of several bytes are
    /// not: those do not come about by accident.
    var isNearlyWellFormed: Bool {
        malformed == 0
            || (CharsetDetection.areRare(malformed: malformed, among: scalars) && multibyte >= 20 * malformed)
    }
}
