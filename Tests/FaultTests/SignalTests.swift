import Glibc
import SplitMix
import Testing

/// Runs that are told to stop.
@Suite struct SignalTests {
    static let signals: [(number: Int32, name: String)] = [(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT"), (SIGHUP, "SIGHUP")]

    @Test("at whatever step a signal comes, the run ends with the promised exit code, the old release stays, and no work is lost",
        arguments: 0...2, Night.Kind.allCases)
    func everyStep(which: Int, kind: Night.Kind) throws {
        let (signal, name) = Self.signals[which]
        let night = try kind.night
        var stopped = 0
        for number in stride(from: 1 + which, to: .max, by: max(1, 360 / Program.rounds)) {
            let trial = try Trial(night)
            let comment = "\(name) at step \(number)"
            let log = "\(trial.folder.path)/calls"
            var fault = Fault.signal(signal, at: number, within: trial.output)
            fault.environment["DISK_FAULTS_LOG"] = log
            let (ending, printed) = try trial.run(fault, jobs: 2)
            if ending == .exited(128 + signal) {
                stopped += 1
                #expect(printed.contains("stopped by \(name); nothing was published, the last release is untouched"), "\(comment): \(printed)")
                try trial.expectUntouched(comment)
            } else {
                // It came after the last moment at which a run can still be stopped.
                #expect(ending == night.ending, "\(comment): \(printed)")
                try trial.expectGolden(comment)
            }
            try trial.expectFinishes(comment)
            if try Files.read(log).split(separator: UInt8(ascii: "\n")).count < number { break }
        }
        #expect(stopped > 2)
    }

    @Test("at whatever moment a signal comes, the exit code says which it was", arguments: 0...2)
    func anyMoment(which: Int) throws {
        let (signal, name) = Self.signals[which]
        let night = try Night.Kind.second.wideNight
        var random = SeededGenerator(seed: UInt64(which))
        for _ in 0..<max(1, Program.rounds / 6) {
            let trial = try Trial(night)
            let child = try trial.start(jobs: 4)
            usleep(UInt32.random(in: 0...300_000, using: &random))
            child.send(signal)
            // Before the program listens, the signal ends it as any other.
            let ending = child.wait()
            #expect([.exited(128 + signal), .killed(signal), night.ending].contains(ending), "\(name): \(child.printed)")
            try trial.expectWhole(name)
            try trial.expectFinishes(name, jobs: 4)
        }
    }

    @Test("a second signal ends a run at once, and the next finishes the job")
    func secondSignal() throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        // From the first step on each brings one.
        var fault = Fault.signal(SIGTERM, at: 10, within: trial.output)
        fault.environment["DISK_FAULTS_EVER"] = "1"
        #expect(try trial.run(fault).ending == .exited(143))
        try trial.expectUntouched("stopped twice")
        try trial.expectFinishes("stopped twice")
    }
}
