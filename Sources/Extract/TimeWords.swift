import Newspaper

/// Words that are times, or parts of one, by what they mean.
enum TimeWords {
    enum Meaning: Sendable {
        /// `PAST_REF`
        case reference(String)
        /// Days from the day of issue, and the part of the day.
        case day(Int, String)
        /// Days from the last day that the text named.
        case sameDay(Int, String)
        case year(PrintedTime.Count), month(Int), week(Int)
        case part(PrintedTime.Part)
        case every(PrintedTime.Cycle)
        case century(Int)
        /// First and last year of a reign.
        case era(Int, Int)
        /// 年底 and 月初: of the year or month of issue.
        case edge(isMonth: Bool, String)
        case feast(PrintedTime.Feast)
        /// A feast only where a word says so: 国庆|假期, not 李国庆.
        case namedFeast(PrintedTime.Feast)
        /// 农历 opens a date, 正月 is one.
        case lunar
        case lunarMonth(Int)
        case weekday
        /// The year before the common era is 0, as astronomers count.
        case commonEra(isBefore: Bool)
        case since(Int, Int, Int)
        case partOfDay
    }

    /// What a time may begin with.
    static let opening = WordTable<Meaning>(
        [
            (
                """
                近日 日前 近期 最近 前不久 不久前 近来 连日来 近日来 近几日 近几天 近年 近年来 近几年 近几年来 近些年 近些年来
                近段时间 近段时间来 近一段时间 近一段时期 入春以来 入夏以来 入秋以来 入冬以来 入汛以来 开春以来
                """, .reference("PAST_REF")
            ),
            ("前天 前日", .day(-2, "")), ("昨天 昨日", .day(-1, "")), ("今天 今日", .day(0, "")), ("明天 明日", .day(1, "")),
            ("后天", .day(2, "")), ("昨晚", .day(-1, "EV")), ("昨夜", .day(-1, "NI")), ("今晨 今早", .day(0, "MO")),
            ("今晚 今夜", .day(0, "EV")), ("明早 明晨", .day(1, "MO")), ("明晚", .day(1, "EV")),
            ("当天 当日 同日", .sameDay(0, "")), ("当晚", .sameDay(0, "EV")), ("次日 翌日", .sameDay(1, "")),
            ("前年", .year(.relative(-2))), ("去年 上年", .year(.relative(-1))), ("今年 本年", .year(.relative(0))),
            ("明年", .year(.relative(1))), ("后年", .year(.relative(2))), ("同年", .year(.sameAs(0))),
            ("次年 翌年", .year(.sameAs(1))),
            ("上月 上个月", .month(-1)), ("本月 这个月", .month(0)), ("下月 下个月", .month(1)),
            ("上周 上星期", .week(-1)), ("本周 这周 本星期", .week(0)), ("下周 下星期", .week(1)), ("周 星期 礼拜", .weekday),
            ("每天 每日", .every(.day)), ("每周 每星期", .every(.week)), ("每月 每个月", .every(.month)), ("每年", .every(.year)),
            ("一季度 第一季度 1季度 首季度", .part(.quarter(1))), ("二季度 第二季度 2季度", .part(.quarter(2))),
            ("三季度 第三季度 3季度", .part(.quarter(3))), ("四季度 第四季度 4季度", .part(.quarter(4))),
            ("前三季度 前三个季度 1至3季度", .part(.firstQuarters(3))), ("前两个季度", .part(.firstQuarters(2))),
            ("上半年", .part(.half(1))), ("下半年", .part(.half(2))),
            ("今春", .part(.season("SP"))), ("今夏", .part(.season("SU"))), ("今秋", .part(.season("FA"))),
            ("今冬", .part(.season("WI"))),
            ("上世纪 上个世纪", .century(-1)), ("本世纪", .century(0)),
            ("年初", .edge(isMonth: false, "start")), ("年中", .edge(isMonth: false, "mid")),
            ("年底 年末 岁末 年终", .edge(isMonth: false, "end")), ("月初", .edge(isMonth: true, "start")),
            ("月底 月末", .edge(isMonth: true, "end")),
            ("农历 阴历 旧历 夏历", .lunar), ("正月", .lunarMonth(1)), ("冬月", .lunarMonth(11)), ("腊月", .lunarMonth(12)),
            ("公元前", .commonEra(isBefore: true)), ("公元", .commonEra(isBefore: false)),
            ("改革开放以来", .since(1978, 12, 18)), ("党的十一届三中全会以来 十一届三中全会以来", .since(1978, 12, 18)),
            ("新中国成立以来 建国以来", .since(1949, 10, 1)), ("建党以来", .since(1921, 7, 23)),
            ("上午 早上 早晨 清晨 凌晨 中午 正午 下午 午后 晚上 晚间 傍晚 晚 深夜 夜间 午夜 早", .partOfDay),
        ] + Feasts.opening + eras)

    /// TIMEX3 parts of the day, which follow a date or open a time of day.
    static let partsOfDay = WordTable<String>([
        ("上午 早上 早晨 清晨 凌晨 早", "MO"), ("中午 正午", "MI"), ("下午 午后", "AF"), ("晚上 晚间 傍晚 晚", "EV"),
        ("深夜 夜间 午夜", "NI"),
    ])

    static let weekdays = WordTable<Int>([
        ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日 天", 7),
    ])

    static let tenDays = WordTable<Int>([("上旬", 1), ("中旬", 2), ("下旬", 3)])

    static let seasons = WordTable<String>([
        ("春季 春天", "SP"), ("夏季 夏天", "SU"), ("秋季 秋天", "FA"), ("冬季 冬天", "WI"),
    ])

    /// The part of a year, month or century. 2021年底 keeps the year for its value.
    static let edges = WordTable<String>([
        ("年初 初 初期", "start"), ("年中 中期 中叶", "mid"), ("年底 年末 底 末 末期 后期", "end"),
    ])

    static let since = WordTable<Bool>([("以来", true), ("至今", true), ("迄今", true)])

    /// 民国二十三年 is 1911 + 23.
    private static let eras: [(words: String, value: Meaning)] = [
        ("洪武", 1368, 1398), ("建文", 1399, 1402), ("永乐", 1403, 1424), ("洪熙", 1425, 1425), ("宣德", 1426, 1435),
        ("正统", 1436, 1449), ("景泰", 1450, 1457), ("天顺", 1457, 1464), ("成化", 1465, 1487), ("弘治", 1488, 1505),
        ("正德", 1506, 1521), ("嘉靖", 1522, 1566), ("隆庆", 1567, 1572), ("万历", 1573, 1620), ("天启", 1621, 1627),
        ("崇祯", 1628, 1644), ("顺治", 1644, 1661), ("康熙", 1662, 1722), ("雍正", 1723, 1735), ("乾隆", 1736, 1795),
        ("嘉庆", 1796, 1820), ("道光", 1821, 1850), ("咸丰", 1851, 1861), ("同治", 1862, 1874), ("光绪", 1875, 1908),
        ("宣统", 1909, 1911), ("民国", 1912, 1949),
    ].map { ($0.0, .era($0.1, $0.2)) }
}
