import Export
import Newspaper
import Testing

@testable import Pipeline

/// Pages of e-papers in a run: with their articles, dated by their folders.
@Suite struct EPaperRunTests {
    private static func article(_ seed: Int) -> String {
        let paragraphs = TestPages.page(seed).split(separator: "\n").map { "<p>\($0)</p>" }
        return "<html><body><!--enpproperty <title>第\(seed)篇</title> enpproperty--><founder-content>\(paragraphs.joined())</founder-content></body></html>"
    }

    private static func node(_ articles: [String], page: String = "第02版：要闻") -> String {
        "<html><head><title>青川日报 \(page)</title></head><body><map>\(articles.map { "<area href='\($0)?div=-1'>" }.joined())</map></body></html>"
    }

    private static func paper(_ folder: TestFolder) throws -> TestRun {
        try folder.write("in/layout/202304/12/node_02.html", node(["../../../content/202304/12/content_1.html", "../../../content/202304/12/content_2.html"]))
        try folder.write("in/content/202304/12/content_1.html", article(1))
        try folder.write("in/content/202304/12/content_2.html", article(2))
        try folder.write("in/content/202304/12/content_3.html", article(3))
        return TestRun(folder)
    }

    @Test("a page with its articles is one page of its day, an article that no page names another")
    func page() throws {
        let folder = TestFolder()
        let run = try Self.paper(folder)
        let summary = try run()
        #expect(summary.refusals == [] && summary.issues == 1 && summary.counts.pages == 2)
        let rows = try #require(try run.release()["pages/unknown/unknown-2023.jsonl.gz"])
        let pages = try Gzip.unpack(rows).split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse(Array($0)) }
        #expect(pages.map { $0.text("page_name") } == ["要闻", ""])
        #expect(pages.map { $0.text("file") } == ["layout/202304/12/node_02.html", "content/202304/12/content_3.html"])
        var findings: [String] = []
        _ = try Verification(of: run.configuration.output, newsmlSchema: nil) { findings.append("\($0)") }()
        #expect(findings == [])
    }

    @Test("the page is made again when an article of it changes")
    func change() throws {
        let folder = TestFolder()
        let run = try Self.paper(folder)
        _ = try run()
        try folder.write("in/content/202304/12/content_2.html", Self.article(4))
        let summary = try run()
        #expect(summary.issues == 1 && summary.keptIssues == 0 && summary.changes != ChangeCounts())
    }

    @Test("an article that is not there is warned of")
    func missing() throws {
        let folder = TestFolder()
        let run = try Self.paper(folder)
        try Disk().remove("\(folder.path)/in/content/202304/12/content_1.html")
        #expect(try run().warnings["package.file-missing"] == 1)
    }
}
