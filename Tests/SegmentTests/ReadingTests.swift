import Newspaper
import Testing

@testable import Segment

@Suite("Reading a page")
struct ReadingTests {
    private func join(_ upper: String, _ lower: String) -> Double {
        let page = PageFacts(CleanPage(text: "\(upper)\n\(lower)"))
        return SegmentModel.builtIn.join.score(Joints(page, [.headlineStart, .headline]).evidence(at: 1))
    }

    @Test("a headline that was wrapped in the middle of a word is likelier one than two headlines below one another", arguments: [
        ("前五个月电信业务总", "量保持较快增长", "区水利局徒步巡河"),
        ("今年前四个月物流需求持", "续扩大增速加快", "在希望的田野上"),
        ("我国轻工业盈利水", "平持续改善", "新疆畜牧业发展"),
    ])
    func wrapped(_ upper: String, _ rest: String, _ other: String) {
        #expect(join(upper, rest) > join(upper, other))
    }

    @Test("text whose lines were mixed has more weak seams, and its segmentation is trusted less")
    func mixed() {
        func confidence(_ lines: [String]) -> Double {
            let page = PageFacts(CleanPage(text: lines.joined(separator: "\n")))
            let body = PageOutline.Body(paragraphs: [Array(page.lines.indices)])
            let evidence = ConfidenceEvidence(page, body, margins: (4, 4, 4), hasHeadline: true)
            return SegmentModel.builtIn.confidence.confidence(evidence).segmentation
        }
        let plain = [
            "中国石化顺北油田垂直钻井深", "度已突破八千九百米成为现在", "亚洲陆地上垂直深度最深的千", "吨井目前油气田已探明地质储", "量达四亿吨。",
        ]
        let other = ["营商环境我们对吸引和利用外", "资工作一直高度重视下一步将", "进一步放宽市场准入支持各类", "开放平台加快发展的步伐与世", "界同行。"]
        let woven = zip(plain, other).flatMap { [$0, $1] }
        #expect(confidence(plain + other) > confidence(woven))
    }

    @Test("confidence is a probability whatever the evidence")
    func bounds() {
        var model = ConfidenceModel()
        model.segmentation[0] = 1000
        model.headline[0] = -1000
        let page = PageFacts(CleanPage(text: "本报讯"))
        let evidence = ConfidenceEvidence(
            page, PageOutline.Body(paragraphs: [[0]]), margins: (.infinity, -.infinity, 0), hasHeadline: false)
        #expect(model.confidence(evidence) == ArticleConfidence(segmentation: 1, headline: 0))
    }

    @Test("a slogan between headlines stays out of them, and headlines in another order go to their articles")
    func slogan() throws {
        let contents = try Segmenter()(
            CleanPage(
                text: """
                    本报讯 近日，青峪县医保局在南沟乡
                    卫生院设立医保服务站，群众在家门口
                    就能办理参保登记、异地就医备案等业
                    务，受到欢迎。（张强）

                    本报讯 连日来，云溪镇核桃产业园里
                    满山核桃挂满枝头，果农忙着采收装车
                    运往县里的核桃加工厂，一派丰收的喜
                    人景象。（李晓明）

                    云溪镇核桃产业助农民增收

                    医保服务站设到乡卫生院

                    文明健康 有你有我
                    """))
        #expect(discrepancies(contents) == [])
        #expect(contents.articles.map(\.headline.text.string) == ["医保服务站设到乡卫生院", "云溪镇核桃产业助农民增收"])
    }

    @Test("names that were wrapped are one, names that met at a line end are two, and a role may be wrapped itself", arguments: [
        ("本报讯（记者 陈磊强 通讯员 林洋丽）记", [9], ["陈磊强", "林洋丽"]),
        ("本报讯（记者 孙国郭艳）近日", [9], ["孙国", "郭艳"]),
        ("本报讯（记者 杨芳磊 通讯员 杨芳）近", [9, 12], ["杨芳磊", "杨芳"]),
    ])
    func bylines(_ text: String, _ lineEnds: [Int], _ names: [String]) {
        #expect(BylineParser.bracketed(Scalars(text), at: 3, lineEnds: lineEnds)?.bylines.map(\.name.string) == names)
    }
}
