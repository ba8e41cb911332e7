// `environ` is a global variable of C; nothing in this program writes it.
@preconcurrency import Glibc
import Newspaper

/// A command of the operator's that is told how a run ended.
package struct NotifyCommand: Hashable, Sendable {
    /// When it is called.
    package enum Threshold: String, CaseIterable, Sendable {
        /// On every exit code but 0 and 1.
        case failure
        /// On 1, too.
        case warning
    }

    package var command: String
    package var threshold: Threshold

    package init(_ command: String, on threshold: Threshold) { (self.command, self.threshold) = (command, threshold) }

    package enum Failure: Error, Hashable, Sendable {
        case spawn(code: Int32)
        case timeout(seconds: Int)
        /// As `waitpid` gives it.
        case status(Int32)
    }

    package func isDue(exitCode: Int32) -> Bool { threshold == .warning ? exitCode != 0 : exitCode != 0 && exitCode != 1 }

    /// Runs the command by `/bin/sh -c`, with facts in its environment and the summary on its standard input, and waits.
    /// What it prints goes to standard error. Nothing of a page or a file name becomes part of a command line.
    /// - Parameter timeout: the command and what it started are killed after so long.
    package func callAsFunction(
        _ report: RunReport, output: String, summary: String, timeout: Duration = .seconds(60)
    ) throws(Failure) {
        let message = Scalars(report.message).map { $0.isUnsafeInLine ? "\u{FFFD}" : $0 }.string
        let process = try spawn(stdin: summary, [
            "BROADSHEET_EXIT_CODE=\(report.exitCode)", "BROADSHEET_MESSAGE=\(message)", "BROADSHEET_OUTPUT=\(output)",
        ])
        let deadline = ContinuousClock.now + timeout
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { break }
            if ended < 0, errno != EINTR { throw .spawn(code: errno) }
            if ContinuousClock.now >= deadline {
                kill(-process, SIGKILL)
                waitpid(process, &status, 0)
                throw .timeout(seconds: Int(timeout / .seconds(1)))
            }
            usleep(20_000)
        }
        if status != 0 { throw .status(status) }
    }

    /// - Returns: the number of the process, which leads a group of its own.
    private func spawn(stdin: String, _ facts: [String]) throws(Failure) -> pid_t {
        let input = try Self.filledPipe(Array(stdin.utf8))
        defer { close(input) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

        // The facts come first, so that they count where a variable of their name was inherited.
        var environment = facts.map { strdup($0) }
        var entry = environ
        while let inherited = entry.pointee {
            environment.append(strdup(inherited))
            entry += 1
        }
        environment.append(nil)
        var arguments = [strdup("/bin/sh"), strdup("-c"), strdup(command), nil]
        defer { for pointer in arguments + environment { free(pointer) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, &environment)
        guard code == 0 else { throw .spawn(code: code) }
        return process
    }

    /// The reading end of a pipe that holds as much of the bytes as a pipe takes (64 KiB, some thousand lines of a
    /// summary). It is filled and its other end closed before anybody reads, so neither side ever waits for the other,
    /// and it needs no disk, which may be what is full.
    private static func filledPipe(_ bytes: [UInt8]) throws(Failure) -> Int32 {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .spawn(code: errno) }
        defer { close(ends[1]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        _ = write(ends[1], bytes, bytes.count)
        return ends[0]
    }
}

extension NotifyCommand.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .spawn(let code): "the notify command could not be run: \(String(cString: strerror(code)))"
        case .timeout(let seconds): "the notify command was ended after \(seconds) seconds"
        case .status(let status):
            status & 0x7F == 0
                ? "the notify command ended with exit code \(status >> 8 & 0xFF)"
                : "the notify command was ended by signal \(status & 0x7F)"
        }
    }
}
