import Newspaper
import Testing

@testable import Segment

/// Two stories of three paragraphs, the second without a dateline, and one short one.
private let stories: [(headline: String, paragraphs: [String])] = [
    (
        "石桥乡建成医保服务站 群众就近能报销",
        [
            "本报讯 为方便老年人看病，青川县医保局在石桥乡卫生院设立医保服务站，参保群众不出乡就能办理慢性病报销和异地就医备案。",
            "“以前报销一次要坐两个小时的车，现在几分钟就办好了。”家住石桥村的村民李秀兰说，她当天就领到了报销的医药费。",
            "下一步，县医保局将把医保服务站延伸到每一个行政村，让群众就近办理医保业务。",
        ]
    ),
    (
        "云溪镇核桃丰收 加工厂忙着收购",
        [
            "金秋时节，走进云溪镇核桃产业园，满山核桃挂满枝头，果农们忙着采收装车，运往县里的核桃加工厂，一派丰收的喜人景象。",
            "近年来，云溪镇因地制宜发展核桃产业，请来农技人员给果农讲解修剪施肥的办法，核桃的产量和品质一年比一年好。",
            "据了解，今年云溪镇核桃种植面积达到1200亩，预计产值300万元，核桃产业成为当地农民增收致富的支柱产业。",
        ]
    ),
    (
        "城北街道清理楼道杂物",
        ["本报讯 近日，城北街道组织志愿者到惠安小区清理楼道杂物，把电动车摆放整齐，受到居民好评。"]
    ),
]

private func page(gap: String, _ printed: (String) -> String) -> String {
    stories.map { ([$0.headline] + $0.paragraphs.map(printed)).joined(separator: gap) }.joined(separator: gap)
}

@Suite("How a text says where paragraphs begin")
struct ParagraphingTests {
    private func paragraphing(_ text: String) -> Paragraphing { Paragraphing(FoundLine.lines(of: CleanPage(text: text))) }

    @Test("long lines that end as sentences do are paragraphs")
    func lines() {
        #expect(paragraphing(page(gap: "\n") { $0 }) == .lines)
        #expect(paragraphing(page(gap: "\n\n") { $0 }) == .lines)
        #expect(paragraphing(page(gap: "\n") { "　　\($0)" }) == .lines)
    }

    @Test("blank lines part paragraphs where text stops at them, however broad the lines are", arguments: [16, 20, 40])
    func blankLines(width: Int) {
        #expect(paragraphing(page(gap: "\n\n") { column($0, width: width).replacing("　", with: "") }) == .blankLines)
    }

    @Test("printed lines say nothing: set close, all apart, or parted where columns end", arguments: [16, 20, 40])
    func printed(width: Int) {
        let close = page(gap: "\n") { column($0, width: width) }
        #expect(paragraphing(close) == .printed)
        #expect(paragraphing(close.replacing("\n", with: "\n\n")) == .printed)
        let lines = close.split(separator: "\n")
        let columns = stride(from: 0, to: lines.count, by: 4).map { lines[$0..<min(lines.count, $0 + 4)].joined(separator: "\n") }
        #expect(paragraphing(columns.joined(separator: "\n\n")) == .printed)
    }

    @Test("nothing, and a line alone, are printed text", arguments: ["", "\n\n", "本报讯", "石桥乡建成医保服务站"])
    func little(text: String) { #expect(paragraphing(text) == .printed) }

    private func segment(_ text: String) throws -> PageContents {
        let contents = try Segmenter()(CleanPage(text: text))
        #expect(discrepancies(contents) == [])
        return contents
    }

    @Test("a paragraph is what the text says it is, and every article has its headline", arguments: ["\n", "\n\n"])
    func segmented(gap: String) throws {
        for printed in [{ $0 }, { "　　\($0)" }] as [(String) -> String] {
            let articles = try segment(page(gap: gap, printed)).articles
            #expect(articles.map(\.headline.text.string) == stories.map(\.headline))
            #expect(articles.map { $0.paragraphs.map(\.passage.text.string) } == stories.map(\.paragraphs))
        }
    }

    @Test("wrapped paragraphs between blank lines are put together, also where their last line is full", arguments: [18, 20, 27, 40])
    func wrapped(width: Int) throws {
        let articles = try segment(page(gap: "\n\n") { column($0, width: width).replacing("　", with: "") }).articles
        #expect(articles.map { $0.paragraphs.map(\.passage.text.string) } == stories.map(\.paragraphs))
        #expect(articles.map(\.headline.text.string) == stories.map(\.headline))
    }

    @Test("a paragraph that the end of a page broke goes on in the next line")
    func broken() throws {
        let text = page(gap: "\n") { $0 }.replacing("，一派丰收的喜人景象。", with: "，\n一派丰收的喜人景象。")
        #expect(try segment(text).articles.map { $0.paragraphs.map(\.passage.text.string) } == stories.map(\.paragraphs))
    }

    @Test("a notice of one line stays out of the articles")
    func notice() throws {
        let notice = "遗失声明：王伟遗失居民身份证一枚，证号511028199001010011，声明作废，由此引起的一切后果由本人承担。"
        let contents = try segment(page(gap: "\n") { $0 } + "\n" + notice)
        #expect(contents.articles.flatMap(\.paragraphs).allSatisfy { !$0.passage.text.string.contains("遗失") })
        #expect(contents.furniture.map(\.passage.text.string) == [notice])
    }
}
