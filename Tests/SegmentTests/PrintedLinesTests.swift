import Newspaper
import Testing

@testable import Segment

@Suite("Printed lines")
struct PrintedLinesTests {
    private func lines(_ text: String) -> [String] { PageFacts(CleanPage(text: text)).lines.map(\.text.string) }

    /// Lines of 12 squares, broken at every mark as an extractor does that watches distances.
    private let broken = """
        习近平总书记在福建工作期
        间，
        创造性地提出了大食物观。
        三十
        多年来，
        福建不断探索创新、
        久
        久为功，
        “海上牧场”
        “森林
        粮库”
        设施农业全面发展食
        物供给更加丰富多元。
        新征程上我国树立和践行大
        食物观，
        加快建设农业强国
        高质量发展提供坚强的保障
        在东部海域一列列网箱如同
        阡陌纵横的海上农田。
        """

    @Test("pieces that an extractor broke at marks are put together where they fill the column")
    func everyMark() {
        // No line of type begins with a closing mark; three that do give the extractor away.
        let text = broken + "\n山海田一起抓\n，从宁德到\n福州\n，习近平同志\n农业强\n、大食物观理念愈发清晰化"
        let found = lines(text)
        #expect(found.contains("久为功，“海上牧场”“森林"))
        #expect(found.contains("食物观，加快建设农业强国"))
        #expect(found.first == "习近平总书记在福建工作期")
        #expect(found.joined() == text.split(separator: "\n").joined())
    }

    @Test("a headline below the end of one story and above the opening of another is not put into the line before it")
    func headlines() {
        // 阡陌纵横的海上农田。清川区 would fill the column.
        let text = broken + "\n一起抓\n，从宁德到\n福州\n，习近平同志\n农业强\n、大食物观。\n清川区召开\n教育工作会\n本报讯\n昨天，\n清川区召开教育工作会议。"
        let found = lines(text)
        #expect(found.contains("清川区召开"))
        #expect(found.contains("教育工作会"))
    }

    @Test("a dump whose lines are whole is left as it is, short lines and quotations included")
    func whole() {
        let text = """
            本报讯近日青川县融媒体中心职工
            来到城北街道开展社区志愿服务，
            “您好。”
            “请坐。”
            向居民发放宣传单清扫楼道垃圾把
            社区内的电动车摆放整齐。
            （王伟）
            """
        #expect(lines(text) == text.split(separator: "\n").map { String($0) })
    }

    @Test("every scalar of a line that was put together is traced to its own line of the file")
    func traces() throws {
        let page = CleanPage(text: broken + "\n一起抓\n，从宁德到\n福州\n，习近平同志\n农业强\n、大食物观")
        let contents = try Segmenter()(page)
        #expect(discrepancies(contents) == [])
        let facts = PageFacts(page)
        let pieces = facts.lines.flatMap(\.pieces)
        #expect(pieces.map(\.line) == Array(page.lines.indices))
        for line in facts.lines {
            for piece in line.pieces {
                #expect(Scalars(line.text[piece.range]) == Scalars(page.lines[piece.line].text[piece.offset...].prefix(piece.range.count)))
            }
        }
    }

    @Test("the breadth of the columns of a page is what many lines have in common")
    func columns() {
        #expect(ColumnBreadth.common([28, 28, 27, 28, 14, 36, 36, 36, 35, 36, 9]) == [28, 36])
        #expect(ColumnBreadth.common([20, 31, 44]) == [])
        #expect(ColumnBreadth.around([28, 28, 6, 28, 28]) == [28, 28, 28, 28, 28])
        #expect(ColumnBreadth.around([]) == [])
    }

    @Test("a page of lines of a hundred thousand scalars costs no more than its length")
    func long() {
        let page = CleanPage(text: (0..<30).map { _ in String(repeating: "长，", count: 3000) }.joined(separator: "\n"))
        #expect(PageFacts(page).lines.count == 30)
    }
}
