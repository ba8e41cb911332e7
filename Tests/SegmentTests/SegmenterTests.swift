import Newspaper
import Testing

@testable import Segment

private let volunteers = """
    本报讯 近日，青川县融媒体中心职工来到城北街道开展社区志愿服务活动，向居民发放文明城市宣传单，清扫楼道垃圾，把社区内的电动车摆放整齐，受到居民好评。
    """
private let volunteersEnd = "此次志愿服务活动进一步提高了居民对文明城市创建工作的认识，营造了良好氛围。（王伟）"
private let orchard = """
    本报讯（记者 李晓明）金秋时节，走进云溪镇核桃产业园，满山核桃挂满枝头，果农们忙着采收装车，运往县里的核桃加工厂，一派丰收的喜人景象。
    """
private let orchardEnd = "据了解，今年云溪镇核桃种植面积达到1200亩，预计产值300万元，核桃产业成为当地农民增收致富的支柱产业。"
private let clinic = """
    本报讯 为方便老年人看病，青川县医保局在石桥乡卫生院设立医保服务站，参保群众不出乡就能办理慢性病报销和异地就医备案，少跑了许多路。
    """
private let clinicEnd = "下一步，县医保局将把医保服务站延伸到每一个行政村，让群众就近办理医保业务。（张强）"

@Suite("The segmenter")
struct SegmenterTests {
    private func segment(_ text: String) throws -> PageContents {
        let contents = try Segmenter()(CleanPage(text: text))
        #expect(discrepancies(contents) == [])
        return contents
    }

    @Test("headlines behind the bodies, in another order, go to their articles")
    func headlinesLast() throws {
        let contents = try segment(
            """
            \(column(volunteers, volunteersEnd))

            \(column(orchard, orchardEnd))

            \(column(clinic, clinicEnd))

            医保服务站设到乡卫生院 群众少跑路

            融媒体中心职工进社区 清扫楼道垃圾

            云溪镇：核桃产业助农民增收
            """)
        #expect(
            contents.articles.map(\.headline.text.string)
                == ["融媒体中心职工进社区 清扫楼道垃圾", "云溪镇：核桃产业助农民增收", "医保服务站设到乡卫生院 群众少跑路"])
        #expect(contents.articles.map(\.dateline?.text.string) == ["本报讯", "本报讯", "本报讯"])
        #expect(contents.articles.map { $0.bylines.map(\.name.string) } == [["王伟"], ["李晓明"], ["张强"]])
        #expect(contents.articles.map { $0.paragraphs.map(\.passage.text.string) }[2] == [clinic, String(clinicEnd.dropLast(4))])
        #expect(contents.furniture == [])
    }

    @Test("an article without a headline gets none, and the others keep theirs")
    func withoutHeadline() throws {
        let contents = try segment(
            """
            \(column(volunteers, volunteersEnd))

            \(column(orchard, orchardEnd))

            云溪镇：核桃产业助农民增收
            """)
        #expect(contents.articles.map(\.headline.text.string) == ["", "云溪镇：核桃产业助农民增收"])
        #expect(contents.articles[0].reasons.contains("no headline on the page shares enough with it"))
    }

    @Test("a headline of two lines goes to its article whole")
    func kicker() throws {
        let contents = try segment(
            """
            \(column(volunteers, volunteersEnd))

            \(column(orchard, orchardEnd + "（李晓明）"))

            融媒体中心职工进社区 清扫楼道垃圾

            小核桃成就大产业
            云溪镇农民种植核桃拓宽增收门路
            """)
        let headlines = contents.articles.map { article in
            [article.kicker, article.headline, article.subhead].flatMap { $0.runs.map { contents.page.lines[$0.line].text.string } }
        }
        #expect(headlines == [["融媒体中心职工进社区 清扫楼道垃圾"], ["小核桃成就大产业", "云溪镇农民种植核桃拓宽增收门路"]])
    }

    @Test("text behind a signed end is another article, whatever it looks like")
    func signedEnd() throws {
        let contents = try segment(
            """
            \(column(volunteers, String(volunteersEnd.dropLast(4))))
            （王伟）
            \(column(String(orchard.dropFirst(11)), orchardEnd))
            （李晓明）
            """)
        #expect(contents.articles.map { $0.bylines.map(\.name.string) } == [["王伟"], ["李晓明"]])
    }

    @Test("a byline without brackets is the article's that begins behind it, even right behind one in brackets")
    func bylineAbove() throws {
        let contents = try segment(
            """
            \(column(volunteers, String(volunteersEnd.dropLast(4))))
            （王伟）
            本报记者 李晓明
            \(column(String(orchard.dropFirst(11)), orchardEnd))
            """)
        #expect(contents.articles.map { $0.bylines.map(\.name.string) } == [["王伟"], ["李晓明"]])
    }

    @Test("lines that a repair found to be shadows are answered for by the line before them")
    func shadows() throws {
        var page = CleanPage(
            text: """
                \(column(clinic, clinicEnd))

                医保服务站设到乡卫生院 群众少跑路
                医保服务站设到乡卫生院 群众少跑路
                """)
        let shadow = page.lines.count - 1
        page.lines[shadow].apply(.doubling, [Edit(0..<page.lines[shadow].text.count)])
        #expect(page.lines[shadow].isShadow)
        let contents = try Segmenter()(page)
        #expect(discrepancies(contents) == [])
        #expect(contents.articles.map(\.headline.text.string) == ["医保服务站设到乡卫生院 群众少跑路"])
        #expect(contents.articles[0].headline.lines == [shadow - 1, shadow])
        #expect(contents.ledger.places[shadow] == .article(0))
    }

    @Test("bodies that no dateline opens are told apart all the same")
    func leadMissing() throws {
        let contents = try segment(
            """
            融媒体中心职工进社区 清扫楼道垃圾

            \(column(String(volunteers.dropFirst(4)), volunteersEnd))

            云溪镇：核桃产业助农民增收

            \(column(String(orchard.dropFirst(11)), orchardEnd))
            """)
        #expect(contents.articles.map(\.headline.text.string) == ["融媒体中心职工进社区 清扫楼道垃圾", "云溪镇：核桃产业助农民增收"])
        #expect(contents.articles.map { Scalars($0.text.prefix(2)).string } == ["近日", "金秋"])
        #expect(contents.articles.map(\.dateline) == [nil, nil])
    }

    @Test("jump lines and reporters in brackets are read, and leave the text that they stand in as it should be")
    func jumps() throws {
        let contents = try segment(
            """
            云溪镇：核桃产业助农民增收

            \(column(orchard, orchardEnd + "（下转第2版）"))
            """)
        let article = try #require(contents.articles.first)
        #expect(article.continuedTo == 2)
        #expect(article.continuedFrom == nil)
        #expect(article.paragraphs.map(\.passage.text.string) == [orchard, orchardEnd])
        #expect(article.bylines == [Byline(name: Scalars("李晓明"), role: .text, printed: Scalars("（记者 李晓明）"))])
    }

    @Test("a page of nothing but advertisements has no article")
    func advertisements() throws {
        let contents = try segment(
            """
            旺铺招租 电话：13800000000
            旺铺转让 电话：13900000000
            空调维修 电话：13700000000
            诚聘保安 电话：13600000000
            管道疏通 电话：13500000000
            """)
        #expect(contents.articles == [])
        #expect(contents.furniture.contains { $0.kind == .ad })
    }

    @Test("one line is a page", arguments: ["青川日报", "本报讯 近日，县里开会。", "讲文明 树新风", "（王伟）", "（下转第2版）", "图为会议现场。王伟摄", "3", "　。　"])
    func oneLine(_ text: String) throws {
        let contents = try segment(text)
        #expect(contents.ledger.places.count == 1)
        #expect(contents.articles.count + contents.furniture.count == 1)
    }

    @Test("a page without lines has nothing on it")
    func empty() throws {
        let contents = try Segmenter()(CleanPage([Scalars]()))
        #expect(contents.articles == [])
        #expect(contents.furniture == [])
        #expect(contents.ledger.places == [])
    }

    @Test("a page whose lines print nothing any more is one piece of furniture")
    func controls() throws {
        var lines = [Scalars("\u{1}\u{2}"), Scalars("\u{7F}"), Scalars("\u{200B}")].enumerated().map {
            CleanLine(SourceLine(number: $0 + 1, text: $1))
        }
        for index in lines.indices { lines[index].apply(.control, [Edit(0..<lines[index].text.count)]) }
        let contents = try Segmenter()(CleanPage(lines))
        #expect(contents.articles == [])
        #expect(contents.furniture.map(\.kind) == [.unknown])
        #expect(contents.furniture.map(\.passage.lines) == [[0, 1, 2]])
        #expect(contents.furniture[0].passage.text == [])
    }

    @Test("a model that knows nothing still puts every line somewhere")
    func untrained() throws {
        let page = CleanPage(text: column(volunteers, volunteersEnd))
        #expect(discrepancies(try Segmenter(model: SegmentModel())(page)) == [])
    }
}

@Suite("The account that these tests keep")
struct AccountingTests {
    /// One article of one paragraph whose passage is spoilt.
    private func spoilt(_ spoil: (inout Passage) -> Void) throws -> [String] {
        let page = CleanPage([Scalars("近日，离石区"), Scalars("开展活动。")])
        var passage = PassageBuilder.passage(PageFacts(page).lines)
        spoil(&passage)
        let article = Article(paragraphs: [Paragraph(passage)], confidence: ArticleConfidence(segmentation: 1, headline: 1))
        return discrepancies(try PageContents(page: page, articles: [article], furniture: []))
    }

    @Test("what is lost, changed, doubled or without a source is noticed")
    func notices() throws {
        #expect(try spoilt { _ in } == [])
        #expect(try spoilt { $0.runs.removeLast(); $0.text.removeLast(5) } == ["line 1 loses 开展活动。"])
        #expect(try spoilt { $0.text[0] = "今" }.count == 1)
        #expect(try spoilt { $0.text += Scalars("好") } == ["text without a source at the end of 近日，离石区开展活动。好"])
        #expect(try spoilt { $0.runs[1].column = 2 }.first == "a run leads nowhere: TextRun(start: 6, length: 5, line: 1, column: 2)")
        #expect(try spoilt { $0.runs[1] = TextRun(start: 6, length: 5, line: 0, column: 1) }.count > 1)
    }
}
