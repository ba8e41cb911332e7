import Newspaper

/// Words that give away what is no article: notices, slogans, what a paper says of itself.
enum FurnitureWords {
    static func opensNotice(_ text: Scalars) -> Bool {
        words.occurs(in: text.prefix(8))
    }

    /// 青川日报, 云溪晚报: a short line that ends as papers' names do.
    static func isPaperName(_ text: Scalars) -> Bool {
        guard text.count <= 8, text.allSatisfy({ $0.isHan || $0.isBlank }) else { return false }
        let name = text.withoutBlanks
        return name.count >= 3 && name.last == "报"
    }

    /// 合办：…, 准印证号, 投稿邮箱: what a paper says of itself.
    static func speaksOfPaper(_ text: Scalars) -> Bool {
        text.count <= 60 && imprints.occurs(in: text)
    }

    /// Words of public-service slogans.
    static func isSloganLike(_ text: Scalars) -> Bool {
        text.count <= 30 && slogans.occurs(in: text)
    }

    /// 合办：清川区融媒体中心
    static func speaksAsPaper(_ text: Scalars) -> Bool {
        guard let colon = text.prefix(8).firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
        return owners.length(opening: text[..<colon]) != nil
    }

    /// 遗失声明, 注销公告: a heading of a notice, alone on its line.
    static func isNoticeHeading(_ text: Scalars) -> Bool {
        guard let text = text.withoutBlanks(atMost: 6) else { return false }
        return text.count >= 4 && noticeHeadings.opens(text) && noticeKinds.closes(text)
    }

    /// 公告, 关于停水的通告, 清川区人民法院公告: a line that ends as notices' headings do, and may be a headline all the
    /// same: what follows must tell.
    static func mayHeadNotice(_ text: Scalars) -> Bool {
        guard let last = text.last(where: { !$0.isBlank }), noticeEndings.contains(last), let text = text.withoutBlanks(atMost: 24),
            noticeKinds.closes(text), text.allSatisfy({ $0.isHan || $0.isPunctuation })
        else { return false }
        let owner = Scalars(text.dropLast(2))
        return owner.isEmpty || owner.starts(with: "关于") || issuers.closes(owner)
    }

    /// Whether the lines speak of something lost, void, claimed or let.
    static func isNotice(_ lines: [Scalars]) -> Bool { noticeTerms.occurs(in: Scalars(lines.joined())) }

    /// What nobody writes but in a notice: …遗失居民身份证一枚，声明作废。
    static func isNoticeFormula(_ text: Scalars) -> Bool {
        voidTerms.occurs(in: text) && lossTerms.occurs(in: text) || claimTerms.occurs(in: text) && claimStarts.occurs(in: text)
    }

    /// Whether a line may be the first of a notice that ends in such a formula.
    static func mayOpenFormula(_ text: Scalars) -> Bool { lossTerms.occurs(in: text) || claimOpenings.occurs(in: text) }

    /// Whether a piece of furniture is a notice: by its heading, or by the words that notices end with.
    static func readsAsNotice(_ text: Scalars, firstLine: Scalars) -> Bool {
        noticeOpenings.occurs(in: text.prefix(12)) || isNoticeHeading(firstLine) || mayHeadNotice(firstLine)
            || noticeEnds.occurs(in: text) || losses.occurs(in: text) || isNoticeFormula(text)
    }

    /// Whether the text offers something for money.
    static func readsAsAdvertisement(_ text: Scalars) -> Bool { offers.occurs(in: text) }

    /// 03, A03, 第5版, —4—: the number of a page and nothing else.
    static func isPageNumber(_ text: Scalars) -> Bool {
        guard text.count <= 12 else { return false }
        var rest = text.letters[...]
        let isOrdinal = rest.first == "第"
        if isOrdinal { rest.removeFirst() }
        let hasUnit = rest.last == "版" || rest.last == "页"
        if hasUnit { rest.removeLast() }
        guard rest.count <= 4, PageNumber.parse(rest) != nil else { return false }
        return hasUnit || !isOrdinal && rest.contains(where: \.isDigit) && rest.allSatisfy { $0.isDigit || $0.isASCIILetter }
    }

    // MARK: Weather

    /// A line that opens a weather report beyond doubt.
    static func opensWithWeather(_ text: Scalars) -> Bool {
        forecast.opens(text) || (weather.opens(text) && text.contains("℃")) || text.withoutBlanks(atMost: 8).map(isWeatherHeading) ?? false
    }

    /// 清川天气预报: heads a report if one follows. 空间灾害性天气预报 is a headline.
    static func mayHeadWeather(_ text: Scalars) -> Bool {
        text.withoutBlanks(atMost: 10).map(weatherHeadings.closes) ?? false
    }

    /// Whether a piece of furniture tells the weather: two of sky, temperature and wind, or one by its name.
    static func tellsWeather(_ text: Scalars) -> Bool {
        guard text.count <= 300 else { return false }
        let hasTemperature = text.contains("℃") || temperature.occurs(in: text) || holdsDegrees(text)
        let hasSky = skies.occurs(in: text)
        let hasWind = winds.occurs(in: text)
        return weatherNames.occurs(in: text) || hasTemperature && (hasSky || hasWind) || hasSky && hasWind
    }

    /// 8度到17度, 8～17度
    private static func holdsDegrees(_ text: Scalars) -> Bool {
        zip(text, text.dropFirst()).contains { $0.isDigit && $1 == "度" }
    }

    private static func isWeatherHeading(_ words: Scalars) -> Bool { weatherHeadings.length(opening: words[...]) == words.count }

    private static let forecast = WordList("天气预报")
    private static let weather = WordList("天气")
    private static let temperature = WordList("气温")
    private static let weatherNames = WordList("天气预报 气温 降水概率 空气质量指数 紫外线指数 晨练指数 穿衣指数")
    private static let weatherHeadings = WordList("天气预报 今日天气 明日天气 本周天气 未来三天天气 天气提示 天气信息")
    private static let skies = WordList("晴 多云 阴转 阴有 阴天 间阴 小雨 中雨 大雨 阵雨 暴雨 雷阵雨 小雪 中雪 大雪 雨夹雪 雾霾 有雾 浮尘 扬沙")
    private static let winds = WordList("北风 南风 东风 西风 微风 风力 风向 阵风")

    // MARK: Words

    private static let owners = WordList("合办 主办 主管 协办 承办")
    private static let noticeHeadings = WordList("遗失 注销 招租 招聘 拍卖 出租 转让 寻人 寻物 招标 认领 减资 更名 挂失 清算 征集 中标 开庭 送达 停水 停电")
    private static let noticeKinds = WordList("声明 公告 启事 通告 公示 广告 信息")
    private static let noticeEndings = ScalarSet("明告事示息".unicodeScalars)
    /// What the name of a body that gives notice ends with.
    private static let issuers = WordList("公司 法院 政府 管理局 分局 委员会 中心 办公室 银行 合作社 事务所 医院 学校 协会")
    private static let noticeTerms = WordList("声明作废 遗失 申报债权 债权登记 联系人： 电话： 联系电话 特此公告 特此声明 特此通告 特此公示 清算组 公示期 作废")
    private static let noticeOpenings = WordList("声明 公告 启事 公示 通告 遗失 注销 挂失 认领 寻人 寻物 招标 招聘 诚聘 急聘 高薪聘 招工 招募 讣告")
    private static let noticeEnds = WordList("特此公告 特此声明 特此通告 特此公示 特此启事 声明作废")
    private static let lossTerms = WordList("遗失 丢失 不慎 被盗 损毁")
    private static let losses = WordList("遗失 丢失")
    private static let voidTerms = WordList("作废 特此声明 声明挂失")
    private static let claimTerms = WordList("申报债权 债权登记 债权申报")
    private static let claimOpenings = WordList("注销 清算 减资 减少注册资本 合并 分立 解散")
    private static let claimStarts = WordList("公告之日 登报之日 见报之日 刊登之日 公告发布之日")
    private static let offers = WordList(
        "招租 出租 转让 出售 低价 特价 优惠 促销 打折 抢购 热销 热卖 开业 开盘 首付 现房 加盟 订购 征订 购买热线 销售热线 咨询热线 咨询电话 订购电话 广告 代办 维修电话 疏通 搬家 贷款电话")
    private static let imprints = WordList(
        """
        合办： 主办： 主管： 协办： 承办： 主管主办 主办单位 合办单位 准印证 刊号 邮发代号 投稿 邮箱 印刷 社址 \
        热线 编辑部 总编辑 出版 零售价 定价 本报地址 网址 微信公众号
        """)
    private static let slogans = WordList(
        [
            "移风易俗", "文明新风", "讲文明", "树新风", "有你有我", "绿水青山", "人人有责", "核心价值观", "交通法规", "文明出行", "垃圾分类",
            "节约用水", "节约粮食", "光盘行动", "尊老爱幼", "家庭和睦", "爱国 敬业", "扫黑除恶", "反诈", "禁毒", "珍爱生命",
            "关爱未成年人", "保护环境", "森林防火", "公益广告", "厉行节约", "文明健康",
        ].map(Scalars.init))
    private static let words = WordList("声明 公告 启事 招租 遗失 注销 招聘 公示 通告 拍卖 出租 转让 广告")
}
