import Newspaper

/// What earlier times of the same sentence say for those after them: 2019年3月动工，5月完工.
struct TimeContext: Sendable {
    /// Where the text printed it.
    var year: Int?
    /// Of the last time, resolved.
    var lastYear: Int?
    /// Of the last day, resolved.
    var month: (year: Int, month: Int)?
    var day: CalendarDate?
    /// The last period, with its year: what 去年同期 compares with.
    var period: PrintedTime?
}

/// Turns what is printed into ISO 8601 or TIMEX3 values by the day that the text is of.
struct TimeResolution: Sendable {
    struct Resolved: Equatable {
        var value: String
        var grain: TimeExpression.Grain
        var anchor: TimeExpression.Anchor
    }

    /// The day of issue, or that of an agency's report.
    let issueDate: CalendarDate?
    /// `issue` or `document`, by what `issueDate` is.
    let anchor: TimeExpression.Anchor

    /// The value, empty where it hangs on a day that is unknown or on what the text does not say; nil for what is no
    /// day of the calendar.
    func resolve(_ time: PrintedTime, _ context: inout TimeContext) -> Resolved? {
        if let fixed = time.fixed { return resolve(fixed, time) }
        if let centuries = time.century {
            let century = issueDate.map { "\($0.year / 100 + centuries)XX" } ?? ""
            return resolve(.init(value: century, grain: .century), time, anchor)
        }
        if time.cycle != nil { return Resolved(value: cycle(time), grain: cycleGrain(time), anchor: .text) }
        if let week = time.week { return resolve(week, time) }
        if let days = time.relativeDay {
            let day = issueDate?.adding(days: days)
            if let day { context.remember(day) }
            return Resolved(value: day.map { value(of: TimePoint($0), time) } ?? "", grain: grain(of: time, .day), anchor: anchor)
        }
        if let days = time.sameDay {
            let day = context.day?.adding(days: days)
            return Resolved(value: day.map { value(of: TimePoint($0), time) } ?? "", grain: grain(of: time, .day), anchor: .text)
        }
        if let feast = time.feast { return resolve(feast, time, &context) }
        if time.year == nil, time.month == nil, time.day == nil, time.part == nil {
            return time.clock.map { Resolved(value: clockValue($0, time), grain: grain(of: time, .hour), anchor: .text) }
        }
        return resolveDate(time, &context)
    }

    // MARK: Dates

    private func resolveDate(_ time: PrintedTime, _ context: inout TimeContext) -> Resolved? {
        let month: Int? = if case .printed(let month)? = time.month { month } else { nil }
        let unresolved = Resolved(value: "", grain: unresolvedGrain(time), anchor: anchor)
        var anchor = anchor
        let first: TimePoint
        switch (time.year, time.month) {
        case (.printed(let year), _):
            (first, anchor) = (TimePoint(year, month, time.day), time.isSince ? anchor : .text)
        case (.relative(let years), _):
            guard let issueDate else { return unresolved }
            first = TimePoint(issueDate.year + years, month, time.day)
        case (.sameAs(let years), _):
            guard let year = context.lastYear else { return nil }
            (first, anchor) = (TimePoint(year + years, month, time.day), .text)
        case (nil, .relative(let months)):
            guard let issueDate else { return unresolved }
            let count = issueDate.year * 12 + issueDate.month - 1 + months
            first = TimePoint(count / 12, count % 12 + 1, time.day)
        case (nil, .printed(let month)):
            if let year = context.year {
                (first, anchor) = (TimePoint(year, month, time.day), .text)
            } else {
                guard isInSomeYear(month, time.day) else { return nil }
                guard let issueDate else { return unresolved }
                first = TimePoint(year(of: time, month, issueDate), month, time.day)
            }
        case (nil, .sameAs):
            return nil
        case (nil, nil):
            guard let day = time.day else { return resolvePart(time, &context) }
            if let month = context.month {
                first = TimePoint(month.year, month.month, day)
            } else {
                guard let issueDate else { return unresolved }
                guard let date = bareDay(day, issueDate) else { return nil }
                first = TimePoint(date)
            }
        }
        guard first.isInCalendar else { return nil }
        if case .printed(let year) = time.year { context.year = year }
        context.lastYear = first.year
        if let day = first.date { context.remember(day) }
        if time.isSamePeriod { return samePeriod(in: first.year, anchor, context) }
        context.period = time
        context.period?.year = .printed(first.year)
        return finish(first, time, anchor)
    }

    private func finish(_ first: TimePoint, _ time: PrintedTime, _ anchor: TimeExpression.Anchor) -> Resolved? {
        if let part = time.part { return Resolved(value: value(of: part, first), grain: partGrain(part), anchor: anchor) }
        if time.isSince {
            guard let issueDate else { return Resolved(value: "", grain: .period, anchor: anchor) }
            let start = TimePoint(first.year, first.month ?? 1, first.day ?? 1)
            return Resolved(value: "\(start.iso)/\(issueDate.iso)", grain: .period, anchor: self.anchor)
        }
        if let end = time.through {
            guard let last = last(of: end, after: first) else { return nil }
            return Resolved(value: "\(first.iso)/\(last.iso)", grain: .period, anchor: anchor)
        }
        return Resolved(value: value(of: first, time), grain: grain(of: time, first.grain), anchor: anchor)
    }

    /// The end of a stretch takes over what it does not print; a month before the first is in the next year.
    private func last(of end: PrintedTime.End, after first: TimePoint) -> TimePoint? {
        let month = end.month ?? (end.day != nil ? first.month : nil)
        let wraps = end.year == nil && (month ?? 0) < (first.month ?? 0) && month != nil
        let year: Int? =
            switch end.year {
            case .printed(let year): year
            case .relative(let years): issueDate.map { $0.year + years }
            case .sameAs(let years): first.year + years
            case nil: wraps ? first.year + 1 : first.year
            }
        guard let year else { return nil }
        let last = TimePoint(year, month, end.day)
        return last.isInCalendar && last.iso >= first.iso ? last : nil
    }

    /// 去年同期: what the sentence named last, of that year; the year itself where it named nothing.
    private func samePeriod(in year: Int, _ anchor: TimeExpression.Anchor, _ context: TimeContext) -> Resolved? {
        guard var time = context.period, time.year != .printed(year), !time.isSince else {
            return Resolved(value: TimePoint(year).iso, grain: .year, anchor: anchor)
        }
        time.year = .printed(year)
        return finish(TimePoint(year, time.printedMonth, time.day), time, anchor)
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

    /// A quarter or half without its year: that of the year of issue, unless it is more than a quarter ahead.
    private func resolvePart(_ time: PrintedTime, _ context: inout TimeContext) -> Resolved? {
        guard let part = time.part else { return nil }
        guard let issueDate else { return Resolved(value: "", grain: partGrain(part), anchor: anchor) }
        let firstMonth =
            switch part {
            case .quarter(let quarter): quarter * 3 - 2
            case .half(let half): half * 6 - 5
            case .firstQuarters, .tenDays, .season: 1
            }
        let year = context.year ?? (firstMonth > issueDate.month + 3 ? issueDate.year - 1 : issueDate.year)
        context.period = time
        context.period?.year = .printed(year)
        return Resolved(
            value: value(of: part, TimePoint(year)), grain: partGrain(part), anchor: context.year == nil ? anchor : .text)
    }

    // MARK: Parts

    private func unresolvedGrain(_ time: PrintedTime) -> TimeExpression.Grain {
        if time.part != nil || time.through != nil || time.isSince { return partGrain(time.part) }
        return time.day != nil ? .day : time.month != nil ? .month : .year
    }

    private func partGrain(_ part: PrintedTime.Part?) -> TimeExpression.Grain {
        switch part {
        case .quarter: .quarter
        case .season: .season
        case .firstQuarters, .half, .tenDays, nil: .period
        }
    }

    private func value(of part: PrintedTime.Part, _ point: TimePoint) -> String {
        switch part {
        case .quarter(let quarter): return "\(point.iso)-Q\(quarter)"
        case .half(let half): return "\(point.iso)-H\(half)"
        case .season(let season): return "\(point.iso)-\(season)"
        case .firstQuarters(let count):
            return "\(TimePoint(point.year, 1).iso)/\(TimePoint(point.year, count * 3).iso)"
        case .tenDays(let third):
            let month = point.month ?? 1
            let last = third == 3 ? CalendarDate.days(inMonth: month, of: point.year) : third * 10
            return "\(TimePoint(point.year, month, third * 10 - 9).iso)/\(TimePoint(point.year, month, last).iso)"
        }
    }
}

extension TimeContext {
    mutating func remember(_ day: CalendarDate) {
        (month, self.day, lastYear) = ((day.year, day.month), day, day.year)
    }
}

extension PrintedTime {
    fileprivate var printedMonth: Int? { if case .printed(let month)? = month { month } else { nil } }
}
