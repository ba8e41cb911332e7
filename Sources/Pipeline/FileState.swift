import Glibc
import Newspaper

/// What a folder says of a file, as git's index keeps it. If nothing of it changed, neither did the content, unless
/// the content changed within the same tick of the clock (`isSettled`).
package struct FileState: Hashable, Sendable {
    package let device, inode: UInt64
    /// In bytes.
    package let size: Int
    /// Nanoseconds since 1970 of the last change of the content, and of anything.
    package let modified, changed: Int

    init(_ status: stat) {
        (device, inode, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int(status.st_size))
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    /// Whether a later change would have another time: file systems keep times by steps of up to two seconds, so a file
    /// that was read sooner than that after its last change may have changed once more without a trace.
    /// - Parameter time: when it was looked at, in nanoseconds since 1970. A clock that was set back only makes more
    ///   files be read again.
    package func isSettled(at time: Int) -> Bool { modified < time - 2_000_000_000 }

    private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }
}

extension FileState {
    package func write(to writer: inout BinaryWriter) {
        for number in [Int(bitPattern: UInt(device)), Int(bitPattern: UInt(inode)), size, modified, changed] {
            writer.number(number)
        }
    }

    package init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        device = UInt64(UInt(bitPattern: try reader.number()))
        inode = UInt64(UInt(bitPattern: try reader.number()))
        size = try reader.number()
        modified = try reader.number()
        changed = try reader.number()
    }
}
