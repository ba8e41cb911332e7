import Newspaper

extension Vocabulary {
    /// 赵, 欧阳: surnames common enough to be looked for, those of two characters marked 2.
    static let surnames = Lexicon(
        Lexicon.words(compoundSurnames).map { ($0, 2) }
            + singleSurnames.unicodeScalars.lazy.filter { !$0.isBlank }.map { ([$0], 1) })

    /// Characters that no given name ends in, and few hold: what follows is running text.
    static let notInNames = Set(
        "的了在是与及等将就也要对把被或且其该此我你他她们这那不区县省镇乡村委局部会说称率带到去来任和从向为给让已曾于同都还又并正上下里时后前会议们过总市地副第各所间"
            .unicodeScalars)

    /// The few of those that given names do hold, but not at the end: 王向东, 李和平.
    static let insideNames = Set("向和为从正时来上同".unicodeScalars)

    /// Words that begin like a name after an office: 书记高度重视, 主任马上.
    static let notNames = Lexicon(
        """
        高度 高标准 高质量 高效 马上 任组长 任副组长 时刻 全体 全面 常务 方面 方案 方式 党建 党员 党课 单位 农业 农村
        石油 水利 安全 安排 金融 白天 黄河 关心 关于 关键 严格 严肃 严密 文化 文明 温暖 万元 万人 钱款 向前 平时 平均
        连续 连日 成立 成员 安装 计划 华夏 白酒 车辆 牛羊 花费 谈话 谈心 谈及 言传 包括 包联 包抓 包村 代表 时间 时代
        时常 应当 常态 强化 池塘 路上 满怀 国家 项目 司法 年度 明确 明显 双方 支持 支部 干部 牵头 后勤 危险 易地 经常
        经过 阳光 梁上 施工 边走 乐于 权力 信访 和平 应邀 成长 成果 成功 成效 曾经 原生态 慕名 白皮书 丰收 贺信 贺电
        游玩 游览 原原本本 连夜 安置 穆斯林 边防 任职 任务 任何 任期 任命 任意 项目部 全程 全区 全市 全县 全力 党委
        党支 党组 曲艺 明天 通过 幸福 祝福 祝贺 祝愿 游客 居民 郑重 康养 向全 向大 于昨 于近 何时
        """)

    private static let compoundSurnames = """
        欧阳 上官 司马 诸葛 司徒 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 端木 独孤 南宫 申屠 呼延 澹台 太史 闻人
        淳于 轩辕 百里
        """

    private static let singleSurnames = """
        王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余蒋叶杜苏魏程吕丁沈任姚卢钟姜
        崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白毛江闫薛尹付段雷黎史龙钱贺陶顾龚郝邵万严洪赖武傅莫孔汤向常温康施文牛
        樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹欧耿关覃兰焦俞左柳甘祝包代宁符阮尚舒纪柯梅童毕凌单季成霍苗裴涂谷曲盛
        冉翁蓝骆路游靳辛管柴蒙鲍华喻祁房蒲滕萧屈饶解牟艾尤阳阎穆应农司古吉卓车简连缪项麦褚窦娄戚岑景卜费冷晏卫席柏米
        隋宗桂瞿苟楼闵佟臧边卞姬邬师仇栾丘刁沙商寇荣巫郎桑丛甄敖虞仲池巩明佘查麻苑迟邝封官谈鞠匡惠荆乐冀胥郁南班储芦
        原栗燕楚鄢劳谌奚皮蔺粟冼盘闻厉伊仝郜阚帅屠朴盖练廉禹井漆祖丰卿狄宣晋云敬扈晁芮普阙戈浦伏薄鹿邸雍辜亓裘邰杭赫
        逯隆习茹诸慕亢嵇豆湛宾勾茅戎檀昝智奉衡昌巢郦逄寿竺劉陳楊黃吳趙孫馬羅鄭謝許鄧馮韓蕭葉蘇呂蔣賈鍾鄒陸龍萬錢湯賴
        顧
        """

    /// Pairs of a name's last scalar and the next which show that the word goes on: 局|面, 区|域.
    static let runsOn = ScalarPairs(
        """
        部门 部长 部分 部队 局面 局部 局势 局限 会议 会员 会场 会计 会谈 会见 会展 会上 会后 会精 院子 院落 院士 处理
        处置 处于 处在 处罚 站点 站台 站在 站位 队伍 队员 所有 所在 所以 所需 所谓 办公 办理 办法 办事 办好 委员 委托
        社会 社区 社保 社员 心城 心思 心任 心组 心工 心小 团结 团队 团圆 团伙 行业 行动 行政 行为 台账 台阶 组织 组成
        组长 校园 校长 校友 厅长 馆员 厂房 厂区 府采 学生 学习 学教 学校 中国 市民 市场 市容 市政 市值 市面 市价 区域
        区间 区块 区划 区别 县城 县域 县级 省份 省会 省级 省城 镇长 镇级 乡镇 乡亲 乡土 乡音 乡贤 乡情 乡愁 乡村 村民
        村干 村级 村庄 村里 村容 村规 村医 村集 村头 村口 村史 道路 道德 州长 路面 路段 路口 路灯 路线 路径 路况 路程
        路网 街头 街巷 巷道 巷口 巷子 市长 区长 县长 省长
        """)
}

/// A set of pairs of scalars.
struct ScalarPairs: Sendable {
    private let keys: Set<UInt64>

    init(_ words: String) {
        keys = Set(Lexicon.words(words).filter { $0.count == 2 }.map { Self.key($0[0], $0[1]) })
    }

    /// Whether the scalars on both sides of `boundary` are a pair.
    func join(_ text: Scalars, at boundary: Int) -> Bool {
        boundary > 0 && boundary < text.count && keys.contains(Self.key(text[boundary - 1], text[boundary]))
    }

    private static func key(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> UInt64 {
        UInt64(a.value) << 32 | UInt64(b.value)
    }
}
