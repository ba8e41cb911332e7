import SplitMix
import Testing

@testable import Newspaper

@Suite("Folio lines")
struct FolioTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var line: String
        var date: String? = nil
        var weekday: Int? = nil
        var section = ""
        var page: Int? = nil
        var pageName = ""
        var issue = ""
        var total = ""
        var pages: Int? = nil
        var editors: [String] = []
        var testDescription: String { line }
    }

    static let cases: [Case] = [
        Case(line: "2022年10月24日", date: "2022-10-24"),
        Case(line: "2022-10-24", date: "2022-10-24"),
        Case(line: "2022.10.24 星期一", date: "2022-10-24", weekday: 1),
        Case(line: "2022/10/24", date: "2022-10-24"),
        Case(line: "２０２２年１０月２４日", date: "2022-10-24"),
        Case(line: "二〇二二年十月二十四日 星期一", date: "2022-10-24", weekday: 1),
        Case(line: "二○二三年一月三日", date: "2023-01-03"),
        Case(line: "2024 年5 月28 日 星期二", date: "2024-05-28", weekday: 2),
        Case(line: "2 0 2 4 年 5 月 2 8 日 星 期 二", date: "2024-05-28", weekday: 2),
        Case(line: "星期日", weekday: 7),
        Case(line: "星期天 农历九月廿九", weekday: 7),
        Case(line: "2022年10月24日 壬寅年九月廿九 星期一", date: "2022-10-24", weekday: 1),
        Case(line: "第3版·专版", page: 3, pageName: "专版"),
        Case(line: "第 3 版 · 专 版", page: 3, pageName: "专版"),
        Case(line: "02版 社会", page: 2, pageName: "社会"),
        Case(line: "04版文化", page: 4, pageName: "文化"),
        Case(line: "3版", page: 3),
        Case(line: "第四版", page: 4),
        Case(line: "第十二版", page: 12),
        Case(line: "A03版", section: "A", page: 3),
        Case(line: "A03 要闻", section: "A", page: 3, pageName: "要闻"),
        Case(line: "6 专版", page: 6, pageName: "专版"),
        Case(line: "要闻 第1版", page: 1, pageName: "要闻"),
        Case(line: "青川日报 2023年4月12日 星期三 要闻 第2版", date: "2023-04-12", weekday: 3, page: 2, pageName: "要闻"),
        Case(line: "5 要闻 2023年 6月28日 星期三", date: "2023-06-28", weekday: 3, page: 5, pageName: "要闻"),
        Case(line: "2023年6月28日 星期三 古城记忆 8", date: "2023-06-28", weekday: 3, page: 8, pageName: "古城记忆"),
        Case(line: "第3223期", issue: "3223"),
        Case(line: "第 3223 期", issue: "3223"),
        Case(line: "总第918期", total: "918"),
        Case(line: "第12期（总第918期）", issue: "12", total: "918"),
        Case(line: "第二十三期", issue: "23"),
        Case(line: "今日8版", pages: 8),
        Case(line: "本期共八版", pages: 8),
        Case(line: "2023年3月17日 第868期 今日4版", date: "2023-03-17", issue: "868", pages: 4),
        Case(line: "第3223期 国内统一连续出版物号 CN14-0001", issue: "3223"),
        Case(line: "责任编辑：吴一 版式：胡李英 校对：林霞", editors: ["责任编辑 吴一", "版式 胡李英", "校对 林霞"]),
        Case(line: "责任编辑：何一版式：徐志校对：赵平", editors: ["责任编辑 何一", "版式 徐志", "校对 赵平"]),
        Case(line: "本版责编 陈丽超 校对 周芳", editors: ["本版责编 陈丽超", "校对 周芳"]),
        Case(line: "责编：王　伟　校对：李 明", editors: ["责编 王伟", "校对 李明"]),
        Case(line: "责编王伟校对李明", editors: ["责编 王伟", "校对 李明"]),
        Case(line: "责 编 ： 王 伟 校 对 ： 李 明", editors: ["责编 王伟", "校对 李明"]),
        Case(line: "编辑：王伟、李小明 美编：古丽·买买提", editors: ["编辑 王伟", "编辑 李小明", "美编 古丽·买买提"]),
        Case(line: "责编 王伟 电话：0358-1234567 校对 李明", editors: ["责编 王伟", "校对 李明"]),
        Case(line: "總第918期 責任編輯：陳麗 校對：周芳", total: "918", editors: ["責任編輯 陳麗", "校對 周芳"]),
        Case(line: "第3版 綜合新聞 2022年10月24日 農曆九月廿九", date: "2022-10-24", page: 3, pageName: "綜合新聞"),
        Case(line: "本版责编"),
        Case(line: "责任编辑："),
        Case(
            line: "07 版 民生        2023.03.17   星期五      责任编辑：胡军伟  版式：周英平   校对：罗夏娜", date: "2023-03-17", weekday: 5,
            page: 7, pageName: "民生", editors: ["责任编辑 胡军伟", "版式 周英平", "校对 罗夏娜"]),
        Case(line: "10月24日 星期一 第4版", weekday: 1, page: 4),
    ]

    @Test("a folio line gives its facts", arguments: cases)
    func facts(_ expected: Case) throws {
        let folio = try #require(Folio(Scalars(expected.line)))
        #expect(folio.date?.iso == expected.date)
        #expect(folio.weekday == expected.weekday)
        #expect(folio.section == expected.section)
        #expect(folio.page == expected.page)
        #expect(folio.pageName == expected.pageName)
        #expect(folio.issueNumber == expected.issue)
        #expect(folio.totalIssueNumber == expected.total)
        #expect(folio.pageCount == expected.pages)
        #expect(folio.editors.map { "\($0.role.string) \($0.name.string)" } == expected.editors)
    }

    static let nearMisses = [
        "", " ", "　", "·", "版", "第", "第版", "年月日", "2022", "10月24日", "2022年10月", "2022年13月40日", "12", "0版", "第0版",
        "10月24日，青川区召开会议", "2022年10月24日，青川区召开", "2022年10月24日上午", "2022年10月24日至26日",
        "本报讯 2022年10月24日", "截至2022年10月24日", "2022年10月24日，", "从2022年10月24日起",
        "（下转第2版）", "下转第3版", "上接第1版", "紧接第一版", "详见第3版", "刊登于第3版",
        "第3版 全区召开工作推进会议", "第三版本", "三版次印刷", "星期一上午我们去学校", "今日版面",
        "第3期培训班开班", "第二十三期干部培训", "编辑部的故事", "校对工作", "审核通过", "主编的话", "编辑工作会议",
        "10 社会保障", "3 民生实事办得好", "2023年12月20日 记者 王伟", "（记者 王伟 通讯员 李明）", "责任编辑说这是一件大事情啊",
        "周一至周五营业", "总投资3亿元", "共八版图书", "电话：0358-1234567", "国内统一连续出版物号 CN14-0001",
        "第99999999999999999999期", "99999999999999999999版", "青川日报",
    ]

    @Test("a line with anything else is no folio", arguments: nearMisses)
    func nearMiss(_ line: String) {
        #expect(Folio(Scalars(line)) == nil)
    }

    @Test("no mixture of folio words traps or takes long")
    func mixtures() {
        let parts = [
            "第", "总", "3", "12", "三", "十", "〇", "版", "期", "号", "年", "月", "日", "2022", "星期", "一", "责编", "校对", "：", " ", "　",
            "王伟", "·", "、", "农历", "壬寅年", "今日", "共", "A", "要闻", "-", ".", "下转", "\u{FFFD}", "电话", "第3版", "责编 王伟 ",
        ].map { Scalars($0) }
        var generator = SeededGenerator(seed: 11)
        var read = 0
        for _ in 0..<2000 {
            let count = Int.random(in: 0...60, using: &generator)
            let line = (0..<count).flatMap { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }
            guard let folio = Folio(line) else { continue }
            read += 1
            #expect(folio.page != 0 && !folio.editors.contains { $0.name.count < 2 }, "\(line.string)")
        }
        #expect(read > 0)
        #expect(Folio(Scalars(String(repeating: "责编 王伟 ", count: 60)))?.editors.count == 60)
        #expect(Folio(Scalars(String(repeating: "十", count: 400))) == nil)
        #expect(Folio(Scalars(String(repeating: "第3版", count: 10_000))) == nil)
    }
}
