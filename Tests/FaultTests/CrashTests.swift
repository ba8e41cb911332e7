import Glibc
import Testing

/// A page that ends the program, as a trap of Swift or an overflowing stack does.
@Suite struct CrashTests {
    /// The marks of files that are worked on; the folder itself is none.
    private static let marks = "/store/crashes/marks/"

    @Test("a page that crashes the program twice is refused, the others are published, and whoever asks has it tried again",
        arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGBUS])
    func crashingPage(signal: Int32) throws {
        let trial = try Trial(try Night.Kind.first.night)
        // The thread that worked on the first file crashes before it takes its mark away. The second run takes away the
        // mark of the first before that.
        for unlink in 1...2 {
            let (ending, printed) = try trial.run(.signal(signal, at: unlink, of: .unlink, within: trial.output + Self.marks))
            #expect(ending == .killed(signal), "\(printed)")
            try trial.expectUntouched("after a crash")
        }
        let (ending, printed) = try trial.run()
        #expect(ending == .exited(1), "\(printed)")
        #expect(printed.contains("[input.crashed]"), "\(printed)")
        let found = try Reader.check(trial.output)
        #expect(found.problem == nil)
        #expect(found.release != nil)
        let retry = try Child([Program.path, "quarantine", "retry", "--all", "--output", trial.output]).wait()
        #expect(retry == .exited(0))
        #expect(try trial.run().ending == .exited(0))
    }

    @Test("a run that is killed from outside is no page's fault, however often")
    func killed() throws {
        let trial = try Trial(try Night.Kind.first.night)
        for round in 1...4 {
            let (ending, _) = try trial.run(.signal(SIGKILL, at: round > 1 ? 2 : 1, of: .unlink, within: trial.output + Self.marks))
            #expect(ending == .killed(SIGKILL))
        }
        try trial.expectFinishes("after four kills at one page")
    }
}
