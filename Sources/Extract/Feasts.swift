import Newspaper

/// Days that have a name, by the day of the year they fall on.
enum Feasts {
    static let opening: [(words: String, value: TimeWords.Meaning)] =
        [
            ("元旦 元旦节", .feast(.solar(month: 1, day: 1))), ("中国人民警察节", .feast(.solar(month: 1, day: 10))),
            ("情人节", .feast(.solar(month: 2, day: 14))), ("学雷锋纪念日", .feast(.solar(month: 3, day: 5))),
            ("植树节", .feast(.solar(month: 3, day: 12))), ("世界水日", .feast(.solar(month: 3, day: 22))),
            ("世界读书日", .feast(.solar(month: 4, day: 23))), ("全民国家安全教育日", .feast(.solar(month: 4, day: 15))),
            ("护士节 国际护士节", .feast(.solar(month: 5, day: 12))), ("世界环境日", .feast(.solar(month: 6, day: 5))),
            ("国际禁毒日", .feast(.solar(month: 6, day: 26))), ("中国医师节", .feast(.solar(month: 8, day: 19))),
            ("教师节", .feast(.solar(month: 9, day: 10))), ("烈士纪念日", .feast(.solar(month: 9, day: 30))),
            ("国庆节", .feast(.solar(month: 10, day: 1))), ("国庆", .namedFeast(.solar(month: 10, day: 1))),
            ("记者节 中国记者节", .feast(.solar(month: 11, day: 8))), ("国家宪法日", .feast(.solar(month: 12, day: 4))),
            ("国家公祭日", .feast(.solar(month: 12, day: 13))), ("平安夜", .feast(.solar(month: 12, day: 24))),
            ("圣诞节", .feast(.solar(month: 12, day: 25))), ("圣诞", .namedFeast(.solar(month: 12, day: 25))),
            ("春节 新春佳节 大年初一 年初一", .feast(.lunar(month: 1, day: 1))), ("大年初二 年初二", .feast(.lunar(month: 1, day: 2))),
            ("大年初三 年初三", .feast(.lunar(month: 1, day: 3))), ("大年初四 年初四", .feast(.lunar(month: 1, day: 4))),
            ("大年初五 年初五", .feast(.lunar(month: 1, day: 5))), ("大年初六 年初六", .feast(.lunar(month: 1, day: 6))),
            ("大年初七 年初七", .feast(.lunar(month: 1, day: 7))), ("大年初八 年初八", .feast(.lunar(month: 1, day: 8))),
            ("元宵节 元宵佳节", .feast(.lunar(month: 1, day: 15))), ("端午 端午节 端阳节", .feast(.lunar(month: 5, day: 5))),
            ("七夕 七夕节", .feast(.lunar(month: 7, day: 7))), ("中元节", .feast(.lunar(month: 7, day: 15))),
            ("中秋 中秋节 中秋佳节", .feast(.lunar(month: 8, day: 15))), ("重阳节", .feast(.lunar(month: 9, day: 9))),
            ("重阳", .namedFeast(.lunar(month: 9, day: 9))), ("腊八 腊八节", .feast(.lunar(month: 12, day: 8))),
            ("小年 小年夜", .feast(.lunar(month: 12, day: 23))), ("除夕 除夕夜 大年三十 年三十 大年夜", .feast(.lunar(month: 12, day: 0))),
        ] + known.map { ($0.days, .feast(.solar(month: $0.month, day: $0.day))) } + terms

    /// Feasts that numbers name: “五一”国际劳动节, “七一”前夕, 五一假期. A bare number names none: 五一小学, 八一路.
    static let numbered = WordTable<PrintedTime.Feast>(
        known.map { ($0.number, .solar(month: $0.month, day: $0.day)) } + [("十一", .solar(month: 10, day: 1))])

    private static let known: [(number: String, days: String, month: Int, day: Int)] = [
        ("三八", "妇女节 国际妇女节 国际劳动妇女节 三八节", 3, 8), ("五一", "劳动节 国际劳动节 五一节", 5, 1), ("五四", "青年节", 5, 4),
        ("六一", "儿童节 国际儿童节 六一节", 6, 1), ("七一", "建党节", 7, 1), ("八一", "建军节", 8, 1),
    ]

    static let numberedNames = WordTable<Bool>(known.map { ($0.days, true) })

    /// What may follow a feast and is part of the expression; true for more than a day.
    static let tails = WordTable<(isStretch: Bool, modifier: String)>([
        ("期间 假期 假日 假期期间 小长假 长假 长假期间 小长假期间 黄金周 黄金周期间", (true, "")), ("前后", (true, "approx")),
        ("前夕", (false, "before")), ("当天 当日 当晚", (false, "")),
    ])

    static var firstsAfterNumber: [Unicode.Scalar] { numberedNames.firsts + tails.firsts }

    /// Words and names that begin like a feast: 清明上河图, 小年轻.
    static let notAfter: Set<Unicode.Scalar> = ["上", "轻", "级", "纪", "龄", "镇", "乡", "村", "路", "街", "桥", "县", "区", "公"]

    /// Solar terms whose name is no other word; 雨水, 小满, 白露, 小雪 and 大雪 only where 节气 says so.
    private static let terms: [(words: String, value: TimeWords.Meaning)] = [
        (0, "小寒"), (1, "大寒"), (2, "立春"), (3, "雨水节气"), (4, "惊蛰"), (5, "春分"), (6, "清明 清明节"), (7, "谷雨"), (8, "立夏"),
        (9, "小满节气"), (10, "芒种"), (11, "夏至"), (12, "小暑"), (13, "大暑"), (14, "立秋"), (15, "处暑"), (16, "白露节气"),
        (17, "秋分"), (18, "寒露"), (19, "霜降"), (20, "立冬"), (21, "小雪节气"), (22, "大雪节气"), (23, "冬至"),
    ].map { ($0.1, .feast(.term($0.0))) }

    /// Days of a month of the Chinese calendar: 初一, 十五, 廿三, 三十.
    static func lunarDay(in text: Scalars, at start: Int) -> (day: Int, end: Int)? {
        guard start < text.count else { return nil }
        switch text[start] {
        case "初":
            guard let (day, end) = Numerals.small(in: text, at: start + 1), (1...10).contains(day) else { return nil }
            return (day, end)
        case "廿":
            guard let (day, end) = Numerals.small(in: text, at: start + 1), (1...9).contains(day) else { return (20, start + 1) }
            return (20 + day, end)
        default:
            guard let (day, end) = Numerals.small(in: text, at: start), (11...99).contains(day) else { return nil }
            return (day, end)
        }
    }
}
