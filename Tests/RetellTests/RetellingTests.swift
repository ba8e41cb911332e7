import Evaluate
import Foundation
import Newspaper
import SplitMix
import Testing

@testable import Retell

/// A page of one article between a masthead and a slogan: columns of twelve characters, paragraphs indented by two.
private struct Sketch {
    var lines = [
        "清河时报",
        "",
        "本报讯（记者 张三）全",
        "",
        "区春季造林绿化工作推进会",
        "",
        "昨日召开，各镇负责人参加",
        "",
        "会议。",
        "",
        "会议要求抓住时节，多",
        "",
        "栽树、栽好树。（李四）",
        "",
        "我区部署春季造林绿化工作",
        "",
        "绿水青山就是金山银山",
        "",
    ]
    var headline = "我区部署春季造林绿化工作"
    var source = """
        {"a01": {"body": [[3, 3], [5, 5], [7, 7], [9, 9], [11, 11], [13, 13]], "headline": [[15, 15]]},
         "n01": {"masthead": [[1, 1]]}, "n02": {"slogan": [[17, 17]]}}
        """

    func page() throws -> GoldPage {
        let json = """
            {"page_id": "t-p1", "articles": [{"id": "a01", "headline": "\(headline)", "dateline": "本报讯", "lead": "本报讯（记者 张三）",
              "paragraphs": ["本报讯（记者 张三）全区春季造林绿化工作推进会昨日召开，各镇负责人参加会议。", "会议要求抓住时节，多栽树、栽好树。"],
              "bylines": [{"name": "张三"}, {"name": "李四"}], "byline_raw": ["（李四）"]}],
             "non_article": [{"id": "n01", "kind": "masthead", "text": "清河时报"}, {"id": "n02", "kind": "slogan", "text": "绿水青山就是金山银山"}],
             "dumps": [{"file": "t-p1.mupdf-spans.txt", "extractor": "mupdf-spans", "source": \(source)}]}
            """
        return try JSONDecoder().decode(GoldPage.self, from: Data(json.utf8))
    }

    func retold(_ seed: UInt64 = 1, _ stories: [Story] = [.bridges], breadth: Int = 100) throws -> Retelling? {
        let page = try page()
        var random = SeededGenerator(seed: seed)
        return Retelling(page, page.dumps[0], text: lines.joined(separator: "\n"), StoryShelf(stories, without: []), breadth: breadth, &random)
    }
}

extension Story {
    fileprivate static let bridges = Story(
        kicker: "", headline: "两座新桥年内通车方便出行",
        paragraphs: ["记者从市交通局获悉，2023年开工的东门桥、南关桥主体已完工，附属工程进展顺利。", "两桥建成后，东西两岸往来将缩短3.5公里，约2万居民受益。"])
}

@Suite struct RetellingTests {
    @Test func anotherStoryStandsWhereTheArticleStood() throws {
        let retold = try #require(try Sketch().retold())
        #expect(retold.text.split(separator: "\n").map(String.init) == [
            "清河时报",
            "本报讯（记者 张三）",
            "记者从市交通局获悉，2023",
            "年开工的东门桥、南关桥主",
            "体已完工，附属工程进展顺",
            "利。",
            "两桥建成后，东西两岸",
            "往来将缩短3.5公里，约2万",
            "居民受益。 （李四）",
            "两座新桥年内通车方便出行",
            "绿水青山就是金山银山",
        ])
        let article = try #require(retold.page.articles.first)
        #expect(article.headline == Story.bridges.headline)
        #expect(article.paragraphs == ["本报讯（记者 张三）" + Story.bridges.paragraphs[0], Story.bridges.paragraphs[1]])
        #expect(article.bylines.map(\.name) == ["张三", "李四"])
    }

    @Test func theGoldSaysWhereEachLineOfTheRetoldPageBelongs() throws {
        let retold = try #require(try Sketch().retold())
        let lines = retold.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let source = try #require(retold.dump.source)
        func text(_ id: String, _ role: String) -> String {
            (source[id]?[role] ?? []).flatMap { Array($0[0]...$0[1]) }.map { lines[$0 - 1] }.joined()
        }
        let paragraphs = retold.page.articles[0].paragraphs.joined()
        #expect(Scalars(text("a01", "body")).letters == Scalars(paragraphs + "（李四）").letters)
        #expect(text("a01", "headline") == Story.bridges.headline)
        #expect(text("n01", "masthead") == "清河时报")
        #expect(text("n02", "slogan") == "绿水青山就是金山银山")
        let placed = Set(source.values.flatMap(\.values).flatMap { $0 }.flatMap { Array($0[0]...$0[1]) })
        #expect(lines.indices.allSatisfy { placed.contains($0 + 1) || lines[$0].isEmpty })
    }

    @Test func wordsPrintedTwiceAreTwiceAgainAndLinesSetWideAreWideAgain() throws {
        var sketch = Sketch()
        sketch.lines[14] = "我区部署春季造林绿化工作我区部署春季造林绿化工作"
        sketch.lines[4] = "区 春 季 造 林 绿 化 工 作 推 进 会"
        let lines = try #require(try sketch.retold()).text.split(separator: "\n").map(String.init)
        #expect(lines.contains(Story.bridges.headline + Story.bridges.headline))
        #expect(lines[2] == "记 者 从 市 交 通 局 获 悉 ， 2 0 2 3")
    }

    @Test func thePageCanBeSetInNarrowerColumns() throws {
        let retold = try #require(try Sketch().retold(breadth: 50))
        let lines = retold.text.split(separator: "\n").map { Scalars(String($0)) }
        #expect(lines[1].string == "本报讯")
        #expect(lines[1...8].allSatisfy { $0.withoutBlanks.count <= 9 })
        #expect(lines.count > 14)
    }

    @Test func aBylineOnALineOfItsOwnStaysOnOne() throws {
        var sketch = Sketch()
        sketch.lines[12] = "栽树、栽好树。"
        sketch.lines.insert(contentsOf: ["（李四）", ""], at: 14)
        sketch.source = """
            {"a01": {"body": [[3, 3], [5, 5], [7, 7], [9, 9], [11, 11], [13, 13], [15, 15]], "headline": [[17, 17]]}}
            """
        let lines = try #require(try sketch.retold()).text.split(separator: "\n").map(String.init)
        #expect(lines.contains("居民受益。"))
        #expect(lines.contains("（李四）"))
    }

    @Test func aDumpThatGivesALineToTwoArticlesIsNotRetold() throws {
        var sketch = Sketch()
        sketch.source = #"{"a01": {"body": [[3, 13]], "headline": [[15, 15]]}, "a02": {"headline": [[15, 15]]}}"#
        #expect(try sketch.retold() == nil)
    }

    @Test func theSameSeedTellsTheSame() throws {
        var other = Story.bridges
        other.headline = "老旧小区加装电梯惠及百户"
        let stories = [Story.bridges, other]
        let texts = try (0..<20).map { _ in try Sketch().retold(7, stories)?.text }
        #expect(Set(texts).count == 1)
        let seeds = try (0..<20).map { try Sketch().retold($0, stories)?.text }
        #expect(Set(seeds).count > 1)
    }

    @Test func storiesOfThePagesThemselvesAreNotOnTheShelf() {
        let shelf = StoryShelf([.bridges], without: [Scalars(Story.bridges.headline).letters])
        var random = SeededGenerator(seed: 1)
        #expect(shelf.story(like: .bridges, &random) == nil)
    }
}

@Suite struct LineBreakingTests {
    private static let twelve = ["全区春季造林绿化工作推进", "会昨日召开各镇负责人参加", "会议要求抓住时节多栽树木", "到三月底"].map { Scalars($0) }

    @Test(arguments: [
        ("市交通局今天通报情况说，一切正常", ["市交通局今天通报情况说，", "一切正常"]),
        ("市交通局今天通报有关情况，一切正常", ["市交通局今天通报有关情况，", "一切正常"]),
        ("市交通局今天通报有关事“项目”进展", ["市交通局今天通报有关事", "“项目”进展"]),
        ("全年完成投资共计约人民币12345.6亿元", ["全年完成投资共计约人民币", "12345.6亿元"]),
    ])
    func linesBreakAsPrintersBreakThem(text: String, lines: [String]) {
        let breaking = LineBreaking(Self.twelve, starts: [], endsAtMarks: false, breadth: 100)
        #expect(breaking.lines(of: Scalars(text)).map(\.string) == lines)
    }

    @Test func aColumnCanBeSetNarrower() {
        let breaking = LineBreaking(Self.twelve, starts: [], endsAtMarks: false, breadth: 50)
        #expect(breaking.lines(of: Scalars("市交通局今天通报有关情况")).map(\.string) == ["市交通局今天", "通报有关情况"])
    }

    @Test func linesEndAtMarksWhereThoseOfTheDumpDo() {
        let lines = ["全区春季，", "造林绿化工作推进会昨日召", "开，", "各镇负责人", "参加。"].map { Scalars($0) }
        #expect(LineBreaking.endsAtMarks(lines))
        let breaking = LineBreaking(lines, starts: [], endsAtMarks: true, breadth: 100)
        #expect(breaking.lines(of: Scalars("市交通局说，今天通报情况。")).map(\.string) == ["市交通局说，", "今天通报", "情况。"])
    }
}
