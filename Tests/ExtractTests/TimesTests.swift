import Newspaper
import Testing

@testable import Extract

@Suite("Times")
struct TimesTests {
    static func times(_ text: String, issue: String = "2022-10-25") -> [String] {
        expressions(text, issue: issue).times.map { "\($0.mention.text.string)=\($0.value)" }
    }

    @Test(
        "times of a sentence lean on those before them",
        arguments: [
            ("2019年3月动工，5月完工。6月", "2022-06-25", ["2019年3月=2019-03", "5月=2019-05", "6月=2022-06"]),
            ("9月28日开幕，30日闭幕", "2022-10-25", ["9月28日=2022-09-28", "30日=2022-09-30"]),
            ("今天（10月23日）", "2022-10-25", ["今天=2022-10-23", "10月23日=2022-10-23"]),
            ("今天上午（10月23日）", "2022-10-25", ["今天上午=2022-10-23TMO", "10月23日=2022-10-23"]),
            ("前三季度增长，比去年同期多", "2022-10-25", ["前三季度=2022-01/2022-09", "去年同期=2021-01/2021-09"]),
            ("10月24日开工，当天完工，次日启用", "2022-10-25", ["10月24日=2022-10-24", "当天=2022-10-24", "次日=2022-10-25"]),
            ("2019年立项，次年开工", "2022-10-25", ["2019年=2019", "次年=2020"]),
            ("当天", "2022-10-25", ["当天="]),
        ])
    func context(_ text: String, _ issue: String, _ expected: [String]) {
        #expect(Self.times(text, issue: issue) == expected)
    }

    @Test(
        "without a day of issue they are found all the same, with no value",
        arguments: ["10月24日", "昨天", "今年", "上月15日", "本周五", "24日", "今年以来", "1至9月", "春节", "农历八月十五", "上世纪80年代", "党的十八大以来"])
    func unknownIssue(_ text: String) {
        #expect(Self.times(text, issue: "") == ["\(text)="])
    }

    @Test(
        "what only looks like a time is none",
        arguments: [
            "第二十届", "二十大", "“十四五”规划", "3日内办结", "三个月", "十年", "13月5日", "5000年文明", "节日前夕", "12345热线", "第24日", "生日",
            "一日游", "20年", "电话2022331", "2022年2月30日", "2月30日", "11月31日", "农历八月三十一", "一时", "三十六计", "一五一十", "七一路", "五一小学",
            "二〇二室", "1号楼", "G20", "90后", "李国庆", "清明上河图", "周天鸿", "一周三次", "两周五天", "不可同日而语", "晚一点到", "3点建议",
            "比分21:15", "八一小学", "小年轻", "今后", "目前", "当前", "随后", "公元前", "民国", "万历", "农历", "第三月台", "每周三次",
        ])
    func nearMisses(_ text: String) {
        #expect(Self.times(text) == [])
    }

    @Test("三月里的小雨 is of March, and 春节晚会 of the feast alone")
    func inNames() {
        #expect(Self.times("三月里的小雨", issue: "2022-04-25") == ["三月=2022-03"])
        #expect(Self.times("春节晚会", issue: "2023-01-20") == ["春节=2023-01-22"])
        #expect(Self.times("2022年初中学业水平考试") == ["2022年=2022"])
    }

    @Test("the anchor says which day was needed")
    func anchors() {
        #expect(expressions("2022年10月1日，10月24日和近日").times.map(\.anchor) == [.text, .text, .issue])
        #expect(expressions("2020年1月1日。10月24日").times.map(\.anchor) == [.text, .issue])
        #expect(expressions("10月1日至今，每周五").times.map(\.anchor) == [.issue, .text])
    }

    @Test("an agency's dateline says which day the text is of")
    func dateline() {
        let found = expressions("新华社北京10月23日电 今天上午，明天。本周").times
        #expect(found.map(\.value) == ["2022-10-23", "2022-10-23TMO", "2022-10-24", "2022-W42"])
        #expect(found.map(\.anchor) == [.issue, .document, .document, .document])
    }

    @Test("a number in a title is no time, and one in a slogan is none either")
    func elsewhere() {
        #expect(Self.times("《2022年工作要点》") == [])
        #expect(Self.times("《十月》杂志") == [])
    }
}
