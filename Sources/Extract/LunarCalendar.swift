import Newspaper

/// Days of the Chinese calendar and solar terms, for the years of `LunarTable`.
enum LunarCalendar {
    /// The Gregorian day, or nil where the year has no such month or day, or lies outside the table.
    /// - Parameter day: 0 for the last of the month.
    static func date(year: Int, month: Int, isLeap: Bool = false, day: Int) -> CalendarDate? {
        guard LunarTable.years.contains(year), (1...12).contains(month) else { return nil }
        let entry = LunarTable.months[year - LunarTable.years.lowerBound]
        let leapMonth = Int(entry >> 13 & 15)
        guard !isLeap || leapMonth == month else { return nil }
        let isAfterLeapMonth = leapMonth != 0 && (month > leapMonth || isLeap)
        let index = month - 1 + (isAfterLeapMonth ? 1 : 0)
        let length = 29 + Int(entry >> UInt32(index) & 1)
        guard (0...length).contains(day) else { return nil }
        let before = (0..<index).reduce(0) { $0 + 29 + Int(entry >> UInt32($1) & 1) }
        let firstDay = CalendarDate(year: year, month: 1, day: 20)?.adding(days: Int(entry >> 17))
        return firstDay?.adding(days: before + (day == 0 ? length : day) - 1)
    }

    /// The day of a solar term, 0 for 小寒 to 23 for 冬至, in a Gregorian year.
    static func term(_ index: Int, year: Int) -> CalendarDate? {
        guard LunarTable.years.contains(year), LunarTable.earliestTerms.indices.contains(index) else { return nil }
        let days = LunarTable.terms[year - LunarTable.years.lowerBound] >> UInt64(2 * index) & 3
        return CalendarDate(year: year, month: index / 2 + 1, day: LunarTable.earliestTerms[index] + Int(days))
    }
}
