import Newspaper

/// The words that the rules for names lean on, each with its part in them.
enum Word: Int32, Sendable {
    /// Ends a name on its left and lets one begin on its right: verbs, function words, times.
    case stop
    /// A verb of saying: what stands before it is likely who said it.
    case speech
    /// An ordinary word that holds a character which would otherwise count as something else (乡村, 和平).
    case ordinary
    /// Holds such a character, too, and is what names are made of: 祥和苑小区, 永和公司.
    case namePart
    /// 书记, 区长
    case office
    /// Follows a name rather than a surname: 同志, 先生.
    case honorific
    /// A body that has only this name: 国务院.
    case namedBody
    /// A body that a level or a place makes a name of: 区委, 县政府, 离石区人大.
    case levelledBody
    /// A body that says what it is: 医保局, 融媒体中心. Stands alone, or after a place.
    case body
    /// A mass organisation that lists name without more: 妇联, 工会.
    case massBody
    /// A kind of body; it takes a name before it: 公司, 党支部.
    case bodyKind
    /// One that may only end a name which a place begins: 局, 中心.
    case looseBodyKind
    /// 街道, 社区, 村: ends the name of an administrative unit.
    case settlement
    /// 小区, 公园: ends the name of something built.
    case facility
    /// 路, 巷: ends the name of a road.
    case road

    var isBody: Bool {
        switch self {
        case .namedBody, .levelledBody, .body, .massBody, .bodyKind, .looseBodyKind: true
        default: false
        }
    }

    var endsPlace: Bool { self == .settlement || self == .facility || self == .road }
    var isStop: Bool { self == .stop || self == .speech }
}

/// Which words there are. Hand-picked from the speech of local papers; order matters only for a word listed twice.
enum Vocabulary {
    static let lexicon = Lexicon(
        parts.flatMap { part in Lexicon.words(part.words).map { ($0, part.word.rawValue) } })

    /// The bodies alone: 党委 of 党委书记.
    static let bodyLexicon = Lexicon(
        parts.filter(\.word.isBody).flatMap { part in Lexicon.words(part.words).map { ($0, part.word.rawValue) } })

    /// A level that is not part of a place's name: 区委, 县妇联.
    static let levels = Set("省市区县旗州镇乡村".unicodeScalars)

    private static let parts: [(word: Word, words: String)] = [
        (.levelledBody, levelledBodies), (.namedBody, namedBodies), (.massBody, massBodies), (.body, bodies),
        (.bodyKind, bodyKinds), (.looseBodyKind, "局 中心 站 所 院 馆 厂 社 队 委 办 厅"),
        (.settlement, "街道 社区 村 镇 乡 新区 开发区 高新区 经开区 示范区 园区 工业园区 产业园区 苏木 嘎查"),
        (.facility, facilities), (.road, "路 街 巷 大街 大道 胡同 国道 省道 高速 高速公路 大桥 隧道"),
        (.honorific, "同志 先生 女士 小姐 阁下 夫人"), (.office, offices), (.speech, speech),
        (.stop, functionWords), (.stop, verbs), (.stop, times), (.namePart, nameParts), (.ordinary, ordinary),
    ]

    private static let levelledBodies = """
        委 政府 人大 政协 纪委 监委 纪委监委 人大常委会 常委会 委员会 人民政府 委办 委办公室 政府办 政府办公室
        委组织部 委宣传部 委统战部 委政法委 委社会工作部 委党校 党校 检察院 法院 人民检察院 人民法院 人武部 武装部
        团委 党委 党组 委会 民委员会 民政府
        """

    private static let namedBodies = """
        党中央 中共中央 中国共产党 中央委员会 中央政治局 国务院 中央军委 中央纪委 中央纪委国家监委 中央组织部
        中央宣传部 全国人大 全国人大常委会 全国政协 最高人民法院 最高人民检察院 外交部 国防部 教育部 科技部 工信部
        工业和信息化部 公安部 民政部 司法部 财政部 人社部 人力资源和社会保障部 自然资源部 生态环境部 住建部
        住房和城乡建设部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家卫健委 国家卫生健康委 退役军人事务部
        应急管理部 国家发展改革委 国家发改委 中国人民银行 国家税务总局 国家市场监督管理总局 国家医保局 新华社
        人民日报社 中央广播电视总台 中央电视台 中新社 联合国 世界卫生组织 世贸组织 世界贸易组织 欧盟 北约 团中央
        全国妇联 全国总工会 中国科学院 中国工程院 中国红十字会 新疆生产建设兵团 上海合作组织 亚太经合组织
        金砖国家新开发银行 国务院新闻办公室
        """

    private static let massBodies = "妇联 残联 共青团 工商联 总工会 工会 文联 科协 侨联 红十字会 关工委"

    private static let bodies = """
        融媒体中心 环卫中心 疾控中心 疾病预防控制中心 医保局 医疗保障局 税务局 国税局 地税局 发改局 发展和改革局
        发改委 教育局 教育体育局 教体局 教科局 科技局 工信局 工业和信息化局 民政局 公安局 公安分局 司法局 财政局
        人社局 人力资源和社会保障局 自然资源局 规划和自然资源局 生态环境局 环保局 住建局 住房和城乡建设局
        住房和城乡建设管理局 交通局 交通运输局 水利局 水务局 农业农村局 农业局 商务局 文旅局 文化和旅游局 文化局
        卫健局 卫生健康局 卫健委 卫生健康委 卫体局 卫生局 退役军人事务局 应急管理局 应急局 审计局 统计局
        市场监督管理局 市场监管局 工商局 质监局 信访局 乡村振兴局 扶贫办 能源局 林业局 林草局 园林局 城管局 城市管理局
        综合执法局 城市管理综合执法局 行政审批局 行政审批服务管理局 气象局 地震局 烟草局 烟草专卖局 供电局 邮政局
        档案局 体育局 粮食局 物价局 房管局 公路局 机关事务局 机关事务服务中心 组织部 宣传部 统战部 政法委 编办 巡察办
        老干部局 文明办 网信办 党史研究室 档案馆 供销社 看守所 人武部 交警大队 交警支队 刑警大队 消防救援大队
        消防救援支队 巡特警大队 农商行 新时代文明实践中心
        """

    private static let bodyKinds = """
        党支部 党总支 支部 党工委 工委 机关党委 办公室 办公厅 管委会 管理委员会 工作委员会 指挥部 领导小组 领导组
        工作专班 服务中心 管理中心 保障中心 指挥中心 党群服务中心 便民服务中心 卫生服务中心 社区卫生服务中心 街道办
        街道办事处 办事处 居委会 居民委员会 村委会 村民委员会 村两委 派出所 司法所 财政所 税务所 医院 人民医院 中医院
        中心医院 卫生院 卫生室 公司 有限公司 有限责任公司 股份有限公司 集团 集团公司 总公司 分公司 合作社 专业合作社
        煤矿 煤业 矿业 焦化厂 水泥厂 电厂 银行 支行 分行 信用社 信用联社 电视台 广播电台 报社 日报社 出版社 大学 学院
        学校 中学 小学 高中 初中 幼儿园 职业中学 职业学校 技校 研究院 研究所 研究中心 设计院 实验室 校区 分校 协会
        学会 联合会 基金会 促进会 研究会 商会 志愿服务队 志愿队 宣讲团 工作队 驻村工作队 调研组 督导组 督查组 工作组
        专家组 管理局 管理处 管理所 监督局 执法队 执法大队 救援队 艺术团 剧团 剧院 文化馆 图书馆 博物馆 美术馆
        妇幼保健院
        """

    private static let facilities = """
        小区 家属院 棚户区 安置区 公园 广场 殡仪馆 体育场 体育馆 火车站 汽车站 高铁站 机场 农贸市场 批发市场 陵园
        烈士陵园 文明实践站 新时代文明实践站 新时代文明实践所 污水处理厂 水库 景区 风景区 森林公园 湿地公园 纪念馆
        养老院 敬老院
        """

    private static let offices = """
        总书记 书记 副书记 第一书记 党委书记 党委副书记 党支部书记 党总支书记 支部书记 支书 村支书 党组书记 党组副书记
        党组成员 驻村第一书记 纪委书记 政法委书记 常委 政治局委员 政治局常委 组织委员 宣传委员 纪检委员 组织部长
        宣传部长 统战部长 主席 副主席 国家主席 总理 副总理 国务委员 部长 副部长 常务副部长 省长 副省长 常务副省长 市长
        副市长 常务副市长 区长 副区长 常务副区长 代区长 县长 副县长 常务副县长 代县长 州长 副州长 旗长 镇长 副镇长
        乡长 副乡长 村长 村主任 主任 副主任 常务副主任 局长 副局长 党组书记、局长 处长 副处长 科长 副科长 股长 所长
        副所长 站长 副站长 厅长 副厅长 司长 副司长 院长 副院长 检察长 副检察长 审判长 法官 检察官 庭长 副庭长 秘书长
        副秘书长 办公室主任 网格长 网格员 楼栋长 专员 督导员 调研员 一级调研员 二级调研员 三级调研员 四级调研员 负责人
        主要负责人 相关负责人 有关负责人 负责同志 主要负责同志 司令员 政委 政治委员 参谋长 委员长 副委员长 董事长
        副董事长 总经理 副总经理 经理 总裁 厂长 副厂长 矿长 行长 副行长 理事长 会长 副会长 工程师 总工程师 教授 副教授
        研究员 院士 校长 副校长 园长 教师 老师 医生 医师 主任医师 护士 护士长 村医 律师 记者 本报记者 通讯员 编辑 主编
        社长 导演 演员 作家 书法家 画家 运动员 教练 民警 交警 警官 队长 副队长 大队长 副大队长 支队长 组长 副组长 队员
        环卫工人 志愿者 村民 居民 市民 群众 党员 老党员 业主 商户 游客 农民 总统 首相 外长 发言人 大使 秘书 干部
        工作人员 党工委书记 党工委副书记
        """

    private static let speech = """
        指出 强调 要求 表示 介绍 介绍说 介绍道 说 说道 告诉 告诉记者 认为 坦言 感慨 感慨地说 感叹 称 道 笑着说
        激动地说 高兴地说 回忆 提出 希望 宣布 呼吁 解释 补充 讲道 谈道 谈到 直言 透露 自豪地说 如是说
        """

    private static let functionWords = """
        的 了 在 是 和 与 及 以及 或 为 将 把 被 让 使 据 于 有 地 得 着 过 等 该 此 这 那 各 本 我 你 他 她 它 们 由
        从 到 向 对 跟 按 以 并 并且 且 而 但 但是 又 也 都 还 就 再 即 则 至 往 给 同 之 其 其中 如 因 因此 所以 来
        去 赴 抵 进 入 上 下 中 内 外 里 前 后 时 全 某 每 几 多 不 没 没有 已 已经 正在 正 曾 才 只 可 能 会同 所 一
        两 个 名 位 不少 许多 部分 其他 其它 一些 这些 那些 我们 他们 她们 你们 自己 大家 人们 各级 各地 各部门 各单位
        相关 有关 关于 对于 由于 通过 按照 根据 依据 依托 围绕 针对 随着 为了 作为 除了 包括 经过 沿着 除 经 距 距离
        位于 地处 坐落于 来自 属于 随后 同时 此外 另外 目前 当前 如今 现在 接着 之后 之前 期间 以来 以上 以下 左右
        现场 活动中 会上 会后 会前 途中 所在 一行 先后 分别 共同 一起 纷纷 积极 认真 切实 深刻 迅速 持续 进一步 不断
        全面 深入 扎实 着力 大力 全力 充分 严格 及时 主动 始终 坚持 坚决 更加 尤其 特别 首先 其次 最后 近年来 长期以来
        """

    private static let verbs = """
        来到 走进 前往 赶到 抵达 到达 回到 走访 慰问 考察 调研 视察 检查 督导 督查 督促 指导 参观 参加 出席 参与 主持
        主持召开 召开 举行 举办 组织 组织召开 组织开展 开展 开办 开通 启动 推进 推动 推出 实施 落实 贯彻 学习 宣传
        宣讲 联合 联系 协调 配合 协助 邀请 担任 兼任 任 现任 时任 原任 出任 当选 任命 分管 负责 率 率领 带领 带队 陪同
        领导 成立 设立 建立 建设 创建 打造 建成 完成 实现 取得 获得 荣获 获 发布 印发 下发 出台 制定 颁布 发放 发挥
        提供 提高 提升 增强 加强 加大 加快 强化 优化 深化 做好 抓好 听取 察看 查看 了解 详细了解 观看 收听 收看 采取
        采用 采访 会见 看望 支持 帮助 服务于 投入 投资 引进 引导 引领 邀 聘请 报道 讲话 发言 致辞 作 作了 作出 进行
        展开 接受 接到 收到 看到 听到 见到 发现 成为 变成 位居 突破 超过 达到 达 占 增长 下降 表彰 授予 颁发 签订 签署
        完善 解决 整治 治理 清理 维护 保护 保障 聚焦 紧盯 统筹 安排 部署 研究 讨论 审议 通报 汇报 交流 座谈 对照 牵头
        筹集 捐赠 捐款 捐 送 送去 送上 走 住 住在 坐 站在 生活在 使用 利用 展示 展现 体现 观摩 入驻 进驻 包联 帮扶
        对接 挂牌 揭牌 亮相 走上 走向 走出 离开 出现 建起 宣读 宣誓 商量 强令 精简 集训 备战 设置 批准 允许 弘扬 赞赏
        筹办 撤销 组建 祝贺 纪念 庆祝 构建 拓展 服务 涉及 涵盖 覆盖 借助 禁止 导致 造成 拥有 形成 采购 收购 购买 新建
        扩建 改建 改造 升级 培育 培养 选派 派出 抽调 组成 吸引 促进 助力 激发 畅通 打通 确保 防止 防范 应对 迎接 关注
        关心 关爱 重视 讲述 回顾 谱写 书写 续写 凝聚 汇聚 传承 传播 推广 普及 应用 运用 掌握 选择 毕业 扎根 回村 感谢
        欢迎 鼓励 号召 动员 发动 倡导 奔赴 下沉 监督 打电话 拨打 向着 毕业于 就读于
        """

    private static let times = """
        近日 日前 昨日 昨天 今日 今天 明日 明天 前天 后天 上午 下午 早上 早晨 清晨 中午 晚上 傍晚 凌晨 当天 当日 当晚
        昨晚 今晚 今年 去年 明年 前年 本月 上月 下月 本周 上周 下周 近期 最近 近年 年 月 日 年度 连日来 周末
        """

    private static let nameParts = """
        祥和 仁和 泰和 永和 人和 太和 义和 嘉和 信和 顺和 元和 同和 和苑 和园 和庄 和顺 丽都 新都 名都 都苑 同济 同德
        大同 同仁 同乐 对面坡 之江 上河 上庄 下庄 中庄 前庄 后庄 上坪 下坪 上沟 下沟 于家 任家 从化 为民 利民 时代
        将军 向阳 向荣 名门 名邸 名苑
        """

    private static let ordinary = """
        乡村 农村 乡镇 城镇 小城镇 城乡 小镇 古镇 集镇 重镇 新镇 家乡 故乡 老乡 下乡 返乡 回乡 他乡 行政村 自然村
        贫困村 示范村 城中村 中心村 驻村 进村 入村 全村 本村 该村 各村 村村 新农村 村庄 村级 村里 街道社区 各街道 镇街
        街巷 小巷 背街 沿街 大街小巷 步行街 道路 公路 铁路 线路 思路 出路 网路 电路 一路 马路 走路 路段 路口 路面 路灯
        路线 路径 路况 街头 智慧 平安 和谐 文明 美丽 居民区 老旧 老旧小区 住宅小区 居民小区 各小区 全区 全市 全县 全省
        全镇 全乡 全国 全社会 全体 我区 我市 我县 我省 辖区 城区 市区 园区内 社会 市民群众 市场 城市 县城 县域 省份
        省级 市级 区级 县级 镇级 区域 市容 市政 部门 财政部门 民政部门 公安部门 局面 局部 中心城 中心工作 中心任务
        中心组 会议 大会 协会员 社会组织 旅游 重点 国际 热门 主题 核心 标准化 大型 小型 沿海 易地 搬迁 智能 现代 综合
        特色 专业 高新技术 党组织 各级党组织 基层党组织 和平 和睦 和气 同心 同步 同比 经济 经验 经营 对外 对象 对口
        都市 以人民 为民 中国 中华 中央 中学生 小学生 大学生 所有 所谓 所以 机关 基层 全体会议 格局 全局 布局 结局
        当局 开馆 场馆 办法 办理 办公 办事 处理 处于 站台 站点 行业 行动 行政 行为 组织生活 团队 团结 队伍 队员们 院子
        院落 社保 社员 会员 委员 委托 台账 台阶 道德 道理 报道员 上级 下级 前进 前线 后勤 内部 外部 对接会 多种 名单
        名称 名誉 个人 个体 位置 可能 可以 能力 能源 能够 一体 一线 两岸 两山 正式 正确 有效 有限 有力 本职 本领 各类
        各项 各种 各位 各界 各族 此次 此项 当地 基地 工地 土地 各地区 地区 地方 地点 得到 过程 通过率 来源 未来 本来
        其余 去世 不仅 不同 不断地 不少于 时间 时代 时刻 小时 同时期 时期 按时 及时性 全面性 以来的 上述 下一步 下发的
        前期 后续
        """
}
