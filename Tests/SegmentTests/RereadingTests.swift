import Newspaper
import Testing

@testable import Segment

/// Lines that people put together are read as any others.
@Suite("Reading lines again")
struct RereadingTests {
    private static let page = CleanPage(
        text: """
            柳溪村桃花节开幕
            \(column("本报讯（记者 林小满）4月10日，第三届桃花节在柳溪村开幕，来自各地的游人走进桃园，赏花、拍照，村民们摆出自家的土产。", "开幕式上，村里的文艺队表演了秧歌和快板，孩子们朗诵了自己写的诗。（白露）"))
            （下转第2版）
            """)

    private func read(_ paragraphs: [[Int]], bylines: [Int] = [], continuations: [Int] = []) -> Article? {
        Rereading(Self.page).article(paragraphs: paragraphs, bylines: bylines, continuations: continuations)
    }

    @Test("an article's own lines say what segment read in them")
    func again() throws {
        let found = try #require(try Segmenter()(Self.page).articles.first)
        var again = try #require(
            read(found.paragraphs.map(\.passage.lines), bylines: found.bylineLines, continuations: found.continuationLines))
        #expect(found.continuedTo == 2)
        again.headline = found.headline
        again.confidence = found.confidence
        again.reasons = found.reasons
        #expect(again == found)
    }

    @Test("an article answers for the lines given to it, each once, printed or not")
    func lines() throws {
        let page = CleanPage(["甲文一。", "", "甲文二。（王伟）", "（下转第2版）", "　"].map(Scalars.init))
        let article = try #require(Rereading(page).article(paragraphs: [[4, 0], [2]], bylines: [], continuations: [3]))
        #expect(article.lines.sorted() == [0, 2, 3, 4])
        #expect(article.text.string == "甲文一。\n甲文二。")
        #expect(article.continuedTo == 2)
    }

    @Test("lines that print nothing make no article")
    func nothing() {
        let page = CleanPage(["甲文。", "　"].map(Scalars.init))
        #expect(Rereading(page).article(paragraphs: [[1]], bylines: [], continuations: []) == nil)
        #expect(Rereading(page).article(paragraphs: [], bylines: [0], continuations: []) == nil)
    }

    @Test("paragraphs are read in the order given")
    func order() throws {
        let page = CleanPage(["三。", "一。", "二。"].map(Scalars.init))
        let article = try #require(Rereading(page).article(paragraphs: [[1, 2], [0]], bylines: [], continuations: []))
        #expect(article.text.string == "一。二。\n三。")
        #expect(article.paragraphs.map(\.passage.lines) == [[1, 2], [0]])
    }

    @Test("what reads as a byline is told from what does not", arguments: [("（记者 王伟）", true), ("本报记者 王伟 文/图", true), ("桃花开了", false)])
    func bylines(text: String, isByline: Bool) {
        #expect(Rereading(CleanPage([Scalars(text)])).isByline([0]) == isByline)
    }
}
