import CZlib

/// Writes gzip members (RFC 1952) whose bytes depend on the input, the level and the version of zlib alone: no
/// time, no name, operating system "unknown".
package enum Gzip {
    /// Of the library that is loaded: byte-for-byte reproduction holds within one version.
    package static var zlibVersion: String { String(cString: CZlib.zlibVersion()) }

    /// One whole member. Members one after another are again a gzip file.
    /// - Parameter level: 1 to 9.
    /// - Throws: `ExportError.compression`
    package static func member(_ input: [UInt8], level: Int = 6) throws(ExportError) -> [UInt8] {
        var stream = z_stream()
        let gzipWindow: Int32 = 15 + 16
        let opened = bs_deflateInit2(&stream, Int32(clamping: level), gzipWindow, 8, Z_DEFAULT_STRATEGY)
        guard opened == Z_OK else { throw .compression(status: opened) }
        defer { deflateEnd(&stream) }
        var header = gz_header()
        header.os = 255
        return try withUnsafeMutablePointer(to: &header) { header throws(ExportError) in
            let named = deflateSetHeader(&stream, header)
            guard named == Z_OK else { throw .compression(status: named) }
            return try deflated(input, by: &stream)
        }
    }

    private static func deflated(_ input: [UInt8], by stream: inout z_stream) throws(ExportError) -> [UInt8] {
        /// zlib counts in 32 bits, so longer input goes in pieces.
        let pieceBytes = 1 << 30
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))) + 64)
        var consumed = 0
        var written = 0
        var status = Z_OK
        input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                repeat {
                    let piece = min(pieceBytes, source.count - consumed)
                    let room = min(pieceBytes, target.count - written)
                    stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + consumed })
                    stream.avail_in = UInt32(piece)
                    stream.next_out = target.baseAddress.map { $0 + written }
                    stream.avail_out = UInt32(room)
                    status = deflate(&stream, consumed + piece == source.count ? Z_FINISH : Z_NO_FLUSH)
                    consumed += piece - Int(stream.avail_in)
                    written += room - Int(stream.avail_out)
                } while status == Z_OK
            }
        }
        guard status == Z_STREAM_END else { throw .compression(status: status) }
        output.removeLast(output.count - written)
        return output
    }
}
