import Glibc
import Testing

@testable import ChildProcess

@Suite("A program that is run for what it prints")
struct ChildProcessTests {
    static let limits = ChildLimits(seconds: 60, processorSeconds: 10, memory: 256 << 20, output: 1 << 20)

    func run(
        _ script: String, shell: String = "sh", input: String = "", limits: ChildLimits = Self.limits
    ) throws(ChildError) -> ChildProcess.Result {
        try ChildProcess(shell).run(["-c", script], input: Array(input.utf8), limits: limits)
    }

    @Test("its input is a file that it can read more than once; output, complaints and status come back")
    func result() throws {
        let result = try run("cat /dev/stdin; cat /dev/stdin; echo 错误 >&2; exit 7", input: "版面")
        #expect(result.status == .exited(7))
        #expect(String(decoding: result.output, as: UTF8.self) == "版面版面")
        #expect(String(decoding: result.errors, as: UTF8.self) == "错误\n")
    }

    @Test("its input cannot be changed")
    func sealed() throws {
        var limits = Self.limits
        limits.file = 1 << 20
        let result = try run("(echo 改 >> /proc/self/fd/0) || (echo 改 > /proc/self/fd/0); cat /dev/stdin", input: "原文", limits: limits)
        #expect(String(decoding: result.output, as: UTF8.self) == "原文")
    }

    @Test("it sees none of this process's environment")
    func environment() throws {
        setenv("BROADSHEET_SECRET", "密", 1)
        defer { unsetenv("BROADSHEET_SECRET") }
        #expect(try run("echo $BROADSHEET_SECRET$HOME$LC_ALL").output == Array("C.UTF-8\n".utf8))
    }

    @Test("it inherits no open file")
    func descriptors() throws {
        let open = fcntl(2, F_DUPFD, 500)
        defer { close(open) }
        try #require(open >= 500)
        let names = String(decoding: try run("ls /proc/$$/fd").output, as: UTF8.self).split(separator: "\n")
        #expect(names.allSatisfy { Int($0).map { $0 < 20 } == true } && names.count >= 3)
    }

    @Test("it runs in the root folder, and may not write files")
    func files() throws {
        #expect(try run("pwd").output == Array("/\n".utf8))
        let name = "/tmp/broadsheet-child-\(getpid())"
        defer { unlink(name) }
        #expect(try run("echo 不许 > \(name)").status != .exited(0))
        var information = stat()
        #expect(stat(name, &information) != 0 || information.st_size == 0)
    }

    @Test("one that is not installed is missing, whatever lies in the current folder or on the path")
    func missing() {
        #expect(throws: ChildError.missing(program: "no-such-program")) { try ChildProcess("no-such-program") }
    }

    @Test("one that sleeps is killed when its time is over")
    func sleeper() {
        #expect(throws: ChildError.tooSlow(program: "sh", seconds: 1)) {
            try run("sleep 1000", limits: ChildLimits(seconds: 1, processorSeconds: 10))
        }
    }

    @Test("one that computes without end is killed when its processor time is over")
    func computer() {
        #expect(throws: ChildError.tooSlow(program: "sh", seconds: 1)) {
            try run("while :; do :; done", limits: ChildLimits(seconds: 600, processorSeconds: 1))
        }
    }

    @Test("one that prints without end is cut off, on either side", arguments: ["yes 报纸", "yes 报纸 >&2"])
    func talker(_ script: String) {
        let limit = script.contains(">&2") ? ChildLimits.errors : Self.limits.output
        #expect(throws: ChildError.tooMuchOutput(program: "sh", limit: limit)) { try run(script) }
    }

    @Test("one that wants all memory does not get it")
    func eater() throws {
        let result = try run("x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done", limits: Self.limits)
        #expect(result.status != .exited(0))
    }

    @Test("one that crashes says by which signal")
    func crash() throws {
        #expect(try run("kill -SEGV $$").status == .crashed(signal: SIGSEGV))
    }

    @Test("what it started itself dies with it, though it holds the output open")
    func descendants() throws {
        let result = try run("sleep 1000 & echo 走了")
        #expect(result.status == .exited(0))
        #expect(String(decoding: result.output, as: UTF8.self) == "走了\n")
    }

    @Test("it cannot leave its group, and has no network")
    func forbidden() throws {
        #expect(try run("setsid sleep 0 || echo 不能").output == Array("不能\n".utf8))
        let result = try run("exec 3<>/dev/tcp/127.0.0.1/9", shell: "bash")
        #expect(String(decoding: result.errors, as: UTF8.self).contains("not permitted"))
    }

    @Test("it is killed when the run is stopped, and not started afterwards")
    func stop() throws {
        var asked = 0
        #expect(throws: ChildError.stopped(program: "sh")) {
            try ChildProcess("sh").run(["-c", "sleep 1000"], limits: Self.limits) {
                asked += 1
                return asked > 3
            }
        }
        #expect(throws: ChildError.stopped(program: "sh")) {
            try ChildProcess("sh").run(["-c", "exit 0"], limits: Self.limits) { true }
        }
    }

    @Test("an error says which program and what about it", arguments: [
        (ChildError.missing(program: "pdftohtml"), "pdftohtml is not installed"),
        (.cannotStart(program: "pdftohtml", code: ENOMEM), "not enough memory"),
        (.tooSlow(program: "pdftohtml", seconds: 9), "more than 9 s"),
        (.tooMuchOutput(program: "pdftohtml", limit: 8), "more than 8 bytes"),
        (.stopped(program: "pdftohtml"), "stopped with the run"),
    ])
    func words(_ error: ChildError, _ says: String) {
        #expect(error.description.contains(says))
    }
}
