import Newspaper
import SplitMix
import Testing

@testable import Normalize

@Suite("The normalizer")
struct NormalizerTests {
    @Test("every kind of repair is registered once")
    func registryIsComplete() {
        let kinds = Normalizer.registry.map { $0.kind }
        #expect(kinds.sorted() == RepairKind.allCases.sorted())
    }

    /// A line with something for every repair.
    private static let damaged = "倡 导 移 风\u{200B} 易 俗 倡 导 移 风 易 俗 １０ 月 ２４ 日"

    @Test("repairs work on each other's results and are all kept")
    func repairsTogether() {
        let clean = Normalizer()(page([Self.damaged]))
        #expect(clean.lines[0].text.string == "倡导移风易俗10月24日")
        #expect(clean.lines[0].replayed == clean.lines[0].text)
        #expect(clean.lines[0].source.text == Scalars(Self.damaged))
    }

    @Test("each repair can be switched off", arguments: RepairKind.allCases)
    func switchesOff(_ kind: RepairKind) {
        let lines = ["倡导移风易俗倡导移风易俗", "不 时 与 大 家", "安装 500个，", "Ａ区", "a\u{01}b"]
        let kept = Normalizer(repairs: Set(RepairKind.allCases).subtracting([kind]))(page(lines))
        #expect(kept.repairCounts.filter { $0.count == 0 }.map(\.kind) == [kind])
        let alone = Normalizer(repairs: [kind])(page(lines))
        #expect(alone.repairCounts.filter { $0.count > 0 }.map(\.kind) == [kind])
    }

    @Test("no repair, no change")
    func allOff() {
        let clean = Normalizer(repairs: [])(page([Self.damaged, " 近日 "]))
        #expect(clean.lines.map(\.text) == [Scalars(Self.damaged), Scalars(" 近日 ")])
    }

    @Test("the census counts the text as found")
    func census() {
        var expected = CharacterCensus()
        (expected.printed, expected.controls, expected.replacements, expected.privateUse) = (7, 2, 1, 2)
        #expect(Normalizer()(page(["本\u{01}报 \u{FFFD}\t", "\u{E001}\u{10FFFD}讯\u{85}"])).census == expected)
    }

    @Test("any lines keep their number and order, and every clean offset maps into its line")
    func arbitraryLines() {
        var random = SeededGenerator(seed: 20_221_024)
        let alphabet = Scalars("倡导移风易俗人人的10年月日% ，。“”（）：—/aB Ａ２％　\u{200B}\u{01}\u{F900}e\u{0301}\u{FFFF}")
        for _ in 0..<400 {
            let lines = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                let text = Scalars(
                    (0..<Int.random(in: 0...14, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
                return Bool.random(using: &random) ? text + text : text
            }
            let clean = Normalizer()(page(lines.map(\.string)))
            #expect(clean.lines.map(\.source.text) == lines)
            for line in clean.lines {
                #expect(line.replayed == line.text)
                let columns = (0...line.text.count).map(line.sourceColumn)
                #expect(
                    columns == columns.sorted() && columns[0] >= 0
                        && columns[columns.count - 1] <= line.source.text.count)
            }
        }
    }

    @Test("normalizing what is clean already changes nothing")
    func idempotent() {
        let lines = ["倡导移风易俗倡导移风易俗 弘扬文明新风弘扬文明新风", "不 时 与 大 家 交 流 ，", "10 月 24 日，", "Ａ\u{01}"]
        let once = Normalizer()(page(lines)).lines.map(\.text.string)
        let twice = Normalizer()(page(once))
        #expect(twice.lines.map(\.repairs) == once.map { _ in [] })
    }

    @Test(
        "a line of a hundred thousand characters is repaired in a moment", .timeLimit(.minutes(1)),
        arguments: ["一", "一 ", "研究", "1 ", "，", "“ ", "（一 ", "e\u{0301}", "1 年 "])
    func longLine(_ unit: String) {
        let line = String(repeating: unit, count: 100_000 / unit.unicodeScalars.count)
        let clean = Normalizer()(page([line]))
        #expect(clean.lines[0].replayed == clean.lines[0].text)
    }

    @Test("a page of twenty thousand lines is repaired in a moment", .timeLimit(.minutes(1)))
    func manyLines() {
        let clean = Normalizer()(page((0..<20_000).map { "第\($0)行 文字" }))
        #expect(clean.lines.allSatisfy { $0.text == $0.replayed })
    }

    private func page(_ lines: [String]) -> SourcePage {
        let file = SourceFile(
            path: "lishi/2022-10-24/01.txt", sha256: "", byteCount: 0, mediaType: "text/plain",
            encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        return SourcePage(
            file: file, lines: lines.enumerated().map { SourceLine(number: $0 + 1, text: Scalars($1)) })
    }
}
