import Newspaper

/// The steps that words lead: relative days, feasts, what comes round, reigns, decades, plans.
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
    private static func counts(_ scalar: Unicode.Scalar?) -> Bool {
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

    // MARK: Reigns, centuries, decades

    /// 光绪三十年, 康熙年间, 民国元年, 民国时期.
    private mutating func readReign(_ first: Int, _ last: Int) -> Bool {
        let whole = PrintedTime.Fixed(value: "\(first)/\(last)", grain: .period)
        if skip("元") {
            guard skip("年") else { return false }
            time.year = .printed(first)
            readAfterYear()
            return true
        }
        if let year = number(1...(last - first + 1), "年") {
            time.year = .printed(first + year - 1)
            readAfterYear()
            return true
        }
        guard let stretch = skip(Self.reignTails) else { return false }
        (time.fixed, time.modifier) = (whole, stretch)
        return true
    }

    private static let reignTails = WordTable<String>([("年间 时期 朝", ""), ("初年", "start"), ("末年", "end")])

    /// 公元前221年, 公元618年.
    private mutating func readCommonEra(isBefore: Bool) -> Bool {
        guard let (year, end) = Numerals.count(in: text, at: at), (1...9999).contains(year), end < text.count,
            text[end] == "年"
        else { return false }
        at = end + 1
        // ISO 8601 has a year 0: 1 BC.
        let digits = String(isBefore ? year - 1 : year)
        let value = (isBefore ? "-" : "") + String(repeating: "0", count: 4 - digits.count) + digits
        time.fixed = .init(value: value, grain: .year)
        return true
    }

    /// 20世纪80年代, 二十一世纪, 80年代.
    mutating func readCentury() -> Bool {
        if let before, before.isDigit || Self.counts(before) { return false }
        let start = at
        if let (century, end) = Numerals.small(in: text, at: at), (1...21).contains(century), end + 1 < text.count,
            text[end] == "世", text[end + 1] == "纪"
        {
            at = end + 2
            time.fixed = .init(value: (century < 11 ? "0" : "") + "\(century - 1)XX", grain: .century)
            readDecades()
            return true
        }
        readDecades()
        guard time.decades != nil else {
            (at, time) = (start, PrintedTime())
            return false
        }
        // A decade alone is one of the century that the papers are of.
        time.fixed = .init(value: "19XX", grain: .century)
        return true
    }

    /// 80年代, 八九十年代, with their beginning or end, after the century if there is one.
    private mutating func readDecades() {
        let start = at
        if let (value, end) = Numerals.small(in: text, at: at), value % 10 == 0, (10...90).contains(value),
            isDecade(end)
        {
            at = end + 2
            time.decades = (value / 10)...(value / 10)
        } else if let next, let first = Numerals.chineseDigit(next), let (last, end) = Numerals.small(in: text, at: at + 1),
            last % 10 == 0, last / 10 == first + 1, isDecade(end)
        {
            at = end + 2
            time.decades = first...(first + 1)
        }
        guard at > start || time.century != nil || time.fixed != nil else { return }
        if let edge = skip(TimeWords.edges) { time.modifier = edge }
        _ = readSince()
    }

    private func isDecade(_ end: Int) -> Bool { end + 1 < text.count && text[end] == "年" && text[end + 1] == "代" }

    // MARK: Plans and feasts that numbers name

    /// “十四五”期间, 十四五时期, “五一”国际劳动节, 五一假期; the cursor at the quotation mark or the number.
    mutating func readNumbered() -> Bool {
        if let before, Numerals.begins(before) || before == "第" { return false }
        let start = at
        let isQuoted = skip("“", "「", "\"", "‘", "『")
        let first = at
        if let plan = readPlan(), !isQuoted || closesQuote(), let stretch = skip(Self.planTails) {
            (time.fixed, time.modifier) = (.init(value: plan, grain: .period), stretch)
            return true
        }
        at = first
        if let feast = skip(Feasts.numbered), !isQuoted || closesQuote(),
            skip(Feasts.numberedNames) != nil || Feasts.tails.longest(in: text, at: at) != nil
        {
            readFeast(feast)
            return true
        }
        (at, time) = (start, PrintedTime())
        return false
    }

    private mutating func closesQuote() -> Bool { skip("”", "」", "\"", "’", "』") }

    /// The years of 十四五, the 14th plan of five years, or 十五, the tenth.
    private mutating func readPlan() -> String? {
        guard next?.isDigit == false, let (value, end) = Numerals.small(in: text, at: at), end < text.count else {
            return nil
        }
        let plan: Int
        if text[end] == "五", value < 20 {
            (plan, at) = (value, end + 1)
        } else if value == 15 {
            (plan, at) = (10, end)
        } else {
            return nil
        }
        switch plan {
        case 1: return "1953/1957"
        case 2: return "1958/1962"
        default: return "\(1951 + 5 * plan)/\(1955 + 5 * plan)"
        }
    }

    static let planTails = WordTable<String>([
        ("期间 时期", ""), ("初期 初", "start"), ("末期 末", "end"),
    ])
}
