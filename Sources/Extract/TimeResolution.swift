import Newspaper

/// What earlier times of the same sentence say for those after them: 2019年3月动工，5月完工.
struct TimeContext: Sendable {
    /// Where the text printed it.
    var year: Int?
    /// Of the last day, resolved.
    var month: (year: Int, month: Int)?
}

/// Turns what is printed into ISO 8601 or TIMEX3 values by the day of issue.
struct TimeResolution: Sendable {
    typealias Resolved = (value: String, grain: TimeExpression.Grain, anchor: TimeExpression.Anchor)

    let issueDate: CalendarDate?

    /// The value, empty where it hangs on a day of issue that is unknown; nil for what is no day of the calendar.
    func resolve(_ time: PrintedTime, _ context: inout TimeContext) -> Resolved? {
        if time.isRecentPast { return ("PAST_REF", .period, .issue) }
        if let day = time.recurringWeekday { return ("XXXX-WXX-\(day)", .day, .text) }
        if let week = time.week { return resolve(week) }
        if let days = time.relativeDay {
            let day = issueDate?.adding(days: days)
            return (day.map { value(of: Point($0), time) } ?? "", grain(of: time, .day), .issue)
        }
        if time.year == nil, time.month == nil, time.day == nil, time.part == nil {
            return time.clock.map { (timeOfDay($0, time.partOfDay), grain(of: time, .hour), .text) }
        }
        return resolveDate(time, &context)
    }

    // MARK: Dates

    /// A year, a month or a day.
    private struct Point {
        var year: Int
        var month: Int?
        var day: Int?

        init(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) {
            (self.year, self.month, self.day) = (year, month, day)
        }
        init(_ date: CalendarDate) { self.init(date.year, date.month, date.day) }

        var isInCalendar: Bool { CalendarDate(year: year, month: month ?? 1, day: day ?? 1) != nil }
        var grain: TimeExpression.Grain { day != nil ? .day : month != nil ? .month : .year }

        var iso: String {
            let date = CalendarDate(year: year, month: month ?? 1, day: day ?? 1)?.iso ?? ""
            return String(date.prefix(day != nil ? 10 : month != nil ? 7 : 4))
        }
    }

    private func resolveDate(_ time: PrintedTime, _ context: inout TimeContext) -> Resolved? {
        let month: Int? =
            switch time.month {
            case .printed(let month): month
            case .relative, nil: nil
            }
        let unresolvedGrain: TimeExpression.Grain =
            time.part != nil || time.through != nil || time.isSince
            ? partGrain(time.part) : time.day != nil ? .day : time.month != nil ? .month : .year
        let anchor: TimeExpression.Anchor
        let first: Point
        switch (time.year, time.month) {
        case (.printed(let year), _):
            (first, anchor) = (Point(year, month, time.day), time.isSince ? .issue : .text)
        case (.relative(let years), _):
            guard let issueDate else { return ("", unresolvedGrain, .issue) }
            (first, anchor) = (Point(issueDate.year + years, month, time.day), .issue)
        case (nil, .relative(let months)):
            guard let issueDate else { return ("", unresolvedGrain, .issue) }
            let count = issueDate.year * 12 + issueDate.month - 1 + months
            (first, anchor) = (Point(count / 12, count % 12 + 1, time.day), .issue)
        case (nil, .printed(let month)):
            if let year = context.year {
                (first, anchor) = (Point(year, month, time.day), .text)
            } else {
                guard isInSomeYear(month, time.day) else { return nil }
                guard let issueDate else { return ("", unresolvedGrain, .issue) }
                (first, anchor) = (Point(year(of: time, month, issueDate), month, time.day), .issue)
            }
        case (nil, nil):
            guard let day = time.day else { return resolvePart(time.part) }
            if let month = context.month {
                (first, anchor) = (Point(month.year, month.month, day), .issue)
            } else {
                guard let issueDate else { return ("", unresolvedGrain, .issue) }
                guard let date = bareDay(day, issueDate) else { return nil }
                (first, anchor) = (Point(date), .issue)
            }
        }
        guard first.isInCalendar else { return nil }
        if case .printed(let year) = time.year { context.year = year }
        if first.day != nil, let month = first.month { context.month = (first.year, month) }
        return finish(first, time, anchor)
    }

    private func finish(_ first: Point, _ time: PrintedTime, _ anchor: TimeExpression.Anchor) -> Resolved? {
        if let part = time.part { return (value(of: part, first), partGrain(part), anchor) }
        if time.isSince {
            guard let issueDate else { return ("", .period, .issue) }
            let start = Point(first.year, first.month ?? 1, first.day ?? 1)
            return ("\(start.iso)/\(issueDate.iso)", .period, .issue)
        }
        if let end = time.through {
            guard let last = last(of: end, after: first) else { return nil }
            return ("\(first.iso)/\(last.iso)", .period, anchor)
        }
        return (value(of: first, time), grain(of: time, first.grain), anchor)
    }

    /// The end of a stretch takes over what it does not print; a month before the first is in the next year.
    private func last(of end: PrintedTime.End, after first: Point) -> Point? {
        let month = end.month ?? (end.day != nil ? first.month : nil)
        let wraps = end.year == nil && (month ?? 0) < (first.month ?? 0) && month != nil
        let last = Point(end.year ?? (wraps ? first.year + 1 : first.year), month, end.day)
        return last.isInCalendar && last.iso >= first.iso ? last : nil
    }

    // MARK: What is left out

    /// The year that brings the month or day, of a stretch its end, nearest to the issue; the earlier of two.
    private func year(of time: PrintedTime, _ month: Int, _ issue: CalendarDate) -> Int {
        let lastMonth = time.through?.month ?? month
        let lastDay = time.through?.day ?? time.day
        let years = (issue.year - 1)...(issue.year + 1)
        let near = years.min { distance($0, lastMonth, lastDay, issue) < distance($1, lastMonth, lastDay, issue) }
        return (near ?? issue.year) - (lastMonth < month ? 1 : 0)
    }

    private func distance(_ year: Int, _ month: Int, _ day: Int?, _ issue: CalendarDate) -> Int {
        guard let day else { return abs(year * 12 + month - issue.year * 12 - issue.month) }
        guard let date = CalendarDate(year: year, month: month, day: day) else { return .max }
        return abs(date.daysSinceEpoch - issue.daysSinceEpoch)
    }

    /// 2000 is a leap year: what it has not, no year has.
    private func isInSomeYear(_ month: Int, _ day: Int?) -> Bool {
        CalendarDate(year: 2000, month: month, day: day ?? 1) != nil
    }

    /// The day in the month of issue; in the month before where that has it not, or it lies more than half a
    /// month ahead (30日 in an issue of 2 January).
    private func bareDay(_ day: Int, _ issue: CalendarDate) -> CalendarDate? {
        let date = CalendarDate(year: issue.year, month: issue.month, day: day)
        if let date, day <= issue.day + 15 { return date }
        let isJanuary = issue.month == 1
        return CalendarDate(
            year: isJanuary ? issue.year - 1 : issue.year, month: isJanuary ? 12 : issue.month - 1, day: day)
    }

    // MARK: Parts

    private func partGrain(_ part: PrintedTime.Part?) -> TimeExpression.Grain {
        if case .quarter = part { .quarter } else { .period }
    }

    /// A quarter or half without its year: the last to have begun on the day of issue.
    private func resolvePart(_ part: PrintedTime.Part?) -> Resolved? {
        guard let part else { return nil }
        guard let issueDate else { return ("", partGrain(part), .issue) }
        let firstMonth =
            switch part {
            case .quarter(let quarter): quarter * 3 - 2
            case .half(let half): half * 6 - 5
            case .firstQuarters, .tenDays: 1
            }
        let year = firstMonth > issueDate.month ? issueDate.year - 1 : issueDate.year
        return (value(of: part, Point(year)), partGrain(part), .issue)
    }

    private func value(of part: PrintedTime.Part, _ point: Point) -> String {
        switch part {
        case .quarter(let quarter): return "\(point.iso)-Q\(quarter)"
        case .half(let half): return "\(point.iso)-H\(half)"
        case .firstQuarters(let count):
            return "\(Point(point.year, 1).iso)/\(Point(point.year, count * 3).iso)"
        case .tenDays(let third):
            let month = point.month ?? 1
            let last = third == 3 ? CalendarDate.days(inMonth: month, of: point.year) : third * 10
            return "\(Point(point.year, month, third * 10 - 9).iso)/\(Point(point.year, month, last).iso)"
        }
    }

    private func resolve(_ week: PrintedTime.Week) -> Resolved {
        let grain: TimeExpression.Grain = if case .weekday = week.day { .day } else { .week }
        guard let issueDate, let monday = issueDate.adding(days: 1 - issueDate.weekday + 7 * week.offset),
            let thursday = monday.adding(days: 3)
        else { return ("", grain, .issue) }
        switch week.day {
        case .weekday(let day): return (monday.adding(days: day - 1)?.iso ?? "", grain, .issue)
        case .all, .weekend:
            // ISO 8601: the week belongs to the year of its Thursday.
            let dayOfYear = CalendarDate(year: thursday.year, month: 1, day: 1).map {
                thursday.daysSinceEpoch - $0.daysSinceEpoch
            }
            let text = "\(Point(thursday.year).iso)-W\(twoDigits((dayOfYear ?? 0) / 7 + 1))"
            return (week.day == .weekend ? text + "-WE" : text, grain, .issue)
        }
    }

    // MARK: Time of day

    private func grain(of time: PrintedTime, _ date: TimeExpression.Grain) -> TimeExpression.Grain {
        guard let clock = time.clock else { return date }
        return clock.minute == nil ? .hour : .minute
    }

    /// With the part of the day (`2022-10-24TMO`) or the hour (`2022-10-24T09`).
    private func value(of point: Point, _ time: PrintedTime) -> String {
        if let clock = time.clock { return point.iso + timeOfDay(clock, time.partOfDay) }
        return point.iso + (time.partOfDay.isEmpty ? "" : "T\(time.partOfDay)")
    }

    private func timeOfDay(_ clock: PrintedTime.Clock, _ part: String) -> String {
        let isAfternoon = ["AF", "EV", "NI"].contains(part) && clock.hour < 12 && (part == "AF" || clock.hour > 4)
        let hour = clock.hour + (isAfternoon || (part == "MI" && clock.hour < 4) ? 12 : 0)
        return "T\(twoDigits(hour))" + (clock.minute.map { ":\(twoDigits($0))" } ?? "")
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
