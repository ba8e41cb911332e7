import Newspaper
import SplitMix
import Testing

@testable import Segment

@Suite("The segmenter on pages of any kind")
struct SegmenterPropertyTests {
    private static let phrases = [
        "近日", "离石区", "开展活动", "提高了", "志愿服务", "群众", "文明城市", "会议强调", "疫情防控", "。", "，", "、", "：", "“四个到位”", "《条例》", "（王伟）", "（记者 王伟 通讯员 李明）",
        "（下转第2版）", "（上接第1版）", "本报讯", "新华社北京10月24日电", "2022", "10月24日", "12.5%", "GDP", "the old town", " ", "　", "图为", "王伟 摄", "责任编辑：王伟",
        "第3版", "青川日报", "遗失声明", "13800000000", "℃", "—", "！", "（", "）", "”", "“", "·", "\u{FFFD}", "\u{0}", "\u{E001}", "\u{20000}", "e\u{0301}", "\u{200B}",
    ].map(Scalars.init)

    /// Lines of any mixture, of a column's breadth or not, some of nothing but blanks, some repaired.
    private static func lines(_ count: Int, _ random: inout SeededGenerator) -> [CleanLine] {
        (0..<count).map { number in
            var text = Scalars()
            switch Int.random(in: 0..<8, using: &random) {
            case 0: text = Scalars([" ", "", "\u{3000}", "\t"].randomElement(using: &random) ?? "")
            case 1: text = phrases.randomElement(using: &random) ?? []
            case 2...5:
                while text.count < 16 { text += phrases.randomElement(using: &random) ?? [] }
                text = Scalars(text.prefix(Int.random(in: 13...17, using: &random)))
            default:
                for _ in 0..<Int.random(in: 1...12, using: &random) { text += phrases.randomElement(using: &random) ?? [] }
            }
            var line = CleanLine(SourceLine(number: number + 1, text: text, blankLinesBefore: Int.random(in: 0...2, using: &random)))
            if Int.random(in: 0..<10, using: &random) == 0 { line.apply(.doubling, [Edit(line.text.count / 2..<line.text.count)]) }
            return line
        }
    }

    @Test("no page loses or doubles a character, and every page reads alike twice", arguments: 0..<40)
    func arbitrary(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5 {
            let page = CleanPage(Self.lines(Int.random(in: 1...45, using: &random), &random))
            let contents = try Segmenter()(page)
            #expect(discrepancies(contents) == [])
            #expect(try Segmenter()(page) == contents)
        }
    }

    @Test("a page says the same wherever its lines stood in the file")
    func lineNumbers() throws {
        var random = SeededGenerator(seed: 7)
        let lines = Self.lines(30, &random)
        let moved = lines.map { line in
            var source = line.source
            source.number += 1000
            source.column = 3
            return CleanLine(source)
        }
        let unmoved = lines.map { CleanLine($0.source) }
        let here = try Segmenter()(CleanPage(unmoved)), there = try Segmenter()(CleanPage(moved))
        #expect(here.articles == there.articles)
        #expect(here.furniture == there.furniture)
    }

    @Test("lines that share nothing and end nowhere are read whole")
    func noise() throws {
        var random = SeededGenerator(seed: 11)
        let lines = (0..<40).map { _ in
            Scalars((0..<Int.random(in: 10...18, using: &random)).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FFF, using: &random)) })
        }
        #expect(discrepancies(try Segmenter()(CleanPage(lines))) == [])
    }

    /// A page of one line or of many that are alike.
    struct HostilePage: CustomTestStringConvertible {
        let line: Scalars
        var timesInLine = 1
        var lines = 1
        var testDescription: String { "\(lines) lines of \(timesInLine) times \(line.string)" }
    }

    @Test(
        "hostile pages are read whole",
        arguments: [
            HostilePage(line: ["一"], lines: 3000),
            HostilePage(line: ["（"], lines: 500),
            HostilePage(line: ["1"], lines: 500),
            HostilePage(line: ["国"], timesInLine: 20_000),
            HostilePage(line: ["，"], timesInLine: 20_000),
            HostilePage(line: ["（"], timesInLine: 20_000),
            HostilePage(line: ["1"], timesInLine: 20_000),
            HostilePage(line: Scalars("本报讯 近日，"), timesInLine: 2500),
            HostilePage(line: Scalars("王伟 "), timesInLine: 5000),
        ])
    func hostile(_ page: HostilePage) throws {
        let line = Scalars([Scalars](repeating: page.line, count: page.timesInLine).joined())
        let lines = [Scalars](repeating: line, count: page.lines)
        #expect(discrepancies(try Segmenter()(CleanPage(lines))) == [])
    }
}
