import Glibc

extension Disk {
    /// Gives a file new content in one step: who reads it sees the old bytes or the new ones. Everybody may read it.
    ///
    /// The name beside carries the process's number, so that two processes never write into one; a killed one leaves
    /// its file, which ends in `.partial`.
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
}
