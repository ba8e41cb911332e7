import Ingest

/// An archive in memory.
package final class ArchiveBytes: ArchiveSource {
    private let bytes: [UInt8]
    package init(_ bytes: [UInt8]) { self.bytes = bytes }
    package var byteCount: Int { bytes.count }

    package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = bytes[min(offset, bytes.count)..<min(bytes.count, offset + buffer.count)]
        buffer.copyBytes(from: piece)
        return piece.count
    }
}
