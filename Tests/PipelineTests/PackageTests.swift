import Export
import Glibc
import Newspaper
import Testing

@testable import Pipeline

/// Files that name others: planned, hashed, read and remembered with them.
@Suite struct PackageTests {
    private static func alto(_ seed: Int) -> String {
        let lines = TestPages.page(seed).split(separator: "\n").map { "<TextLine><String CONTENT=\"\($0)\"/></TextLine>" }
        return "<alto><Layout><Page><PrintSpace><TextBlock ID=\"B\(seed)\">\(lines.joined())</TextBlock></PrintSpace></Page></Layout></alto>"
    }

    private static func mets(_ pages: [String], date: String = "1911-10-24") -> String {
        let files = pages.enumerated().map { "<file ID=\"F\($0)\" MIMETYPE=\"text/xml\"><FLocat href=\"\($1)\"/></file>" }
        return """
            <mets><dmdSec ID="D"><mods><originInfo><dateIssued>\(date)</dateIssued></originInfo></mods></dmdSec>
            <fileSec><fileGrp USE="ALTO">\(files.joined())</fileGrp></fileSec></mets>
            """
    }

    private static func write(_ name: String, _ text: String, _ folder: TestFolder) throws {
        try folder.write(name, text)
        var times = [timespec(tv_sec: 1_600_000_000, tv_nsec: 0), timespec(tv_sec: 1_600_000_000, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, "\(folder.path)/\(name)", &times, 0) == 0)
    }

    /// An issue in METS with two pages, and a page on its own.
    private static func archive() throws -> (folder: TestFolder, run: TestRun) {
        let folder = TestFolder()
        try write("in/1911/mets.xml", mets(["alto/1.xml", "alto/2.xml"]), folder)
        try write("in/1911/alto/1.xml", alto(1), folder)
        try write("in/1911/alto/2.xml", alto(2), folder)
        try write("in/single.xml", alto(3), folder)
        return (folder, TestRun(folder))
    }

    private static func inputs(of run: TestRun) throws -> [[String]] {
        var inputs: [[String]] = []
        for (path, bytes) in try run.release().sorted(by: { $0.key < $1.key }) where path.hasPrefix("issues/") {
            for row in try Gzip.unpack(bytes).split(separator: UInt8(ascii: "\n")) {
                inputs.append(try JSONParser.parse(Array(row)).items("inputs").map { $0.text("file") })
            }
        }
        return inputs
    }

    @Test("an issue in METS is made of the pages it names, which are no issues of their own")
    func issue() throws {
        let (folder, run) = try Self.archive()
        let summary = try run()
        #expect(summary.refusals == [])
        #expect(summary.issues == 2)
        #expect(summary.counts.pages == 3)
        #expect(try Self.inputs(of: run).contains(["1911/mets.xml", "1911/alto/1.xml", "1911/alto/2.xml"]))
        let rows = try #require(try run.release()["articles/unknown/unknown-1911.jsonl.gz"], "the day in METS dates the issue")
        let articles = try Gzip.unpack(rows).split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse(Array($0)) }
        #expect(articles.map { $0.integer("page") } == [1, 1, 2, 2])
        #expect(articles.map { $0["source"]?.text("file") } == ["1911/alto/1.xml", "1911/alto/1.xml", "1911/alto/2.xml", "1911/alto/2.xml"])
        var findings: [String] = []
        _ = try Verification(of: run.configuration.output, newsmlSchema: nil) { findings.append("\($0)") }()
        #expect(findings == [])
        withExtendedLifetime(folder) {}
    }

    static let changes: [(name: String, made: Int, refused: [String], change: @Sendable (TestFolder) throws -> Void)] = [
        ("nothing", 0, [], { _ in }),
        ("a page of the package", 1, [], { try write("in/1911/alto/2.xml", alto(4), $0) }),
        ("the METS file", 1, [], { try write("in/1911/mets.xml", mets(["alto/2.xml", "alto/1.xml"]), $0) }),
        ("a page that is gone", 1, ["package.file-missing"], { try Disk().remove("\($0.path)/in/1911/alto/2.xml") }),
        ("a page that no package names", 1, [], { try write("in/1911/alto/3.xml", alto(5), $0) }),
    ]

    @Test("an issue is made again when one of its files changes, and not otherwise", arguments: 0..<changes.count)
    func nights(_ index: Int) throws {
        let (folder, run) = try Self.archive()
        _ = try run()
        let change = Self.changes[index]
        try change.change(folder)
        let forecast = try run.forecast()
        let night = try run()
        #expect(forecast.issuesMade == change.made, "\(change.name)")
        #expect(night.quarantine.map(\.refusal.code) == change.refused, "\(change.name)")
        #expect(try Self.inputs(of: run).contains { $0.first == "1911/mets.xml" }, "\(change.name)")
    }

    @Test("an issue of which a page is missing stays as it was until the page is back")
    func missing() throws {
        let (folder, run) = try Self.archive()
        _ = try run()
        let before = try run.release()["articles/unknown/unknown-1911.jsonl.gz"]
        try Disk().remove("\(folder.path)/in/1911/alto/2.xml")
        #expect(try run().quarantine.map(\.refusal.code) == ["package.file-missing"])
        #expect(try run.release()["articles/unknown/unknown-1911.jsonl.gz"] == before)
        try Self.write("in/1911/alto/2.xml", Self.alto(2), folder)
        #expect(try run().quarantine == [])
        #expect(try run.release()["articles/unknown/unknown-1911.jsonl.gz"] == before)
    }

    @Test("a METS file that is an input itself takes its pages from beside it")
    func single() throws {
        let (folder, run) = try Self.archive()
        let inspection = try Inspection(file: "\(folder.path)/in/1911/mets.xml", configuration: Configuration(), colours: false)
        #expect(inspection.exitCode == 0 && inspection.text.contains("alto/2.xml"))
        var alone = run
        alone.configuration.inputs = ["\(folder.path)/in/1911/mets.xml"]
        #expect(try alone().counts.pages == 2)
        try Self.write("in/1911/alto/2.xml", Self.alto(4), folder)
        #expect(try alone().publication == .published("\(folder.path)/output/releases/000002"))
        #expect(try Catalog(reading: alone.configuration.output).input("alto/1.xml") != nil, "is not read again")
    }

    @Test("nothing outside of the package's folder is read, through no link and by no name")
    func outside() throws {
        let folder = TestFolder()
        try folder.write("secret.xml", Self.alto(1))
        try folder.write("in/other/1.xml", Self.alto(2))
        try Disk().makeFolder("\(folder.path)/in/issue/alto")
        try Disk().link("\(folder.path)/in/issue/alto/1.xml", to: "\(folder.path)/secret.xml")
        for (name, reference) in [("a", "alto/1.xml"), ("b", "../other/1.xml"), ("c", "\(folder.path)/secret.xml"), ("d", "file://\(folder.path)/secret.xml")] {
            try folder.write("in/issue/\(name).mets.xml", Self.mets([reference]))
        }
        let summary = try TestRun(folder)()
        #expect(summary.refusals.map(\.code).sorted() == [
            "input.link", "package.file-missing", "package.file-outside", "package.file-outside", "package.file-outside",
        ])
        #expect(summary.counts.pages == 1)
    }

    @Test("a character of a page in a package is traced to that page's file")
    func located() throws {
        let (folder, run) = try Self.archive()
        _ = try run()
        let rows = try #require(try run.release()["articles/unknown/unknown-1911.jsonl.gz"])
        let row = try JSONParser.parse(Array(try #require(try Gzip.unpack(rows).split(separator: UInt8(ascii: "\n")).last)))
        let location = try Locating(run.configuration)(row.text("id"), 0)
        #expect(location.file == "1911/alto/2.xml" && location.exitCode == 0)
        withExtendedLifetime(folder) {}
    }
}
