import Testing

@testable import Pipeline

/// What `broadsheet status` says.
@Suite struct StatusTests {
    private static func status(_ folder: TestFolder, outdated: Int? = nil) throws -> Status {
        var status = try Status(output: folder.path, outdatedIssues: outdated) { Issue.record("\($0)") }
        status.freeBytes = 5_000_000
        return status
    }

    @Test("before the first run it says so")
    func empty() throws {
        let folder = TestFolder()
        #expect(try Self.status(folder).text(now: RetentionTests.now) == """
            output        \(folder.path)
            release       none yet
            last run      unknown
            quarantine    empty
            pins          none
            free          5 MB
            """)
        #expect(Status.currentPath(output: folder.path) == nil)
        #expect(try Self.status(folder).json.contains("\"current\": null"))
    }

    @Test("release, last run, quarantine, pins and outdated issues have a line each")
    func full() throws {
        let folder = TestFolder()
        try ReleaseShelfTests.shelf(folder, count: 2)
        try folder.write(
            "releases/000002/manifest.json",
            #"{"run": {"created": "2023-11-14T02:30:00Z"}, "totals": {"issues": 3, "pages": 24, "articles": 260, "furniture": 9}}"#)
        let releases = Releases(output: folder.path, disk: Disk())
        try releases.pin(1, Pin(by: "周岚", reason: "论文", since: Timestamp(seconds: 1_699_000_000)))
        try LastRun(MetricsTests.report(3), previous: LastRun(MetricsTests.report(0, endedAt: 1_699_800_000), previous: nil))
            .store(output: folder.path)
        var listing = QuarantineListing(QuarantineTests.updated(
            [], [QuarantineTests.refusal("1.gz"), QuarantineTests.refusal("2.gz"), QuarantineTests.refusal("3.gz")], night: 1))
        try listing.ignore("3", .init(by: "", reason: "", since: RetentionTests.now))
        try Quarantine(output: folder.path).store(listing.entries)
        let path = try #require(Status.currentPath(output: folder.path))
        #expect(path.hasSuffix("/releases/000002"))
        #expect(try Self.status(folder, outdated: 7).text(now: RetentionTests.now) == """
            output        \(folder.path)
            release       2, made 2023-11-14T02:30:00Z, of 2
                          \(path)
            holds         3 issues, 24 pages, 260 articles
            last run      exit code 3, began 2023-11-14T22:13:20Z, took 60 s
                          done
            last success  2023-11-12T14:40:00Z, 2 days ago
            quarantine    gzip.truncated 2, ignored 1
            pins          1 pinned by 周岚 since 2023-11-03: 论文
            outdated      7 issues; see `broadsheet reprocess --dry-run`
            free          5 MB
            """)
    }
}
