import Newspaper
import Testing

@testable import Segment

@Suite("Halves of an article on two pages")
struct ContinuationTests {
    private func place(_ page: Int, _ index: Int) -> IssuePlace { IssuePlace(page: page, index: index) }

    @Test("two jump lines that name each other's page make a pair, which both halves know")
    func pair() throws {
        let links = try links(
            PageSketch(number: 1, articles: [Halves.school, Halves.trees]), PageSketch(number: 2, articles: [Halves.bus, Halves.treesEnd]))
        #expect(links.continuedTo.keys.sorted() == [place(0, 1)])
        #expect(links.continuedTo[place(0, 1)]?.partner == place(1, 1))
        #expect(links.continuedTo[place(0, 1)]?.page == 2)
        #expect(links.continuedFrom[place(1, 1)]?.partner == place(0, 1))
        #expect(links.continuedFrom[place(1, 1)]?.page == 1)
        #expect(links.continuedTo[place(0, 1)]?.reason == "both jump lines name each other's page")
    }

    @Test("of two articles that go on on the same page each finds its own other half", arguments: [false, true])
    func twoPairs(isTurned: Bool) throws {
        let ends = isTurned ? [Halves.exportsEnd, Halves.treesEnd] : [Halves.treesEnd, Halves.exportsEnd]
        let links = try links(PageSketch(number: 1, articles: [Halves.trees, Halves.exports]), PageSketch(number: 2, articles: ends))
        #expect(links.continuedTo[place(0, 0)]?.partner == place(1, isTurned ? 1 : 0))
        #expect(links.continuedTo[place(0, 1)]?.partner == place(1, isTurned ? 0 : 1))
    }

    @Test("where two articles go on and one comes back, the text says which, and the other stays alone with a reason")
    func twoCandidates() throws {
        let links = try links(PageSketch(number: 1, articles: [Halves.trees, Halves.exports]), PageSketch(number: 2, articles: [Halves.bus, Halves.exportsEnd]))
        #expect(links.continuedTo[place(0, 1)]?.partner == place(1, 1))
        #expect(links.continuedTo[place(0, 0)] == Continuation(page: 2, reason: "no article of page 2 is clearly its other half"))
    }

    @Test("candidates that nothing tells apart are both left alone")
    func alike() throws {
        let links = try links(PageSketch(number: 1, articles: [Halves.trees, Halves.trees]), PageSketch(number: 2, articles: [Halves.treesEnd]))
        #expect(links.continuedTo.values.allSatisfy { $0.partner == nil && !$0.reason.isEmpty })
        #expect(links.continuedFrom[place(1, 0)]?.partner == nil)
    }

    @Test("the continuation's headline, short for the first half's, tells as well as the text, and may hold the jump line")
    func headline() throws {
        var (one, other) = (Halves.bus, Halves.clinic)
        (one.headline, one.from) = ("小核桃出海", 1)
        (other.headline, other.from) = ("共享春色（上接第1版）", nil)
        let links = try links(PageSketch(number: 1, articles: [Halves.trees, Halves.exports]), PageSketch(number: 2, articles: [one, other]))
        #expect(links.continuedTo[place(0, 0)]?.partner == place(1, 1))
        #expect(links.continuedTo[place(0, 1)]?.partner == place(1, 0))
        #expect(links.continuedFrom[place(1, 1)]?.page == 1)
    }

    @Test("jump lines that name other pages make no pair")
    func wrongPage() throws {
        var (first, second) = (Halves.trees, Halves.treesEnd)
        (first.to, second.from) = (3, 1)
        let links = try links(
            PageSketch(number: 1, articles: [first]), PageSketch(number: 2, articles: [second]), PageSketch(number: 3, articles: [Halves.clinic]))
        #expect(links.continuedTo[place(0, 0)] == Continuation(page: 3, reason: "no article of page 3 is clearly its other half"))
        #expect(links.continuedFrom[place(1, 0)] == Continuation(page: 1, reason: "no article of page 1 is clearly its other half"))
    }

    @Test("a half whose page is not in the issue keeps the page and says why")
    func missingPage() throws {
        let links = try links(PageSketch(number: 1, articles: [Halves.trees]), PageSketch(number: 3, articles: [Halves.bus]))
        #expect(links.continuedTo == [place(0, 0): Continuation(page: 2, reason: "page 2, which its jump line names, is not there")])
        #expect(links.continuedFrom == [:])
    }

    @Test("a jump line without its counterpart is paired where the text speaks clearly", arguments: [true, false])
    func oneLineLost(isFirst: Bool) throws {
        var (first, second) = (Halves.trees, Halves.treesEnd)
        if isFirst { first.to = nil } else { second.from = nil }
        let links = try links(PageSketch(number: 1, articles: [Halves.school, first]), PageSketch(number: 2, articles: [Halves.bus, Halves.clinic, second]))
        #expect(links.continuedTo[place(0, 1)]?.partner == place(1, 2))
        #expect(links.continuedFrom[place(1, 2)]?.partner == place(0, 1))
        #expect(links.continuedTo[place(0, 1)]?.reason == "its jump line names the page, the text fits")
    }

    @Test("上接 without 下转 stays alone where no article of that page fits")
    func backwardOnly() throws {
        var unfinished = Halves.exports
        unfinished.to = nil
        let links = try links(PageSketch(number: 1, articles: [Halves.school, unfinished]), PageSketch(number: 2, articles: [Halves.treesEnd]))
        #expect(links.continuedFrom == [place(1, 0): Continuation(page: 1, reason: "no article of page 1 is clearly its other half")])
        #expect(links.continuedTo == [:])
    }

    @Test("pages of another day are another issue's")
    func otherDay() throws {
        let links = try links(
            PageSketch(number: 1, articles: [Halves.trees]), PageSketch(number: 2, day: CalendarDate("2023-04-13"), articles: [Halves.treesEnd]))
        #expect(links.continuedTo[place(0, 0)]?.partner == nil)
        #expect(links.continuedFrom[place(1, 0)]?.partner == nil)
    }

    @Test("an article over three pages has a middle half that knows both ends")
    func threePages() throws {
        var middle = Halves.treesEnd
        middle.to = 3
        let end = ArticleSketch(text: "口袋公园建成后，海棠和行道树由园林中心统一养护，市民可以报名认养。", from: 2)
        let links = try links(
            PageSketch(number: 1, articles: [Halves.trees]), PageSketch(number: 2, articles: [middle]), PageSketch(number: 3, articles: [end]))
        #expect(links.continuedFrom[place(1, 0)]?.partner == place(0, 0))
        #expect(links.continuedTo[place(1, 0)]?.partner == place(2, 0))
    }

    @Test("a jump line that names its own page leads nowhere")
    func ownPage() throws {
        let links = try links(PageSketch(number: 2, articles: [Halves.trees]))
        #expect(links.continuedTo[place(0, 0)] == Continuation(page: 2, reason: "its jump line names its own page, 2"))
    }

    @Test("more halves than any page has are left alone, and soon")
    func hostile() throws {
        let links = try links(
            PageSketch(number: 1, articles: Array(repeating: Halves.trees, count: 5000)),
            PageSketch(number: 2, articles: Array(repeating: Halves.treesEnd, count: 5000)))
        #expect(links.continuedTo.count == 5000)
        #expect(links.continuedTo.values.allSatisfy { $0.partner == nil })
    }
}

@Suite("Articles that run on without a jump line")
struct RunOnTests {
    private static let first: ArticleSketch = { var half = Halves.trees; half.to = nil; return half }()
    private static let second: ArticleSketch = { var half = Halves.treesEnd; half.from = nil; return half }()
    private let pair = [IssuePlace(page: 0, index: 1): IssuePlace(page: 1, index: 0)]

    private func partners(_ pages: PageSketch...) throws -> [IssuePlace: IssuePlace] {
        IssueLinking.links(try pages.map { try $0.page() }).continuedTo.compactMapValues(\.partner)
    }

    @Test("the last article of a page and the first of the next are one where the text breaks off and the words agree")
    func runsOn() throws {
        #expect(
            try partners(
                PageSketch(number: 2, articles: [Halves.school, Self.first]), PageSketch(number: 3, articles: [Self.second, Halves.bus])) == pair)
    }

    @Test(
        "a page that merely begins with a short paragraph, or with another article, goes on with nothing",
        arguments: [
            ("", "层层落实责任。"), ("", "近日，三条公交线路优化调整，新增站点九个，首末班车时间不变，市民可以在站牌上扫码查询，出行更加便利。"),
            ("口袋公园认养忙", second.text), ("", "本报讯 " + second.text),
            ("", "水稻插秧进入扫尾阶段，农机手昼夜不停，全区四万亩稻田预计本周全部插完，比去年提前五天，农技员正在田间指导。"),
        ])
    func shortParagraph(_ headline: String, _ text: String) throws {
        #expect(
            try partners(
                PageSketch(number: 2, articles: [Halves.school, Self.first]),
                PageSketch(number: 3, articles: [ArticleSketch(headline: headline, text: text), Halves.bus])) == [:])
    }

    @Test("a finished sentence, a page between, or another place on the page is no run-on")
    func elsewhere() throws {
        var finished = Self.first
        finished.text += "层。"
        let there = PageSketch(number: 3, articles: [Self.second, Halves.bus])
        #expect(try partners(PageSketch(number: 2, articles: [Halves.school, finished]), there) == [:])
        #expect(try partners(PageSketch(number: 1, articles: [Halves.school, Self.first]), there) == [:])
        #expect(try partners(PageSketch(number: 2, articles: [Self.first, Halves.school]), there) == [:])
        #expect(
            try partners(PageSketch(number: 2, articles: [Halves.school, Self.first]), PageSketch(number: 3, articles: [Halves.bus, Self.second])) == [:])
    }
}
