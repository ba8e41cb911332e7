import Newspaper
import Testing

@testable import Extract

@Suite("Events")
struct EventsTests {
    @Test(
        "events that have a name",
        arguments: [
            ("学习党的二十大精神", ["meeting 党的二十大"]), ("礼赞二十大 续写新华章", ["meeting 二十大"]), ("传达县委十四届五次全会精神", ["meeting 县委十四届五次全会"]),
            ("学习贯彻离石区委六届三次全会精神", ["meeting 离石区委六届三次全会"]), ("召开全县安全生产工作会议，", ["meeting 全县安全生产工作会议"]),
            ("参加省委第112次疫情防控专题会暨省疫情防控领导小组视频会后", ["meeting 省委第112次疫情防控专题会", "meeting 省疫情防控领导小组视频会"]),
            ("十九届六中全会、党的二十届三中全会", ["meeting 十九届六中全会", "meeting 党的二十届三中全会"]), ("区六届人大二次会议开幕", ["meeting 区六届人大二次会议"]),
            ("第十四届全国人民代表大会第一次会议", ["meeting 第十四届全国人民代表大会第一次会议"]), ("全国两会期间", ["meeting 全国两会"]),
            ("中央经济工作会议在北京举行", ["meeting 中央经济工作会议"]), ("第三届杏花节", ["festival 第三届杏花节"]), ("首届“良渚论坛”", ["meeting 首届“良渚论坛”"]),
            ("第三届全民阅读季拉开帷幕", ["festival 第三届全民阅读季"]), ("第24届冬奥会", ["competition 第24届冬奥会"]), ("北京冬奥会", ["competition 北京冬奥会"]), ("全市职业技能大赛", ["competition 全市职业技能大赛"]),
            ("离石区第二届职工运动会", ["competition 离石区第二届职工运动会"]), ("第五届中国国际进口博览会", ["exhibition 第五届中国国际进口博览会"]),
            ("开展文化科技卫生“三下乡”活动", ["campaign 文化科技卫生“三下乡”活动"]), ("全国打击拐卖专项行动", ["campaign 全国打击拐卖专项行动"]),
            ("联合国人权理事会第53届会议", ["meeting 联合国人权理事会第53届会议"]),
            ("中国共产主义青年团第十九次全国代表大会", ["meeting 中国共产主义青年团第十九次全国代表大会"]),
            ("中华人民共和国第一届全国人民代表大会", ["meeting 中华人民共和国第一届全国人民代表大会"]),
            ("“我和我的家乡”座谈会", ["meeting “我和我的家乡”座谈会"]), ("召开了2023年度全区参保缴费工作会议", ["meeting 全区参保缴费工作会议"]),
        ])
    func named(_ text: String, _ expected: [String]) {
        #expect(expressions(text).events.map { "\($0.kind.rawValue) \($0.mention.text.string)" } == expected)
    }

    @Test(
        "meetings that have none, and numbers that are no congress",
        arguments: [
            "召开工作会议", "随后召开的调度会上", "参加3场座谈会", "举行新闻发布会", "开展主题党日活动", "第一次会议", "全国人民代表大会", "二十大队", "十八大类", "第二十大",
            "运动会上", "博览会", "召开会议", "全县的会议", "新一届领导", "推进“三北”工程", "“台独”分裂活动", "全区上下大干快上",
        ])
    func unnamed(_ text: String) {
        #expect(expressions(text).events == [])
    }

    @Test(
        "a congress is known under its full name",
        arguments: ["二十大", "党的二十大", "中共二十大", "中国共产党第二十次全国代表大会", "党的第二十次全国代表大会"])
    func congress(_ text: String) {
        let found = expressions(text).events
        #expect(found.map(\.name.string) == ["中国共产党第二十次全国代表大会"])
        #expect(found.map(\.mention.text.string) == [text])
    }

    @Test("names of congresses are in Chinese numerals", arguments: [(1, "第一次"), (10, "第十次"), (17, "第十七次"), (20, "第二十次"), (21, "第二十一次")])
    func names(_ number: Int, _ part: String) {
        #expect(Congresses.name(number).string == "中国共产党\(part)全国代表大会")
    }

    @Test("numbers in the name of an event count nothing")
    func numbers() {
        #expect(expressions("县委十四届五次全会、第三届杏花节、省委第112次疫情防控专题会").quantities == [])
    }
}
