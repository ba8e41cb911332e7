import Glibc
import Testing

/// A disk that fails: each call once, or from then on.
@Suite struct DiskErrorTests {
    struct Failure: CustomTestStringConvertible, Sendable {
        var call: Fault.Call
        var code: Int32
        /// What a message has to say of it.
        var words: String
        var testDescription: String { "\(call.rawValue): \(String(cString: strerror(code)))" }
    }

    static let failures = [
        Failure(call: .write, code: ENOSPC, words: "No space left on device; make room and run again"),
        Failure(call: .write, code: EDQUOT, words: "Disk quota exceeded; make room and run again"),
        Failure(call: .pwrite, code: ENOSPC, words: "make room"),
        Failure(call: .open, code: ENOSPC, words: "make room"),
        Failure(call: .open, code: EMFILE, words: "cannot"),
        Failure(call: .mkdir, code: ENOSPC, words: "No space left on device; make room and run again"),
        Failure(call: .fsync, code: EIO, words: "Input/output error"),
        Failure(call: .syncfs, code: EIO, words: "cannot sync"),
        Failure(call: .rename, code: EIO, words: "cannot rename"),
        Failure(call: .rename, code: ESTALE, words: "Stale file handle"),
        Failure(call: .symlink, code: EIO, words: "cannot link"),
        Failure(call: .link, code: EIO, words: "cannot link to"),
        Failure(call: .unlink, code: EIO, words: "cannot remove"),
    ]

    @Test("whatever call fails, readers have a whole release, the message says what failed, and the next run finishes the job",
        arguments: failures, [false, true])
    func everyCall(failure: Failure, isLasting: Bool) throws {
        let night = try Night.Kind.second.night
        var number = 1
        while true {
            // A disk that stays broken is the rarer test: what comes after matters less.
            defer { number += max(1, (isLasting ? 360 : 120) / Program.rounds) }
            let trial = try Trial(night)
            let comment = "\(failure.testDescription), at \(number)\(isLasting ? " and ever after" : "")"
            let log = "\(trial.folder.path)/calls"
            var fault = Fault.error(failure.code, at: number, of: failure.call.rawValue, within: trial.output, isLasting: isLasting)
            fault.environment["DISK_FAULTS_LOG"] = log
            let (ending, printed) = try trial.run(fault)
            try trial.expectWhole(comment)
            if ending == .exited(3) {
                #expect(printed.contains(failure.words), "\(comment): \(printed)")
                #expect(printed.contains("nothing was") || printed.contains("run again"), "\(comment): \(printed)")
            } else {
                // What fails after the release is current fails no run.
                #expect(ending == night.ending, "\(comment): \(printed)")
            }
            try trial.expectFinishes(comment)
            let calls = Files.exists(log) ? try Files.read(log).split(separator: UInt8(ascii: "\n")).count : 0
            #expect(calls > 0, "a run has such a call")
            if calls < number { break }
        }
    }

    @Test("a file that cannot have a second name is copied", arguments: [EPERM, EXDEV, EMLINK])
    func noLinks(code: Int32) throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        let (ending, printed) = try trial.run(.error(code, at: 1, of: "link", within: trial.output, isLasting: true))
        #expect(ending == night.ending, "\(printed)")
        try trial.expectGolden("without links")
        let shared = "releases/000001/articles/yunshan/yunshan-2023.jsonl.gz", copy = shared.replacing("000001", with: "000002")
        #expect(Files.inode("\(trial.output)/\(shared)") != Files.inode("\(trial.output)/\(copy)"))
        // Where it can, it has.
        #expect(Files.inode("\(night.after)/\(shared)") == Files.inode("\(night.after)/\(copy)"))
    }

    @Test("an input that the disk cannot give is refused, and its issue stays as it is until it can")
    func unreadableInput() throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        let page = night.archive.path("qingchuan", 1, 1)
        let (ending, printed) = try trial.run(.error(EIO, at: 1, of: "read", within: page, isLasting: true))
        #expect(ending == .exited(1), "\(printed)")
        let entry = try Files.names(in: "\(trial.output)/quarantine").map { try Files.read("\(trial.output)/quarantine/\($0)") }
        #expect(entry.contains { String(decoding: $0, as: UTF8.self).contains("Input/output error") })
        try trial.expectWhole("an unreadable input")
        #expect(try trial.run().ending == .exited(1))
        let articles = "current/articles/qingchuan/qingchuan-2023.jsonl.gz"
        #expect(try Files.read("\(trial.output)/\(articles)") == Files.read("\(night.after)/\(articles)"))
    }

    @Test("few open files are enough")
    func fewFiles() throws {
        let night = try Night.Kind.first.wideNight
        let trial = try Trial(night)
        let child = try Child([
            "/bin/sh", "-c", "ulimit -n 40; exec \"$@\"", "sh", Program.path, "run", "--config", night.archive.configuration,
            "--output", trial.output, "--jobs", "4",
        ], output: "\(trial.folder.path)/log")
        #expect(child.wait() == night.ending, "\(child.printed)")
        try trial.expectGolden("with few open files")
    }
}
