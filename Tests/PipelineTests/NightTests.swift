import Export
import Glibc
import Newspaper
import Testing

@testable import Pipeline

/// What a run takes over from the release before, and what it makes again.
@Suite struct NightTests {
    /// Three issues of two papers, of files that were written long ago.
    private static func archive() throws -> (folder: TestFolder, run: TestRun) {
        let folder = TestFolder()
        for (seed, page) in ["paper/2023-04-10/01", "paper/2023-04-10/02", "paper/2023-04-11/01", "other/2023-04-10/01"].enumerated() {
            try write("in/\(page).txt", TestPages.page(seed), folder)
        }
        var run = TestRun(folder)
        try run.nameByFolders()
        run.configuration.papers = [.init(code: "paper", name: "清川日报", region: ""), .init(code: "other", name: "临河日报", region: "")]
        return (folder, run)
    }

    /// A file that has not changed for long is trusted to be as it was.
    private static func write(_ name: String, _ text: String, _ folder: TestFolder) throws {
        try folder.write(name, text)
        var times = [timespec(tv_sec: 1_600_000_000, tv_nsec: 0), timespec(tv_sec: 1_600_000_000, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, "\(folder.path)/\(name)", &times, 0) == 0)
    }

    /// What changed tonight, and how many issues are made for it.
    struct Change: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let made: Int
        var kept = 0
        var removed = 0
        let change: @Sendable (TestFolder, inout TestRun) throws -> Void
    }

    static let changes = [
        Change(testDescription: "a page", made: 1, kept: 2) { folder, _ in
            try write("in/paper/2023-04-10/02.txt", TestPages.page(77), folder)
        },
        Change(testDescription: "a new page of an old issue", made: 1, kept: 2) { folder, _ in
            try write("in/paper/2023-04-11/02.txt", TestPages.page(77), folder)
        },
        Change(testDescription: "a page that is gone", made: 1, kept: 2) { folder, _ in
            try Disk().remove("\(folder.path)/in/paper/2023-04-10/02.txt")
        },
        Change(testDescription: "an issue that is gone", made: 0, kept: 2, removed: 1) { folder, _ in
            try Disk().remove("\(folder.path)/in/paper/2023-04-11")
        },
        Change(testDescription: "a new issue", made: 1, kept: 3) { folder, _ in
            try write("in/paper/2023-04-12/01.txt", TestPages.page(77), folder)
        },
        Change(testDescription: "a repair that is switched off", made: 3) { _, run in
            run.configuration.repairs.remove(.digitSpacing)
        },
        Change(testDescription: "where a paper is at home", made: 1, kept: 2) { _, run in
            run.configuration.papers[1].region = "离石区"
        },
    ]

    @Test("only issues that something touched are made again", arguments: changes)
    func touched(change: Change) throws {
        var (folder, run) = try Self.archive()
        let first = try run()
        #expect((first.issues, first.keptIssues) == (3, 0))
        try change.change(folder, &run)
        #expect(try run.forecast().issuesMade == change.made)
        let night = try run()
        #expect(night.publication == .published("\(folder.path)/output/releases/000002"))
        #expect(night.issues - night.keptIssues == change.made)
        #expect(night.keptIssues == change.kept)
        #expect(night.removedIssues == change.removed)
        try checkCatalog(run)
    }

    @Test("what is taken over is the same file by another name")
    func shared() throws {
        let (folder, run) = try Self.archive()
        _ = try run()
        try Self.write("in/paper/2023-04-11/01.txt", TestPages.page(77), folder)
        _ = try run()
        func inode(_ release: Int, _ path: String) -> UInt64 {
            var status = stat()
            #expect(stat("\(folder.path)/output/releases/00000\(release)/\(path)", &status) == 0)
            return UInt64(status.st_ino)
        }
        for path in ["articles/other/other-2023.jsonl.gz", "newsml/paper/2023/paper-20230410.xml", "schema/articles.schema.json"] {
            #expect(inode(1, path) == inode(2, path), "\(path)")
        }
        for path in ["articles/paper/paper-2023.jsonl.gz", "newsml/paper/2023/paper-20230411.xml"] {
            #expect(inode(1, path) != inode(2, path), "\(path)")
        }
    }

    @Test("back issues wait until they are asked for, one selection after another")
    func selections() throws {
        var (_, run) = try Self.archive()
        _ = try run()
        run.configuration.repairs.remove(.digitSpacing)
        run.options.scope = .newInputs
        #expect(try run.forecast().issuesOutdated == 3)
        #expect(try run().keptIssues == 3)
        for (paper, made) in [("other", 1), ("other", 0), ("paper", 2), ("paper", 0)] {
            var selection = Selection()
            selection.papers = [paper]
            run.options.scope = .selected(selection)
            #expect(try run.forecast().issuesMade == made)
            #expect(try run().keptIssues == 3 - made, "\(paper)")
        }
        run.options.scope = .newInputs
        #expect(try run.forecast().issuesOutdated == 0)
    }

    @Test("when the time is up, what is there stays, and the next night does the rest")
    func timeIsUp() throws {
        var (folder, run) = try Self.archive()
        _ = try run()
        try Self.write("in/paper/2023-04-10/02.txt", TestPages.page(77), folder)
        try Self.write("in/paper/2023-04-12/01.txt", TestPages.page(78), folder)
        run.options.longestSeconds = 0
        let short = try run()
        #expect(short.putOff == 2)
        #expect(short.publication == .unchanged("\(folder.path)/output/releases/000001"))
        run.options.longestSeconds = nil
        let rest = try run()
        #expect((rest.putOff, rest.issues, rest.keptIssues) == (0, 4, 2))
    }

    @Test("what nothing has touched comes out the same when it is made once more, whatever its history")
    func recheck() throws {
        var (folder, run) = try Self.archive()
        run.options.rechecksOneIn = 1
        run.options.isAccepted = false
        for seed in [nil, 77, 78, nil] {
            if let seed { try Self.write("in/paper/2023-04-11/01.txt", TestPages.page(seed), folder) }
            // A page that nothing dates is no news, but makes the night look at every issue.
            try Self.write("in/other/2023-04-1\(seed ?? 9)/01.txt", "", folder)
            let night = try run()
            #expect(night.issues == 3)
            #expect(night.counts.articles == 8)
        }
    }

    @Test("an issue that comes out otherwise when it is made once more ends the run; with --accept it goes on")
    func unreproduced() throws {
        var (folder, run) = try Self.archive()
        _ = try run()
        // As if the run before had made other bytes of the same.
        let catalog = try Catalog(output: run.configuration.output)
        let learning = try CatalogLearning(catalog)
        var issue = try #require(try KnownIssues(catalog).all().last)
        let pages = try #require(issue.members.firstIndex { $0.path.utf8.starts(with: "pages/".utf8) })
        let path = issue.members[pages].path
        issue.members[pages].sha256 = String(repeating: "0", count: 64)
        try learning.learn(issue, entities: nil)
        try learning.commit(try #require(try catalog.night()))
        try Self.write("in/other/2023-04-11/01.txt", TestPages.page(77), folder)
        run.options.isAccepted = false
        run.options.rechecksOneIn = 1
        let error = #expect(throws: RunError.self) { _ = try run() }
        #expect(error?.exitCode == 3)
        #expect(try #require(error).description.contains("issue \(issue.key.text), made once more"))
        #expect(try #require(error).description.contains(path))
        #expect(Disk().target(of: "\(folder.path)/output/current") == "releases/000001")
        run.options.isAccepted = true
        #expect(try run().publication == .published("\(folder.path)/output/releases/000002"))
    }

    @Test("a flipped bit in a file that is shared whole is found when its issue is made once more")
    func flippedBit() throws {
        var (folder, run) = try Self.archive()
        _ = try run()
        let path = "output/releases/000001/newsml/paper/2023/paper-20230411.xml"
        var bytes = try #require(try folder.bytes(path))
        bytes[bytes.count / 2] ^= 1
        try folder.write(path, bytes: bytes)
        try Self.write("in/other/2023-04-11/01.txt", TestPages.page(77), folder)
        run.options.rechecksOneIn = 1
        let error = #expect(throws: RunError.self) { _ = try run() }
        #expect(try #require(error).description.contains("paper-20230411.xml is not what was published"))
    }

    @Test("some issues are made once more, others each night, and in so many nights as are one share each of them once", arguments: [
        (count: 300, oneIn: 100), (count: 3200, oneIn: 100), (count: 3400, oneIn: 200), (count: 10_000, oneIn: 400),
    ])
    func share(count: Int, oneIn: Int) throws {
        let keys = try (0..<count).map { day in
            IssueKey(paper: "paper", day: .dated(try #require(CalendarDate(daysSinceEpoch: 10_000 + day))), edition: "")
        }
        #expect(Recheck(oneIn: 100, among: count, release: 1).oneIn == oneIn)
        let nights = (7..<(7 + oneIn)).map { night in keys.filter(Recheck(oneIn: 100, among: count, release: night).takes).map(\.text) }
        #expect(nights.joined().sorted() == keys.map(\.text).sorted())
        #expect(nights.allSatisfy { $0.count < 2 * Recheck.most })
    }

    @Test("what is kept of the entities and was flipped in a bit, or is gone, is noticed and made again from the release", arguments: [
        "UPDATE part_entities SET entities = CAST(X'00' || substr(entities, 2) AS BLOB)", "DELETE FROM part_entities",
        "UPDATE part_entities SET entities = 'none'",
    ])
    func damagedParts(damage: String) throws {
        func nights(_ damage: String?) throws -> (files: [String: [UInt8]], made: Int) {
            let (folder, run) = try Self.archive()
            _ = try run()
            if let damage { try Catalog(output: run.configuration.output).write { try $0.execute(sql: damage) } }
            try Self.write("in/paper/2023-04-11/01.txt", TestPages.page(77), folder)
            let night = try run()
            try checkCatalog(run)
            let files = try folder.tree("output/releases/000002").filter { !$0.key.hasSuffix(Manifest.name) }
            return (files, night.issues - night.keptIssues)
        }
        let (undisturbed, disturbed) = (try nights(nil), try nights(damage))
        #expect(disturbed.files == undisturbed.files)
        #expect((undisturbed.made, disturbed.made) == (1, 1))
    }

    @Test("a catalog that is gone is made again, and nothing is worked off for that")
    func lostCatalog() throws {
        let (folder, run) = try Self.archive()
        _ = try run()
        try Disk().remove("\(folder.path)/output/catalog.sqlite")
        let night = try run()
        #expect(night.publication == .unchanged("\(folder.path)/output/releases/000001"))
        #expect(night.keptIssues == 3)
        try checkCatalog(run)
    }

    /// The catalog and the release say the same.
    private func checkCatalog(_ run: TestRun) throws {
        let output = run.configuration.output
        let releases = Releases(output: output, disk: Disk())
        let check = try CatalogCheck(
            try Catalog(output: output), against: CatalogRebuild(releases: releases, quarantined: [], disk: Disk()),
            release: releases.currentName)
        #expect(check.findings == [])
        #expect(check.issues > 0)
    }

    @Test("the catalog counts the issues that something newer would make otherwise")
    func outdated() throws {
        let (folder, run) = try Self.archive()
        try withExtendedLifetime(folder) {
            _ = try run()
            func outdated(_ change: (inout Pipeline.Configuration) -> Void) throws -> Int {
                var configuration = run.configuration
                change(&configuration)
                return try Catalog(reading: configuration.output).outdatedIssues(Fingerprints(configuration))
            }
            #expect(try outdated { _ in } == 0)
            #expect(try outdated { $0.repairs.remove(.digitSpacing) } == 3)
            #expect(try outdated { $0.papers[1].region = "离石区" } == 1)
            #expect(throws: CatalogError.self) { try Catalog(reading: "\(folder.path)/in") }
        }
    }

    @Test("export and publishing are measured as the other stages are")
    func times() throws {
        let (folder, run) = try Self.archive()
        try withExtendedLifetime(folder) {
            let first = try run().times
            #expect(first.seconds(of: .export) > 0 && first.seconds(of: .publish) > 0)
            #expect(try run().times == StageTimes())
        }
    }

    @Test("a run finishes what a prune that was killed began, whether or not it has something to publish")
    func killedPrune() throws {
        let (folder, run) = try Self.archive()
        try withExtendedLifetime(folder) {
            for _ in 1...2 {
                try folder.write("output/releases/.000007.removed/articles/x", "")
                _ = try run()
                #expect(try Disk().names(in: "\(folder.path)/output/releases") == ["000001"])
            }
        }
    }

    @Test("a full disk is told with what was to be written and what is free")
    func fullDisk() throws {
        let (folder, run) = try Self.archive()
        try withExtendedLifetime(folder) {
            var full = run
            full.disk = Disk { $0 == .write ? ENOSPC : nil }
            #expect { try full() } throws: { error in
                "\(error)".contains(/cannot write to .* \([0-9]+ bytes more; [0-9]+ MB are free there\): No space left on device; make room and run again/)
            }
            let published = try run().publication
            #expect(published == .published("\(folder.path)/output/releases/000001"))
        }
    }

    @Test("versions are compared number by number", arguments: [
        ("0.1.0", "0.2.0", true), ("0.9.0", "0.10.0", true), ("1.0", "0.9.9", false), ("0.1.0", "0.1.0", false), ("0.1", "0.1.0", true),
    ])
    func versions(one: String, other: String, isEarlier: Bool) throws {
        #expect((try #require(ProgramVersion(one)) < (try #require(ProgramVersion(other)))) == isEarlier)
    }

    @Test("what is no version is none", arguments: ["", "0..1", "1.x", "-1", "1.0 "])
    func noVersion(text: String) { #expect(ProgramVersion(text) == nil) }

    @Test("binary records read back what was written, and damaged ones are faults, not crashes")
    func records() throws {
        var writer = BinaryWriter()
        let numbers = [0, 1, -1, 127, 128, .max, .min]
        writer.list(numbers) { $0.number($1) }
        writer.text("青川")
        writer.optional(7) { $0.number($1) }
        var reader = BinaryReader(writer.bytes)
        let found = try reader.list { reader throws(BinaryReader.Fault) in try reader.number() }
        #expect(found == numbers)
        #expect(try reader.text() == "青川")
        #expect(try reader.optional { reader throws(BinaryReader.Fault) in try reader.number() } == 7)
        #expect(reader.isAtEnd)
        for length in 0..<writer.bytes.count {
            var cut = BinaryReader(Array(writer.bytes[..<length]))
            #expect(throws: BinaryReader.Fault.self, "cut at \(length)") {
                _ = try cut.list { reader throws(BinaryReader.Fault) in try reader.number() }
                _ = try cut.text()
                _ = try cut.optional { reader throws(BinaryReader.Fault) in try reader.number() }
            }
        }
    }
}
