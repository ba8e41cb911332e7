import Export
import Newspaper
import Testing

@testable import Pipeline

/// Pages of one issue that speak of each other, from files to rows.
@Suite struct IssueLinksTests {
    static let front = """
        核桃加工厂订单翻番
        本报讯（记者 沈知行）石笕镇的核桃加工厂里
        传送带昼夜不停，剥壳、分拣、烘烤一气呵成。
        厂长彭立秋介绍，去年核桃仁出口订单翻了一番
        ，带动两千多户果农增收。眼下要紧的是冷链仓
        （下转第2版）
        导读
        护河行动进社区 2版
        春耕备耕忙 3版

        """
    static let inside = """
        （上接第1版）
        库的扩建。彭立秋算了一笔账：核桃仁存得住，
        订单才接得住。镇里协调贷款三百万元，新冷链
        仓库八月投用，果农的核桃再不愁压价。
        护河行动进社区
        本报讯（记者 方砚秋）4月8日，望澜街党员干部
        和志愿者沿河清理垃圾、打捞漂浮物，护河行动
        共清理河岸3公里，受到沿岸社区居民的好评。

        """

    private func release(_ pages: [String], jobs: Int = 2) throws -> (run: TestRun, folder: TestFolder) {
        let folder = TestFolder()
        for (index, page) in pages.enumerated() { try folder.write("in/qingchuan/2023-04-12/0\(index + 1).txt", page) }
        var run = TestRun(folder)
        try run.nameByFolders()
        run.jobs = jobs
        #expect(try run().exitCode == 0)
        return (run, folder)
    }

    private func rows(_ kind: String, _ run: TestRun) throws -> [JSONValue] {
        let packed = try run.release()["\(kind)/qingchuan/qingchuan-2023.jsonl.gz"]
        return try Gzip.unpack(try #require(packed)).split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse(Array($0)) }
    }

    @Test("halves and index entries name articles by id, the same with any number of jobs, and verify finds them", arguments: [1, 4])
    func linked(jobs: Int) throws {
        let (run, folder) = try release([Self.front, Self.inside], jobs: jobs)
        let articles = try rows("articles", run)
        let first = try #require(articles.first { $0.text("text").contains("核桃加工厂里") })
        let second = try #require(articles.first { !$0.text("continued_from").isEmpty })
        let river = try #require(articles.first { $0.text("text").contains("打捞漂浮物") })
        #expect(first.text("continued_to") == second.text("id"))
        #expect(second.text("continued_from") == first.text("id"))
        #expect(second.integer("page") == 2)
        let index = try #require(try rows("furniture", run).first { $0.text("kind") == "index" })
        guard case .array(let entries)? = index["entries"] else { return #expect(Bool(false), "no entries") }
        #expect(entries.map { $0.text("article") } == [river.text("id"), ""])
        #expect(entries.map { $0.integer("page") } == [2, 3])
        var findings: [String] = []
        _ = try Verification(of: "\(folder.path)/output", newsmlSchema: nil) { findings.append("\($0)") }()
        #expect(findings == [])
    }

    @Test("a half alone keeps the page, and its id is what it is beside its other half")
    func alone() throws {
        let (both, _) = try release([Self.front, Self.inside])
        let (one, _) = try release([Self.front])
        let article = try #require(try rows("articles", one).first)
        #expect(article.text("continued_to") == "p02")
        #expect(try rows("articles", both).first?.text("id") == article.text("id"))
    }

    @Test("a box with page numbers leaves the number of its own page alone")
    func folio() throws {
        let folder = TestFolder()
        try folder.write("in/a.txt", "导读\n护河行动进社区\n2版\n" + TestPages.page(1))
        let run = TestRun(folder)
        _ = try run()
        #expect(try IdentityTests.row(run, "page") == .number("0"))
    }
}

/// References between rows.
@Suite struct LinkCheckTests {
    @Test("a reference to a row that is not there is found", arguments: [
        (#"{"continued_from":"","continued_to":"p02"}"#, 0), (#"{"continued_from":"a-p01-1","continued_to":""}"#, 0),
        (#"{"continued_from":"a-p01-1","continued_to":"a-p03-3"}"#, 1), (#"{"continued_to":"p-p03-3"}"#, 1),
        (#"{"entries":[{"article":""},{"article":"a-p01-1"},{"article":"a-p09-9"}]}"#, 1), ("{}", 0),
    ])
    func broken(row: String, count: Int) throws {
        var check = LinkCheck()
        check.add(try LedgerCheckTests.row(row), number: 7, path: "x")
        #expect(check.broken([Array("a-p01-1".utf8)]).count == count)
    }
}
