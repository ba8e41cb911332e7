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
        table.enumerated().flatMap { index, row in Lexicon.words(row.printed).map { ($0, Int32(index)) } }
            + counts.enumerated().map { ($1, Int32(table.count + $0)) })

    static let all: [Unit] = table.map(\.unit) + counts.map { Unit(name: $0.string) }

    private static let table: [(printed: String, unit: Unit)] = [
        ("元 块钱 元人民币 元钱", Unit(name: "CNY")),
        ("角", Unit(name: "CNY", power: -1, takesChineseNumerals: false)),
        ("美元", Unit(name: "USD")), ("港元 港币", Unit(name: "HKD")), ("欧元", Unit(name: "EUR")),
        ("日元", Unit(name: "JPY")), ("英镑", Unit(name: "GBP")), ("韩元", Unit(name: "KRW")),
        ("新台币 元新台币", Unit(name: "TWD")), ("卢布", Unit(name: "RUB")),
        ("% ％", Unit(name: "%")), ("‰", Unit(name: "‰")), ("个百分点 百分点", Unit(name: "百分点")),
        // State Council, 1984-02-27: 15 亩 are one hectare.
        ("亩 市亩", Unit(name: "m2", factor: 2000, divisor: 3)),
        ("公顷", Unit(name: "m2", power: 4)), ("平方米 平米 ㎡ m²", Unit(name: "m2")),
        ("平方公里 平方千米", Unit(name: "m2", power: 6)),
        ("米 m", Unit(name: "m")), ("公里 千米 km", Unit(name: "m", power: 3)), ("厘米 公分 cm", Unit(name: "m", power: -2)),
        ("毫米 mm", Unit(name: "m", power: -3)), ("海里", Unit(name: "m", factor: 1852)),
        ("吨", Unit(name: "t")), ("公斤 千克 kg", Unit(name: "t", power: -3)),
        ("斤 市斤", Unit(name: "t", factor: 5, power: -4)),
        ("克", Unit(name: "t", power: -6, takesChineseNumerals: false)),
        ("立方米 方 m³", Unit(name: "m3", takesChineseNumerals: false)),
        ("升", Unit(name: "m3", power: -3, takesChineseNumerals: false)),
        ("千瓦时 度电", Unit(name: "kWh")), ("千瓦", Unit(name: "kW")), ("兆瓦", Unit(name: "kW", power: 3)),
        ("摄氏度 ℃", Unit(name: "°C")), ("个工作日 工作日", Unit(name: "工作日")), ("个月", Unit(name: "个月", isDuration: true)),
        ("个小时 小时 个钟头", Unit(name: "小时")), ("分钟", Unit(name: "分钟")), ("秒 秒钟", Unit(name: "秒")),
        ("周年", Unit(name: "周年")), ("岁 周岁", Unit(name: "岁")), ("人次", Unit(name: "人次")),
        ("年", Unit(name: "年", isDuration: true)), ("天", Unit(name: "天", isDuration: true)),
    ]

    /// Measure words, each its own unit.
    private static let counts = Lexicon.words(
        """
        个 人 名 位 户 家 件 次 项 条 座 台 辆 套 所 处 篇 份 张 本 册 只 头 匹 棵 株 场 批 倍 层 栋 间 盏 块 对 双 副
        把 架 艘 艇 列 节 幅 枚 盒 袋 瓶 箱 桶 车 例 笔 股 宗 起 款 种 类 门 支 面 辆次 架次 台次 台套 车次 户次 例次
        件次 场次
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
