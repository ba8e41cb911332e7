import Glibc

/// The right to write to an output folder, held by one run at a time. The kernel lets go of it when the process
/// ends, however it ends: there is never a stale lock to remove.
package final class RunLock {
    package enum Failure: Error, Hashable, Sendable {
        /// Another run holds it; what it wrote of itself, empty if nothing yet.
        case held(by: String)
        /// The file system cannot lock, or the file cannot be opened.
        case unavailable(path: String, code: Int32)
    }

    private let descriptor: Int32

    /// Takes the lock of an output folder, which must exist, or fails at once.
    package init(output: String) throws(Failure) {
        let path = "\(output)/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw .unavailable(path: path, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            defer { close(descriptor) }
            guard code == EWOULDBLOCK else { throw .unavailable(path: path, code: code) }
            var holder: [UInt8] = []
            _ = readToEnd(descriptor) { holder.append(contentsOf: $0.prefix(100)); return false }
            throw .held(by: String(decoding: holder.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
        }
        self.descriptor = descriptor
        let holder = Array("pid \(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0, write(descriptor, holder, holder.count) == holder.count else {
            throw .unavailable(path: path, code: errno)
        }
    }

    deinit { close(descriptor) }
}

extension RunLock.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .held(let holder):
            "another run (\(holder.isEmpty ? "just starting" : holder)) is writing to this output; nothing was done"
        case .unavailable(let path, let code):
            "cannot lock \(path): \(String(cString: strerror(code))); choose an output on a file system that can"
        }
    }
}
