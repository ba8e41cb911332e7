import Newspaper

/// What a time says before the calendar is asked: each part printed, relative to the issue, or left out.
struct PrintedTime: Sendable {
    /// A number as printed, or so many years or months from that of the issue.
    enum Count: Equatable, Sendable {
        case printed(Int), relative(Int)
        /// So many years from the last that the sentence named: 次年 is 1.
        case sameAs(Int)
    }

    enum Part: Sendable {
        case quarter(Int)
        /// 前三季度
        case firstQuarters(Int)
        /// 上半年 is 1.
        case half(Int)
        /// 上旬 is 1.
        case tenDays(Int)
        /// TIMEX3: `SP`, `SU`, `FA`, `WI`.
        case season(String)
    }

    /// The week so many weeks from that of the issue: whole, its weekend, or a day, 1 for Monday.
    struct Week: Sendable {
        enum Day: Equatable, Sendable { case all, weekend, weekday(Int) }
        var offset: Int
        var day: Day
    }

    struct Clock: Sendable {
        /// TIMEX3 part of the day: `MO`, `MI`, `AF`, `EV`, `NI`; empty where none is printed.
        var part = ""
        var hour: Int
        var minute: Int?
    }

    /// A day that comes once a year.
    enum Feast: Sendable {
        case solar(month: Int, day: Int)
        /// A feast of the Chinese calendar; day 0 is the last of the month.
        case lunar(month: Int, day: Int)
        /// A solar term, 0 for 小寒.
        case term(Int)
        /// 农历八月十五: a date, so that a year printed with it is one of the Chinese calendar. No day is the whole month.
        case lunarDate(month: Int, isLeap: Bool, day: Int?)
    }

    /// The last year, month or day of a stretch: 9 of 1至9月.
    struct End: Sendable {
        var year: Count?
        var month: Int?
        var day: Int?
    }

    /// What the words say by themselves: `19XX` for 20世纪.
    struct Fixed: Sendable {
        var value: String
        var grain: TimeExpression.Grain
    }

    /// Comes round: 每周五. What is left out of the date holds for all.
    enum Cycle: Sendable { case day, week, month, year }

    var fixed: Fixed?
    /// Centuries from that of the issue: 上世纪 is −1.
    var century: Int?
    /// 8 for 80年代.
    var decades: ClosedRange<Int>?
    var year: Count?
    var month: Count?
    var day: Int?
    var relativeDay: Int?
    /// Days from the last day that the sentence named: 当天 is 0, 次日 1.
    var sameDay: Int?
    var week: Week?
    var feast: Feast?
    var part: Part?
    var cycle: Cycle?
    var partOfDay = ""
    var clock: Clock?
    var lastClock: Clock?
    /// 每周一至周五
    var lastWeekday: Int?
    /// 今年以来: from then to the day of issue.
    var isSince = false
    /// 去年同期: the period that the sentence named before, of this year.
    var isSamePeriod = false
    /// 春节期间
    var isStretch = false
    var through: End?
    var modifier = ""
}
