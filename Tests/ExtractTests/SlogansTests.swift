import Newspaper
import Testing

@testable import Extract

@Suite("Slogans")
struct SlogansTests {
    @Test(
        "slogans and the activities that go by one are told apart",
        arguments: [
            ("推行“四个到位”工作法", ["slogan “四个到位”"]), ("捍卫“两个确立”、做到“两个维护”", ["slogan “两个确立”", "slogan “两个维护”"]),
            ("采取“四不两直”方式", ["slogan “四不两直”"]), ("以“创必成 成必优”的信心", ["slogan “创必成 成必优”"]),
            ("开展“礼赞二十大 巾帼志愿行”主题党日活动。", ["campaign “礼赞二十大 巾帼志愿行”主题党日活动"]), ("“敲门行动”散发明白卡", ["campaign “敲门行动”"]),
            ("建设“三北”工程", ["campaign “三北”工程"]),
        ])
    func kinds(_ text: String, _ expected: [String]) {
        #expect(expressions(text).slogans.map { "\($0.kind.rawValue) \($0.mention.text.string)" } == expected)
    }

    @Test(
        "other quotations are none",
        arguments: [
            "“十四五”规划", "自己的“家”", "“创城”的问题", "“在站台等车的时候一眼就可以看到。”他说", "召开会议", "“四个到位", "“我和我的家乡”座谈会",
        ])
    func none(_ text: String) {
        #expect(expressions(text).slogans == [])
    }

    @Test("a slogan's number counts nothing, and a name in it stays a name")
    func inside() {
        let found = expressions("开展“礼赞二十大 巾帼志愿行”主题党日活动，“四个到位”")
        #expect(found.events.map(\.mention.text.string) == ["二十大"])
        #expect(found.quantities == [])
    }
}
