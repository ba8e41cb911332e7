import Glibc
import Ingest
import Newspaper

/// A file in an archive: one input like any other.
package struct ArchivedFile: Hashable, Sendable {
    /// Where the archive lies.
    var archive: String
    /// In the archive.
    var name: String
    /// How many entries the archive has before it.
    var index: Int
    var byteCount: Int
    var sha256: String
    /// What belongs to it, where its format names other files.
    var contents: PackageContents?
    /// Where a copy of it may lie meanwhile; nil where none was made.
    var unpacked: String?
}

extension ArchivedFile {
    /// The bytes of the file: those of the copy, where that is still there, else what the archive holds. To find it in a tar
    /// takes as long as to unpack everything before it.
    /// - Throws: `ArchiveFault`
    func read(limit: Int) throws(ArchiveFault) -> [UInt8] {
        if let bytes = copy { return bytes }
        let archive = try Archive(try ArchiveFile(archive), limits: InputLimits(maxFileBytes: limit))
        while let item = try archive.next() {
            guard case .member(let found) = item, found.index == index else { continue }
            if let bytes = try archive.bytes() { return bytes }
        }
        throw .changed
    }

    /// Only a copy: whatever is wrong with it, the archive has the file.
    private var copy: [UInt8]? {
        guard let unpacked else { return nil }
        do throws(DiskError) {
            guard let bytes = try Disk().contents(of: unpacked), bytes.count == byteCount else { return nil }
            return bytes
        } catch {
            return nil
        }
    }
}

/// The bytes of an archive on the disk, read piece by piece.
final class ArchiveFile: ArchiveSource {
    private let descriptor: Int32
    let byteCount: Int

    /// Opens the file as other inputs are opened: through no link, and without waiting for a pipe that took its place.
    init(_ location: String) throws(ArchiveFault) {
        descriptor = open(location, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable("it is no regular file any more")
        }
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// As it is now.
    var state: FileState? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? FileState(status) : nil
    }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, offset)
            if count >= 0 || errno != EINTR { return max(0, count) }
        }
    }
}
