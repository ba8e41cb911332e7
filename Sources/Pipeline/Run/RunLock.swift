import Glibc
import Newspaper

/// The right to write to an output folder, held by one process at a time: a run, a reprocessing, a switch, a prune, a
/// change of the quarantine. The kernel lets go of it when the process ends, however it ends: there is never a stale
/// lock to remove, and what a dead holder wrote of itself is no obstacle.
package final class RunLock {
    package enum Failure: Error, Hashable, Sendable {
        /// Another process holds it; what that one wrote of itself, empty if nothing yet.
        case held(path: String, by: String)
        /// The file system cannot lock, or the file cannot be opened.
        case unavailable(path: String, code: Int32)
    }

    private let descriptor: Int32

    /// Takes the lock of an output folder, which must exist, or fails at once.
    package init(output: String, disk: Disk = Disk(), now: Timestamp = .now()) throws(Failure) {
        let path = "\(output)/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw .unavailable(path: path, code: errno) }
        do throws(DiskError) {
            try disk.attempt(.lock, path) { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }
            let holder = Array("\(Self.holder(now))\n".utf8)
            try disk.attempt(.lock, path) {
                ftruncate(descriptor, 0) == 0 && write(descriptor, holder, holder.count) == holder.count
            }
        } catch {
            defer { close(descriptor) }
            guard error.code == EWOULDBLOCK else { throw .unavailable(path: path, code: error.code) }
            throw .held(path: path, by: Self.firstLine(descriptor))
        }
        self.descriptor = descriptor
    }

    deinit {
        // A child that was forked a moment ago has a copy of the descriptor until it becomes another program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// `pid 123 on archive01, since 2026-11-23T02:30:00Z`
    private static func holder(_ now: Timestamp) -> String {
        "pid \(getpid()) on \(hostName()), since \(now.iso)"
    }

    private static func hostName() -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { name in
            guard gethostname(name.baseAddress!, name.count - 1) == 0 else { return "this machine" }
            name[name.count - 1] = 0
            return String(cString: name.baseAddress!)
        }
    }

    /// The file may have been written by anybody: nothing of it may drive a terminal.
    private static func firstLine(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        _ = readToEnd(descriptor) { bytes.append(contentsOf: $0.prefix(400)); return false }
        let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return Scalars(line).map { $0.isUnsafeInLine ? "\u{FFFD}" : $0 }.string
    }
}

extension RunLock.Failure {
    package var exitCode: Int32 {
        switch self {
        case .held: 4
        case .unavailable: 3
        }
    }
}

extension RunLock.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .held(let path, let holder):
            return "another run (\(holder.isEmpty ? "just starting" : holder)) holds \(path); nothing was done"
        case .unavailable(let path, let code):
            let reason = String(cString: strerror(code))
            switch code {
            case ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL:
                return "\(path): this file system cannot lock (\(reason)); choose an output on one that can; nothing was done"
            case EACCES, EPERM, EROFS:
                return "cannot lock \(path): \(reason); give the user who runs this the right to write there; nothing was done"
            case ENOSPC, EDQUOT: return "cannot lock \(path): \(reason); make room and run again; nothing was done"
            default: return "cannot lock \(path): \(reason); nothing was done"
            }
        }
    }
}
