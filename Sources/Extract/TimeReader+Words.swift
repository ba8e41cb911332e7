import Newspaper

/// The steps that words lead: relative days, feasts, what comes round, the Chinese calendar.
extension TimeReader {
    mutating func readWord() -> Bool {
        let previous = before
        let start = at
        guard let meaning = skip(TimeWords.opening) else { return false }
        if case .partOfDay = meaning {
            at = start
            readTimeOfDay()
            return time.clock != nil
        }
        if read(meaning, previous) { return true }
        (at, time) = (start, PrintedTime())
        return false
    }

    private mutating func read(_ meaning: TimeWords.Meaning, _ previous: Unicode.Scalar?) -> Bool {
        switch meaning {
        case .reference(let value):
            // 节日前, 假日前; 最近的
            guard text[at - 1] != "前" || !Self.compounds.contains(previous ?? "。"), text[at - 1] != "近" || next != "的"
            else { return false }
            time.fixed = .init(value: value, grain: .period)
        case .day(let days, let part):
            (time.relativeDay, time.partOfDay) = (days, part)
            readTimeOfDay()
        case .sameDay(let days, let part):
            // 不可同日而语
            guard next != "而" else { return false }
            (time.sameDay, time.partOfDay) = (days, part)
            readTimeOfDay()
        case .year(let year):
            guard previous != "年" else { return false }
            time.year = year
            readAfterYear()
        case .month(let months):
            time.month = .relative(months)
            readAfterMonth()
        case .week(let weeks):
            let day: PrintedTime.Week.Day =
                if let weekday = skip(TimeWords.weekdays) { .weekday(weekday) } else { skip("末") ? .weekend : .all }
            time.week = .init(offset: weeks, day: day)
            if day != .all { readAfterWeekday() }
        case .weekday:
            guard !Self.counts(previous) else { return false }
            let isShort = text[at - 1] == "周"
            if let weekday = skip(TimeWords.weekdays) {
                // 周天 is a name.
                guard next.map(Numerals.begins) != true, !isShort || text[at - 1] != "天" else { return false }
                time.week = .init(offset: 0, day: .weekday(weekday))
            } else if isShort, skip("末") {
                time.week = .init(offset: 0, day: .weekend)
            } else {
                return false
            }
            readAfterWeekday()
        case .every(let cycle):
            time.cycle = cycle
            return readCycle(cycle)
        case .part(let part):
            guard !Self.counts(previous) else { return false }
            time.part = part
        case .edge(let isMonth, let edge):
            guard !Self.counts(previous), previous != "每", previous != "半", previous != "年" else { return false }
            if isMonth { time.month = .relative(0) } else { time.year = .relative(0) }
            time.modifier = edge
        case .feast(let feast):
            guard !Feasts.notAfter.contains(next ?? "。") else { return false }
            readFeast(feast)
        case .namedFeast(let feast):
            guard Feasts.tails.longest(in: text, at: at) != nil else { return false }
            readFeast(feast)
        case .lunar:
            return readLunarMonth()
        case .lunarMonth(let month):
            readLunarDay(of: month, isLeap: false)
        case .century(let centuries):
            time.century = centuries
            readDecades()
        case .era(let first, let last):
            return readReign(first, last)
        case .commonEra(let isBefore):
            return readCommonEra(isBefore: isBefore)
        case .since(let year, let month, let day):
            (time.year, time.month, time.day, time.isSince) = (.printed(year), .printed(month), day, true)
        case .partOfDay:
            return false
        }
        return true
    }

    private static let compounds = Set("假节生昨今明末往平".unicodeScalars)

    /// Whether a number goes on there, so that a word for a time would be cut out of it: 两|周三次.
    static func counts(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return Numerals.begins(scalar) || "两几数半多个每上下本这".unicodeScalars.contains(scalar)
    }

    private mutating func readAfterWeekday() {
        if case .weekday? = time.week?.day, readLastWeekday() { return }
        readTimeOfDay()
    }

    /// 周一至周五
    private mutating func readLastWeekday() -> Bool {
        end { reader in
            guard case .weekday? = reader.skip(TimeWords.opening) else {
                guard reader.time.cycle != nil, let last = reader.skip(TimeWords.weekdays) else { return false }
                reader.time.lastWeekday = last
                return true
            }
            guard let last = reader.skip(TimeWords.weekdays) else { return false }
            reader.time.lastWeekday = last
            return true
        }
    }

    // MARK: What comes round

    private static let measures = Set("次天场节个篇趟遍".unicodeScalars)

    /// 每周五, 每月10日, 每年3月12日, 每天上午9时: with what says when.
    private mutating func readCycle(_ cycle: PrintedTime.Cycle) -> Bool {
        switch cycle {
        case .day:
            readTimeOfDay()
            return time.clock != nil || !time.partOfDay.isEmpty
        case .week:
            if let weekday = skip(TimeWords.weekdays) {
                // 每周三次
                guard !Self.measures.contains(next ?? "。") else { return false }
                time.week = .init(offset: 0, day: .weekday(weekday))
                readAfterWeekday()
                return true
            }
            guard skip("末") else { return false }
            time.week = .init(offset: 0, day: .weekend)
            return true
        case .month:
            guard let day = number(1...31, "日", "号") else { return false }
            time.day = day
            readTimeOfDay()
            return true
        case .year:
            _ = skip("的")
            let start = at
            if let (end, meaning) = TimeWords.opening.longest(in: text, at: at), case .feast(let feast) = meaning {
                at = end
                readFeast(feast)
                return true
            }
            at = start
            return readMonth(isOwn: false)
        }
    }

    // MARK: Feasts and the Chinese calendar

    mutating func readFeast(_ feast: PrintedTime.Feast) {
        time.feast = feast
        if let tail = skip(Feasts.tails) {
            (time.isStretch, time.modifier) = tail
        } else {
            readTimeOfDay()
        }
    }

    /// 八月十五, 闰二月初一, after 农历.
    mutating func readLunarMonth() -> Bool {
        // 农历2022年腊月, 农历壬寅年腊月
        if let (year, end) = Numerals.year(in: text, at: at), end < text.count, text[end] == "年" {
            (time.year, at) = (.printed(year), end + 1)
        }
        let isLeap = skip("闰")
        if case .lunarMonth(let month)? = TimeWords.opening.longest(in: text, at: at)?.value {
            at += 2
            readLunarDay(of: month, isLeap: isLeap)
            return true
        }
        guard let month = number(1...12, "月") else { return false }
        readLunarDay(of: month, isLeap: isLeap)
        return true
    }

    mutating func readLunarDay(of month: Int, isLeap: Bool) {
        guard let (day, end) = Feasts.lunarDay(in: text, at: at) else {
            time.feast = .lunarDate(month: month, isLeap: isLeap, day: nil)
            return
        }
        at = end
        _ = skip("日")
        time.feast = .lunarDate(month: month, isLeap: isLeap, day: day)
        readTimeOfDay()
    }
}
