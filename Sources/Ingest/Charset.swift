import Newspaper

/// Where decoded text goes, scalar by scalar, so that no decoder keeps more than a chunk.
protocol ScalarSink {
    mutating func take(_ scalar: Unicode.Scalar) throws(IngestError)
    /// One malformed sequence began at that byte.
    mutating func takeMalformed(at byte: Int) throws(IngestError)
}

/// The character sets that are read. The raw value is the IANA name.
enum Charset: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    case utf16LE = "UTF-16LE"
    case utf16BE = "UTF-16BE"
    /// Superset of GBK and GB2312.
    case gb18030 = "GB18030"
    case big5 = "Big5"

    /// Decodes `bytes[range]` into the sink.
    /// - Complexity: O(range.count)
    func decode(_ bytes: [UInt8], _ range: Range<Int>, into sink: inout some ScalarSink) throws(IngestError) {
        switch self {
        case .utf8: try UTF8Decoding.decode(bytes, range, into: &sink)
        case .utf16LE: try UTF16Decoding.decode(bytes, range, low: 0, into: &sink)
        case .utf16BE: try UTF16Decoding.decode(bytes, range, low: 1, into: &sink)
        case .gb18030, .big5: try LegacyDecoder(self).decode(bytes, range, into: &sink)
        }
    }
}

/// UTF-8, with one malformed sequence for each maximal subpart (Unicode 16, section 3.9, table 3-8).
enum UTF8Decoding {
    static func decode(_ bytes: [UInt8], _ range: Range<Int>, into sink: inout some ScalarSink) throws(IngestError) {
        var at = range.lowerBound
        while at < range.upperBound {
            let lead = bytes[at]
            if lead < 0x80 {
                try sink.take(Unicode.Scalar(lead))
                at += 1
                continue
            }
            let start = at
            at += 1
            guard let form = Form(lead: lead) else {
                try sink.takeMalformed(at: start)
                continue
            }
            var value = form.bits
            var allowed = form.second
            var missing = form.trailing
            while missing > 0, at < range.upperBound, allowed.contains(bytes[at]) {
                value = value << 6 | UInt32(bytes[at] & 0x3F)
                allowed = 0x80...0xBF
                missing -= 1
                at += 1
            }
            if missing == 0, let scalar = Unicode.Scalar(value) {
                try sink.take(scalar)
            } else {
                try sink.takeMalformed(at: start)
            }
        }
    }

    /// What a lead byte promises (Unicode 16, table 3-7).
    private struct Form {
        var bits: UInt32
        var trailing: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF

        init?(lead: UInt8) {
            switch lead {
            case 0xC2...0xDF: (bits, trailing) = (UInt32(lead & 0x1F), 1)
            case 0xE0...0xEF:
                (bits, trailing) = (UInt32(lead & 0x0F), 2)
                if lead == 0xE0 { second = 0xA0...0xBF }
                if lead == 0xED { second = 0x80...0x9F }
            case 0xF0...0xF4:
                (bits, trailing) = (UInt32(lead & 0x07), 3)
                if lead == 0xF0 { second = 0x90...0xBF }
                if lead == 0xF4 { second = 0x80...0x8F }
            default: return nil
            }
        }
    }
}

/// UTF-16, with one malformed sequence for each lone surrogate and for a last odd byte.
enum UTF16Decoding {
    /// - Parameter low: where in a pair of bytes the low one stands: 0 for little-endian, 1 for big-endian.
    static func decode(
        _ bytes: [UInt8], _ range: Range<Int>, low: Int, into sink: inout some ScalarSink
    ) throws(IngestError) {
        func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + low]) | UInt32(bytes[at + 1 - low]) << 8 }
        var at = range.lowerBound
        while at + 1 < range.upperBound {
            let start = at
            let first = unit(at)
            at += 2
            if let scalar = Unicode.Scalar(first) {
                try sink.take(scalar)
                continue
            }
            if first < 0xDC00, at + 1 < range.upperBound, (0xDC00...0xDFFF).contains(unit(at)),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (unit(at) - 0xDC00))
            {
                try sink.take(scalar)
                at += 2
            } else {
                try sink.takeMalformed(at: start)
            }
        }
        if at < range.upperBound { try sink.takeMalformed(at: at) }
    }
}
