import CZlib

/// One gzip member while it is unpacked, piece by piece.
final class GzipInflation {
    private let bytes: [UInt8]
    private let start: Int
    /// On the heap, as zlib remembers where it lies.
    private let stream: UnsafeMutablePointer<z_stream>
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var isAtEnd = false
    /// One past the last byte that was unpacked: the member's end, when there is no piece more.
    private(set) var end: Int

    /// - Parameter start: where the member begins.
    init(_ bytes: [UInt8], from start: Int) throws(GzipError) {
        guard bytes.count - start >= 2, bytes[start] == 0x1F, bytes[start + 1] == 0x8B else {
            throw .notGzip(offset: start)
        }
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        (self.bytes, self.start, end) = (bytes, start, start)
        guard bs_inflateInit2(stream, 15 + 16) == Z_OK else { throw .corrupt(offset: start) }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Appends the next piece.
    /// - Returns: false where there is none any more.
    func next(appendingTo output: inout [UInt8]) throws(GzipError) -> Bool {
        guard !isAtEnd else { return false }
        let piece = min(1 << 30, bytes.count - end)
        let status = bytes.withUnsafeBufferPointer { source in
            buffer.withUnsafeMutableBufferPointer { target in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + end })
                stream.pointee.avail_in = UInt32(piece)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(target.count)
                return inflate(stream, Z_NO_FLUSH)
            }
        }
        end += piece - Int(stream.pointee.avail_in)
        output += buffer.prefix(buffer.count - Int(stream.pointee.avail_out))
        switch status {
        case Z_STREAM_END: isAtEnd = true
        case Z_OK where end < bytes.count || stream.pointee.avail_out == 0: break
        case Z_OK, Z_BUF_ERROR: throw .truncated(offset: start)
        default: throw .corrupt(offset: start)
        }
        return true
    }
}

/// The lines of a gzip file, one at a time, whatever it unpacks to: no more than one line is in memory.
package struct GzipLines {
    private let bytes: [UInt8]
    private let limitBytes: Int
    private var member: GzipInflation?
    private var offset = 0
    private var unpacked: [UInt8] = []
    /// Where in `unpacked` the next line begins.
    private var start = 0
    /// Whether the last line, if all have been read, had no line feed.
    package private(set) var isCutShort = false

    /// - Parameter limitBytes: how long a line may be.
    package init(_ bytes: [UInt8], limitBytes: Int = 1 << 28) { (self.bytes, self.limitBytes) = (bytes, limitBytes) }

    /// The next line without its line feed, nil at the end of the file.
    package mutating func next() throws(GzipError) -> [UInt8]? {
        var searched = start
        while true {
            if let end = unpacked[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return Array(unpacked[start..<end])
            }
            unpacked.removeFirst(start)
            start = 0
            searched = unpacked.count
            guard unpacked.count <= limitBytes else { throw .tooLarge(offset: offset, limitBytes: limitBytes) }
            guard try unpackMore() else {
                isCutShort = !unpacked.isEmpty
                return nil
            }
        }
    }

    /// - Returns: false at the end of the file.
    private mutating func unpackMore() throws(GzipError) -> Bool {
        while true {
            if let member {
                if try member.next(appendingTo: &unpacked) { return true }
                offset = member.end
                self.member = nil
            }
            guard offset < bytes.count else { return false }
            member = try GzipInflation(bytes, from: offset)
        }
    }
}
