import Newspaper

/// Reads one time where it stands: a cursor over the text, and the grammar of printed dates as its steps. A step
/// that does not find what it looks for leaves the cursor where it was.
struct TimeReader: Sendable {
    private let text: Scalars
    private var at: Int
    private var time = PrintedTime()

    private init(_ text: Scalars, at start: Int) { (self.text, at) = (text, start) }

    /// The time that begins at `start` and where it ends, or nil.
    static func time(in text: Scalars, at start: Int) -> (time: PrintedTime, end: Int)? {
        var reader = TimeReader(text, at: start)
        guard reader.readWord() || reader.readYear() || reader.readMonth() || reader.readDay() || reader.readHour()
        else { return nil }
        return (reader.time, reader.at)
    }

    // MARK: Cursor

    private var next: Unicode.Scalar? { at < text.count ? text[at] : nil }
    private var before: Unicode.Scalar? { at > 0 ? text[at - 1] : nil }

    private mutating func skip(_ scalars: Unicode.Scalar...) -> Bool {
        guard let next, scalars.contains(next) else { return false }
        at += 1
        return true
    }

    private mutating func skip<Value>(_ table: TimeWords.Table<Value>) -> Value? {
        guard let (end, value) = table.longest(in: text, at: at) else { return nil }
        at = end
        return value
    }

    /// A number in `range` and the unit after it.
    private mutating func number(_ range: ClosedRange<Int>, _ units: Unicode.Scalar...) -> Int? {
        guard let (value, end) = Numerals.small(in: text, at: at), range.contains(value), end < text.count,
            units.contains(text[end])
        else { return nil }
        at = end + 1
        return value
    }

    private mutating func year() -> Int? {
        guard let (value, end) = Numerals.year(in: text, at: at), end < text.count, text[end] == "年" else { return nil }
        at = end + 1
        return value
    }

    /// What `read` finds after 至 or a dash.
    private mutating func end(_ read: (inout TimeReader) -> PrintedTime.End?) -> Bool {
        let start = at
        if skip("至", "到", "—", "-", "－", "–", "~", "～") {
            _ = skip("—")
            if let end = read(&self) {
                time.through = end
                return true
            }
        }
        at = start
        return false
    }

    // MARK: Steps

    private mutating func readWord() -> Bool {
        let previous = before
        guard let meaning = skip(TimeWords.opening) else { return false }
        switch meaning {
        case .recent:
            // 节日前, 假日前
            guard text[at - 1] != "前" || !Self.compounds.contains(previous ?? "。") else { return false }
            time.isRecentPast = true
        case .day(let days, let part):
            (time.relativeDay, time.partOfDay) = (days, part)
            readTimeOfDay()
        case .year(let years):
            guard previous != "年" else { return false }
            time.year = .relative(years)
            readAfterYear()
        case .month(let months):
            time.month = .relative(months)
            readAfterMonth()
        case .week(let weeks):
            let day: PrintedTime.Week.Day =
                if let weekday = skip(TimeWords.weekdays) { .weekday(weekday) } else { skip("末") ? .weekend : .all }
            time.week = .init(offset: weeks, day: day)
        case .everyWeek:
            guard let day = skip(TimeWords.weekdays) else { return false }
            time.recurringWeekday = day
        case .part(let part):
            time.part = part
        }
        return true
    }

    private static let compounds = Set("假节生昨今明末往平".unicodeScalars)

    private mutating func readYear() -> Bool {
        let start = at
        if let year = year() {
            time.year = .printed(year)
            readAfterYear()
            return true
        }
        guard let (year, yearEnd) = Numerals.year(in: text, at: at) else { return false }
        at = yearEnd
        time.year = .printed(year)
        if readNumericDate() || end({ reader in reader.year().map { .init(year: $0) } }) { return true }
        (at, time) = (start, PrintedTime())
        return false
    }

    /// The rest of 2022-10-24, 2022.10.24 or 2022/10/24.
    private mutating func readNumericDate() -> Bool {
        guard let separator = next, separator == "-" || separator == "." || separator == "/",
            let (month, middle) = Numerals.small(in: text, at: at + 1), middle < text.count, text[middle] == separator,
            let (day, end) = Numerals.small(in: text, at: middle + 1)
        else { return false }
        (time.month, time.day, at) = (.printed(month), day, end)
        return true
    }

    private mutating func readAfterYear() {
        let start = at
        if let meaning = skip(TimeWords.opening), case .part(let part) = meaning {
            time.part = part
            return
        }
        at = start
        if readMonth() || readSince() || end({ reader in reader.year().map { .init(year: $0) } }) { return }
        _ = skip("度", "初", "底", "末")
    }

    private mutating func readMonth() -> Bool {
        if at > 1, text[at - 1] == "年", text[at - 2] == "每" { return false }
        if let month = number(1...12, "月") {
            time.month = .printed(month)
            readAfterMonth()
            return true
        }
        // 1至9月
        guard let (month, monthEnd) = Numerals.small(in: text, at: at), (1...12).contains(month) else { return false }
        let start = at
        at = monthEnd
        if end({ reader in reader.number(1...12, "月").map { .init(month: $0) } }) {
            time.month = .printed(month)
            _ = skip("份")
            return true
        }
        at = start
        return false
    }

    private mutating func readAfterMonth() {
        if let tenDays = skip(TimeWords.tenDays) {
            time.part = .tenDays(tenDays)
        } else if let day = number(1...31, "日", "号") {
            time.day = day
            readAfterDay()
        } else if let (day, dayEnd) = Numerals.small(in: text, at: at), (1...31).contains(day),
            readDays(from: day, dayEnd)
        {
            return
        } else if skip("份") || skip("初", "底", "末") || readSince() {
            return
        } else {
            _ = end { reader in reader.number(1...12, "月").map { .init(month: $0) } }
            _ = skip("份")
        }
    }

    /// 24至26日, with the cursor at its beginning.
    private mutating func readDays(from day: Int, _ dayEnd: Int) -> Bool {
        let start = at
        at = dayEnd
        if end({ reader in reader.number(1...31, "日", "号").map { .init(day: $0) } }) {
            time.day = day
            return true
        }
        at = start
        return false
    }

    private mutating func readAfterDay() {
        if readSince() { return }
        let isStretch = end { reader in
            let year = reader.year()
            let month = reader.number(1...12, "月")
            guard year == nil || month != nil, let day = reader.number(1...31, "日", "号") else { return nil }
            return .init(year: year, month: month, day: day)
        }
        if !isStretch { readTimeOfDay() }
    }

    /// 24日: a day without its month, unless it counts days (3日内) or belongs to a longer number or word.
    private mutating func readDay() -> Bool {
        if let before, before.isDigit || Self.notBeforeDays.contains(before) { return false }
        let start = at
        // 十日 and shorter are counts in Chinese numerals.
        let isCount = !(next?.isDigit ?? false)
        if let (day, dayEnd) = Numerals.small(in: text, at: at), (1...31).contains(day), !isCount,
            readDays(from: day, dayEnd)
        {
            return true
        }
        guard let day = number(isCount ? 11...31 : 1...31, "日"), !Self.notAfterDays.contains(next ?? "。") else {
            at = start
            return false
        }
        time.day = day
        readAfterDay()
        return true
    }

    private static let notBeforeDays = Set("第每数几半多期满月零〇一二三四五六七八九十两.．-".unicodeScalars)
    private static let notAfterDays = Set("内游间均龄益元以常".unicodeScalars)

    /// 上午9时: a time of day without its day.
    private mutating func readHour() -> Bool {
        readTimeOfDay()
        return time.clock != nil
    }

    private mutating func readSince() -> Bool {
        guard next == "以", at + 1 < text.count, text[at + 1] == "来" else { return false }
        at += 2
        time.isSince = true
        return true
    }

    /// 上午, 上午9时30分, 20:15, 晚8点半.
    private mutating func readTimeOfDay() {
        if let part = skip(TimeWords.partsOfDay) { time.partOfDay = part }
        let isDated = time.day != nil || time.relativeDay != nil
        guard isDated || !time.partOfDay.isEmpty, let (hour, hourEnd) = Numerals.small(in: text, at: at), hour <= 24,
            hourEnd < text.count
        else { return }
        let start = at
        at = hourEnd
        if skip("时", "点") {
            let minute = number(0...59, "分") ?? (skip("半") ? 30 : nil)
            time.clock = .init(hour: hour, minute: minute)
        } else if skip(":", "："), let (minute, end) = Numerals.small(in: text, at: at), minute < 60, end - at == 2 {
            at = end
            time.clock = .init(hour: hour, minute: minute)
        } else {
            at = start
        }
    }
}
