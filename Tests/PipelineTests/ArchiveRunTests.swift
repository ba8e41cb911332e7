import CArchive
import Export
import Glibc
import Ingest
import Newspaper
import Testing

@testable import Pipeline

/// Archives among the inputs of a run: what they hold are inputs like others.
@Suite struct ArchiveRunTests {
    /// Writes an archive, dated as files of an archive are, long ago.
    private static func write(_ name: String, _ files: [(name: String, text: String)], _ folder: TestFolder) throws {
        try Disk().makeFolder("\(folder.path)/in")
        let path = "\(folder.path)/in/\(name)"
        try Disk().remove(path)
        let archive = try #require(archive_write_new())
        defer { archive_write_free(archive) }
        let isZIP = name.hasSuffix(".zip")
        try #require(archive_write_set_format(archive, isZIP ? ARCHIVE_FORMAT_ZIP : ARCHIVE_FORMAT_TAR_USTAR) == ARCHIVE_OK)
        try #require(archive_write_add_filter(archive, isZIP ? ARCHIVE_FILTER_NONE : ARCHIVE_FILTER_XZ) == ARCHIVE_OK)
        try #require(archive_write_open_filename(archive, path) == ARCHIVE_OK)
        for file in files {
            let entry = try #require(archive_entry_new())
            defer { archive_entry_free(entry) }
            archive_entry_set_pathname(entry, file.name)
            archive_entry_set_size(entry, Int64(file.text.utf8.count))
            archive_entry_set_filetype(entry, file.text.isEmpty ? bs_AE_IFLNK : bs_AE_IFREG)
            if file.text.isEmpty { archive_entry_set_symlink(entry, "/etc/passwd") }
            try #require(archive_write_header(archive, entry) == ARCHIVE_OK)
            #expect(file.text.withCString { archive_write_data(archive, $0, file.text.utf8.count) } == file.text.utf8.count)
        }
        try #require(archive_write_close(archive) == ARCHIVE_OK)
        var times = [timespec(tv_sec: 1_600_000_000, tv_nsec: 0), timespec(tv_sec: 1_600_000_000, tv_nsec: 0)]
        try #require(utimensat(AT_FDCWD, path, &times, 0) == 0)
    }

    private static let pages = [("paper/2023-04-12/02.txt", 2), ("paper/2023-04-13/01.txt", 3), ("paper/2023-04-12/01.txt", 1)]
        .map { (name: $0.0, text: TestPages.page($0.1)) }

    private static func run(_ folder: TestFolder) throws -> TestRun {
        var run = TestRun(folder)
        try run.nameByFolders()
        return run
    }

    private static func rows(_ run: TestRun, _ path: String) throws -> [JSONValue] {
        try Gzip.unpack(try #require(try run.release()[path])).split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse(Array($0)) }
    }

    @Test("pages in an archive are named, dated and put in order as those in a folder", arguments: ["a.zip", "a.tar.xz"])
    func pages(_ name: String) throws {
        let folder = TestFolder()
        try Self.write(name, Self.pages, folder)
        let run = try Self.run(folder)
        let summary = try run()
        #expect(summary.refusals == [] && summary.issues == 2 && summary.counts.pages == 3)
        let pages = try Self.rows(run, "pages/paper/paper-2023.jsonl.gz")
        #expect(pages.map { $0.text("file") } == ["01", "02", "01"].enumerated().map { "\(name)/paper/2023-04-1\($0 == 2 ? 3 : 2)/\($1).txt" })
        #expect(Disk().isFolder("\(folder.path)/output/spool") == false)
        var findings: [String] = []
        _ = try Verification(of: run.configuration.output, newsmlSchema: nil) { findings.append("\($0)") }()
        #expect(findings == [])
    }

    @Test("the same pages give the same articles from an archive and from a folder")
    func sameArticles() throws {
        func texts(_ fill: (TestFolder) throws -> Void) throws -> [String] {
            let folder = TestFolder()
            try fill(folder)
            let run = try Self.run(folder)
            _ = try run()
            return try Self.rows(run, "articles/paper/paper-2023.jsonl.gz").map { "\($0.text("id")) \($0.text("text"))" }
        }
        let packed = try texts { try Self.write("a.tar.xz", Self.pages, $0) }
        let plain = try texts { folder in for page in Self.pages { try folder.write("in/\(page.name)", page.text) } }
        #expect(!packed.isEmpty && packed == plain)
    }

    @Test("an archive that is as it was is not opened again; one that changed gives what has changed")
    func nights() throws {
        let folder = TestFolder()
        try Self.write("a.zip", Self.pages, folder)
        var run = try Self.run(folder)
        _ = try run()
        // Something else to do, so that the night is not over at the first glance.
        try folder.write("in/paper/2023-04-20/01.txt", TestPages.page(9))
        let catalog = try Catalog(output: run.configuration.output)
        let archive = try #require(try Discovery(of: run.configuration).files.first { $0.path == "a.zip" })
        #expect(try catalog.listing(of: archive)?.members.count == 3)
        #expect(try run().keptIssues == 2)
        #expect(try run.forecast().issuesMade == 0)
        try Self.write("a.zip", [Self.pages[0], (name: Self.pages[1].name, text: TestPages.page(7)), Self.pages[2]], folder)
        #expect(try catalog.listing(of: try #require(try Discovery(of: run.configuration).files.first { $0.path == "a.zip" })) == nil)
        #expect(try run().keptIssues == 2)
        run.options.isRehashing = true
        #expect(try run().keptIssues == 3)
        try Disk().remove("\(folder.path)/in/a.zip")
        #expect(try run().issues == 1)
        #expect(try catalog.listing(of: archive) == nil)
    }

    @Test("an entry that is refused stands in quarantine every night, by the archive's name and its own")
    func refused() throws {
        let folder = TestFolder()
        try Self.write("a.tar.xz", Self.pages + [("paper/2023-04-12/03.txt", ""), ("../evil.txt", "青川"), ("inner.zip", "PK")], folder)
        let run = try Self.run(folder)
        for night in 0..<2 {
            let summary = try run()
            #expect(summary.counts.pages == 3 + night)
            #expect(summary.quarantine.map { "\($0.refusal.code) \($0.refusal.path)" }.sorted() == [
                "archive.link a.tar.xz/paper/2023-04-12/03.txt", "archive.nested a.tar.xz/inner.zip", "archive.path a.tar.xz/../evil.txt",
            ], "night \(night)")
            try folder.write("in/paper/2023-04-2\(night)/01.txt", TestPages.page(9))
        }
        #expect(try Disk().contents(of: "\(folder.path)/evil.txt") == nil)
    }

    @Test("an archive that is damaged, or full of what is refused, gives nothing")
    func damaged() throws {
        let folder = TestFolder()
        try Self.write("a.zip", Self.pages, folder)
        let whole = try #require(try folder.bytes("in/a.zip"))
        try folder.write("in/a.zip", bytes: Array(whole.dropLast(30)))
        try Self.write("b.tar.xz", Self.pages + (0..<101).map { ("\($0).txt", "") }, folder)
        let summary = try Self.run(folder)()
        #expect(summary.refusals.map { "\($0.code) \($0.path)" } == ["archive.damaged a.zip", "archive.link b.tar.xz"])
        #expect(summary.counts.pages == 0)
    }

    @Test("packages in an archive take their files from it")
    func packages() throws {
        let folder = TestFolder()
        let article = "<html><founder-content>\(TestPages.page(1).split(separator: "\n").map { "<p>\($0)</p>" }.joined())</founder-content></html>"
        try Self.write("site.zip", [
            ("html/2023-04/12/content_1.htm", article), ("html/2023-04/12/node_2.htm", "<html><title>第02版</title><map><area href='content_1.htm'></map></html>"),
        ], folder)
        let run = TestRun(folder)
        let summary = try run()
        #expect(summary.refusals == [] && summary.counts.pages == 1)
        #expect(try Self.rows(run, "issues/unknown/unknown-2023.jsonl.gz").flatMap { $0.items("inputs").map { $0.text("file") } } == [
            "site.zip/html/2023-04/12/node_2.htm", "site.zip/html/2023-04/12/content_1.htm",
        ])
        #expect(try Self.rows(run, "pages/unknown/unknown-2023.jsonl.gz").map { $0.integer("page") } == [2])
    }

    @Test("a spool without room, or whose copies are gone, changes nothing: the archive is read")
    func spool() throws {
        let folder = TestFolder()
        try Self.write("a.tar.xz", Self.pages, folder)
        let run = try Self.run(folder)
        let discovery = try Discovery(of: run.configuration).withArchivesOpened(for: run.configuration)
        let plan = Plan(discovery.files, naming: run.configuration.patterns)
        for capacity in [0, 1500, 1 << 20] {
            let spool = try Spool(output: run.configuration.output, disk: Disk(), limits: .standard, capacity: capacity)
            for file in plan.files {
                let placed = try spool.placed(file)
                let bytes = try placed.input.read(limit: 1 << 20)
                #expect(SHA256.hex(bytes) == file.input.member?.sha256)
                if capacity > 1 << 19 { #expect(placed.input.member?.unpacked != nil) }
                if let copy = placed.input.member?.unpacked { try Disk().remove(copy) }
                #expect(try placed.input.read(limit: 1 << 20) == bytes)
            }
            try spool.empty()
        }
    }
}
