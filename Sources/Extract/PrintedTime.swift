/// What a time says before the calendar is asked: each part printed, relative to the issue, or left out.
struct PrintedTime: Equatable, Sendable {
    /// A number as printed, or so many years or months from that of the issue.
    enum Count: Equatable, Sendable { case printed(Int), relative(Int) }

    enum Part: Equatable, Sendable {
        case quarter(Int)
        /// 前三季度
        case firstQuarters(Int)
        /// 上半年 is 1.
        case half(Int)
        /// 上旬 is 1.
        case tenDays(Int)
    }

    /// The week so many weeks from that of the issue: whole, its weekend, or a day, 1 for Monday.
    struct Week: Equatable, Sendable {
        enum Day: Equatable, Sendable { case all, weekend, weekday(Int) }
        var offset: Int
        var day: Day
    }

    struct Clock: Equatable, Sendable {
        var hour: Int
        var minute: Int?
    }

    /// The last year, month or day of a stretch: 9 of 1至9月.
    struct End: Equatable, Sendable {
        var year: Int?
        var month: Int?
        var day: Int?
    }

    var year: Count?
    var month: Count?
    var day: Int?
    var relativeDay: Int?
    var week: Week?
    /// Weekday that comes round: 每周五 is 5.
    var recurringWeekday: Int?
    var part: Part?
    /// TIMEX3 part of the day: `MO`, `MI`, `AF`, `EV`, `NI`.
    var partOfDay = ""
    var clock: Clock?
    /// 近日
    var isRecentPast = false
    /// 今年以来: from then to the day of issue.
    var isSince = false
    var through: End?
}
