import Newspaper

/// Reads one time where it stands: a cursor over the text, and the grammar of printed dates as its steps. A step
/// that does not find what it looks for leaves the cursor where it was.
struct TimeReader: Sendable {
    let text: Scalars
    var at: Int
    var time = PrintedTime()

    private init(_ text: Scalars, at start: Int) { (self.text, at) = (text, start) }

    /// The time that begins at `start` and where it ends, or nil.
    static func time(in text: Scalars, at start: Int) -> (time: PrintedTime, end: Int)? {
        // Most scalars that might begin a time do not.
        let isNumber = Numerals.begins(text[start])
        let isQuoted = !isNumber && text[start].opensBracket
        guard isNumber || isQuoted || TimeWords.opening.longest(in: text, at: start) != nil else { return nil }
        var reader = TimeReader(text, at: start)
        guard
            isQuoted
                ? reader.readNumbered()
                : reader.readWord() || isNumber
                    && (reader.readYear() || reader.readCentury() || reader.readNumbered() || reader.readMonth()
                        || reader.readDay() || reader.readHour())
        else { return nil }
        return (reader.time, reader.at)
    }

    // MARK: Cursor

    var next: Unicode.Scalar? { at < text.count ? text[at] : nil }
    var before: Unicode.Scalar? { at > 0 ? text[at - 1] : nil }

    mutating func skip(_ scalars: Unicode.Scalar...) -> Bool {
        guard let next, scalars.contains(next) else { return false }
        at += 1
        return true
    }

    mutating func skip<Value>(_ table: WordTable<Value>) -> Value? {
        guard let (end, value) = table.longest(in: text, at: at) else { return nil }
        at = end
        return value
    }

    /// A number in `range` and the unit after it.
    mutating func number(_ range: ClosedRange<Int>, _ units: Unicode.Scalar...) -> Int? {
        guard let (value, end) = Numerals.small(in: text, at: at), range.contains(value), end < text.count,
            units.contains(text[end])
        else { return nil }
        at = end + 1
        return value
    }

    /// 2022年, 今年
    private mutating func year() -> PrintedTime.Count? {
        if let (value, end) = Numerals.year(in: text, at: at), end < text.count, text[end] == "年" {
            at = end + 1
            return .printed(value)
        }
        guard let (end, meaning) = TimeWords.opening.longest(in: text, at: at), case .year(let year) = meaning else {
            return nil
        }
        at = end
        return year
    }

    /// Whether `read` finds what it looks for after 至 or a dash.
    mutating func end(_ read: (inout TimeReader) -> Bool) -> Bool {
        let start = at
        if skip("至", "到", "—", "-", "－", "–", "~", "～") {
            _ = skip("—")
            if read(&self) { return true }
        }
        at = start
        return false
    }

    /// 至2022年5月24日: the end of a stretch says as much as its beginning, with or without what stays the same.
    private mutating func readEnd(withMonth: Bool, withDay: Bool) -> Bool {
        end { reader in
            let year = reader.year()
            let month = reader.number(1...12, "月")
            guard year == nil || month != nil || !withMonth, month != nil || withDay || !withMonth, month == nil || withMonth
            else { return false }
            let day = withDay ? reader.number(1...31, "日", "号") : nil
            guard !withDay || day != nil, year != nil || month != nil || day != nil else { return false }
            reader.time.through = .init(year: year, month: month, day: day)
            if !withDay, month != nil { _ = reader.skip("份") }
            return true
        }
    }

    // MARK: Years

    private mutating func readYear() -> Bool {
        if let before, before.isDigit { return false }
        let start = at
        guard let (year, yearEnd) = Numerals.year(in: text, at: at), yearEnd < text.count else { return false }
        at = yearEnd
        time.year = .printed(year)
        if skip("年") {
            readAfterYear()
            return true
        }
        if readNumericDate() || readEnd(withMonth: false, withDay: false) { return true }
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
        readTimeOfDay()
        return true
    }

    mutating func readAfterYear() {
        let start = at
        if let meaning = skip(TimeWords.opening), readPart(ofYear: meaning) { return }
        at = start
        if readMonth(isOwn: false) || readSince() || readEnd(withMonth: false, withDay: false) { return }
        if let season = skip(TimeWords.seasons) {
            time.part = .season(season)
        } else if readEdge() {
            _ = readSince()
        } else if next == "同", at + 1 < text.count, text[at + 1] == "期" {
            at += 2
            time.isSamePeriod = true
        } else {
            _ = skip("度")
        }
    }

    /// What may follow a year and be its part: 上半年, 春节, 农历八月.
    private mutating func readPart(ofYear meaning: TimeWords.Meaning) -> Bool {
        switch meaning {
        case .part(let part): time.part = part
        case .feast(let feast), .namedFeast(let feast): readFeast(feast)
        case .lunar: return readLunarMonth()
        case .lunarMonth(let month): readLunarDay(of: month, isLeap: false)
        default: return false
        }
        return true
    }

    // MARK: Months

    /// - Parameter isOwn: that no year stands before it.
    mutating func readMonth(isOwn: Bool = true) -> Bool {
        if isOwn, let before, before.isDigit || Self.notBeforeMonths.contains(before) { return false }
        if let month = number(1...12, "月") {
            time.month = .printed(month)
            readAfterMonth()
            return true
        }
        // 1至9月
        guard let (month, monthEnd) = Numerals.small(in: text, at: at), (1...12).contains(month) else { return false }
        let start = at
        at = monthEnd
        let isStretch = end { reader in
            guard let last = reader.number(1...12, "月") else { return false }
            reader.time.through = .init(month: last)
            return true
        }
        guard isStretch else {
            at = start
            return false
        }
        time.month = .printed(month)
        _ = skip("份")
        return true
    }

    /// 十二月 is read from its front, and 第三月 is none of the calendar.
    private static let notBeforeMonths = Set("第每数几零〇一二三四五六七八九十两.．".unicodeScalars)

    mutating func readAfterMonth() {
        if let tenDays = skip(TimeWords.tenDays) {
            time.part = .tenDays(tenDays)
        } else if let day = number(1...31, "日", "号") {
            time.day = day
            readAfterDay()
        } else if let (day, dayEnd) = Numerals.small(in: text, at: at), (1...31).contains(day),
            readDays(from: day, dayEnd)
        {
            return
        } else if skip("份") {
            _ = readSince()
        } else if !readSince(), !readEdge() {
            _ = readEnd(withMonth: true, withDay: false)
        }
    }

    // MARK: Days

    /// 24至26日, with the cursor at its beginning.
    private mutating func readDays(from day: Int, _ dayEnd: Int) -> Bool {
        let start = at
        at = dayEnd
        let isStretch = end { reader in
            guard let last = reader.number(1...31, "日", "号") else { return false }
            reader.time.through = .init(day: last)
            return true
        }
        if isStretch { time.day = day } else { at = start }
        return isStretch
    }

    mutating func readAfterDay() {
        if !readSince(), !readEnd(withMonth: true, withDay: true) { readTimeOfDay() }
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
        guard let day = number(isCount ? 11...31 : 1...31, "日"), !isCountOfDays else {
            at = start
            return false
        }
        time.day = day
        readAfterDay()
        return true
    }

    /// 3日内, 10日以内, 5日游
    private var isCountOfDays: Bool {
        guard let next else { return false }
        if next == "以" { return at + 1 < text.count && text[at + 1] != "来" }
        return Self.notAfterDays.contains(next)
    }

    static let notBeforeDays = Set("第每数几半多期满月零〇一二三四五六七八九十两.．-".unicodeScalars)
    private static let notAfterDays = Set("内之游间均龄益元常".unicodeScalars)

    /// 以来, 至今
    mutating func readSince() -> Bool {
        let start = at
        guard skip(TimeWords.since) != nil else { return false }
        // 至今年3月
        guard text[at - 1] != "今" || !"年天日晚春夏秋冬".unicodeScalars.contains(next ?? "。") else {
            at = start
            return false
        }
        time.isSince = true
        return true
    }

    /// 年初, but not 初中.
    private mutating func readEdge() -> Bool {
        let start = at
        guard let edge = skip(TimeWords.edges) else { return false }
        guard text[at - 1] != "初" || !"中级一二三步次始".unicodeScalars.contains(next ?? "。") else {
            at = start
            return false
        }
        time.modifier = edge
        return true
    }
}
