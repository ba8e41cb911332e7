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

    @Test(
        "pieces of furniture, label and lines",
        arguments: [
            // Page numbers
            (.folio, "A03", .pageNumber), (.folio, "第5版", .pageNumber), (.ad, "5版", .pageNumber), (.folio, "第 12 版", .pageNumber),
            (.masthead, "·08·", .pageNumber), (.folio, "第三版", .pageNumber), (.folio, "P7", .pageNumber), (.slogan, "三版", .pageNumber),
            (.folio, "2023", .folio), (.slogan, "一二三", .slogan), (.ad, "版", .ad),
            // Editors
            (.editors, "责任编辑：王伟 版式：李明 校对：张芳", .editors), (.folio, "责编/王伟 美编/李明 校对/张芳", .editors),
            (.editors, "本版责编 王伟 组版 李明", .editors), (.masthead, "值班主任：王伟 责任编辑：李明", .editors),
            (.ad, "编审 王伟 责编 李明 审读 张芳", .editors), (.imprint, "责任编辑：王伟 电话：0000-6620100 邮箱：abc@example.org", .editors),
            (.slogan, "责编：王 伟　美编：李 明", .editors), (.editors, "一审：王伟 二审：李明 三审：张芳", .editors),
            (.editors, "见习编辑 王伟", .editors), (.editors, "2023年4月12日 星期三 责编：王伟", .folio),
            // Folios and mastheads
            (.masthead, "2023年4月12日 星期三", .folio), (.slogan, "02版 民生", .folio), (.imprint, "第1287期 今日8版", .folio),
            (.folio, "清川日报", .folio), (.ad, "主办：清川区融媒体中心", .masthead), (.imprint, "投稿邮箱：news@example.org 印刷：清川印务中心", .masthead),
            // Notices with a heading on a line of its own, on the line, and without
            (.ad, "遗失声明|王伟不慎将居民身份证遗失，声明作废。", .notice), (.ad, "遗失声明 李明遗失驾驶证一本，特此声明。", .notice),
            (.ad, "张芳遗失就业创业证，证号尾号0826，声明作废。", .notice), (.ad, "清川区石笕镇便民超市公章丢失，声明作废。", .notice),
            (.ad, "注销公告|清川果蔬合作社拟申请注销，请债权人自公告之日起45日内申报债权。", .notice),
            (.slogan, "清川某某公司拟注销，请债权人于本公告之日起45日内向清算组申报债权。", .notice),
            (.ad, "关于清川大道部分路段封闭施工的通告|因雨污管网改造，清川大道自4月15日起封闭。", .notice),
            (.ad, "清川区人民法院公告|本院受理原告王伟诉你离婚纠纷一案，现依法公告送达。", .notice), (.ad, "减资公告 经股东会决议，本公司注册资本由500万元减至100万元。", .notice),
            (.ad, "拍卖公告|受委托，我公司定于4月20日公开拍卖二手设备一批。", .notice), (.ad, "干部任前公示|经区委研究，对下列同志予以公示。", .notice),
            (.ad, "王伟不慎将机动车驾驶证丢失，档案编号298883160924，特", .notice), (.ad, "寻人启事|张大爷，82岁，于4月10日走失。", .notice), (.ad, "认领启事 我局拾得摩托车三辆，请失主认领。", .notice),
            (.ad, "招聘启事|因业务发展，现招聘讲解员两名。", .notice), (.ad, "招聘|本厂招聘缝纫工20名，包吃住。", .notice), (.ad, "诚聘|超市诚聘收银员，电话0000-6620418。", .notice),
            (.ad, "招租启事|望澜街临街商铺两间出租。", .notice), (.ad, "招标公告|清川中学食堂设备采购项目现公开招标。", .notice),
            (.ad, "停电通知|因线路检修，4月15日石笕镇停电，特此公告。", .notice), (.ad, "更名启事|清川饭店更名为望澜饭店。", .notice),
            (.slogan, "讣告", .notice),
            // Advertisements
            (.ad, "旺铺转让 电话0000-6620419", .ad), (.ad, "低价出售二手挖掘机，手续齐全。", .ad), (.ad, "望澜府新品开盘 首付八万起", .ad),
            (.slogan, "春季大促销 全场五折", .ad), (.ad, "管道疏通 空调维修", .ad), (.slogan, "2024年度《清川日报》征订开始", .ad),
            (.ad, "零下18℃冷库出租", .ad), (.ad, "好酒也怕巷子深", .ad),
            // Weather
            (.ad, "天气预报|今天多云转阴，偏南风2～3级，11℃～20℃", .weather), (.folio, "今日天气：晴 8~17℃", .weather),
            (.slogan, "晴间多云 微风 最高20度", .weather), (.masthead, "小雨转多云 北风3级", .weather), (.ad, "降水概率30%", .weather),
            (.ad, "未来三天天气", .ad),
            // Indexes
            (.ad, "导读|小区装上充电桩 3版|河道清淤保安澜 4版", .index), (.slogan, "今日看点", .index), (.ad, "内容提要|第2版：小区装上充电桩", .index),
            (.ad, "小区装上充电桩 3版|河道清淤保安澜 4版", .index), (.ad, "导 读", .index), (.ad, "本期导读：春耕备耕忙（详见2版）", .index),
            // Slogans
            (.slogan, "绿水青山就是金山银山", .slogan), (.slogan, "珍惜点滴水源 守护碧水清川", .slogan), (.slogan, "文明健康 有你有我 公益广告", .slogan),
        ] as [(LineLabel, String, Furniture.Kind)])
    func variedKinds(_ label: LineLabel, _ lines: String, _ kind: Furniture.Kind) {
        let page = PageFacts(CleanPage(lines.split(separator: "|").map { Scalars(String($0)) }))
        let pieces = FurnitureKinds.pieces(label, page.lines)
        #expect(pieces.map(\.kind) == [kind], "\(pieces.map(\.reason))")
        #expect(pieces.flatMap(\.passage.lines) == Array(page.lines.indices))
    }

    @Test("an index, a weather report and notices with headings that stand together are pieces of their own")
    func apart() {
        let lines = [
            "旺铺转让 电话0000-6620419", "导读", "小区装上充电桩 3版", "天气预报", "晴转多云 8℃～17℃", "遗失声明", "王伟遗失身份证，声明作废。", "拍卖公告", "定于4月20日拍卖。",
        ]
        let page = PageFacts(CleanPage(lines.map(Scalars.init)))
        let pieces = FurnitureKinds.pieces(.ad, page.lines)
        #expect(pieces.map(\.kind) == [.ad, .index, .weather, .notice, .notice])
        #expect(pieces.map(\.passage.lines) == [[0], [1, 2], [3, 4], [5, 6], [7, 8]])
    }

    @Test(
        "display type that no article claims is of no known kind unless its words say so",
        arguments: [
            ("全区防汛工作会议召开", .unknown), ("区政府发布公告", .unknown), ("第5版", .pageNumber), ("今日看点", .index), ("晴 8℃～17℃", .weather),
            ("责编：王伟 校对：李明", .editors), ("遗失声明", .notice), ("02版 民生", .folio),
        ] as [(String, Furniture.Kind)])
    func unclaimed(_ text: String, _ kind: Furniture.Kind) {
        let piece = FurnitureKinds.unclaimed(PageFacts(CleanPage([Scalars(text)])).lines)
        #expect(piece.kind == kind)
        #expect(!piece.reason.isEmpty)
    }

    @Test("notices without a usual heading are no articles, and articles about notices are")
    func noticesOnPage() throws {
        let text = """
            石笕镇惠民补贴上网公开
            \(column("本报讯 近日，清川区财政局在官网公示了本年度惠民补贴发放情况，涉及耕地地力保护、农机购置等十二项，居民可凭身份证查询。有居民反映补贴卡遗失，工作人员当场为其补办。"))
            清川区人民法院公告
            本院受理原告王伟诉你租赁合同纠纷一案，现依
            法公告送达，自本公告发出之日起三十日内视为送达。特此公告。
            张芳不慎将就业创业证遗失，证号尾号0826，声明作
            废。
            """
        let contents = try Segmenter()(CleanPage(text: text))
        #expect(contents.articles.map(\.headline.text.string) == ["石笕镇惠民补贴上网公开"])
        #expect(contents.articles.allSatisfy { $0.text.string.hasSuffix("补办。") })
        #expect(contents.furniture.allSatisfy { $0.kind == .notice })
    }

    @Test(
        "a weather report begins with its name, or a heading that one follows",
        arguments: [
            (["天气预报", "晴转多云 8℃～17℃", "全区防汛会召开"], 2), (["清川天气预报", "晴转多云", "北风3级 8℃～17℃"], nil), (["清川天气预报", "晴 北风3级"], 2),
            (["空间灾害性天气预报", "中心揭牌"], nil), (["今日天气", "全区防汛会召开"], 1), (["天气晴 8℃", "北风3级 晴"], 2), (["天气渐暖 春耕忙"], nil),
        ] as [([String], Int?)])
    func weather(_ lines: [String], _ end: Int?) { #expect(FurnitureKinds.weatherEnd(lines.map(Scalars.init), from: 0) == end) }

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
