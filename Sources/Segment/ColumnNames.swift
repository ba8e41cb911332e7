import Newspaper

/// Names of columns (栏目) and campaigns that Chinese papers print above headlines again and again, as kickers:
/// 新春走基层, 在希望的田野上, 重点项目建设进行时. They share no word with the article below, so only knowing them tells
/// whose they are. Facts about the press, collected by hand; papers have more of their own.
enum ColumnNames {
    /// What a line is of such a name.
    enum Part: Int, CaseIterable {
        case none, whole, begins, goesOn, ends

        var opensName: Bool { self == .whole || self == .begins }
        var closesName: Bool { self == .whole || self == .ends }
    }

    /// What each line is of a name that stands on one line or was wrapped over two or three.
    /// - Complexity: O(text)
    static func parts(_ lines: [Scalars]) -> [Part] {
        var parts = lines.map { _ in Part.none }
        var start = 0
        while start < lines.count {
            let end = start + length(lines[start...])
            for line in start..<end { parts[line] = line + 1 == end ? .ends : line == start ? .begins : .goesOn }
            if end == start + 1 { parts[start] = .whole }
            start = max(start + 1, end)
        }
        return parts
    }

    /// How many lines the name takes up that begins here; none where none does.
    private static func length(_ lines: ArraySlice<Scalars>) -> Int {
        var text = Scalars()
        for (index, line) in lines.prefix(3).enumerated() {
            text += line
            if isOne(text) { return index + 1 }
            guard mayOpen(text) else { return 0 }
        }
        return 0
    }

    /// Whether a text is such a name.
    static func isOne(_ text: Scalars) -> Bool { name(in: text) != nil }

    /// The name that a text is, alone, in brackets, or with what it is about behind a mark (新时代新征程新伟业——实干笃行): without
    /// blanks and marks, so that it is the same however it was printed.
    static func name(in text: Scalars) -> Scalars? {
        guard text.count <= longest, !text.contains(where: { $0 == "，" || $0.endsSentence }) else { return nil }
        if mayBegin(text) {
            let letters = text.letters
            if names.contains(letters) { return letters }
            let head = text.drop { $0.isBlank || $0.opensBracket }.prefix { !separators.contains($0) && !$0.closesBracket }
            if head.count < text.count {
                let letters = Scalars(head).letters
                if names.contains(letters) { return letters }
            }
        }
        guard let last = text.last(where: \.isWordCharacter), endingLetters.contains(last) else { return nil }
        let letters = text.letters
        return (5...12).contains(letters.count) && endings.closes(letters) ? letters : nil
    }

    /// Whether a name begins with the text.
    private static func mayOpen(_ text: Scalars) -> Bool {
        text.count <= longest && mayBegin(text) && beginnings.contains(text.letters)
    }

    /// The quick answer, no for most lines of text.
    private static func mayBegin(_ text: Scalars) -> Bool { text.first(where: \.isWordCharacter).map(initials.contains) ?? false }

    private static let longest = 32
    private static let separators = Set("·•—―─－-:：丨|｜/／".unicodeScalars)

    /// What names of campaigns of any place end with.
    private static let campaigns = Scalars.words(
        "进行时 在行动 大家谈 面对面 看变化 一线行 调研行 基层行 万里行 启示录 回头看 新征程 新篇章 新作为 勇担当 当先锋 每周谈 直播间 圆桌会")
    private static let endings = WordList(campaigns)
    private static let endingLetters = ScalarSet(campaigns.compactMap(\.last))

    /// What names wrapped over lines may begin with.
    private static let beginnings = Set(names.flatMap { name in (2..<max(3, name.count)).map { Scalars(name.prefix($0)) } })

    private static let initials = ScalarSet(names.compactMap(\.first))

    private static let names = Set(Scalars.words(
        """
        新思想引领新征程 新时代新征程新伟业 新时代新征程 学思想强党性重实践建新功 在希望的田野上 开好局起好步 一线调研 权威部门话开局
        权威访谈 权威发布 权威解读 新春走基层 走基层 团结奋斗忠诚履职 新闻特写 特写 喜迎二十大 喜迎十九大 江河奔腾看中国 高质量发展调研行
        领航中国 党旗在基层一线高高飘扬 乡村行看振兴 新时代的青春之歌 伟大复兴壮丽航程 活力中国 活力中国调研行 党纪学习教育 党史学习教育
        推动高质量发展系列主题新闻发布会 推动高质量发展 总书记的惦念 总书记的人民情怀 总书记与我们在一起 总书记的足迹 沿着总书记的足迹
        二十大代表在基层 二十大代表风采 二十大时光 党代表风采 党代表在基层 文化中国行 大国工匠 丝路画卷 奋斗者正青春 数字十年 花开中国
        共建一带一路 我从基层来 走进县城看发展 五星红旗高高飘扬 携手同行现代化之路 深入学习贯彻二十大精神 学习贯彻党的二十大精神
        学习贯彻党的二十届三中全会精神 学习贯彻习近平新时代中国特色社会主义思想主题教育 不忘初心牢记使命 不忘初心牢记使命主题教育
        两学一做 三严三实 群众路线教育实践活动 深入贯彻中央八项规定精神学习教育 我为群众办实事 非凡十年 中国这十年 我们的新时代
        爱国情奋斗者 时代楷模 时代先锋 道德模范 最美奋斗者 身边好人 身边的好人 中国好人 凡人善举 百姓故事 基层故事 人物 人物风采 榜样
        先锋榜样 典型引路 劳模风采 巾帼风采 青春风采 军旅风采 老区新貌 壮丽七十年奋斗新时代 壮丽70年奋斗新时代 奋斗百年路启航新征程
        庆祝新中国成立70周年 庆祝新中国成立75周年 庆祝改革开放40周年 庆祝中国共产党成立100周年 建党百年 百年初心 红色印记 信仰的力量
        时代答卷 决胜全面小康决战脱贫攻坚 决战脱贫攻坚决胜全面小康 全面建成小康社会 脱贫攻坚 脱贫攻坚一线 精准扶贫 走向我们的小康生活
        乡村振兴 实施乡村振兴战略 推进乡村振兴 乡村振兴看行动 全面推进乡村振兴 美丽乡村 和美乡村 千万工程 三农视点 三农看点 三农
        新型城镇化 统筹疫情防控和经济社会发展 众志成城抗击疫情 众志成城防控疫情 抗击疫情 疫情防控 战疫一线 扫黑除恶 法治中国 平安中国
        平安建设 法治建设 以案说法 法治聚焦 依法治市 依法治县 美丽中国 生态文明建设 绿色发展 环保督察 中央环保督察 河长制 数字中国
        健康中国 文化强国 制造强国 科技强国 交通强国 大国重器 大国粮仓 大国外交 超级工程 经济新方位 经济聚焦 经济观察 中国经济圆桌会
        中国式现代化 中国式现代化新实践 奋进新征程 奋进新征程建功新时代 建功新时代 奋进新时代 牢记嘱托感恩奋进 牢记嘱托 感恩奋进 殷殷嘱托
        强信心开新局 开局之年 开局之年看信心 稳中求进 六稳六保 转型发展 转型升级 优化营商环境 营商环境 招商引资 项目建设 重点项目建设
        重点工程 项目为王 产业兴市 民营经济 专精特新 创新驱动 创新创业 科技创新 新质生产力 发展新质生产力 培育新质生产力 一线见闻
        一线传真 一线观察 一线直击 基层一线 基层动态 基层党建 基层治理 社区传真 社区新闻 乡镇传真 部门动态 县区新闻 市县动态 区县传真
        党建引领 党建园地 党建在线 党的建设 党旗飘扬 党旗红 清风 清风正气 廉政建设 全面从严治党 作风建设 机关效能 主题党日
        社会主义核心价值观 我们的价值观 我们的节日 我们的中国梦 中国梦 志愿服务 新时代文明实践 文明实践 创建全国文明城市 创建文明城市
        文明城市创建 创城 创城在线 精神文明建设 移风易俗 两会 全国两会 两会进行时 两会时间 两会聚焦 两会访谈 两会声音 聚焦两会 聚焦全国两会
        代表委员议国是 代表委员之声 代表委员风采 建言献策 部长通道 代表通道 委员通道 党代表通道 人大工作 政协工作 人大代表风采 政协委员风采
        今日关注 今日视点 今日要闻 今日谈 民生 民生关注 民生实事 民生热线 民生视点 关注民生 社会 社会广角 社会万象 社会新闻 都市新闻 热点聚焦
        热点关注 热点透视 聚焦 关注 视点 观点 观察 评论 评论员观察 时评 短评 社论 本报评论员 人民论坛 人民时评 思想纵横 理论 理论园地
        理论学习 记者调查 记者手记 记者观察 记者走基层 记者在现场 新闻调查 新闻链接 新闻背景 新闻速递 新闻综述 新闻分析 新闻纵深 新闻观察
        深度报道 特别报道 专题报道 系列报道 延伸阅读 相关链接 相关新闻 链接 编者按 编后 专家解读 政策解读 解读 权威声音 焦点访谈 大家谈
        图片新闻 图说新闻 简讯 短讯 要闻 综合新闻 本报综合消息 国内联播快讯 国际联播快讯 联播快讯 央视快评 国际锐评 时政新闻眼 时政微观察
        学习园地 教育 教育在线 校园内外 卫生健康 健康 文化 文化视野 文旅 文旅融合 全域旅游 旅游 体育 体育新闻 法治 财经 科技 国际 国内
        副刊 文苑 岁月 收藏 读者来信 读者之声 群众来信 有问必答 回音壁 曝光台 红黑榜 警钟 警方提示 消费提示 提醒 温馨提示 安全生产
        安全生产月 防汛抗旱 防汛救灾 防汛抗洪救灾 三夏 三夏时节 三秋 三秋生产 春耕备耕 春耕生产 秋收冬种 粮食安全 端牢中国饭碗 助农增收
        稳就业 促就业 就业优先 春运 春节 欢乐春节 网络中国节 中秋 国庆 欢度国庆 五一 五一劳动节 劳动者之歌 端午 元旦 三八国际妇女节
        杭州第19届亚运会 杭州第4届亚残运会 杭州亚运会 北京冬奥会 北京2022年冬奥会 北京冬残奥会 成都大运会 成都第31届世界大学生夏季运动会
        巴黎奥运会 东京奥运会 哈尔滨亚冬会 全运会 第十四届全国运动会 进博会 服贸会 广交会 消博会 一带一路 共建一带一路国际合作高峰论坛
        京津冀协同发展 长三角一体化 长江经济带 黄河流域生态保护和高质量发展 黄河大合唱 粤港澳大湾区 西部大开发 东北振兴 中部崛起
        行走黄河 大江奔流 还看今朝 辉煌中国 砥砺奋进的五年 将改革进行到底 改革开放再出发 改革进行时 全面深化改革 进一步全面深化改革
        强军征程 强军路上 老兵永远跟党走 双拥共建 退役军人风采 国防教育 民族团结 民族团结一家亲 铸牢中华民族共同体意识 石榴花开
        """))
}
