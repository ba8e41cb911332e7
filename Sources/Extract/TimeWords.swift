import Newspaper

/// Words that are times, or parts of one, by what they mean.
enum TimeWords {
    enum Meaning: Sendable {
        case recent, everyWeek
        /// Days from the day of issue, and the part of the day.
        case day(Int, String)
        case year(Int), month(Int), week(Int)
        case part(PrintedTime.Part)
    }

    /// What a time may begin with.
    static let opening = Table<Meaning>([
        ("近日 日前 近期 最近 前不久 不久前 近来 连日来 近日来 近几日 近几天", .recent),
        ("前天 前日", .day(-2, "")), ("昨天 昨日", .day(-1, "")), ("今天 今日", .day(0, "")), ("明天 明日", .day(1, "")),
        ("后天", .day(2, "")), ("昨晚", .day(-1, "EV")), ("昨夜", .day(-1, "NI")), ("今晨 今早", .day(0, "MO")),
        ("今晚", .day(0, "EV")), ("明早", .day(1, "MO")), ("明晚", .day(1, "EV")),
        ("前年", .year(-2)), ("去年", .year(-1)), ("今年 本年", .year(0)), ("明年", .year(1)), ("后年", .year(2)),
        ("上月 上个月", .month(-1)), ("本月 这个月", .month(0)), ("下月 下个月", .month(1)),
        ("上周 上星期", .week(-1)), ("本周 这周 本星期", .week(0)), ("下周 下星期", .week(1)), ("每周 每星期", .everyWeek),
        ("一季度 第一季度 1季度", .part(.quarter(1))), ("二季度 第二季度 2季度", .part(.quarter(2))),
        ("三季度 第三季度 3季度", .part(.quarter(3))), ("四季度 第四季度 4季度", .part(.quarter(4))),
        ("前三季度", .part(.firstQuarters(3))), ("上半年", .part(.half(1))), ("下半年", .part(.half(2))),
    ])

    /// TIMEX3 parts of the day, which follow a date or open a time of day.
    static let partsOfDay = Table<String>([
        ("上午 早上 早晨 清晨 凌晨", "MO"), ("中午", "MI"), ("下午", "AF"), ("晚上 晚间 傍晚 晚", "EV"), ("深夜 夜间 午夜", "NI"),
    ])

    static let weekdays = Table<Int>([
        ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日 天", 7),
    ])

    static let tenDays = Table<Int>([("上旬", 1), ("中旬", 2), ("下旬", 3)])

    /// The words of each row mean the same.
    struct Table<Value: Sendable>: Sendable {
        private let lexicon: Lexicon
        private let values: [Value]

        init(_ rows: [(words: String, value: Value)]) {
            values = rows.map(\.value)
            lexicon = Lexicon(
                rows.enumerated().flatMap { row, entry in Lexicon.words(entry.words).map { ($0, Int32(row)) } })
        }

        func longest(in text: Scalars, at start: Int) -> (end: Int, value: Value)? {
            lexicon.longest(in: text, at: start).map { ($0.end, values[Int($0.value)]) }
        }
    }
}
