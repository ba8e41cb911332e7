import CLinux
import Glibc

/// A program that is run for what it prints. It gets a file as standard input and nothing else: no other descriptor, no
/// terminal, no network, a fixed environment, and limits on all that it could use up.
package struct ChildProcess: Sendable {
    package enum Status: Hashable, Sendable {
        case exited(Int32)
        /// Killed by a signal: a crash, or memory that it did not get.
        case crashed(signal: Int32)
    }

    package struct Result: Hashable, Sendable {
        package var status: Status
        package var output: [UInt8]
        package var errors: [UInt8]
    }

    /// Where programs lie. What the environment says does not count: it may say something else under cron.
    static let folders = ["/usr/local/bin", "/usr/bin", "/bin"]
    private static let environment = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "OMP_THREAD_LIMIT=1"]
    /// How long a stop can go unnoticed, in milliseconds.
    private static let patience: Int32 = 20

    private let name: String
    private let path: String

    /// - Parameter program: a name without folders.
    /// - Throws: `ChildError.missing`
    package init(_ program: String) throws(ChildError) {
        name = program
        guard let folder = Self.folders.first(where: { access("\($0)/\(program)", X_OK) == 0 }) else {
            throw .missing(program: program)
        }
        path = "\(folder)/\(program)"
    }

    /// Runs the program to its end on the calling thread. Nothing of it is left when this returns: whatever it started
    /// itself is killed with it.
    /// - Parameters:
    ///   - input: what the program finds at `/dev/stdin`, where it can move about as in a file.
    ///   - isStopped: asked again and again; the program is killed when it says so.
    /// - Complexity: O(input + output); one copy of the input in memory.
    package func run(
        _ arguments: [String], input: [UInt8] = [], limits: ChildLimits,
        isStopped: () -> Bool = { ChildStop.isRequested }
    ) throws(ChildError) -> Result {
        guard !isStopped() else { throw .stopped(program: name) }
        let document = broadsheet_memory_file(input, input.count)
        guard document >= 0 else { throw .cannotStart(program: name, code: -document) }
        defer { close(document) }
        var output = try Pipe(name)
        defer { output.close() }
        var errors = try Pipe(name)
        defer { errors.close() }

        let child = start(arguments, document, output.end, errors.end, limits)
        guard child > 0 else { throw .cannotStart(program: name, code: -child) }
        output.closeEnd()
        errors.closeEnd()
        do throws(ChildError) {
            try attend(child, &output, &errors, limits, isStopped)
        } catch {
            _ = Self.end(child)
            throw error
        }
        let status = Self.end(child)
        if status == .crashed(signal: SIGXCPU) { throw .tooSlow(program: name, seconds: limits.processorSeconds) }
        return Result(status: status, output: output.bytes, errors: errors.bytes)
    }

    /// Reads what the child prints until it has ended and there is no more.
    private func attend(
        _ child: pid_t, _ output: inout Pipe, _ errors: inout Pipe, _ limits: ChildLimits, _ isStopped: () -> Bool
    ) throws(ChildError) {
        let deadline = Self.milliseconds + Int64(limits.seconds) * 1000
        var hasEnded = false
        while !hasEnded || output.isOpen || errors.isOpen {
            try check(output, errors, limits)
            if Self.milliseconds >= deadline { throw .tooSlow(program: name, seconds: limits.seconds) }
            if isStopped() { throw .stopped(program: name) }
            var open = [output.poll, errors.poll].filter { $0.fd >= 0 }
            _ = poll(&open, nfds_t(open.count), open.isEmpty ? 1 : Self.patience)
            output.read(limit: limits.output)
            errors.read(limit: ChildLimits.errors)
            if !hasEnded, Self.hasEnded(child) {
                hasEnded = true
                // What it started itself may still hold the pipes.
                kill(-child, SIGKILL)
            }
        }
        try check(output, errors, limits)
    }

    private func check(_ output: borrowing Pipe, _ errors: borrowing Pipe, _ limits: ChildLimits) throws(ChildError) {
        if output.isOverfull { throw .tooMuchOutput(program: name, limit: limits.output) }
        if errors.isOverfull { throw .tooMuchOutput(program: name, limit: ChildLimits.errors) }
    }

    private func start(
        _ arguments: [String], _ input: Int32, _ output: Int32, _ errors: Int32, _ limits: ChildLimits
    ) -> Int32 {
        var words = ([name] + arguments).map { strdup($0) } + [nil]
        var environment = Self.environment.map { strdup($0) } + [nil]
        defer { for word in words + environment { free(word) } }
        return broadsheet_start_child(
            path, &words, &environment, input, output, errors,
            broadsheet_child_limits(
                processor_seconds: UInt(limits.processorSeconds), memory_bytes: UInt(limits.memory),
                file_bytes: UInt(limits.file)))
    }

    private static func hasEnded(_ child: pid_t) -> Bool {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else { return errno != EINTR }
        return information.si_signo == SIGCHLD
    }

    /// Kills what is left of the group while its number is still its own, and takes leave of the child.
    private static func end(_ child: pid_t) -> Status {
        kill(-child, SIGKILL)
        kill(child, SIGKILL)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            // Somebody else waited for it (SIGCHLD is ignored): nothing is known of how it ended.
            guard errno == EINTR else { return .crashed(signal: 0) }
        }
        return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .crashed(signal: status & 0x7F)
    }

    private static var milliseconds: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    }

    static func words(for code: Int32) -> String {
        switch code {
        case ENOENT: "no such file"
        case EACCES: "permission denied"
        case ENOMEM, EAGAIN: "not enough memory or processes"
        case EMFILE, ENFILE: "too many open files"
        default: "error \(code)"
        }
    }
}
