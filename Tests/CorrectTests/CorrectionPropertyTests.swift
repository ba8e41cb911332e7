import Correct
import Newspaper
import Segment
import SplitMix
import Testing

/// Whatever corrections ask for, lines only change places.
@Suite struct CorrectionPropertyTests {
    static let phrases = ["近日，", "柳溪村", "本报讯 ", "（王伟）", "（下转第2版）", "桃花开了。", "全民阅读", "责编：王伟", "the end", "", "绿水青山", "2023"]

    static func page(_ random: inout SeededGenerator) throws -> PageContents {
        var rows: [String] = []
        for article in ["A", "B", "C"] {
            rows.append("\(article) p \(phrases.filter { !$0.isEmpty }.randomElement(using: &random) ?? "")近日")
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                let part = ["h", "k", "c", "p", "-", "-", "-"].randomElement(using: &random) ?? "-"
                let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in phrases.randomElement(using: &random) ?? "" }.joined()
                rows.append("\(article) \(part) \(text)")
            }
            rows.append("* slogan \(phrases.randomElement(using: &random) ?? "")")
        }
        return try TestPage.contents(rows.joined(separator: "\n"))
    }

    static func change(_ ids: [String], lines: Int, _ random: inout SeededGenerator) -> Correction.Change {
        func id() -> String { ids.randomElement(using: &random) ?? "" }
        func selection() -> LineSelection {
            let first = Int.random(in: 1...lines, using: &random)
            let range = first...min(lines, first + Int.random(in: 0...4, using: &random))
            return LineSelection([range], from: Bool.random(using: &random) ? nil : id())
        }
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return .headline(article: id(), kicker: nil, headline: Scalars("题"), subhead: [])
        case 1: return .split(article: id(), line: Int.random(in: 1...lines, using: &random), expect: nil)
        case 2: return .merge(article: id(), others: [id(), id()])
        case 3: return .furniture(selection(), Furniture.Kind.allCases.randomElement(using: &random) ?? .ad)
        default:
            return .move(
                selection(), to: id(), as: ArticlePart.allCases.randomElement(using: &random) ?? .body,
                at: BodyPlace.allCases.randomElement(using: &random) ?? .end)
        }
    }

    @Test("no line is lost or doubled, ids stay and are unique, and the same corrections do the same again", arguments: 0..<60)
    func arbitrary(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var applied = 0
        for _ in 0..<10 {
            let contents = try Self.page(&random)
            let ids = TestPage.ids(contents)
            let changes = (0..<8).map { _ in Self.change(ids, lines: contents.page.lines.count, &random) }
            // An unbalanced ledger would throw.
            let (corrected, misfits) = try TestPage.corrections(changes).contents(of: contents)
            #expect(try TestPage.corrections(changes).contents(of: contents) == (corrected, misfits))
            applied += changes.count - misfits.count
            let after = TestPage.ids(corrected)
            #expect(Set(after).count == after.count)
            let splits = changes.count { if case .split = $0 { true } else { false } }
            #expect(Set(after).subtracting(ids).count <= splits)
            for article in corrected.articles {
                #expect(!article.text.isEmpty || article.paragraphs.count == 1)
                for passage in article.paragraphs.map(\.passage) + [article.kicker, article.headline, article.subhead] + article.captions {
                    #expect(passage.runs.allSatisfy { run in
                        passage.lines.contains(run.line)
                            && passage.text[run.start..<(run.start + run.length)]
                                == corrected.page.lines[run.line].text[run.column..<(run.column + run.length)]
                    })
                }
            }
        }
        #expect(applied >= 10)
    }

    @Test("pages as segment makes them keep their account, too", arguments: 0..<10)
    func segmented(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let texts = (0..<60).map { _ in
            (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.phrases.randomElement(using: &random) ?? "" }.joined()
        }
        let page = try TestPage.contents(texts.map { "* unknown \($0)" }.joined(separator: "\n")).page
        let contents = try Segmenter()(page)
        let ids = TestPage.ids(contents)
        let changes = (0..<12).map { _ in Self.change(ids.isEmpty ? [MisfitTests.gone] : ids, lines: 60, &random) }
        _ = try TestPage.corrections(changes).contents(of: contents)
    }
}
