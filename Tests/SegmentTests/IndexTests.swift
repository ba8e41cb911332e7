import Newspaper
import Testing

@testable import Segment

@Suite("Index boxes")
struct IndexTests {
    @Test(
        "entries are titles with the page number before or behind them, over one line or more",
        arguments: [
            (["导读", "小区装上充电桩 居民告别“飞线” 3版"], ["小区装上充电桩 居民告别“飞线”|3"]),
            (["今日导读", "小区装上充电桩", "居民告别“飞线” ……（详见3版）", "■河道清淤保安澜 /04版"], ["小区装上充电桩居民告别“飞线”|3", "河道清淤保安澜|4"]),
            (["导读：小区装上充电桩 3版 河道清淤保安澜 4版"], ["小区装上充电桩|3", "河道清淤保安澜|4"]),
            (["第2版：小区装上充电桩", "第3版：河道清淤保安澜"], ["小区装上充电桩|2", "河道清淤保安澜|3"]),
            (["今日看点", "2版", "小区装上充电桩", "3版", "河道清淤", "保安澜"], ["小区装上充电桩|2", "河道清淤保安澜|3"]),
            (["内容提要", "◆小区装上充电桩 A03", "◆河道清淤保安澜 A05"], ["小区装上充电桩|3", "河道清淤保安澜|5"]),
            (["导 读", "小区装上充电桩 ……… 3", "我区新增5个公园 ……… 12"], ["小区装上充电桩|3", "我区新增5个公园|12"]),
            (["本期导读", "小区装上充电桩▶▶详见第二版"], ["小区装上充电桩|2"]),
            (["要闻导读", "《清川2023版规划》发布 第十二版"], ["《清川2023版规划》发布|12"]),
            (["导读"], []), (["导读", "小区装上充电桩"], []), ([], []), (["3版"], []),
        ])
    func entries(_ lines: [String], _ entries: [String]) {
        #expect(IndexBox.entries(lines.map(Scalars.init)).map { "\($0.text.string)|\($0.page)" } == entries)
    }

    @Test(
        "a box ends where lines no longer name pages",
        arguments: [
            (["导读", "小区装上充电桩 3版", "河道清淤 4版", "本报讯 近日，全区防汛会召开。"], 3),
            (["导读", "小区装上充电桩", "居民告别飞线 3版", "全区防汛会召开"], 3), (["导读", "全区防汛会召开", "本报讯 近日"], 1),
            (["今日看点", "2版", "小区装上充电桩", "全区防汛会召开"], 3), (["要闻", "小区装上充电桩 3版", "河道清淤 4版"], 3),
            (["小区装上充电桩 3版", "河道清淤保安澜 4版", "全区防汛会召开"], 2), (["第2版：小区装上充电桩", "第3版：河道清淤保安澜", ""], 2),
        ])
    func extent(_ lines: [String], _ end: Int) { #expect(IndexBox.end(lines.map(Scalars.init), from: 0) == end) }

    @Test(
        "what only looks like an index",
        arguments: [
            ["要闻", "全区防汛会召开"], ["要闻", "小区装上充电桩 3版", "全区防汛会召开"], ["小区装上充电桩 3版", "全区防汛会召开"],
            ["02版 社会 2024年5月28日", "03版 民生 2024年5月28日"], ["第2版", "第3版"], ["（下转第2版）", "（上接第1版）"],
            ["这本书印了3版。", "还要再印2版。"], ["导读者走进经典", "3版"], ["详见第3版的文章说明", "详见第4版的文章说明"], ["", ""],
        ])
    func none(_ lines: [String]) { #expect(IndexBox.end(lines.map(Scalars.init), from: 0) == nil) }

    private static let inside = PageSketch(number: 3, articles: [Halves.school, Halves.bus, Halves.clinic])
    private func targets(_ lines: [String], _ inside: PageSketch = inside) throws -> [IssuePlace?] {
        let links = try links(PageSketch(number: 1, articles: [Halves.trees], index: lines), inside)
        return (links.indexEntries[IssuePlace(page: 0, index: 0)] ?? []).map(\.article)
    }

    @Test("an entry leads to the article of its page whose headline it repeats, shortens or tells in the text's words")
    func linked() throws {
        #expect(
            try targets(["导读", "校门口多了一群红马甲 3版", "公交线路有调整 3版", "家庭医生每月上门量血压 3版"])
                == [IssuePlace(page: 1, index: 0), IssuePlace(page: 1, index: 1), IssuePlace(page: 1, index: 2)])
    }

    @Test("an entry that matches nothing of its page, or two articles alike, or a page that is not there, leads nowhere")
    func unlinked() throws {
        #expect(try targets(["导读", "全区防汛工作会议召开 3版", "校门口多了一群红马甲 4版", "爱护一草一木 共享一城春色 1版"]) == [nil, nil, nil])
        #expect(try targets(["导读", "三条公交线路优化调整 3版"], PageSketch(number: 3, articles: [Halves.bus, Halves.school, Halves.bus])) == [nil])
    }

    @Test("an index on a page is one piece of furniture, and its heading and titles are no headlines")
    func onPage() throws {
        let text = """
            导读
            小区装上充电桩 居民告别“飞线” 3版
            河道清淤保安澜 4版
            遗失声明
            王伟遗失居民身份证一枚，声明作废。
            云溪镇核桃产业助农增收
            \(column("本报讯 金秋时节，走进云溪镇的核桃园，沉甸甸的核桃挂满枝头，果农们正忙着采收，脸上洋溢着丰收的喜悦。今年全镇核桃产量预计超过三百吨。"))
            """
        let contents = try Segmenter()(CleanPage(text: text))
        #expect(contents.furniture.map(\.kind) == [.index, .notice])
        #expect(contents.furniture.first?.passage.lines == [0, 1, 2])
        #expect(contents.articles.map(\.headline.text.string) == ["云溪镇核桃产业助农增收"])
    }
}
