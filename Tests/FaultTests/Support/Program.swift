import Foundation
import Glibc
import Testing

/// The program under test: what users have, as a process of its own.
enum Program {
    /// Of the environment's choice, else the one that was built with these tests.
    static let path = setting("BROADSHEET_PROGRAM") ?? "\(buildFolder)/broadsheet"

    /// The library that stands between a program and the kernel; `Tests/CDiskFaults` says what it does.
    static let faultsLibrary = "\(buildFolder)/libDiskFaults.so"

    /// How many random faults there are to be, at least.
    static let rounds = setting("FAULT_ROUNDS").flatMap { Int($0) } ?? 60

    static let isRoot = geteuid() == 0

    private static let buildFolder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path

    private static func setting(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether a command of the system is there and does what it is asked here.
    static func succeeds(_ arguments: String...) -> Bool {
        do { return try Child(arguments).wait() == .exited(0) } catch { return false }
    }
}

/// How a process ended.
enum Ending: Hashable {
    case exited(Int32)
    case killed(Int32)
}

/// A process that was started.
final class Child {
    struct StartFailure: Error { let program: String, code: Int32 }

    let pid: pid_t
    private let output: String

    /// - Parameters:
    ///   - arguments: the program's path or name first.
    ///   - environment: beside a short one that is the same everywhere.
    ///   - output: a file for what it prints and logs; nowhere unless given.
    init(_ arguments: [String], environment: [String: String] = [:], output: String = "/dev/null") throws {
        self.output = output
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // Whoever runs the tests may ignore signals, which a child would take over.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var all = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
        if let libraries = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] { all["LD_LIBRARY_PATH"] = libraries }
        all.merge(environment) { $1 }
        var (argv, envp) = (arguments.map { strdup($0) } + [nil], all.map { strdup("\($0.key)=\($0.value)") } + [nil])
        defer { for text in argv + envp { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, arguments[0], &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw StartFailure(program: arguments[0], code: code) }
        self.pid = pid
    }

    func send(_ signal: Int32) { kill(pid, signal) }

    /// Waits until it ends. One that hangs is killed after two minutes, which is a failure of any test.
    func wait() -> Ending {
        for _ in 0..<240_000 {
            var status: Int32 = 0
            if waitpid(pid, &status, WNOHANG) == pid { return Self.ending(status) }
            usleep(500)
        }
        Testing.Issue.record("process \(pid) hangs:\n\(printed)")
        send(SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        return Self.ending(status)
    }

    /// Waits until it stops (SIGSTOP) or ends.
    /// - Returns: nil where it stopped.
    func waitForStop() -> Ending? {
        var status: Int32 = 0
        waitpid(pid, &status, WUNTRACED)
        return status & 0xFF == 0x7F ? nil : Self.ending(status)
    }

    private static func ending(_ status: Int32) -> Ending {
        status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    }

    /// What it printed and logged.
    var printed: String { FileManager.default.contents(atPath: output).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}
