import Foundation
import Testing

/// A night of an archive: what lies there when it begins, and how it ends when nothing disturbs it.
final class Night: Sendable {
    enum Kind: String, CaseIterable, Sendable, CustomTestStringConvertible {
        /// Nothing is there yet.
        case first = "first night"
        /// A page changed, one went, an issue came, one page is empty, and a paper is as it was.
        case second = "second night"

        var testDescription: String { rawValue }
        var night: Night { get throws { try (self == .first ? Night.first : Night.second).get() } }
        /// Of twelve issues.
        var wideNight: Night { get throws { try (self == .first ? Night.wideFirst : Night.wideSecond).get() } }
    }

    private static let first = Result { try Night(.first, issuesOfEach: 1) }
    private static let second = Result { try Night(.second, issuesOfEach: 1) }
    private static let wideFirst = Result { try Night(.first, issuesOfEach: 4) }
    private static let wideSecond = Result { try Night(.second, issuesOfEach: 4) }

    let kind: Kind
    let archive: Archive
    /// The output folder before the night; nil where there is none.
    let before: String?
    /// The output folder after it.
    let after: String
    /// What an undisturbed run of the night ends with.
    let golden: Snapshot
    let ending: Ending
    private let folder: Folder

    private init(_ kind: Kind, issuesOfEach days: Int) throws {
        self.kind = kind
        folder = try Folder()
        archive = Archive(folder: folder.path)
        after = "\(folder.path)/output"
        try archive.writeConfiguration()
        try archive.writeIssues(ofEach: days)
        if kind == .second {
            let before = "\(folder.path)/before"
            try #require(try Self.run(archive, before) == .exited(0))
            self.before = before
            try archive.writeNextNight(after: days)
            try Files.copy(before, to: after)
        } else {
            before = nil
        }
        ending = try Self.run(archive, after)
        golden = try Snapshot(after)
        try #require(ending == .exited(kind == .second ? 1 : 0))
    }

    private static func run(_ archive: Archive, _ output: String) throws -> Ending {
        try Child([Program.path, "run", "--config", archive.configuration, "--output", output]).wait()
    }
}

/// A night that is disturbed, in an output folder of its own.
final class Trial {
    let night: Night
    let output: String
    let folder: Folder

    init(_ night: Night) throws {
        self.night = night
        folder = try Folder()
        output = "\(folder.path)/output"
        if let before = night.before { try Files.copy(before, to: output) }
    }

    /// Starts a run.
    func start(_ fault: Fault? = nil, jobs: Int = 1, _ more: [String] = [], log: String = "log") throws -> Child {
        try Child(
            [Program.path, "run", "--config", night.archive.configuration, "--output", output, "--jobs", String(jobs)] + more,
            environment: fault?.environment ?? [:], output: "\(folder.path)/\(log)")
    }

    /// Runs, and says how that ended and what was printed and logged.
    func run(_ fault: Fault? = nil, jobs: Int = 1, _ more: [String] = []) throws -> (ending: Ending, printed: String) {
        let child = try start(fault, jobs: jobs, more)
        return (child.wait(), child.printed)
    }

    /// A reader finds a whole release now: the one before or the one after, or none before the first.
    func expectWhole(_ comment: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try Reader.check(output)
        #expect(found.problem == nil, "\(comment)", sourceLocation: sourceLocation)
        #expect(found.release != nil || night.before == nil, "\(comment): there is no release", sourceLocation: sourceLocation)
    }

    /// The same command once more ends as if nothing had happened.
    func expectFinishes(_ comment: String, jobs: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (ending, printed) = try run(jobs: jobs)
        #expect(ending == night.ending, "\(comment): \(printed)", sourceLocation: sourceLocation)
        try expectGolden(comment, sourceLocation: sourceLocation)
    }

    /// The output is what an undisturbed night leaves, byte by byte.
    func expectGolden(_ comment: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let differences = try Snapshot(output).differences(from: night.golden)
        #expect(differences == [], "\(comment)", sourceLocation: sourceLocation)
    }

    /// Releases and `current` are as they were before the night.
    func expectUntouched(_ comment: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let before = try night.before.map { try Snapshot($0).releases } ?? [:]
        #expect(try Snapshot(output).releases == before, "\(comment)", sourceLocation: sourceLocation)
    }
}
