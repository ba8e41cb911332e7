import Newspaper
import SplitMix
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

    @Test("a line with half-square marks is full that leaves no room for a square, so nearly all line ends are found again", arguments: 0..<8)
    func halfMarks(seed: UInt64) {
        let type = HalfMarkType(column: 28, seed: seed)
        func ends(_ lines: [String]) -> Set<Int> { Set(lines.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }) }
        let (printed, found) = (ends(type.lines), ends(lines(type.pieces.joined(separator: "\n"))))
        // 家。 and 24 half squares behind an indent of four fill 28 as they would without an end of paragraph between them.
        #expect(printed.count > 100 && printed.symmetricDifference(found).count * 12 < printed.count)
    }

    @Test("marks that are squares are told from half ones by lines with several")
    func squareMarks() {
        let halves = HalfMarkType(column: 24, seed: 1), squares = HalfMarkType(column: 24, mark: 2, seed: 1)
        for (type, areHalf) in [(halves, true), (squares, false)] {
            let found = FoundLine.lines(of: CleanPage(text: type.pieces.joined(separator: "\n")))
            let joins = found.indices.map { $0 > 0 && (found[$0 - 1].text.last?.isPunctuation ?? false) }
            let columns = HalfMarks.columns(found.map { PieceBreadth(halfMarks: $0) }, joins, ColumnBreadth.common(found.map(\.width)))
            #expect(areHalf ? columns?.contains(24) ?? false : columns == nil)
        }
    }

    @Test("columns of half-square marks are as broad as their full lines, two that differ by a half square among them")
    func filled() {
        #expect(ColumnBreadth.filled([28, 28, 28, 27, 27, 27, 27, 26, 9, 9]) == [28])
        #expect(ColumnBreadth.filled(Array(repeating: [29, 28, 27], count: 20).joined() + [26, 30]) == [28, 29])
        #expect(ColumnBreadth.filled([28, 28, 28, 28]) == [])
        #expect(ColumnBreadth.filled([0, 300, -1, 300]) == [])
    }
}

/// Invented paragraphs set in a column, with an indent of two squares that is not printed, and broken at every mark.
private struct HalfMarkType {
    private(set) var lines: [String] = []
    private(set) var pieces: [String] = []

    /// - Parameters:
    ///   - column: its breadth in half squares.
    ///   - mark: the breadth of a mark.
    init(column: Int, mark: Int = 1, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func clause() -> String {
            String((0..<Int.random(in: 3...15, using: &random)).map { _ in "春夏秋冬山水田林湖草东南西北".randomElement(using: &random) ?? "春" })
        }
        for _ in 0..<30 {
            var (line, room) = ("", column - 4)
            for (index, count) in (0..<Int.random(in: 2...4, using: &random)).map({ ($0, Int.random(in: 1...3, using: &random)) }) {
                let sentence = (0..<count).map { _ in clause() }.joined(separator: index == 0 ? "，" : "、") + "。"
                for character in sentence {
                    let width = Self.isMark(character) ? mark : 2
                    if width > room {
                        // No line begins with a mark.
                        let carried = Self.isMark(character) ? line.popLast().map { String($0) } ?? "" : ""
                        lines.append(line)
                        (line, room) = (carried, column - 2 * carried.count)
                    }
                    line.append(character)
                    room -= width
                }
            }
            lines.append(line)
        }
        for line in lines {
            pieces.append("")
            for character in line {
                pieces[pieces.count - 1].append(character)
                if Self.isMark(character) { pieces.append("") }
            }
            if pieces.last == "" { pieces.removeLast() }
        }
    }

    static func width(_ line: String) -> Int { line.reduce(0) { $0 + (isMark($1) ? 1 : 2) } }

    private static func isMark(_ character: Character) -> Bool { "，、。".contains(character) }
}
