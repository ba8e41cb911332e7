import Newspaper

/// A unit as printed, and what one of it is in the base unit.
struct Unit: Sendable {
    /// Of the base unit: `CNY`, `m2`; of a count the measure word itself.
    var name: String
    /// Base units in one: `factor` × 10^`power` ÷ `divisor`.
    var factor = 1
    var power = 0
    var divisor = 1
    /// 三百亩 and 两个 are amounts; 五分 or 百元 need not be.
    var takesChineseNumerals = true
    var isDuration = false
}

enum Units {
    /// The value of a match is an index into `all`.
    static let lexicon = Lexicon(
        table.enumerated().flatMap { index, row in Scalars.words(row.printed).map { ($0, Int32(index)) } }
            + counts.enumerated().map { ($1, Int32(table.count + $0)) })

    static let all: [Unit] =
        table.map(\.unit) + counts.map { Unit(name: $0.string, takesChineseNumerals: !afterDigits.contains($0)) }

    /// 十字 and 九曲 are words, 500字 and 3曲 are amounts.
    private static let afterDigits = Set(Scalars.words("字 曲 口 面 手 首 种类"))

    private static let table: [(printed: String, unit: Unit)] = [
        ("元 块钱 元人民币 元钱", Unit(name: "CNY")),
        ("角", Unit(name: "CNY", power: -1, takesChineseNumerals: false)),
        ("美元", Unit(name: "USD")), ("港元 港币", Unit(name: "HKD")), ("欧元", Unit(name: "EUR")),
        ("日元", Unit(name: "JPY")), ("英镑", Unit(name: "GBP")), ("韩元", Unit(name: "KRW")),
        ("新台币 元新台币", Unit(name: "TWD")), ("卢布", Unit(name: "RUB")), ("澳元", Unit(name: "AUD")), ("加元", Unit(name: "CAD")),
        ("% ％", Unit(name: "%")), ("‰", Unit(name: "‰")), ("成", Unit(name: "%", power: 1)),
        ("个百分点 百分点", Unit(name: "百分点")),
        // State Council, 1984-02-27: 15 亩 are one hectare.
        ("亩 市亩", Unit(name: "m2", factor: 2000, divisor: 3)),
        ("公顷", Unit(name: "m2", power: 4)), ("平方米 平米 ㎡ m² 平方", Unit(name: "m2")),
        ("平方公里 平方千米", Unit(name: "m2", power: 6)),
        ("米 m", Unit(name: "m")), ("公里 千米 km", Unit(name: "m", power: 3)), ("厘米 公分 cm", Unit(name: "m", power: -2)),
        ("毫米 mm", Unit(name: "m", power: -3)), ("海里", Unit(name: "m", factor: 1852)),
        ("里 里路 华里", Unit(name: "m", factor: 500, takesChineseNumerals: false)),
        ("吨 载重吨", Unit(name: "t")), ("公斤 千克 kg", Unit(name: "t", power: -3)),
        ("斤 市斤", Unit(name: "t", factor: 5, power: -4)),
        ("克", Unit(name: "t", power: -6, takesChineseNumerals: false)),
        ("毫克", Unit(name: "t", power: -9)), ("微克", Unit(name: "t", power: -12)),
        ("立方米 方 m³ 立方", Unit(name: "m3", takesChineseNumerals: false)),
        ("升", Unit(name: "m3", power: -3, takesChineseNumerals: false)), ("毫升", Unit(name: "m3", power: -6)),
        ("千瓦时 度电", Unit(name: "kWh")), ("兆瓦时", Unit(name: "kWh", power: 3)),
        ("千瓦", Unit(name: "kW")), ("兆瓦", Unit(name: "kW", power: 3)), ("吉瓦", Unit(name: "kW", power: 6)), ("千伏", Unit(name: "kV")),
        ("摄氏度 ℃ °C", Unit(name: "°C")), ("度", Unit(name: "度", takesChineseNumerals: false)),
        ("个工作日 工作日", Unit(name: "工作日")), ("个月", Unit(name: "个月", isDuration: true)),
        ("个小时 小时 个钟头", Unit(name: "小时")), ("分钟", Unit(name: "分钟")), ("秒 秒钟", Unit(name: "秒")),
        ("周年", Unit(name: "周年")), ("岁 周岁", Unit(name: "岁")), ("人次", Unit(name: "人次")),
        ("年", Unit(name: "年", isDuration: true)), ("天 昼夜", Unit(name: "天", isDuration: true)),
        ("周 个星期 个礼拜", Unit(name: "周", isDuration: true)), ("个季度", Unit(name: "季度", isDuration: true)),
    ]

    /// A measure word, as against a measure.
    static func isCount(_ unit: Unit) -> Bool { unit.name.unicodeScalars.allSatisfy(\.isHan) && !unit.isDuration }

    /// 3日内, 15日以上: days that are counted, where a date has none.
    static let days = Unit(name: "天", isDuration: true)
    static let afterCountedDays = Lexicon("内 以内 之内 以上 以下 左右 游")

    /// Measure words, each its own unit.
    private static let counts = Scalars.words(
        """
        个 人 名 位 户 家 件 次 项 条 座 台 辆 套 所 处 篇 份 张 本 册 只 头 匹 棵 株 场 批 倍 层 栋 间 盏 块 对 双 副
        把 架 艘 艇 列 节 幅 枚 盒 袋 瓶 箱 桶 车 例 笔 股 宗 起 款 种 类 门 支 面 辆次 架次 台次 台套 车次 户次 例次
        件次 场次 部 首 曲 集 页 字 朵 颗 粒 枝 根 束 捆 顶 床 口 扇 道 趟 遍 轮 桌 碗 杯 罐 筐 卷 剂 剂次 针 艘次 家次 标箱
        班次 人份 尾 羽 幢 尊 句 盆 滴 顿 餐 张床位 床位
        """)

    /// What an amount of one hundred, one thousand or ten thousand is of, where no digit says one: 百名, 万亩.
    static let roundCounts = Set("名亩户棵株吨辆册".unicodeScalars)

    /// Words that a measure word begins and which a number may stand before: 元旦, 人民, 成员.
    static let longerWords = Lexicon(
        """
        元旦 元宵 元素 元首 元帅 人民 人大 人员 人才 人均 人物 人家 人们 人工 人力 人类 人社 人事 名字 名单 名胜 名牌
        名誉 名义 名列 名称 个人 个别 个性 个体 个税 位置 位于 位列 位一 家庭 家园 家乡 家长 家门 家属 家具 件套 次序
        次数 次日 次要 条件 条例 条款 项目 台湾 台风 台阶 台账 套路 所以 所有 所在 所谓 处理 处置 处于 处长 份额 本报
        本月 本市 本区 本次 本年 本县 天然 天空 天下 天气 天津 年代 年级 年度 年底 年初 年末 年轻 年龄 年薪 年货 年会
        年均 户外 户籍 户口 户主 米饭 门口 门前 门诊 面积 面对 面向 面貌 面前 层面 层次 层级 间隔 场所 场地 场景 村民
        辆次 岁月 吨位 秒钟 起来 起点 类型 种子 种植 批准 批评 批示 度假 成员 成立 成功 成为 成果 成绩 成效 成本 成都 成交
        成长 成品 成熟 成年 成人 成语 成分 成套 部门 部委 部队 部分 部署 部长 部级 首长 首府 首都 首先 曲艺 集团 集体 集中
        字头 根据 口径 口岸 口粮 口号 道路 道德 道理 道口 轮胎 轮流 期间 期限 期末 步骤 步行 句号 里程 里面 里长 方面 方针
        方案 方式 方法 方向 升级 升学 克服 角度 角色 度数 度过 周边 周岁 周期 周一 周二 周三 周四 周五 周六 周日 周末 针对
        床上 餐厅 餐饮 车间 车站 车辆 车道 车型 本科 本土 本地 张家 张贴 列车 节能 节约 节水 节气 节点 节目 股份 股东 款项
        双手 双方 双拥 对策 对口 对接 对比 对象 块头 条块 口子 轮车 支部 支持 支援 支出 支撑 支付 笔记 笔试 例会 宗教 把手
        副市 副县 副区 副书 副主 位数 米线 羽毛 尾矿 眼睛 顶层 顶级 只有 只要 只能
        """)
}

extension ExactDecimal {
    /// Turns an amount in `unit` into the base unit; thirds are rounded half up to two places.
    mutating func convert(from unit: Unit) {
        multiply(by: unit.factor)
        multiply(byTenTo: unit.power)
        if unit.divisor != 1 { divideRounding(by: unit.divisor) }
    }
}
