import Newspaper

/// The steps for reigns, centuries and decades, for plans of five years, and for feasts that numbers name.
extension TimeReader {
    // MARK: Reigns, centuries, decades

    /// 光绪三十年, 康熙年间, 民国元年, 民国时期.
    mutating func readReign(_ first: Int, _ last: Int) -> Bool {
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
    mutating func readCommonEra(isBefore: Bool) -> Bool {
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
    mutating func readDecades() {
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
