import Newspaper

/// A year, a month or a day.
struct TimePoint: Equatable, Sendable {
    var year: Int
    var month: Int?
    var day: Int?

    init(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) {
        (self.year, self.month, self.day) = (year, month, day)
    }
    init(_ date: CalendarDate) { self.init(date.year, date.month, date.day) }

    var isInCalendar: Bool { CalendarDate(year: year, month: month ?? 1, day: day ?? 1) != nil }
    var grain: TimeExpression.Grain { day != nil ? .day : month != nil ? .month : .year }

    var date: CalendarDate? {
        guard let month, let day else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `2022-10-24`, `2022-10` or `2022`; empty outside the calendar.
    var iso: String {
        let date = CalendarDate(year: year, month: month ?? 1, day: day ?? 1)?.iso ?? ""
        return String(date.prefix(day != nil ? 10 : month != nil ? 7 : 4))
    }
}
