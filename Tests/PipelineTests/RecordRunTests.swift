import Export
import Glibc
import Newspaper
import Testing

@testable import Pipeline

/// Files of many records, and what comes through a pipe.
@Suite struct RecordRunTests {
    private static func row(_ seed: Int, field: String = "text") -> String {
        let text = TestPages.page(seed).replacing("\n", with: "\\n")
        return "{\"\(field)\": \"\(text)\", \"id\": \"\(seed)\", \"date\": \"2023-04-1\(seed)\"}\n"
    }

    private static func pages(_ run: TestRun) throws -> [JSONValue] {
        let files = try run.release().filter { $0.key.hasPrefix("pages/") }
        return try files.flatMap { try Gzip.unpack($0.value).split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse(Array($0)) } }
    }

    @Test("rows are pages, and one that is bad stands in quarantine by itself")
    func rows() throws {
        let folder = TestFolder()
        try folder.write("in/pages.jsonl.gz", bytes: try folder.gzip(Self.row(1) + "{}\n" + Self.row(3)))
        let run = TestRun(folder)
        let summary = try run()
        #expect(summary.refusals.map { "\($0.code) \($0.place)" } == ["jsonl.no-text pages.jsonl.gz, page 2"])
        let pages = try Self.pages(run)
        #expect(pages.map { $0.text("issue_date") } == ["2023-04-11", "2023-04-13"])
        #expect(pages.map { $0.text("record") } == ["id:1", "id:3"] && pages.map { $0.integer("ordinal") } == [1, 3])
        var findings: [String] = []
        _ = try Verification(of: run.configuration.output, newsmlSchema: nil) { findings.append("\($0)") }()
        #expect(findings == [])
    }

    @Test("an issue is made again when fields are called otherwise")
    func fields() throws {
        let folder = TestFolder()
        try folder.write("in/pages.jsonl", Self.row(1, field: "body"))
        var run = TestRun(folder)
        #expect(try run().refusals.map(\.code) == ["jsonl.no-text"])
        run.configuration = try Configuration(Array(#"{"jsonl": {"text": "body"}}"#.utf8), file: "test", folder: "")
        run.configuration.inputs = ["\(folder.path)/in"]
        run.configuration.output = "\(folder.path)/output"
        #expect(try run().counts.pages == 1)
    }

    @Test("standard input is a page")
    func standardInput() throws {
        let folder = TestFolder()
        var run = TestRun(folder, inputs: [])
        run.configuration.inputs = ["-"]
        run.configuration.standardInput = Array(TestPages.page(1).utf8)
        let summary = try run()
        #expect(summary.refusals == [] && summary.counts.pages == 1)
        #expect(try Self.pages(run).map { $0.text("file") } == ["stdin.txt"])
    }

    @Test("standard input has a limit, and may be a folder that nobody can read")
    func bounded() throws {
        let folder = TestFolder()
        try folder.write("a.txt", "青川日报")
        let descriptor = open("\(folder.path)/a.txt", O_RDONLY)
        defer { close(descriptor) }
        #expect(throws: ConfigurationError.self) { try StandardInput.bytes(limit: 11, of: descriptor) }
        #expect(lseek(descriptor, 0, SEEK_SET) == 0)
        #expect(try StandardInput.bytes(limit: 12, of: descriptor) == Array("青川日报".utf8))
        let unreadable = open(folder.path, O_RDONLY)
        defer { close(unreadable) }
        #expect(throws: ConfigurationError.self) { try StandardInput.bytes(of: unreadable) }
    }
}
