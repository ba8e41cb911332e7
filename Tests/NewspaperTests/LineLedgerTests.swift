import Testing

@testable import Newspaper

@Suite("The line ledger")
struct LineLedgerTests {
    private func article(_ lines: [Int], headline: [Int] = []) -> Article {
        Article(
            headline: Passage(lines: headline), paragraphs: [Paragraph(Passage(text: Scalars("文"), lines: lines))],
            confidence: ArticleConfidence(segmentation: 1, headline: 1))
    }

    private func furniture(_ lines: [Int]) -> Furniture {
        Furniture(kind: .slogan, passage: Passage(lines: lines), reason: "")
    }

    @Test("every line is in its place")
    func balances() throws {
        let ledger = try LineLedger(
            lineCount: 4, articles: [article([1, 2], headline: [0])], furniture: [furniture([3])])
        #expect(ledger.places == [.article(0), .article(0), .article(0), .furniture(0)])
    }

    @Test("lost, doubled and unknown lines are named")
    func refuses() {
        #expect(throws: UnbalancedLedger(lost: [2], doubled: [0], unknown: [-1, 9])) {
            try LineLedger(lineCount: 3, articles: [article([0, 1, 9])], furniture: [furniture([-1, 0])])
        }
    }

    @Test("a line that one article claims twice is doubled")
    func claimedTwice() {
        #expect(throws: UnbalancedLedger(lost: [], doubled: [0], unknown: [])) {
            try LineLedger(lineCount: 1, articles: [article([0], headline: [0])], furniture: [])
        }
    }

    @Test("the error says which lines and what is wrong with them")
    func describes() {
        let text = UnbalancedLedger(lost: [2, 3], doubled: [], unknown: [9]).description
        #expect(text == "the line ledger does not balance (lines by index; in no place: 2, 3; not on the page: 9)")
    }

    @Test("every part of an article answers for its lines", arguments: 0..<7)
    func parts(_ part: Int) throws {
        let passage = Passage(lines: [0])
        var article = article([])
        switch part {
        case 0: article.kicker = passage
        case 1: article.headline = passage
        case 2: article.subhead = passage
        case 3: article.paragraphs = [Paragraph(passage)]
        case 4: article.bylineLines = [0]
        case 5: article.captions = [passage]
        default: article.continuationLines = [0]
        }
        #expect(try LineLedger(lineCount: 1, articles: [article], furniture: []).places == [.article(0)])
    }
}
