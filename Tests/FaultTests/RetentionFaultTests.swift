import Glibc
import Testing

/// Old releases are removed, and something comes between.
@Suite struct RetentionFaultTests {
    /// An output of four releases, the fourth current, and a configuration that keeps one.
    private final class Shelf: Sendable {
        static let shared = Result { try Shelf() }

        let folder: Folder
        let archive: Archive
        var output: String { "\(folder.path)/output" }

        init() throws {
            folder = try Folder()
            archive = Archive(folder: folder.path)
            try archive.writeConfiguration()
            try archive.writeIssues(ofEach: 1)
            for night in 1...4 {
                try archive.write("linhe", 1, 1, seed: 500 + night)
                try #require(try Child([Program.path, "run", "--config", archive.configuration]).wait() == .exited(0))
            }
            try archive.writeConfiguration(", \"retention\": {\"keep\": 1, \"days\": 0}")
        }
    }

    static let calls: [Fault.Call] = [.rename, .unlink, .rmdir, .fsync, .write, .ftruncate]

    private static func broadsheet(_ arguments: [String], _ output: String, _ fault: Fault? = nil, log: String) throws -> (ending: Ending, printed: String) {
        let shelf = try Shelf.shared.get()
        let child = try Child(
            [Program.path] + arguments + ["--config", shelf.archive.configuration, "--output", output],
            environment: fault?.environment ?? [:], output: log)
        return (child.wait(), child.printed)
    }

    /// Whatever has the name of a release is a whole one.
    private static func expectWholeReleases(_ output: String, _ comment: String) throws {
        for name in try Files.names(in: "\(output)/releases") where !name.hasPrefix(".") {
            #expect(try Reader.problem(of: "\(output)/releases/\(name)") == nil, "\(comment)")
        }
        #expect(try Reader.check(output).release?.hasSuffix("releases/000004") == true, "\(comment)")
    }

    @Test("a prune that is killed at any step leaves whole releases, and the next finishes it", arguments: calls, [false, true])
    func killed(call: Fault.Call, isPinned: Bool) throws {
        let shelf = try Shelf.shared.get()
        for number in 1... {
            let folder = try Folder()
            let (output, log) = ("\(folder.path)/output", "\(folder.path)/log")
            try Files.copy(shelf.output, to: output)
            if isPinned {
                #expect(try Self.broadsheet(["release", "pin", "2", "--reason", "周岚 2026"], output, log: log).ending == .exited(0))
            }
            let kept = isPinned ? ["000002", "000004"] : ["000004"]
            let comment = "killed at \(call.rawValue) \(number)"
            let fault = Fault.signal(SIGKILL, at: number, of: call, within: output)
            let ending = try Self.broadsheet(["release", "prune"], output, fault, log: log).ending
            try Self.expectWholeReleases(output, comment)
            if ending != .killed(SIGKILL) {
                #expect(ending == .exited(0))
                #expect(try Files.names(in: "\(output)/releases") == kept)
                #expect(number > 1, "a prune has such a step")
                return
            }
            let (later, printed) = try Self.broadsheet(["release", "prune"], output, log: log)
            #expect(later == .exited(0), "\(comment): \(printed)")
            #expect(try Files.names(in: "\(output)/releases") == kept, "\(comment)")
            try Self.expectWholeReleases(output, comment)
        }
    }

    @Test("a run that is killed while it prunes has published, the next run finishes what was begun, and the next prune the rest", arguments: [Fault.Call.unlink, .rmdir, .rename])
    func killedRun(call: Fault.Call) throws {
        let shelf = try Shelf.shared.get()
        let folder = try Folder()
        let archive = Archive(folder: folder.path)
        try archive.writeConfiguration(", \"retention\": {\"keep\": 1, \"days\": 0}")
        try archive.writeIssues(ofEach: 1)
        let (output, log) = ("\(folder.path)/output", "\(folder.path)/log")
        for number in 1... {
            Files.remove(output)
            try Files.copy(shelf.output, to: output)
            // Only what concerns old releases counts.
            let child = try Child(
                [Program.path, "run", "--config", archive.configuration, "--jobs", "1"],
                environment: Fault.signal(SIGKILL, at: number, of: call, within: ".removed").environment, output: log)
            guard child.wait() == .killed(SIGKILL) else {
                #expect(number > 1)
                return
            }
            #expect(try Reader.check(output).release?.hasSuffix("releases/000005") == true)
            #expect(try Reader.check(output).problem == nil)
            #expect(try Child([Program.path, "run", "--config", archive.configuration]).wait() == .exited(0))
            #expect(try Files.names(in: "\(output)/releases").allSatisfy { !$0.hasSuffix(".removed") })
            #expect(try Child([Program.path, "release", "prune", "--config", archive.configuration]).wait() == .exited(0))
            #expect(try Files.names(in: "\(output)/releases") == ["000005"])
        }
    }

    @Test("what a dry run says is what is then done")
    func dryRun() throws {
        let folder = try Folder()
        let (output, log) = ("\(folder.path)/output", "\(folder.path)/log")
        try Files.copy(try Shelf.shared.get().output, to: output)
        let before = try Snapshot(output)
        let (ending, said) = try Self.broadsheet(["release", "prune", "--dry-run"], output, log: log)
        #expect(ending == .exited(0))
        #expect(try Snapshot(output).differences(from: before) == [])
        for number in 1...3 { #expect(said.contains("removes release \(number),"), "\(said)") }
        #expect(try Self.broadsheet(["release", "prune"], output, log: log).ending == .exited(0))
        #expect(try Files.names(in: "\(output)/releases") == ["000004"])
    }
}
