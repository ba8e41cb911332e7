import Foundation
import Glibc

/// A folder of its own for a test, gone when the test is over.
final class Folder: Sendable {
    let path: String

    /// In memory where that can be: waiting for a disk that others use, too, would be most of the time.
    private static let home = Program.succeeds("/bin/sh", "-c", "test -w /dev/shm && test $(df --output=avail /dev/shm | tail -n 1) -gt 60000")
        ? "/dev/shm" : "/tmp"

    init() throws {
        var template = Array("\(Self.home)/broadsheet-fault-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Another user may have to get in.
        chmod(path, 0o755)
    }

    deinit { Files.remove(path) }
}

/// What the tests themselves do to files.
enum Files {
    /// Writes a file with a date long past, as files of an archive have, and the folders it lies in.
    static func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

    static func write(_ path: String, _ bytes: Data) throws {
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: path))
        var past = [timeval(tv_sec: 1_700_000_000, tv_usec: 0), timeval(tv_sec: 1_700_000_000, tv_usec: 0)]
        utimes(path, &past)
    }

    static func read(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func names(in folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    /// Removes a file or folder; what is not there is fine.
    static func remove(_ path: String) {
        do { try FileManager.default.removeItem(atPath: path) } catch CocoaError.fileNoSuchFile {} catch { print("left behind: \(error)") }
    }

    /// Copies a folder; files that have several names have them in the copy, too.
    static func copy(_ folder: String, to new: String) throws {
        guard Program.succeeds("cp", "-a", folder, new) else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Changes one bit of a file, whatever its mode.
    static func flip(_ path: String, at offset: Int, bit: Int = 0) throws {
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0o444
        chmod(path, 0o644)
        defer { chmod(path, mode_t(mode)) }
        var bytes = try read(path)
        bytes[offset] ^= 1 << UInt8(bit)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.write(contentsOf: bytes)
        try file.close()
    }

    static func truncate(_ path: String, to length: Int) { Glibc.truncate(path, length) }

    static func inode(_ path: String) -> UInt64 {
        var status = stat()
        return lstat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }
}
