/// The fixed vocabulary of folio lines.
enum FolioWords {
    /// The role that stands at the start of the text, the longest there is.
    static func role(in text: ArraySlice<Unicode.Scalar>) -> Scalars? {
        guard let first = text.first, roleInitials.contains(first), let candidates = roles[first] else { return nil }
        return candidates.first { text.starts(with: $0) }
    }

    /// Whether nobody but a newspaper's own editors has this role, so that it needs no colon to be one: 编辑 and 审核
    /// are also words of any sentence.
    static func isEditorsOwn(_ role: Scalars) -> Bool { !everyday.contains(role) }

    /// Whether words are the usual name of a page: 要闻, 综合新闻, 教育周刊.
    static func isPageName(_ name: Scalars) -> Bool {
        pageNames.contains(name)
            || (3...7).contains(name.count) && pageNameEnds.contains { name.suffix(2).elementsEqual($0) }
    }

    /// Whether words may name a page at all, beside a page number: 下转第3版 and 刊于第3版 point to a page.
    static func mayNamePage(_ name: some Sequence<Unicode.Scalar>) -> Bool {
        !name.contains(where: pointing.contains)
    }

    private static let pointing = ScalarSet("转接见载登刊于在自至从到的了是".unicodeScalars)

    static func isPaperName(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
        (3...10).contains(name.count) && (name.last == "报" || name.last == "刊") && mayNamePage(name.dropLast())
    }

    /// 壬寅年: a year of the sixty-year cycle.
    static func isCyclicYear(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let head = Array(text.prefix(3))
        return head.count == 3 && stems.contains(head[0]) && branches.contains(head[1]) && head[2] == "年"
    }

    /// What can follow 农历.
    static let lunar = stems.union(branches).union("年闰正一二三四五六七八九十冬腊月初廿卅日大小".unicodeScalars)

    static let today = Scalars.words("今日本报 今日共 今日 本报今日 本期共 本期 共")

    static let weekday = Scalars.words("星期 礼拜 周")

    /// What tells how a paper is registered and reached; a number or an address follows.
    static let registrations = Scalars.words(
        """
        国内统一连续出版物号 国内统一刊号 国内统一 连续出版物号 准印证号 邮发代号 国外代号 新闻热线 热线电话 热线 电话 \
        投稿邮箱 电子邮箱 邮箱 邮编 网址 E-mail Email email E-MAIL QQ 微信
        """)

    static let weekdays: [Unicode.Scalar: Int] = [
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7,
    ]

    /// What can begin a fact: the quick answer for most characters of a page.
    static func mayBeginFact(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isDigit || starters.contains(scalar)
    }

    private static let starters = ScalarSet(
        Array("第总今本共星礼周农〇○一二三四五六七八九十".unicodeScalars) + registrations.compactMap(\.first) + stems + roles.keys)
    private static let roleInitials = ScalarSet(roles.keys)

    private static let stems = Set("甲乙丙丁戊己庚辛壬癸".unicodeScalars)
    private static let branches = Set("子丑寅卯辰巳午未申酉戌亥".unicodeScalars)

    private static let everyday = Set(
        Scalars.words("编辑 校对 设计 版面 排版 组版 审核 统筹 策划 终审 初审 复审 一审 二审 三审 签发 主编 制图 监制"))

    /// By first character, longer ones first.
    private static let roles: [Unicode.Scalar: [Scalars]] = {
        let all = Scalars.words(
            """
            本版责任编辑 本版责编 本版主编 本版编辑 本版美编 本版校对 本期责编 本期编辑 责任编辑 责任校对 责编 值班编辑 执行编辑 \
            首席编辑 美术编辑 图片编辑 编辑 美编 图编 版式设计 版面设计 视觉设计 版式 版面 设计 组版 排版 制图 校对 检校 审校 审读 \
            编审 审核 值班总编 值班主任 值班编委 值班领导 值班社领导 总编辑 执行主编 副主编 主编 终审 初审 复审 一审 二审 三审 签发 \
            监制 统筹 策划
            """)
        return Dictionary(grouping: all, by: { $0[0] }).mapValues { $0.sorted { $0.count > $1.count } }
    }()

    private static let pageNames = Set(
        Scalars.words(
            """
            要闻 时政 时事 国内 国际 本地 综合 新闻 社会 经济 财经 金融 民生 文化 文艺 文学 文苑 副刊 教育 健康 卫生 体育 娱乐 \
            科技 法治 生活 旅游 基层 农业 三农 乡村 县域 乡镇 党建 城事 都市 天下 理论 评论 视点 深度 专版 专题 专刊 特刊 广告 \
            公告 公益 图片 影像 人物 读书 读者 校园 青春 军事 生态 环境 房产 汽车 消费 产业 企业 工业 能源 头版 本报 导读
            """))

    private static let pageNameEnds = Scalars.words("新闻 要闻 专版 专刊 专题 特刊 副刊 周刊 报道 广告 公告 视点 观察 天地 园地")
}
