import Glibc
import Ingest
import Newspaper

extension InputFile {
    /// The bytes of the file.
    /// - Parameter limit: a larger file is refused before it is read.
    /// - Throws: `Refusal` if it is no regular file any more, cannot be read, is too large, or changed meanwhile.
    func read(limit: Int) throws(Refusal) -> [UInt8] {
        if let held { return held }
        if let member {
            do throws(ArchiveFault) { return try member.read(limit: limit) } catch {
                throw Refusal(code: error.code, detail: error.description, path: path)
            }
        }
        var bytes: [UInt8] = []
        try pieces(limit: limit) { size in bytes.reserveCapacity(size) } take: { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// The SHA-256 of the file as 64 hex digits, in constant memory.
    func sha256(limit: Int) throws(Refusal) -> String {
        if member != nil || held != nil { return SHA256.hex(try read(limit: limit)) }
        let stream = SHA256Stream()
        try pieces(limit: limit) { _ in } take: { stream.update($0) }
        return stream.finishHex()
    }

    /// Never waits: a pipe that took the file's place is opened without blocking and refused. Never maps: a file
    /// cut short while it is mapped would end the process.
    private func pieces(
        limit: Int, size: (Int) -> Void, take: (UnsafeRawBufferPointer) -> Void
    ) throws(Refusal) {
        let descriptor = open(location, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal("input.unreadable", reason: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refusal("input.unreadable", reason: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Refusal(code: "input.not-a-file", detail: "a pipe, socket, device or folder is not read", path: path)
        }
        let before = FileState(status)
        guard before.size <= limit else {
            throw Refusal(
                code: "input.too-large", detail: "the file has \(before.size) bytes, more than \(limit); split it",
                path: path)
        }
        size(before.size)
        var count = 0
        let isRead = readToEnd(descriptor) { piece in
            count += piece.count
            guard count <= before.size else { return false }
            take(piece)
            return true
        }
        guard isRead else { throw refusal("input.unreadable", reason: errno) }
        guard fstat(descriptor, &status) == 0, FileState(status) == before, count == before.size else {
            throw Refusal(
                code: "input.changed", detail: "the file changed while it was read; run again when it is complete",
                path: path)
        }
    }

    private func refusal(_ code: String, reason: Int32) -> Refusal {
        Refusal(code: code, detail: "the file cannot be read: \(String(cString: strerror(reason)))", path: path)
    }
}

/// What is piped to the program.
enum StandardInput {
    /// - Throws: `ConfigurationError` for what cannot be read, or has more bytes than a file may have.
    static func bytes(limit: Int = InputLimits.standard.maxFileBytes, of descriptor: Int32 = STDIN_FILENO) throws(ConfigurationError) -> [UInt8] {
        var bytes: [UInt8] = []
        let isRead = readToEnd(descriptor) { piece in
            bytes.append(contentsOf: piece)
            return bytes.count <= limit
        }
        guard isRead else { throw .unreadable(file: "standard input", reason: String(cString: strerror(errno))) }
        guard bytes.count <= limit else { throw .unreadable(file: "standard input", reason: "it has more than \(limit) bytes; give files") }
        return bytes
    }
}
