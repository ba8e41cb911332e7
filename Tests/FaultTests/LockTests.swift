import Glibc
import Testing

/// More than one run at a time.
@Suite struct LockTests {
    @Test("the second of two runs ends with exit code 4 and says who holds the lock; a dead holder is in nobody's way",
        arguments: [10, 30, 60])
    func secondRun(step: Int) throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        let first = try trial.start(.signal(SIGSTOP, at: step, within: trial.output), log: "first")
        let early = first.waitForStop()
        try #require(early == nil, "the first run stands still at step \(step)")
        let (ending, printed) = try trial.run()
        #expect(ending == .exited(4), "\(printed)")
        #expect(printed.contains("another run (pid \(first.pid) on "), "\(printed)")
        first.send(SIGKILL)
        #expect(first.wait() == .killed(SIGKILL))
        try trial.expectFinishes("after a dead holder")
    }

    @Test("of many runs at once each does the work, finds it done, or leaves it to the one that is at it", arguments: Night.Kind.allCases)
    func manyRuns(kind: Night.Kind) throws {
        let night = try kind.night
        for _ in 0..<max(1, Program.rounds / 20) {
            let trial = try Trial(night)
            let runs = try (0..<6).map { try trial.start(jobs: 1 + $0 % 3, log: "log\($0)") }
            let endings = runs.map { $0.wait() }
            #expect(endings.contains(night.ending))
            #expect(Set(endings).isSubset(of: [night.ending, .exited(4)]), "\(runs.map(\.printed))")
            try trial.expectFinishes("after many runs")
        }
    }

    @Test("a file system that cannot lock is no reason to go on without", arguments: [ENOLCK, EOPNOTSUPP])
    func noLocks(code: Int32) throws {
        let trial = try Trial(try Night.Kind.second.night)
        let (ending, printed) = try trial.run(.error(code, at: 1, of: "flock", within: trial.output))
        #expect(ending == .exited(3))
        #expect(printed.contains("this file system cannot lock"), "\(printed)")
        try trial.expectUntouched("no locks")
    }
}
