import Newspaper

/// Feasts, weeks, what comes round, and times of day.
extension TimeResolution {
    // MARK: What the words say

    func resolve(_ fixed: PrintedTime.Fixed, _ time: PrintedTime, _ own: TimeExpression.Anchor? = nil) -> Resolved {
        let isReference = fixed.value.hasSuffix("_REF")
        let known = Resolved(value: fixed.value, grain: fixed.grain, anchor: own ?? (isReference ? anchor : .text))
        guard let decades = time.decades else { return known }
        let century = fixed.value.prefix(2)
        guard !century.isEmpty else { return Resolved(value: "", grain: .decade, anchor: known.anchor) }
        let values = Set([decades.lowerBound, decades.upperBound]).sorted().map { "\(century)\($0)X" }
        return Resolved(value: values.joined(separator: "/"), grain: .decade, anchor: known.anchor)
    }

    // MARK: Feasts

    /// The occurrence in the year printed, else the one nearest to the issue; without either none.
    func resolve(_ feast: PrintedTime.Feast, _ time: PrintedTime, _ context: inout TimeContext) -> Resolved? {
        var grain: TimeExpression.Grain = time.isStretch ? .period : .day
        if case .lunarDate(_, _, nil) = feast { grain = .month }
        let year: Int?
        var anchor = anchor
        switch time.year {
        case .printed(let printed):
            (year, anchor) = (printed, .text)
            context.year = printed
        case .relative(let years): year = issueDate.map { $0.year + years }
        case .sameAs(let years): year = context.lastYear.map { $0 + years }
        case nil: year = context.year
        }
        let found: (first: CalendarDate, last: CalendarDate)?
        if let year {
            found = occurrence(of: feast, in: year)
        } else {
            guard let issueDate else { return Resolved(value: "", grain: grain, anchor: anchor) }
            found = ((issueDate.year - 1)...(issueDate.year + 1)).compactMap { occurrence(of: feast, in: $0) }.min { a, b in
                abs(a.first.daysSinceEpoch - issueDate.daysSinceEpoch) < abs(b.first.daysSinceEpoch - issueDate.daysSinceEpoch)
            }
        }
        // A year outside the table is no reason to deny the feast; a month that has no such day is.
        guard let found else {
            return time.year == nil || isInTable(year) ? nil : Resolved(value: "", grain: grain, anchor: anchor)
        }
        guard found.first == found.last else {
            return Resolved(value: "\(found.first.iso)/\(found.last.iso)", grain: grain, anchor: anchor)
        }
        context.remember(found.first)
        return Resolved(
            value: value(of: TimePoint(found.first), time), grain: self.grain(of: time, grain), anchor: anchor)
    }

    private func isInTable(_ year: Int?) -> Bool { year.map(LunarTable.years.contains) ?? true }

    private func occurrence(of feast: PrintedTime.Feast, in year: Int) -> (first: CalendarDate, last: CalendarDate)? {
        let day: CalendarDate?
        switch feast {
        case .solar(let month, let dayOfMonth): day = CalendarDate(year: year, month: month, day: dayOfMonth)
        case .term(let term): day = LunarCalendar.term(term, year: year)
        case .lunar(let month, let dayOfMonth):
            // 2022年除夕 is the eve in January 2022, of the Chinese year before.
            day = [year, year - 1].lazy.compactMap { LunarCalendar.date(year: $0, month: month, day: dayOfMonth) }
                .first { $0.year == year }
        case .lunarDate(let month, let isLeap, let dayOfMonth):
            guard let first = LunarCalendar.date(year: year, month: month, isLeap: isLeap, day: dayOfMonth ?? 1),
                let last = LunarCalendar.date(year: year, month: month, isLeap: isLeap, day: dayOfMonth ?? 0)
            else { return nil }
            return (first, last)
        }
        return day.map { ($0, $0) }
    }

    // MARK: Weeks

    func resolve(_ week: PrintedTime.Week, _ time: PrintedTime) -> Resolved {
        let isDay = if case .weekday = week.day { true } else { false }
        let grain: TimeExpression.Grain = time.lastWeekday != nil ? .period : isDay ? .day : .week
        guard let issueDate, let monday = issueDate.adding(days: 1 - issueDate.weekday + 7 * week.offset),
            let thursday = monday.adding(days: 3)
        else { return Resolved(value: "", grain: self.grain(of: time, grain), anchor: anchor) }
        switch week.day {
        case .weekday(let day):
            guard let first = monday.adding(days: day - 1) else { return Resolved(value: "", grain: grain, anchor: anchor) }
            if let lastDay = time.lastWeekday, let last = monday.adding(days: lastDay - 1), last > first {
                return Resolved(value: "\(first.iso)/\(last.iso)", grain: .period, anchor: anchor)
            }
            return Resolved(value: value(of: TimePoint(first), time), grain: self.grain(of: time, grain), anchor: anchor)
        case .all, .weekend:
            // ISO 8601: the week belongs to the year of its Thursday.
            let dayOfYear = CalendarDate(year: thursday.year, month: 1, day: 1).map {
                thursday.daysSinceEpoch - $0.daysSinceEpoch
            }
            let text = "\(TimePoint(thursday.year).iso)-W\(twoDigits((dayOfYear ?? 0) / 7 + 1))"
            return Resolved(value: week.day == .weekend ? text + "-WE" : text, grain: grain, anchor: anchor)
        }
    }

    // MARK: What comes round

    /// TIMEX3 with `X` for what changes: `XXXX-WXX-5`, `XXXX-XX-10`, `XXXX-10-01`, `XXXX-XX-XXT09`.
    func cycle(_ time: PrintedTime) -> String {
        let date: String
        switch time.week?.day {
        case .weekday(let day):
            date = "XXXX-WXX-\(day)" + (time.lastWeekday.map { "/XXXX-WXX-\($0)" } ?? "")
        case .weekend: date = "XXXX-WXX-WE"
        case .all, nil:
            switch time.feast {
            case .solar(let month, let day): date = "XXXX-\(twoDigits(month))-\(twoDigits(day))"
            case .lunar, .term, .lunarDate: return ""
            case nil:
                let month: String = if case .printed(let month)? = time.month { twoDigits(month) } else { "XX" }
                let day = time.day.map { "-" + twoDigits($0) } ?? (time.cycle == .day ? "-XX" : "")
                let last = time.through.map { end in
                    "/XXXX-" + (end.month.map(twoDigits) ?? month) + (end.day.map { "-" + twoDigits($0) } ?? "")
                }
                date = "XXXX-\(month)\(day)" + (last ?? "")
            }
        }
        return date + (time.clock.map { clockValue($0, time) } ?? (time.partOfDay.isEmpty ? "" : "T\(time.partOfDay)"))
    }

    func cycleGrain(_ time: PrintedTime) -> TimeExpression.Grain {
        let isMonth = time.cycle == .year && time.day == nil && time.feast == nil
        let isPeriod = time.through != nil || time.lastWeekday != nil
        return grain(of: time, isPeriod ? .period : isMonth ? .month : time.week?.day == .weekend ? .week : .day)
    }

    // MARK: Time of day

    func grain(of time: PrintedTime, _ date: TimeExpression.Grain) -> TimeExpression.Grain {
        guard let clock = time.clock else { return date }
        if time.lastClock != nil { return .period }
        return clock.minute == nil ? .hour : .minute
    }

    /// With the part of the day (`2022-10-24TMO`) or the hour (`2022-10-24T09`).
    func value(of point: TimePoint, _ time: PrintedTime) -> String {
        guard let clock = time.clock else { return point.iso + (time.partOfDay.isEmpty ? "" : "T\(time.partOfDay)") }
        let first = point.iso + timeOfDay(clock)
        return time.lastClock.map { "\(first)/\(point.iso)\(timeOfDay($0))" } ?? first
    }

    func clockValue(_ clock: PrintedTime.Clock, _ time: PrintedTime) -> String {
        timeOfDay(clock) + (time.lastClock.map { "/" + timeOfDay($0) } ?? "")
    }

    private func timeOfDay(_ clock: PrintedTime.Clock) -> String {
        let (part, isEarly) = (clock.part, clock.hour < 12)
        let isAfternoon = ["AF", "EV", "NI"].contains(part) && isEarly && (part == "AF" || clock.hour > 4)
        let hour = clock.hour + (isAfternoon || (part == "MI" && clock.hour < 4) ? 12 : 0)
        return "T\(twoDigits(hour))" + (clock.minute.map { ":\(twoDigits($0))" } ?? "")
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
