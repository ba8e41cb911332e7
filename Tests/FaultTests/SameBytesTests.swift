import Foundation
import Glibc
import Testing

/// What a release must not depend on.
@Suite struct SameBytesTests {
    static let surroundings: [[String: String]] = [
        ["LC_ALL": "C", "TZ": "UTC"],
        ["LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "HOME": "/nonexistent"],
        ["LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns"],
        ["LC_ALL": "", "TZ": ":/nonexistent", "LANG": "de_DE.ISO-8859-1"],
    ]

    @Test("the same bytes for any number of jobs, language, time zone and order of names, interrupted or not",
        arguments: [1, 2, 7], surroundings)
    func matrix(jobs: Int, surroundings: [String: String]) throws {
        for kind in Night.Kind.allCases {
            let night = try kind.wideNight
            for isInterrupted in [false, true] {
                let trial = try Trial(night)
                var fault = Fault.reversedListings
                fault.environment.merge(surroundings) { $1 }
                if isInterrupted {
                    var interrupted = Fault.signal(SIGKILL, at: 30 + 10 * jobs, within: trial.output)
                    interrupted.environment.merge(fault.environment) { mine, _ in mine }
                    #expect(try trial.run(interrupted, jobs: jobs).ending == .killed(SIGKILL))
                }
                let (ending, printed) = try trial.run(fault, jobs: jobs)
                #expect(ending == night.ending, "\(printed)")
                try trial.expectGolden("\(jobs) jobs, \(surroundings), \(isInterrupted ? "interrupted" : "at one go")")
            }
        }
    }

    @Test("the listing of a folder really is the other way round")
    func reversed() throws {
        let folder = try Folder()
        for name in ["a", "b", "c"] { try Files.write("\(folder.path)/in/\(name)", name) }
        func listing(_ fault: Fault) throws -> String {
            let child = try Child(["ls", "-U", "\(folder.path)/in"], environment: fault.environment, output: "\(folder.path)/log")
            #expect(child.wait() == .exited(0))
            return child.printed
        }
        let names = try listing(Fault()).split(separator: "\n")
        #expect(names.count == 3)
        #expect(try listing(.reversedListings).split(separator: "\n") == names.reversed())
    }

    @Test("the same archive at another place, copied in another order and with other dates, gives the same bytes")
    func elsewhere() throws {
        let night = try Night.Kind.first.wideNight
        let folder = try Folder()
        let other = Archive(folder: "\(folder.path)/another/machine")
        try other.writeConfiguration()
        let files = try #require(FileManager.default.enumerator(atPath: night.archive.input)?.allObjects as? [String])
        for name in files.sorted().reversed() where name.hasSuffix(".txt") {
            try Files.read("\(night.archive.input)/\(name)").write(to: Self.made("\(other.input)/\(name)"))
        }
        let child = try Child([Program.path, "run", "--config", other.configuration, "--jobs", "3"], output: "\(folder.path)/log")
        #expect(child.wait() == night.ending, "\(child.printed)")
        #expect(try Snapshot("\(other.folder)/output").differences(from: night.golden) == [])
    }

    private static func made(_ path: String) throws -> URL {
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        return file
    }

    @Test("inputs that were touched, or copied away and back, are no news: nothing is computed, nothing published")
    func touched() throws {
        let folder = try Folder()
        let archive = Archive(folder: folder.path)
        try archive.writeConfiguration()
        try archive.writeIssues(ofEach: 2)
        func run() throws -> (Ending, String) {
            let child = try Child(
                [Program.path, "run", "--config", archive.configuration, "--log-format", "json"], output: "\(folder.path)/log")
            return (child.wait(), child.printed)
        }
        #expect(try run().0 == .exited(0))
        let before = try Snapshot("\(archive.folder)/output")
        for change in ["true", "find \(archive.input) -type f -exec touch {} +", "cp -r \(archive.input) \(archive.folder)/copy && rm -r \(archive.input) && mv \(archive.folder)/copy \(archive.input)"] {
            #expect(Program.succeeds("/bin/sh", "-c", change))
            let (ending, printed) = try run()
            #expect(ending == .exited(0))
            #expect(printed.contains("Nothing new"), "\(change): \(printed)")
            #expect(!printed.contains("segment_seconds"), "\(change): \(printed)")
            #expect(try Snapshot("\(archive.folder)/output").differences(from: before) == [])
        }
    }

    @Test("a clock that is set back by a year, or runs ten ahead, changes no byte, and release numbers rise",
        arguments: [-365 * 86400, 3650 * 86400])
    func wrongClock(seconds: Int) throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        let (ending, printed) = try trial.run(.clock(ahead: seconds))
        #expect(ending == night.ending, "\(printed)")
        try trial.expectGolden("with a clock \(seconds) s ahead")
        func made(_ output: String, _ release: String) throws -> Substring {
            let manifest = String(decoding: try Files.read("\(output)/releases/\(release)/manifest.json"), as: UTF8.self)
            return try #require(manifest.firstMatch(of: /"created": "([^"]+)"/)).1
        }
        let isBack = try made(trial.output, "000002") < made(trial.output, "000001")
        #expect(isBack == (seconds < 0), "the clock really is wrong")
        // And the night after, by a clock that is right again, finds nothing new.
        let (later, said) = try trial.run()
        #expect(later == night.ending)
        #expect(said.contains("Nothing new"), "\(said)")
    }
}
