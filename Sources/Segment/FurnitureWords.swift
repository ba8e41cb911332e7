import Newspaper

/// Words that give away what is no article: notices, slogans, what a paper says of itself.
enum FurnitureWords {
    static func opensNotice(_ text: Scalars) -> Bool {
        let start = Scalars(text.prefix(8))
        return words.contains { start.firstRange(of: $0) != nil }
    }

    /// 青川日报, 云溪晚报: a short line that ends as papers' names do.
    static func isPaperName(_ text: Scalars) -> Bool {
        guard text.count <= 8, text.allSatisfy({ $0.isHan || $0.isBlank }) else { return false }
        let name = text.withoutBlanks
        return name.count >= 3 && name.last == "报"
    }

    /// 合办：…, 准印证号, 投稿邮箱: what a paper says of itself.
    static func speaksOfPaper(_ text: Scalars) -> Bool {
        text.count <= 60 && imprints.contains { text.firstRange(of: $0) != nil }
    }

    /// Words of public-service slogans.
    static func isSloganLike(_ text: Scalars) -> Bool {
        text.count <= 30 && slogans.contains { text.firstRange(of: $0) != nil }
    }

    /// 合办：清川区融媒体中心
    static func speaksAsPaper(_ text: Scalars) -> Bool {
        guard let colon = text.prefix(8).firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
        return owners.contains { text[..<colon].starts(with: $0) }
    }

    /// 遗失声明, 注销公告: a heading of a notice, alone on its line.
    static func isNoticeHeading(_ text: Scalars) -> Bool {
        text.count <= 6 && text.count >= 4 && noticeHeadings.contains { text.starts(with: $0) } && noticeKinds.contains(Scalars(text.suffix(2)))
    }

    /// Whether the lines speak of something lost, void, claimed or let.
    static func isNotice(_ lines: [Scalars]) -> Bool {
        let text = Scalars(lines.joined())
        return noticeTerms.contains { text.firstRange(of: $0) != nil }
    }

    static func opensWithWeather(_ text: Scalars) -> Bool {
        text.starts(with: "天气预报") || (text.starts(with: "天气") && text.contains("℃"))
    }

    private static let owners = ["合办", "主办", "主管", "协办", "承办"].map(Scalars.init)
    private static let noticeHeadings = ["遗失", "注销", "招租", "招聘", "拍卖", "出租", "转让", "寻人", "寻物", "招标", "认领", "减资", "更名"].map(Scalars.init)
    private static let noticeTerms = ["声明作废", "遗失", "申报债权", "债权登记", "联系人：", "电话："].map(Scalars.init)
    private static let noticeKinds = Set(["声明", "公告", "启事", "通告", "广告", "信息"].map(Scalars.init))
    private static let imprints = [
        "合办：", "主办：", "主管：", "协办：", "承办：", "主管主办", "主办单位", "合办单位", "准印证", "刊号", "邮发代号", "投稿", "邮箱", "印刷", "社址",
        "热线", "编辑部", "总编辑", "出版", "零售价", "定价", "本报地址", "网址", "微信公众号",
    ].map(Scalars.init)
    private static let slogans = [
        "移风易俗", "文明新风", "讲文明", "树新风", "有你有我", "绿水青山", "人人有责", "核心价值观", "交通法规", "文明出行", "垃圾分类",
        "节约用水", "节约粮食", "光盘行动", "尊老爱幼", "家庭和睦", "爱国 敬业", "扫黑除恶", "反诈", "禁毒", "珍爱生命", 
        "关爱未成年人", "保护环境", "森林防火", "公益广告", "厉行节约", "文明健康",
    ].map(Scalars.init)
    private static let words = [
        "声明", "公告", "启事", "招租", "遗失", "注销", "招聘", "公示", "通告", "拍卖", "出租", "转让", "广告",
    ].map(Scalars.init)
}
