import Glibc
import Testing

/// Killed at every step, one after the other, until a run passes untouched (the way of SQLite's own tests).
@Suite struct KillTests {
    static let steps: [(Night.Kind, Fault.Call)] = Night.Kind.allCases.flatMap { kind in
        // Nothing is there yet that a first release could share.
        Fault.Call.allCases.filter { kind == .second || $0 != .link }.map { (kind, $0) }
    }

    @Test("a run that is killed at any step leaves a whole release, and the same command finishes the job", arguments: steps)
    func everyStep(kind: Night.Kind, call: Fault.Call) throws {
        let night = try kind.night
        for number in 1... {
            let trial = try Trial(night)
            let ending = try trial.run(.signal(SIGKILL, at: number, of: call, within: trial.output)).ending
            let comment = "killed at \(call.rawValue) \(number)"
            if ending == .killed(SIGKILL) {
                try trial.expectWhole(comment)
                try trial.expectFinishes(comment)
            } else {
                #expect(ending == night.ending)
                try trial.expectGolden("not killed")
                #expect(number > 1, "a run has such a step")
                return
            }
        }
    }

    @Test("a write of which half is on the disk when the run is killed is no obstacle",
        arguments: Night.Kind.allCases, [Fault.Call.write, .pwrite])
    func tornWrites(kind: Night.Kind, call: Fault.Call) throws {
        let night = try kind.night
        for number in stride(from: 1, to: .max, by: max(1, 240 / Program.rounds)) {
            let trial = try Trial(night)
            let fault = Fault.signal(SIGKILL, at: number, of: call, within: trial.output, isTorn: true)
            guard try trial.run(fault).ending == .killed(SIGKILL) else {
                #expect(number > 1)
                return
            }
            try trial.expectWhole("torn \(call.rawValue) \(number)")
            try trial.expectFinishes("torn \(call.rawValue) \(number)")
        }
    }

    @Test("a run that finishes the job of a killed one may be killed itself", arguments: Night.Kind.allCases)
    func killedRecovery(kind: Night.Kind) throws {
        let night = try kind.night
        for first in stride(from: 5, to: .max, by: max(1, 1500 / Program.rounds)) {
            for second in [2, first / 2 + 1, first + 3] {
                let trial = try Trial(night)
                guard try trial.run(.signal(SIGKILL, at: first, within: trial.output)).ending == .killed(SIGKILL) else {
                    #expect(first > 50)
                    return
                }
                _ = try trial.run(.signal(SIGKILL, at: second, within: trial.output))
                try trial.expectWhole("killed at step \(first), then at step \(second)")
                try trial.expectFinishes("killed at step \(first), then at step \(second)")
            }
        }
    }

    @Test("what a killed run had worked off is not worked off again")
    func resume() throws {
        let night = try Night.Kind.first.wideNight
        let trial = try Trial(night)
        #expect(try trial.run(.signal(SIGKILL, at: 1, of: .syncfs, within: trial.output), jobs: 2).ending == .killed(SIGKILL))
        let (ending, printed) = try trial.run(jobs: 2, ["--log-format", "json"])
        #expect(ending == night.ending)
        #expect(!printed.contains("\"input_bytes\"") || printed.contains("\"input_bytes\":\"0\""), "\(printed)")
        try trial.expectGolden("resumed")
    }
}
