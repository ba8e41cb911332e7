import Newspaper
import Testing

@testable import Export

@Suite("Issue exporter")
struct IssueExporterTests {
    private let exporter = IssueExporter(profile: DatasetProfile())

    @Test func `a bundle names its files and counts what they hold`() throws {
        let bundle = try exporter(try TestIssue.rich())
        #expect(
            bundle.files.map(\.path) == [
                "articles/qingchuan/qingchuan-2023.jsonl.gz", "furniture/qingchuan/qingchuan-2023.jsonl.gz",
                "issues/qingchuan/qingchuan-2023.jsonl.gz", "newsml/qingchuan/2023/qingchuan-20230412.xml", "pages/qingchuan/qingchuan-2023.jsonl.gz",
            ])
        #expect(bundle.files.map(\.rows) == [2, 2, 1, 4, 1])
        #expect(bundle.files.map(\.mode) == [.appended, .appended, .appended, .whole, .appended])
        let counts = bundle.counts
        #expect(
            [counts.pages, counts.articles, counts.furniture, counts.paragraphs, counts.entities] == [1, 2, 2, 4, 4])
        #expect(counts.characters == 93 + 8)
        #expect(bundle.key == TestIssue.key)
    }

    @Test func `a kind of row that there is none of has no file`() throws {
        var page = PageBuilder()
        page.add(.ad, "广告")
        let bundle = try exporter(TestIssue.of([try page.page()]))
        #expect(bundle.files.map { $0.path.prefix { $0 != "/" } } == ["furniture", "issues", "newsml", "pages"])
    }

    @Test func `an issue without pages is still an issue`() throws {
        let bundle = try exporter(TestIssue.of([]))
        #expect(bundle.files.map(\.path) == ["issues/qingchuan/qingchuan-2023.jsonl.gz", "newsml/qingchuan/2023/qingchuan-20230412.xml"])
    }

    @Test(arguments: [
        ("..", "", "paper"), (".", "", "paper"), ("", "", "paper"), ("a/b", "", "paper"), ("a b", "", "paper"),
        ("青川", "", "paper"),
        ("a", "../x", "edition"), ("a", "b c", "edition"), ("a", "\u{0}", "edition"),
    ])
    func `a code that is no file name is refused`(_ paper: String, _ edition: String, _ field: String) throws {
        let key = IssueKey(paper: paper, day: .undated("1a2b3c4d"), edition: edition)
        #expect(throws: ExportError.unsafeName(field: field, value: field == "paper" ? paper : edition)) {
            try exporter(TestIssue.of([], key: key))
        }
    }

    @Test func `the same issue gives the same bytes on any thread`() async throws {
        let issues = [try TestIssue.rich(), try TestIssue.hostile()]
        let expected = try issues.map { try exporter($0) }
        try await withThrowingTaskGroup(of: (Int, IssueBundle).self) { group in
            for index in 0..<40 {
                let (issue, exporter) = (issues[index % 2], exporter)
                group.addTask { (index % 2, try exporter(issue)) }
            }
            for try await (which, bundle) in group { #expect(bundle == expected[which]) }
        }
    }
}
