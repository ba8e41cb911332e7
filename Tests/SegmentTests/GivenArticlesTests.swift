import Newspaper
import Testing

@testable import Segment

@Suite("Articles that the source gives")
struct GivenArticlesTests {
    private func contents(_ lines: [String], _ articles: [[SourceArticle.Part]]) throws -> PageContents {
        var page = CleanPage(lines.map(Scalars.init))
        page.source.articles = articles.map { SourceArticle(parts: $0) }
        return try Segmenter()(page)
    }

    @Test("parts are taken over, and what they say is read")
    func parts() throws {
        let contents = try contents(
            [
                "青川日报", "在希望的田野上", "全国小麦陆续收获", "——夏粮丰收在望", "本报记者 王伟", "本报讯 眼下，全国小麦进入", "集中收获期。", "多地开镰", "各地加紧抢收。（李明）",
                "图为收割现场。",
            ],
            [[
                .init(.kicker, lines: [1]), .init(.headline, lines: [2]), .init(.subhead, lines: [3]), .init(.byline, lines: [4]),
                .init(.paragraph, lines: [5, 6]), .init(.subheading, lines: [7]), .init(.paragraph, lines: [8]), .init(.caption, lines: [9]),
            ]])
        #expect(discrepancies(contents) == [])
        let article = try #require(contents.articles.first)
        #expect(contents.articles.count == 1)
        #expect([article.kicker, article.headline, article.subhead].map(\.text.string) == ["在希望的田野上", "全国小麦陆续收获", "——夏粮丰收在望"])
        #expect(article.dateline?.text.string == "本报讯")
        #expect(article.paragraphs.map(\.passage.text.string) == ["本报讯 眼下，全国小麦进入集中收获期。", "多地开镰", "各地加紧抢收。"])
        #expect(article.paragraphs.map(\.isSubheading) == [false, true, false])
        #expect(article.bylines.map(\.name.string) == ["李明", "王伟"])
        #expect(article.captions.map(\.text.string) == ["图为收割现场。"])
        #expect(article.confidence == .certain)
        #expect(contents.furniture.map(\.passage.text.string) == ["青川日报"])
    }

    @Test("parts keep the order that the source gives them, whatever the order of its lines")
    func order() throws {
        let contents = try contents(
            ["开展活动。", "近日，离石区", "文明出行"], [[.init(.headline, lines: [2]), .init(.paragraph, lines: [1, 0])]])
        #expect(contents.articles.map(\.text.string) == ["近日，离石区开展活动。"])
        #expect(discrepancies(contents) == [])
    }

    @Test(
        "a byline that the source gives needs no role; one that names nobody is set aside",
        arguments: [("王伟 李明", ["王伟", "李明"]), ("本报记者 王伟", ["王伟"]), ("来源：本报综合消息", [])])
    func bylines(_ line: String, _ names: [String]) throws {
        let contents = try contents(["近日，离石区开展活动。", line], [[.init(.paragraph, lines: [0]), .init(.byline, lines: [1])]])
        #expect(contents.articles.map { $0.bylines.map(\.name.string) } == [names])
        #expect(contents.furniture.map(\.passage.text.string) == (names.isEmpty ? [line] : []))
    }

    @Test("a picture with a story and nothing else has the story as its text; a headline alone is no article")
    func noParagraphs() throws {
        let contents = try contents(
            ["秋收时节", "图为农民收割水稻。", "公益广告"],
            [[.init(.headline, lines: [0]), .init(.caption, lines: [1])], [.init(.headline, lines: [2])]])
        #expect(contents.articles.map(\.text.string) == ["图为农民收割水稻。"])
        #expect(contents.articles.map(\.captions.isEmpty) == [true])
        #expect(contents.furniture.map(\.passage.text.string) == ["公益广告"])
    }

    @Test("what no source should say is put right: lines named twice, lines that are not there, nothing printed")
    func hostile() throws {
        let twice = try contents(
            ["近日，离石区", "开展活动。", " "],
            [[.init(.paragraph, lines: [0, 1, 7, -1, 1, 2])], [.init(.paragraph, lines: [1, 0])], [], [.init(.headline, lines: [])]])
        #expect(twice.articles.map(\.text.string) == ["近日，离石区开展活动。"])
        #expect(discrepancies(twice) == [])
        #expect(try contents([" ", ""], [[.init(.paragraph, lines: [0])]]).articles.isEmpty)
        #expect(try contents([], []).ledger.places.isEmpty)
    }
}
