import Newspaper
import Testing

@testable import Segment

@Suite("Furniture")
struct FurnitureTests {
    @Test(
        "what a line of furniture is, its words say before its label does",
        arguments: [
            (.folio, "03", .pageNumber), (.ad, "—4—", .pageNumber), (.slogan, "1234567", .slogan),
            (.ad, "今日晴 气温8℃到17℃", .weather), (.masthead, "太原天气预报", .weather),
            (.slogan, "今日导读", .index), (.ad, "导读：二版 三版", .index), (.ad, "见导读", .ad),
            (.masthead, "青川日报", .masthead), (.imprint, "准印证号：001", .masthead), (.folio, "2022年10月24日 星期一", .folio),
            (.editors, "责任编辑：王伟", .editors), (.slogan, "讲文明 树新风", .slogan), (.ad, "旺铺招租", .ad),
            (.ad, "遗失声明", .notice), (.ad, "青川县人民医院公告", .notice), (.ad, "本店开业三周年优惠活动详见门前公告", .ad),
        ] as [(LineLabel, String, Furniture.Kind)])
    func kinds(_ label: LineLabel, _ text: String, _ kind: Furniture.Kind) {
        let page = PageFacts(CleanPage([Scalars(text)]))
        let piece = FurnitureKinds.furniture(label, page.lines)
        #expect(piece.kind == kind)
        #expect(piece.passage.text.string == text)
        #expect(piece.passage.lines == [0])
        #expect(!piece.reason.isEmpty)
    }

    @Test("a label of an article's part is furniture of no known kind", arguments: LineLabel.allCases.filter { $0.isBody || $0.isHeadline })
    func unknown(_ label: LineLabel) {
        #expect(FurnitureKinds.furniture(label, PageFacts(CleanPage([Scalars("近日")])).lines).kind == .unknown)
    }

    @Test(
        "a paper's name is short and ends as papers' names do",
        arguments: [("青川日报", true), ("青 川 日 报", true), ("云溪晚报", true), ("日报", false), ("青川日报社", false), ("青川日报2022", false), ("青川县农业技术推广日报", false)])
    func paperName(_ text: String, _ isOne: Bool) { #expect(FurnitureWords.isPaperName(Scalars(text)) == isOne) }

    @Test("a notice says so in its first words", arguments: [("遗失声明", true), ("关于停水的公告", true), ("县政府近日就停水一事发布公告", false), ("", false)])
    func notice(_ text: String, _ isOne: Bool) { #expect(FurnitureWords.opensNotice(Scalars(text)) == isOne) }
}
