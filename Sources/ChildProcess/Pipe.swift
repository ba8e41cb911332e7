import CLinux
import Glibc

/// What a program prints, as far as it has come in.
struct Pipe: ~Copyable {
    private(set) var bytes: [UInt8] = []
    /// More came than was wanted.
    private(set) var isOverfull = false
    private var source: Int32
    /// Where the program writes.
    private(set) var end: Int32

    init(_ program: String) throws(ChildError) {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw .cannotStart(program: program, code: errno) }
        (source, end) = (ends[0], ends[1])
        _ = fcntl(source, F_SETFL, O_NONBLOCK)
    }

    var isOpen: Bool { source >= 0 }
    var poll: pollfd { pollfd(fd: source, events: Int16(POLLIN), revents: 0) }

    /// Takes what is there.
    mutating func read(limit: Int) {
        guard isOpen else { return }
        let portion = 64 << 10
        while bytes.count <= limit {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: portion) { buffer, initialized in
                count = Glibc.read(source, buffer.baseAddress, portion)
                initialized = max(0, count)
            }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN { return }
            guard count > 0 else { return closeSource() }
            bytes += chunk
        }
        isOverfull = true
    }

    mutating func closeEnd() {
        if end >= 0 { _ = Glibc.close(end) }
        end = -1
    }

    private mutating func closeSource() {
        _ = Glibc.close(source)
        source = -1
    }

    mutating func close() {
        closeEnd()
        if isOpen { closeSource() }
    }
}
