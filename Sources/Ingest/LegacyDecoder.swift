import Glibc

/// glibc's iconv for the character sets of before Unicode: a chunk at a time, so that memory stays bounded.
final class LegacyDecoder {
    private let handle: iconv_t

    init(_ charset: Charset) throws(IngestError) {
        guard let handle = iconv_open("UTF-32LE", charset.rawValue), handle != iconv_t(bitPattern: -1) else {
            throw .missingDecoder(charset: charset.rawValue)
        }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    /// A byte that begins no character is one malformed sequence, and decoding goes on with the next byte.
    func decode(_ bytes: [UInt8], _ range: Range<Int>, into sink: inout some ScalarSink) throws(IngestError) {
        var at = range.lowerBound
        var chunk = [UInt32](repeating: 0, count: 16 << 10)
        while at < range.upperBound {
            let step = convert(bytes[at..<range.upperBound], into: &chunk)
            for value in chunk[..<step.made] {
                guard let scalar = Unicode.Scalar(UInt32(littleEndian: value)) else {
                    try sink.takeMalformed(at: at)
                    continue
                }
                try sink.take(scalar)
            }
            at += step.taken
            guard at < range.upperBound else { return }
            switch step.error {
            case E2BIG: continue
            case EINVAL:
                // The input ends inside a character.
                try sink.takeMalformed(at: at)
                return
            default:
                try sink.takeMalformed(at: at)
                at += 1
            }
        }
    }

    /// One call of `iconv`, from the initial state: as much of the input as fills the chunk or is well-formed.
    private func convert(
        _ input: ArraySlice<UInt8>, into chunk: inout [UInt32]
    ) -> (error: Int32, taken: Int, made: Int) {
        iconv(handle, nil, nil, nil, nil)
        return input.withUnsafeBytes { source in
            chunk.withUnsafeMutableBytes { target in
                // iconv reads through its input and never writes; POSIX left out the const.
                var from = UnsafeMutableRawPointer(mutating: source.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                var room = target.count
                let status = iconv(handle, &from, &left, &to, &room)
                return (status == -1 ? errno : 0, source.count - left, (target.count - room) / 4)
            }
        }
    }
}
