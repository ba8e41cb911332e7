import Testing

@testable import Pipeline

/// The operator's command at the end of a run, by stubs of a shell.
@Suite struct NotifyCommandTests {
    @Test("it is called on failures, and on warnings where asked", arguments: [
        (0, false, false), (1, false, true), (2, true, true), (3, true, true), (4, true, true), (143, true, true),
    ])
    func due(exitCode: Int32, onFailure: Bool, onWarning: Bool) {
        #expect(NotifyCommand("true", on: .failure).isDue(exitCode: exitCode) == onFailure)
        #expect(NotifyCommand("true", on: .warning).isDue(exitCode: exitCode) == onWarning)
    }

    @Test("it is told the exit code, the message, the output and the summary, and none of it is run")
    func told() throws {
        let folder = TestFolder()
        var report = MetricsTests.report(3)
        report.message = "disk full: $(touch \(folder.path)/run) `touch \(folder.path)/run`\n; 清川"
        let command = #"printf '%s|%s|%s|' "$BROADSHEET_EXIT_CODE" "$BROADSHEET_MESSAGE" "$BROADSHEET_OUTPUT" > \#(folder.path)/told; cat >> \#(folder.path)/told"#
        try NotifyCommand(command, on: .failure)(report, output: "/srv/output", summary: "第一行\n第二行\n")
        let message = "disk full: $(touch \(folder.path)/run) `touch \(folder.path)/run`\u{FFFD}; 清川"
        #expect(try folder.text("told") == "3|\(message)|/srv/output|第一行\n第二行\n")
        #expect(try folder.bytes("run") == nil)
    }

    @Test("a command that reads nothing does not hold a long summary up")
    func longSummary() throws {
        try NotifyCommand("true", on: .failure)(
            MetricsTests.report(3), output: "", summary: String(repeating: "一行\n", count: 100_000))
    }

    @Test("its failure is told", arguments: [
        ("exit 7", NotifyCommand.Failure.status(7 << 8), "exit code 7"), ("kill -9 $$", .status(9), "signal 9"),
        ("no-such-command-anywhere 2> /dev/null", .status(127 << 8), "exit code 127"),
    ])
    func failure(command: String, failure: NotifyCommand.Failure, words: String) {
        #expect(failure.description.contains(words))
        #expect(throws: failure) {
            try NotifyCommand(command, on: .failure)(MetricsTests.report(3), output: "", summary: "")
        }
    }

    @Test("what hangs is ended with all that it started")
    func timeout() throws {
        #expect(throws: NotifyCommand.Failure.timeout(seconds: 0)) {
            try NotifyCommand("sleep 1000 & sleep 1000", on: .failure)(
                MetricsTests.report(3), output: "", summary: "", timeout: .zero)
        }
    }
}
