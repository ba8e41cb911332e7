import Newspaper

/// The nouns that say what an event is, and the words between which its name stands.
enum EventWords {
    /// What the name of an event ends with.
    static let heads = WordTable<NamedEvent.Kind>([
        (
            """
            专题学习会 专题会 专题会议 工作会 工作会议 座谈会 动员会 动员大会 推进会 推进会议 调度会 调度会议 视频会 视频会议
            电视电话会 电视电话会议 报告会 现场会 现场会议 现场推进会 例会 联席会 联席会议 表彰会 表彰大会 总结会 总结大会 大会
            发布会 培训会 研讨会 交流会 部署会 部署会议 安排会 协调会 恳谈会 民主生活会 组织生活会 全体会议 全体会 常委会会议
            常务会议 扩大会议 全会 中全会 学习会 听证会 宣讲会 会议 论坛 峰会 党代会 人代会 代表大会 委员会会议 招商会 推介会
            分析会 观摩会 述职会 评议会 点评会 读书班 年会 启动会
            """, .meeting
        ),
        (
            """
            文化节 旅游节 文化旅游节 艺术节 采摘节 丰收节 电影节 美食节 啤酒节 音乐节 杏花节 桃花节 梨花节 荷花节 菊花节
            牡丹节 油菜花节 赏花节 花卉节 葡萄节 西瓜节 草莓节 苹果节 红枣节 核桃节 读书节 体育节 科技节 灯会 庙会 购物节
            消费节 年货节 戏剧节 民俗节 登山节 冰雪节 农民丰收节 庆丰收活动 阅读季 消费季 艺术季 旅游季 购物季
            """, .festival
        ),
        (
            """
            运动会 奥运会 冬奥会 残奥会 亚运会 亚残运会 大运会 全运会 省运会 市运会 锦标赛 联赛 邀请赛 公开赛 马拉松 马拉松赛
            大赛 技能大赛 竞赛 技能竞赛 比赛 选拔赛 挑战赛 越野赛 自行车赛 篮球赛 足球赛 演讲比赛 歌手赛
            """, .competition
        ),
        (
            "博览会 交易会 展销会 展览会 文博会 农博会 进博会 消博会 服贸会 广交会 旅博会 数博会 洽谈会 投洽会 书画展 摄影展",
            .exhibition
        ),
        ("专项行动 专项整治行动 攻坚行动 整治行动 普查 宣传周 宣传月 活动周 活动月 大排查", .campaign),
    ])

    /// Names that need no more to be one.
    static let names = WordTable<NamedEvent.Kind>([
        ("全国两会 两会 省两会 市两会 省党代会 市党代会 县党代会 区党代会 全国人代会 遵义会议 古田会议 七届二中全会", .meeting),
        ("世界杯 冬奥会 冬残奥会 奥运会 残奥会 亚运会 亚残运会 大运会 全运会 全国运动会", .competition),
        ("世博会 进博会 广交会 服贸会 消博会", .exhibition),
        ("北京冬奥会 北京冬残奥会 杭州亚运会 成都大运会 北京奥运会 东京奥运会 巴黎奥运会 巴黎奥运", .competition),
        ("丰收节 中国农民丰收节 农民丰收节", .festival),
    ])

    /// Nouns of what a quoted name belongs to; true for what takes place.
    static let quoted = WordTable<Bool>([
        (
            """
            主题党日活动 主题活动 志愿服务活动 宣传活动 实践活动 系列活动 公益活动 集中示范活动 活动 专项行动 系列专项行动 行动
            主题教育 大赛 比赛 竞赛 活动周 活动月 宣传月 宣传周
            """, true
        ), ("工程 计划", false),
    ])

    /// What makes an event one of its own: 全县, 省委, 首届. The value: whether the place before belongs to the name.
    static let anchors = WordTable<Bool>([
        ("全国 全省 全市 全县 全区 全镇 全乡 全州 全旗 全街道 全系统 中央 中共中央 中国共产党 中共 世界 全球 首届", false),
        (
            """
            省委 市委 县委 区委 州委 旗委 镇党委 乡党委 省政府 市政府 县政府 区政府 省纪委 市纪委 县纪委 区纪委
            省政协 市政协 县政协 区政协 省人大 市人大 县人大 区人大 政协
            """, true
        ),
    ])

    /// Levels that open a name where nothing stands before them: 省疫情防控领导小组视频会.
    static let levels = Set("省市县区州旗镇".unicodeScalars)

    /// Ends the search for the noun.
    static let stops = Lexicon(
        """
        的 了 在 是 将 把 被 暨 并 也 都 就 等 着 过 后 前 上 由 我 他 她 你 这 那 此 其 该 召开 举行 举办 开展 参加 出席 主持 强调
        指出 要求 提出 表示 印发 出台 获得 荣获 获 夺得 取得 成立 走进 来到 深入 调研 负责人 书记 主任 组织召开 组织开展 开幕 闭幕
        先后 积极 认真 以来 报告 公报 向 蝉联 主办 承办 担任 入选 部长 通报 并 贯穿 完成
        """)

    /// Ends what stands before a name; false for words that only look like it (共|和|国).
    static let cuts = WordTable<Bool>([
        (
            """
            的 了 在 是 和 与 及 为 将 把 被 暨 并 也 从 到 向 于 以 对 由 等 着 过 召开 举行 举办 开展 参加 出席 主持 观看 收听 收看
            收听收看 组织 组织召开 组织开展 组织收听收看 学习 贯彻 落实 传达 学习贯彻 贯彻落实 宣传 宣传贯彻 深入学习 围绕 迎接 庆祝 喜迎
            承办 主办 协办 参与 启动 亮相 通过 筹备 备战 助力 保障 根据 按照 本届 我省 我市 我县 我区 本市 本县 本区 服务 圆满完成 抓好 推动 推进 实施 组织实施 继续
            办好 依托 打造 发起 搞 深入 持续 扎实 结合 借助 针对 列入 纳入 利用 正在 部署 加强 加快 做好 全面 大力 共同 首个 精心
            """, true
        ), ("共和国 和平 和谐 和田 对外 对口 对台 以色列 等级", false),
    ])

    /// What a paper of an event is: 党的二十大报告.
    static let papers = Lexicon("报告 工作报告 公报 决议")
    static let notPapers = Lexicon("报告会 报告厅 报告团")

    /// What makes 二十大 a longer word.
    static let notCongress = Set("队街类项行战型板块件".unicodeScalars)
}
