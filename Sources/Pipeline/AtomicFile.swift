import Glibc

extension Disk {
    /// Gives a file new content in one step: who reads it sees the old bytes or the new ones. Everybody may read it.
    ///
    /// The name beside carries the process's number, so that two processes never write into one; a killed one leaves
    /// its file, which ends in `.partial`, for `removeLeftovers`.
    package func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
        let beside = "\(path).\(getpid()).partial"
        do {
            try remove(beside)
            try create(beside, holding: bytes)
            // Whatever the umask: a collector or a reader runs as somebody else.
            try attempt(.write, beside) { chmod(beside, 0o644) == 0 }
            try rename(beside, to: path)
        } catch {
            // What stopped it is the error to tell, and this one would be of the same disk.
            unlink(beside)
            throw error
        }
    }

    /// Removes what processes that were killed in `replace` left beside a file.
    package func removeLeftovers(of path: String) throws(DiskError) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[..<$0]) } ?? "."
        let prefix = Array("\(slash.map { path[path.index(after: $0)...] } ?? path[...]).".utf8), suffix = Array(".partial".utf8)
        for name in try names(in: folder) where name.utf8.starts(with: prefix) {
            let rest = name.utf8.dropFirst(prefix.count)
            guard rest.suffix(suffix.count).elementsEqual(suffix), let process = pid_t(Substring(rest.dropLast(suffix.count))),
                process > 0, kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try remove("\(folder)/\(name)")
        }
    }
}
