import CZlib

/// Files that hold ten gigabytes of line feeds in ten megabytes: one piece of a deflate stream (RFC 1951), ended so that any piece may
/// follow (`Z_FULL_FLUSH`), stands in it again and again.
package enum Bomb {
    package static let byteCount = 10 << 30

    /// A member that unpacks to all of it.
    package static let gzip: [UInt8] = {
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        return header + deflated + [UInt8](repeating: 0, count: 8)
    }()

    /// An archive whose one entry says that it is small.
    package static let zip: [UInt8] = {
        var entry = SampleArchive.Entry("a.txt", "", size: 1000)
        entry.bytes = deflated
        entry.method = 8
        return SampleArchive.zip([entry])
    }()

    private static let deflated: [UInt8] = {
        let pieceBytes = 1 << 20
        var stream = z_stream()
        // A stream without header and trailer.
        precondition(bs_deflateInit2(&stream, 9, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib has no memory")
        defer { deflateEnd(&stream) }
        var text = [UInt8](repeating: 0x0A, count: pieceBytes)
        var piece = [UInt8](repeating: 0, count: 8192)
        let length = text.withUnsafeMutableBufferPointer { text in
            piece.withUnsafeMutableBufferPointer { piece in
                (stream.next_in, stream.avail_in) = (text.baseAddress, UInt32(text.count))
                (stream.next_out, stream.avail_out) = (piece.baseAddress, UInt32(piece.count))
                precondition(deflate(&stream, Z_FULL_FLUSH) == Z_OK && stream.avail_in == 0 && stream.avail_out > 0, "a piece is larger than thought")
                return piece.count - Int(stream.avail_out)
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length * (byteCount / pieceBytes) + 2)
        for _ in 0..<(byteCount / pieceBytes) { bytes += piece[..<length] }
        // The last block, of nothing.
        return bytes + [3, 0]
    }()
}
