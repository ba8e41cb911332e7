import Newspaper
import Testing

@testable import Extract

@Suite("Slogans")
struct SlogansTests {
    @Test(
        "slogans, campaigns and meetings are told apart",
        arguments: [
            ("推行“四个到位”工作法", ["slogan “四个到位”"]), ("捍卫“两个确立”、做到“两个维护”", ["slogan “两个确立”", "slogan “两个维护”"]),
            ("采取“四不两直”方式", ["slogan “四不两直”"]), ("以“创必成 成必优”的信心", ["slogan “创必成 成必优”"]),
            ("开展“礼赞二十大 巾帼志愿行”主题党日活动。", ["campaign “礼赞二十大 巾帼志愿行”主题党日活动"]), ("“敲门行动”散发明白卡", ["campaign “敲门行动”"]),
            ("召开了2023年度城乡居民参保缴费工作会议，", ["meeting 2023年度城乡居民参保缴费工作会议"]), ("参加省委第112次疫情防控专题会", ["meeting 省委第112次疫情防控专题会"]),
            ("“我和我的家乡”座谈会", ["meeting “我和我的家乡”座谈会"]),
        ])
    func kinds(_ text: String, _ expected: [String]) {
        #expect(Slogans(Scalars(text)).find().map { "\($0.kind.rawValue) \($0.mention.text.string)" } == expected)
    }

    @Test(
        "other quotations and unnamed meetings are none",
        arguments: [
            "“十四五”规划", "自己的“家”", "“创城”的问题", "“在站台等车的时候一眼就可以看到。”他说", "召开会议", "随后召开的调度会上", "参加3场座谈会", "“四个到位", "举行新闻发布会",
        ])
    func none(_ text: String) {
        #expect(Slogans(Scalars(text)).find() == [])
    }
}
