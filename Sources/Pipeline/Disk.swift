import CLinux
import Glibc

/// What the pipeline does to a disk, in one place: a test can make the nth of these operations fail.
///
/// Paths are used as they are; folders end without `/`.
package struct Disk: Sendable {
    package enum Operation: String, Sendable {
        case makeFolder = "make the folder"
        case create
        case write = "write to"
        case sync
        case rename
        case link
        case hardLink = "link to"
        case remove
        case list
        case read
        case lock
    }

    /// The error number with which an operation is to fail, nil to let it happen.
    private let fault: @Sendable (Operation) -> Int32?

    package init(fault: @escaping @Sendable (Operation) -> Int32? = { _ in nil }) { self.fault = fault }

    /// Makes a folder and those it lies in; one that is there already is fine.
    package func makeFolder(_ path: String) throws(DiskError) {
        var status = stat()
        if path.isEmpty || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR) { return }
        if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
        // Another lane may have made it meanwhile.
        try attempt(.makeFolder, path) { mkdir(path, 0o755) == 0 || (errno == EEXIST && isFolder(path)) }
    }

    /// Makes a new folder that only this user may look into, in `$TMPDIR` or `/tmp`.
    func makeTemporaryFolder() throws(DiskError) -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/broadsheet-XXXXXX".utf8CString)
        try attempt(.makeFolder, parent) { mkdtemp(&template) != nil }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Creates a file that nobody is to change any more; one that is there already is an error.
    package func create(_ path: String) throws(DiskError) -> DiskFile {
        var descriptor: Int32 = -1
        try attempt(.create, path) {
            descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o444)
            return descriptor >= 0
        }
        return DiskFile(descriptor: descriptor, path: path, disk: self)
    }

    /// Creates a file, writes it and waits until it is on the disk.
    package func create(_ path: String, holding bytes: [UInt8]) throws(DiskError) {
        let file = try create(path)
        try file.write(bytes)
        try file.finish()
    }

    /// Writes a file that the user named, in place of what it held. It may be a pipe, so nobody waits for the disk.
    package func overwrite(_ path: String, with bytes: [UInt8]) throws(DiskError) {
        var descriptor: Int32 = -1
        try attempt(.create, path) {
            descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            return descriptor >= 0
        }
        let file = DiskFile(descriptor: descriptor, path: path, disk: self)
        try file.write(bytes)
        try file.close()
    }

    /// Creates a file that nobody is to change any more. It is on the disk when `syncAll` is done.
    func write(_ path: String, _ bytes: [UInt8]) throws(DiskError) {
        let file = try create(path)
        try file.write(bytes)
        try file.close()
    }

    /// Gives a file a second name, or copies it where the file system has no such thing (or the file has as many names
    /// as it may).
    func share(_ path: String, as new: String) throws(DiskError) {
        var code: Int32 = 0
        do {
            try attempt(.hardLink, new) { Glibc.link(path, new) == 0 }
            return
        } catch { code = error.code }
        guard [EPERM, EXDEV, EMLINK, ENOTSUP, ENOSYS].contains(code) else {
            throw DiskError(operation: .hardLink, path: new, code: code)
        }
        let file = try create(new)
        try read(path) { piece throws(DiskError) in try file.write(piece) }
        try file.close()
    }

    /// Waits until everything that was written to the file system of a folder is on the disk: one wait for thousands of
    /// files (syncfs(2)).
    func syncAll(_ folder: String) throws(DiskError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        try attempt(.sync, folder) { descriptor >= 0 && syncfs(descriptor) == 0 }
    }

    /// Waits until the names in a folder are on the disk.
    package func syncFolder(_ path: String) throws(DiskError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        try attempt(.sync, path) { descriptor >= 0 && fsync(descriptor) == 0 }
    }

    package func rename(_ path: String, to new: String) throws(DiskError) {
        try attempt(.rename, path) { Glibc.rename(path, new) == 0 }
    }

    /// Makes a symbolic link.
    package func link(_ path: String, to target: String) throws(DiskError) {
        try attempt(.link, path) { symlink(target, path) == 0 }
    }

    /// Removes a file, a link or a folder with all it holds; what is not there is fine. Links are not followed.
    package func remove(_ path: String) throws(DiskError) { try remove(Array(path.utf8)) }

    /// Works on bytes, as a folder may hold names that are not UTF-8.
    private func remove(_ path: [UInt8]) throws(DiskError) {
        let shown = String(decoding: path, as: UTF8.self)
        let terminated = path.map { CChar(bitPattern: $0) } + [0]
        if isFolder(terminated) {
            for name in try listing(of: terminated, shown: shown) {
                try remove(path + [UInt8(ascii: "/")] + name)
            }
            try attempt(.remove, shown) { rmdir(terminated) == 0 }
        } else {
            try attempt(.remove, shown) { unlink(terminated) == 0 || errno == ENOENT }
        }
    }

    /// The names in a folder in byte order; none where there is no folder. Names that are not UTF-8 are none of ours.
    package func names(in path: String) throws(DiskError) -> [String] {
        try listing(of: path, shown: path).compactMap { String(validating: $0, as: UTF8.self) }
    }

    private func listing(of path: UnsafePointer<CChar>, shown: String) throws(DiskError) -> [[UInt8]] {
        var names: [[UInt8]] = []
        try attempt(.list, shown) {
            guard let found = Folder.names(in: path) else { return errno == ENOENT }
            names = found
            return true
        }
        return names
    }

    /// The bytes of a file, nil where there is none.
    package func contents(of path: String) throws(DiskError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        if descriptor < 0, errno == ENOENT { return nil }
        var bytes: [UInt8] = []
        try attempt(.read, path) {
            guard descriptor >= 0 else { return false }
            return readToEnd(descriptor) { bytes.append(contentsOf: $0); return true }
        }
        return bytes
    }

    /// Hands on a file piece by piece.
    func read(_ path: String, take: ([UInt8]) throws(DiskError) -> Void) throws(DiskError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        var failure: DiskError?
        try attempt(.read, path) {
            guard descriptor >= 0 else { return false }
            return readToEnd(descriptor) { piece in
                do throws(DiskError) { try take(Array(piece)) } catch { failure = error }
                return failure == nil
            }
        }
        if let failure { throw failure }
    }

    /// A stretch of a file; shorter where the file ends before, nil where there is no file.
    func contents(of path: String, _ range: Range<Int>) throws(DiskError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        if descriptor < 0, errno == ENOENT { return nil }
        var bytes: [UInt8] = []
        try attempt(.read, path) {
            var status = stat()
            guard descriptor >= 0, fstat(descriptor, &status) == 0 else { return false }
            let length = range.clamped(to: 0..<max(0, Int(status.st_size))).count
            var isRead = true
            bytes = Array(unsafeUninitializedCapacity: length) { buffer, count in
                while count < length {
                    let more = pread(descriptor, buffer.baseAddress.map { $0 + count }, length - count, range.lowerBound + count)
                    if more < 0, errno == EINTR { continue }
                    isRead = more >= 0
                    guard more > 0 else { return }
                    count += more
                }
            }
            return isRead
        }
        return bytes
    }

    /// How many bytes a file has, nil where there is none.
    func size(of path: String) -> Int? {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    /// Where a symbolic link points, nil if there is none.
    package func target(of path: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            let length = readlink(path, buffer.baseAddress!, buffer.count)
            guard length >= 0 else { return nil }
            return String(decoding: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[..<length])), as: UTF8.self)
        }
    }

    /// Whether there is a folder of that name; a link to one is none.
    package func isFolder(_ path: UnsafePointer<CChar>) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// How many bytes an ordinary user may still fill on the file system of a path, whether or not there is a file of that
    /// name yet; nil where the file system does not say.
    func freeBytes(at path: String) -> Int? {
        var status = statvfs()
        if statvfs(path, &status) == 0 { return Int(status.f_bavail) * Int(status.f_frsize) }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return nil }
        return freeBytes(at: String(path[..<slash]))
    }

    func attempt(_ operation: Operation, _ path: String, _ action: () -> Bool) throws(DiskError) {
        if let code = fault(operation) ?? (action() ? nil : errno) {
            throw DiskError(operation: operation, path: path, code: code, freeBytes: code == ENOSPC ? freeBytes(at: path) : nil)
        }
    }
}

/// A file that is being written.
package final class DiskFile {
    private var descriptor: Int32
    private let path: String
    private let disk: Disk

    fileprivate init(descriptor: Int32, path: String, disk: Disk) {
        (self.descriptor, self.path, self.disk) = (descriptor, path, disk)
    }

    /// What the program prints to.
    package static func standardOutput() -> DiskFile {
        DiskFile(descriptor: dup(STDOUT_FILENO), path: "standard output", disk: Disk())
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    package func write(_ bytes: [UInt8]) throws(DiskError) {
        do throws(DiskError) { try writeAll(bytes) } catch {
            var error = error
            error.byteCount = bytes.count
            throw error
        }
    }

    private func writeAll(_ bytes: [UInt8]) throws(DiskError) {
        try disk.attempt(.write, path) {
            bytes.withUnsafeBytes { buffer in
                var rest = buffer[...]
                while !rest.isEmpty {
                    let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { return false }
                    rest = rest.dropFirst(count)
                }
                return true
            }
        }
    }

    /// Waits until the bytes are on the disk, then closes the file. A failed sync is not tried again: the kernel
    /// may have dropped the pages already.
    package func finish() throws(DiskError) {
        try disk.attempt(.sync, path) { fsync(descriptor) == 0 }
        try close()
    }

    func close() throws(DiskError) {
        defer { descriptor = -1 }
        try disk.attempt(.write, path) { Glibc.close(descriptor) == 0 }
    }
}

package struct DiskError: Error, Hashable, Sendable {
    package var operation: Disk.Operation
    package var path: String
    /// `errno`
    package var code: Int32
    /// How many bytes were to be written at once; nil where nothing was to be written.
    package var byteCount: Int?
    /// Where the disk is full: how many bytes an ordinary user may still fill, as when files are many and inodes few.
    package var freeBytes: Int?
}

extension DiskError: CustomStringConvertible {
    package var description: String {
        let advice =
            switch code {
            case ENOSPC, EDQUOT: "; make room and run again"
            case EACCES, EPERM: "; give the user who runs this the right to"
            case EROFS: "; choose another output"
            default: ""
            }
        let room = freeBytes.map { free in
            " (\(byteCount.map { "\($0) bytes more; " } ?? "")\(free / 1_000_000) MB are free there)"
        }
        return "cannot \(operation.rawValue) \(path)\(room ?? ""): \(String(cString: strerror(code)))\(advice)"
    }
}

/// Reads a descriptor to its end, by pieces of 256 KiB.
/// - Parameter take: called with each piece; false stops.
/// - Returns: whether no read failed; `errno` says why.
func readToEnd(_ descriptor: Int32, take: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 256 << 10, alignment: 16) { buffer in
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return count == 0 }
            if !take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { return true }
        }
    }
}

/// A folder's listing.
enum Folder {
    /// The names in a folder in byte order, without `.` and `..`; nil if it cannot be read: `errno` says why.
    static func names(in path: UnsafePointer<CChar>) -> [[UInt8]]? {
        guard let stream = opendir(path) else { return nil }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
            errno = 0
        }
        return errno == 0 ? names.sorted { $0.lexicographicallyPrecedes($1) } : nil
    }
}
