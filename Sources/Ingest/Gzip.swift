import CZlib

/// Unpacks gzip (RFC 1952): one member or several, whole or not at all.
enum Gzip {
    static let magic: [UInt8] = [0x1F, 0x8B]

    /// - Throws: `IngestError.gzip` for members that are cut short, damaged or followed by anything else, and for
    ///   content past the limits, which is noticed before it is kept.
    static func unpack(_ bytes: [UInt8], limits: InputLimits) throws(IngestError) -> [UInt8] {
        var content: [UInt8] = []
        var at = 0
        repeat {
            let rest = bytes[at...]
            guard rest.starts(with: magic) || magic.starts(with: rest) else {
                let fault: IngestError.GzipFault = at == 0 ? .damaged("not gzip") : .trailingData
                throw .gzip(fault, byte: at)
            }
            at = try unpackMember(of: bytes, from: at, onto: &content, limits: limits)
        } while at < bytes.count
        return content
    }

    /// - Returns: where the member ends.
    private static func unpackMember(
        of bytes: [UInt8], from start: Int, onto content: inout [UInt8], limits: InputLimits
    ) throws(IngestError) -> Int {
        var stream = z_stream()
        // 15 bits of window, 16 more for the gzip wrapper (zlib.h, inflateInit2).
        guard bs_inflateInit2(&stream, 15 + 16) == Z_OK else { throw .gzip(.noMemory, byte: start) }
        defer { inflateEnd(&stream) }
        var at = start
        var chunk = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let step = inflateOnce(&stream, bytes[at...], into: &chunk)
            at += step.taken
            guard content.count + step.made <= limits.maxFileBytes else {
                throw .gzip(.tooLarge(limit: limits.maxFileBytes), byte: at)
            }
            content += chunk[..<step.made]
            if content.count > 1 << 20, content.count / limits.maxGzipRatio > at {
                throw .gzip(.ratio(limit: limits.maxGzipRatio), byte: at)
            }
            switch step.status {
            case Z_STREAM_END: return at
            case Z_OK where step.taken > 0 || step.made > 0: continue
            case Z_OK, Z_BUF_ERROR: throw .gzip(.truncated, byte: at)
            case Z_MEM_ERROR: throw .gzip(.noMemory, byte: at)
            default:
                throw .gzip(.damaged(stream.msg.map { String(cString: $0) } ?? "zlib status \(step.status)"), byte: at)
            }
        }
    }

    /// One call of `inflate`: as much of the input as fills the chunk.
    private static func inflateOnce(
        _ stream: inout z_stream, _ input: ArraySlice<UInt8>, into chunk: inout [UInt8]
    ) -> (status: Int32, taken: Int, made: Int) {
        let offered = min(input.count, 1 << 30)  // avail_in is 32 bits wide
        let room = chunk.count
        let status = input.withUnsafeBufferPointer { source in
            chunk.withUnsafeMutableBufferPointer { target in
                // zlib reads through next_in and never writes; the parameter lacks const without ZLIB_CONST.
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = UInt32(offered)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(room)
                return inflate(&stream, Z_NO_FLUSH)
            }
        }
        return (status, offered - Int(stream.avail_in), room - Int(stream.avail_out))
    }
}
