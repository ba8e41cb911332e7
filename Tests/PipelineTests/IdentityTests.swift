import Export
import Newspaper
import Testing

@testable import Pipeline

/// Ids come from names and content; what the folio says fills the rows.
@Suite struct IdentityTests {
    static let folio = "第1287期 05版 民生 2023年4月12日 星期三\n"

    /// A member of the only row of pages.
    static func row(_ run: TestRun, _ name: String) throws -> JSONValue? {
        let release = try run.release()
        let packed = try #require(release.first { $0.key.hasPrefix("pages/") }?.value)
        return try JSONParser.parse(try Gzip.unpack(packed))[name]
    }

    @Test("a folio fills the row and leaves the id alone")
    func folioOnly() throws {
        let folder = TestFolder()
        let text = folio + TestPages.page(1)
        try folder.write("in/scan.txt", text)
        let run = TestRun(folder)
        _ = try run()
        let hash = SHA256.hex(Array(text.utf8)).prefix(8)
        #expect(try Self.row(run, "id") == .string(Array("unknown-undated-\(hash)-p00".utf8)))
        #expect(try Self.row(run, "page") == .number("5"))
        #expect(try Self.row(run, "issue_date") == .string(Array("2023-04-12".utf8)))
        #expect(try Self.row(run, "page_name") == .string(Array("民生".utf8)))
        #expect(try Self.row(run, "issue_number") == .string(Array("第1287期".utf8)))
    }

    @Test("a folio that contradicts the name is a warning")
    func contradiction() throws {
        let folder = TestFolder()
        try folder.write("in/qingchuan/2023-04-13/01.txt", folio + TestPages.page(1))
        var run = TestRun(folder)
        try run.nameByFolders()
        let summary = try run()
        #expect(try Self.row(run, "id") == .string(Array("qingchuan-20230413-p01".utf8)))
        #expect(try Self.row(run, "page") == .number("1"))
        #expect(summary.warnings.keys.sorted().allSatisfy { $0.hasPrefix("folio.") })
        #expect(summary.warnings["folio.date.contradicts-name"] == 1)
    }

    @Test("where a paper is at home reaches the names of its pages and its items", arguments: ["离石区", "141102", ""])
    func region(region: String) throws {
        let folder = TestFolder()
        try folder.write("in/lishi/2023-04-13/01.txt", "本报讯 近日，信义镇举办消防安全培训，邀请专业人员讲解\n灭火器的使用方法。\n")
        var run = TestRun(folder)
        try run.nameByFolders()
        run.configuration.papers = [Configuration.Paper(code: "lishi", name: "离石报", region: region)]
        _ = try run()
        let release = try run.release()
        let item = String(decoding: try #require(release["newsml/lishi/2023/lishi-20230413.xml"]), as: UTF8.self)
        #expect(item.contains("qcode=\"gbt2260:141102\" why=\"why:inferred\"") == !region.isEmpty)
        let catalogue = String(decoding: try Gzip.unpack(try #require(release["entities.jsonl.gz"])), as: UTF8.self)
        #expect(catalogue.contains("{\"id\":\"gbt2260:141102101\"") == !region.isEmpty)
        #expect(catalogue.contains("\"canonical\":\"信义镇\""))
    }

    @Test("the folio is the line that says most, not the day under a notice")
    func signature() throws {
        let folder = TestFolder()
        try folder.write("in/a.txt", "（2023年3月1日）\n" + TestPages.page(1) + folio)
        let run = TestRun(folder)
        _ = try run()
        #expect(try Self.row(run, "issue_date") == .string(Array("2023-04-12".utf8)))
    }

    @Test("pages of one file count on from the number in its name")
    func severalPages() throws {
        let folder = TestFolder()
        try folder.write("in/qingchuan/2023-04-13/03.txt", TestPages.page(1) + "\u{C}" + TestPages.page(2))
        var run = TestRun(folder)
        try run.nameByFolders()
        _ = try run()
        let release = try run.release()
        let packed = try #require(release["pages/qingchuan/qingchuan-2023.jsonl.gz"])
        let rows = try Gzip.unpack(packed).split(separator: UInt8(ascii: "\n"))
        #expect(try rows.map { try JSONParser.parse(Array($0)).text("id") } == ["qingchuan-20230413-p03", "qingchuan-20230413-p04"])
    }

    /// The folios of an issue's pages, and the issue numbers of their rows.
    static let issueNumbers: [(folios: [String], numbers: [String])] = [
        (["第1287期 01版 要闻 2023年4月13日 星期四", "02版 民生 2023年4月13日 星期四", ""], ["第1287期", "第1287期", "第1287期"]),
        (["", "第1287期 02版 民生 2023年4月13日 星期四"], ["第1287期", "第1287期"]),
        (["第1287期", "", "第1288期"], ["第1287期", "", "第1288期"]),
        (["", "02版 民生 2023年4月13日 星期四"], ["", ""]),
    ]

    @Test("a page without an issue number has the one on which the issue's others agree", arguments: issueNumbers)
    func issueNumber(folios: [String], numbers: [String]) throws {
        let folder = TestFolder()
        for (index, folio) in folios.enumerated() {
            try folder.write("in/qingchuan/2023-04-13/0\(index + 1).txt", "\(folio)\n\(TestPages.page(index + 1))")
        }
        var run = TestRun(folder)
        try run.nameByFolders()
        _ = try run()
        let release = try run.release()
        for kind in ["pages", "articles"] {
            let packed = try #require(release["\(kind)/qingchuan/qingchuan-2023.jsonl.gz"])
            let rows = try Gzip.unpack(packed).split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse(Array($0)) }
            for (index, number) in numbers.enumerated() {
                let ofPage = rows.filter { $0["page"] == .number("\(index + 1)") }
                #expect(!ofPage.isEmpty && ofPage.allSatisfy { $0.text("issue_number") == number })
            }
        }
    }

    @Test("a page of another day in an undated file keeps no issue number")
    func issueNumberOfAnotherDay() throws {
        let folder = TestFolder()
        let other = "01版 要闻 2023年4月13日 星期四\n"
        try folder.write("in/scans.txt", folio + TestPages.page(1) + "\u{C}" + other + TestPages.page(2))
        let run = TestRun(folder)
        _ = try run()
        let packed = try #require(try run.release().first { $0.key.hasPrefix("pages/") }?.value)
        let rows = try Gzip.unpack(packed).split(separator: UInt8(ascii: "\n"))
        #expect(try rows.map { try JSONParser.parse(Array($0)).text("issue_number") } == ["第1287期", ""])
    }

    private var folio: String { Self.folio }
}
