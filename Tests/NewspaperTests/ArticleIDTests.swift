import Newspaper
import Testing

@Suite("Article ids")
struct ArticleIDTests {
    private let issue = IssueKey(paper: "lishi", day: .dated(CalendarDate(year: 2022, month: 10, day: 24)!))

    private func article(_ text: String, dateline: String? = nil) -> Article {
        Article(
            dateline: dateline.map { Dateline(text: Scalars($0)) },
            paragraphs: [Paragraph(Passage(text: Scalars(text)))],
            confidence: ArticleConfidence(segmentation: 1, headline: 1))
    }

    @Test("an id names paper, day, page and anchor")
    func plain() {
        #expect(ArticleID(issue: issue, page: 3, anchor: "3fa9c2d1").text == "lishi-20221024-p03-3fa9c2d1")
        #expect(ArticleID(issue: issue, page: nil, anchor: "3fa9c2d1").text == "lishi-20221024-p00-3fa9c2d1")
        #expect(
            ArticleID(issue: issue, page: 112, anchor: "3fa9c2d1", repetition: 2).text
                == "lishi-20221024-p112-3fa9c2d1-2")
    }

    @Test("edition and missing date are in the name of the issue")
    func issueKey() {
        let undated = IssueKey(paper: "lishi", day: .undated("1a2b3c4d"), edition: "a")
        #expect((undated.text, undated.yearText) == ("lishi-undated-1a2b3c4d-a", "undated"))
        #expect((issue.text, issue.yearText) == ("lishi-20221024", "2022"))
        #expect(issue < undated)
    }

    @Test("the anchor is SHA-256 over the first 32 Han characters after the dateline")
    func anchor() {
        let han = String(repeating: "文", count: 32)
        let expected = String(SHA256.hex(Array(han.utf8)).prefix(8))
        #expect(ArticleID.anchor(body: Scalars(han), dateline: nil) == expected)
        #expect(ArticleID.anchor(body: Scalars("本报讯 \(han)！后文"), dateline: Dateline(text: Scalars("本报讯"))) == expected)
    }

    @Test("spaces, digits and whatever comes later do not move the anchor")
    func stability() {
        let body = "近日离石区委副书记区政府区长张海文调研督导重点项目建设推进工作一"
        #expect(body.unicodeScalars.count == 32)
        let other = "\u{3000}近日， 24 " + body.dropFirst(2) + "。\n后来的文字"
        #expect(
            ArticleID.anchor(body: Scalars(other), dateline: nil)
                == ArticleID.anchor(body: Scalars(body), dateline: nil))
    }

    @Test("articles of one page with the same anchor are counted")
    func repetition() {
        let ids = ArticleID.ids(of: [article("同文"), article("异文"), article("同文")], issue: issue, page: 1).map(\.text)
        #expect(Set(ids).count == 3)
        #expect(ids[2] == ids[0] + "-2")
    }

    @Test("a pinned anchor outlives a new beginning, and no article beside it gets the same id")
    func pinned() {
        let plain = ArticleID.ids(of: [article("同文"), article("同文")], issue: issue, page: 1)
        var first = article("新的开头")
        first.pinnedAnchor = ArticleID.anchors(of: [article("同文"), article("同文")])[1]
        #expect(ArticleID.ids(of: [first, article("同文")], issue: issue, page: 1) == plain.reversed())
        #expect(ArticleID.ids(of: [first], issue: issue, page: 1) == [plain[1]])
        #expect(Set(ArticleID.ids(of: [first, first, article("同文")], issue: issue, page: 1)).count == 3)
    }
}
