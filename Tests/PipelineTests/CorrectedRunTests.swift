import Correct
import Export
import Newspaper
import Testing

@testable import Pipeline

/// Runs over an archive whose editors correct it.
@Suite struct CorrectedRunTests {
    /// The rows of a kind in the current release.
    static func rows(_ run: TestRun, _ kind: String) throws -> [JSONValue] {
        var rows: [JSONValue] = []
        for (path, bytes) in try run.release().sorted(by: { $0.key < $1.key }) where path.hasPrefix("\(kind)/") {
            var members = GzipMembers(bytes)
            while let member = try members.next() {
                for line in member.split(separator: UInt8(ascii: "\n")) { rows.append(try JSONParser.parse(Array(line))) }
            }
        }
        return rows
    }

    static func archive() throws -> (TestFolder, TestRun) {
        let folder = TestFolder()
        for page in 1...2 { try folder.write("in/paper/2023-04-1\(page)/01.txt", TestPages.page(page)) }
        var run = TestRun(folder)
        try run.nameByFolders()
        return (folder, run)
    }

    static func corrections(_ folder: TestFolder, _ corrections: String...) throws -> CorrectionSet {
        try folder.write("corrections/2023.json", CorrectionFileTests.list(corrections.joined(separator: ", ")))
        return try CorrectionSet(folder: "\(folder.path)/corrections")
    }

    @Test("a corrected row says so, and how; its id and all other rows stay; the release verifies")
    func corrected() throws {
        var (folder, run) = try Self.archive()
        _ = try run()
        let before = try Self.rows(run, "articles")
        let id = before[0].text("id")
        run.configuration.corrections = try Self.corrections(
            folder,
            #"{"action": "headline", "article": "\#(id)", "headline": "望澜街护河忙", "note": "见原版"}"#,
            #"{"action": "add-entity", "article": "\#(id)", "type": "organisation", "text": "志愿者", "canonical": "护河志愿队"}"#)
        #expect(try run().warnings == [:])
        let after = try Self.rows(run, "articles")
        #expect(after.map { $0.text("id") } == before.map { $0.text("id") })
        #expect(after[0].text("headline") == "望澜街护河忙")
        #expect(after[0]["corrected"] == .boolean(true))
        guard case .array(let reasons)? = after[0]["reasons"] else { return #expect(Bool(false), "no reasons") }
        #expect(reasons.suffix(2) == [
            .string(Array("corrected by 2023.json: headline set (见原版)".utf8)), .string(Array("corrected by 2023.json: 志愿者 added".utf8)),
        ])
        #expect(after.dropFirst().elementsEqual(before.dropFirst()))
        var findings: [Verification.Finding] = []
        _ = try Verification(of: run.configuration.output, newsmlSchema: nil) { findings.append($0) }()
        #expect(findings == [])
    }

    @Test("the same corrections give the same bytes, on any number of jobs")
    func again() throws {
        var (folder, run) = try Self.archive()
        _ = try run()
        let ids = try Self.rows(run, "articles").map { $0.text("id") }
        run.configuration.corrections = try Self.corrections(
            folder, #"{"action": "merge", "article": "\#(ids[0])", "with": ["\#(ids[1])"]}"#,
            #"{"action": "headline", "article": "\#(ids[1])", "headline": "题"}"#)
        _ = try run()
        let first = try run.release()
        run.jobs = 1
        #expect(try run().publication == .unchanged("\(folder.path)/output/releases/000002"))
        #expect(try run.release() == first)
    }

    @Test("what no longer fits stands in the row of its page and in the counts of the run")
    func misfits() throws {
        var (folder, run) = try Self.archive()
        run.configuration.corrections = try Self.corrections(
            folder, #"{"action": "headline", "article": "paper-20230411-p01-00000000", "headline": "题"}"#,
            #"{"action": "furniture", "page": "paper-20230412-p01", "lines": [[1, 999]], "kind": "ad"}"#)
        #expect(try run().warnings.filter { $0.key.hasPrefix("correction.") } == ["correction.no-such-article": 1, "correction.no-such-line": 1])
        let pages = try Self.rows(run, "pages")
        #expect("\(String(decoding: try #require(try run.release()["manifest.json"]), as: UTF8.self))".contains("correction.no-such-article"))
        guard case .array(let warnings)? = pages[0]["warnings"] else { return #expect(Bool(false), "no warnings") }
        #expect(warnings.map { $0.text("detail") } == [
            "2023.json: the page has no article paper-20230411-p01-00000000; look for its id with broadsheet inspect"
        ])
    }

    @Test("a page that an issue does not have is told on its first page")
    func missingPage() throws {
        var (folder, run) = try Self.archive()
        run.configuration.corrections = try Self.corrections(
            folder, #"{"action": "furniture", "page": "paper-20230411-p07", "lines": [[1, 1]], "kind": "ad"}"#)
        let plan = Plan(try Discovery(inputs: run.configuration.inputs) { _ in true }.files, naming: run.configuration.patterns)
        let work = PageWork(run.configuration)
        let assembly = IssueAssembly(papers: [], homes: [:], corrections: run.configuration.corrections)
        let codes = plan.files.map { assembly.assembled([work($0)]).issue?.pages[0].warnings.map(\.code) ?? [] }
        #expect(codes == [["correction.no-such-page"], []])
    }

    @Test("corrections beside the configuration are found; a damaged one is an error of the configuration")
    func configuration() throws {
        let folder = TestFolder()
        try folder.write("pipeline.json", #"{"inputs": ["in"]}"#)
        #expect(try Configuration(file: "\(folder.path)/pipeline.json").corrections.all.isEmpty)
        try folder.write("corrections/a.json", CorrectionFileTests.list(CorrectionFileTests.full[0]))
        #expect(try Configuration(file: "\(folder.path)/pipeline.json").corrections.all.count == 1)
        try folder.write("fixes/b.json", "{")
        try folder.write("pipeline.json", #"{"inputs": ["in"], "corrections": "fixes"}"#)
        #expect(throws: ConfigurationError.self) { _ = try Configuration(file: "\(folder.path)/pipeline.json") }
        #expect(Invocation.checkCorrections(config: "\(folder.path)/pipeline.json") == 2)
    }

    @Test("a check says which corrections fit today's inputs")
    func check() throws {
        var (folder, run) = try Self.archive()
        _ = try run()
        let id = try Self.rows(run, "articles")[0].text("id")
        let good = #"{"action": "headline", "article": "\#(id)", "headline": "题"}"#
        run.configuration.corrections = try Self.corrections(folder, good)
        let fine = try CorrectionsCheck(run.configuration)
        #expect((fine.text, fine.exitCode) == ("1 of 1 corrections fit\n", 0))
        run.configuration.corrections = try Self.corrections(
            folder, good, #"{"action": "headline", "article": "paper-20230411-p01-00000000", "headline": "题"}"#,
            #"{"action": "headline", "article": "paper-20300101-p01-00000000", "headline": "题"}"#)
        let check = try CorrectionsCheck(run.configuration)
        #expect(check.exitCode == 1)
        #expect(check.text == """
            2023.json, correction 2 (paper-20230411-p01): [correction.no-such-article] the page has no article paper-20230411-p01-00000000; look for its id with broadsheet inspect
            2023.json, correction 3 (paper-20300101-p01): [correction.no-such-page] no page paper-20300101-p01 among the inputs, or it is refused
            1 of 3 corrections fit

            """)
        try folder.write("in/paper/2023-04-11/01.txt", "")
        let refused = try CorrectionsCheck(run.configuration)
        #expect(refused.text.hasPrefix("paper/2023-04-11/01.txt: refused [input.empty] "))
        #expect(refused.text.hasSuffix("\n0 of 3 corrections fit\n"))
    }
}
