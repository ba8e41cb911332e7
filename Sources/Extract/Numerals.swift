import Newspaper

/// Reads numbers as newspapers print them: 1,200, 12.5, ２０, 二十四, 三千五百, 七八十, 二〇二二.
enum Numerals {
    /// More digits than any amount of a newspaper has; with units and powers they stay within an `ExactDecimal`.
    static let longest = 20
    private static let longestChinese = 16

    struct Reading {
        var end: Int
        var value: ExactDecimal
        /// 80 of 七八十, nil of an exact number.
        var upTo: ExactDecimal?
        var isChinese: Bool
    }

    /// The number at `start`: digits with grouping commas and a point, or a Chinese numeral; 万 and 亿 are left to
    /// the caller after digits and read as part of a Chinese numeral.
    static func number(in text: Scalars, at start: Int) -> Reading? {
        guard start < text.count else { return nil }
        return text[start].isDigit ? arabic(in: text, at: start) : chinese(in: text, at: start)
    }

    /// A whole number of up to 18 digits.
    static func count(in text: Scalars, at start: Int) -> (value: Int, end: Int)? {
        guard let number = number(in: text, at: start), number.upTo == nil, let value = number.value.whole else { return nil }
        return (value, number.end)
    }

    private static func arabic(in text: Scalars, at start: Int) -> Reading? {
        var significand: Int128 = 0
        var count = 0
        var at = start
        func take() -> Int {
            let first = at
            while at < text.count, let digit = text[at].digit, count < longest {
                significand = significand * 10 + Int128(digit)
                count += 1
                at += 1
            }
            return at - first
        }
        var group = take()
        while group <= 3, at + 3 < text.count, text[at] == ",", (1...3).allSatisfy({ text[at + $0].isDigit }),
            at + 4 >= text.count || !text[at + 4].isDigit, count < longest
        {
            at += 1
            group = take()
        }
        var scale = 0
        if at + 1 < text.count, text[at] == "." || text[at] == "．", text[at + 1].isDigit {
            at += 1
            scale = take()
        }
        guard at == text.count || !text[at].isDigit else { return nil }
        return Reading(end: at, value: ExactDecimal(significand, scale: scale), isChinese: false)
    }

    /// 十二, 三百零五, 两万三千, 三点五, 七八十. A unit without a digit before it counts as one only at the front (十二).
    private static func chinese(in text: Scalars, at start: Int) -> Reading? {
        var total = 0
        var section = 0
        var digit: Int?
        /// What a second digit right after the first adds: 1 of 七八.
        var spread = 0
        var spreadUnit = 0
        var lastUnit = 0
        var lastLarge = 0
        var at = start
        while at < text.count, at - start < longestChinese {
            if let value = chineseDigit(text[at]) {
                if let first = digit, first != 0 {
                    guard spread == 0, value == first + 1 || (first, value) == (3, 5) else { return nil }
                    (spread, spreadUnit) = (value - first, 1)
                } else {
                    digit = value
                    if value == 0 { lastUnit = 10 }
                }
            } else if let unit = smallUnit(text[at]) {
                guard digit != nil || (unit == 10 && section == 0), digit != 0 else { break }
                section += (digit ?? 1) * unit
                if spreadUnit == 1 { spreadUnit = unit }
                (digit, lastUnit) = (nil, unit)
            } else if let unit = largeUnit(text[at]) {
                let value = section + (digit ?? 0)
                guard value > 0 || total > 0, value < 100_000_000 else { break }
                // 三万亿 multiplies, 一亿二千万 adds.
                let multiplies = lastLarge < unit
                guard !multiplies || total < 100_000_000 else { break }
                total = multiplies ? (total + value) * unit : total + value * unit
                spreadUnit *= unit
                (section, digit, lastUnit, lastLarge) = (0, nil, unit, unit)
            } else {
                break
            }
            at += 1
        }
        guard at > start else { return nil }
        // 一百二: the unit below the last one is left out in speech.
        let rest = (digit ?? 0) * (lastUnit > 10 && spread == 0 ? lastUnit / 10 : 1)
        let whole = Int128(total + section + rest)
        guard spread == 0 else {
            let last = ExactDecimal(whole + Int128(spread * spreadUnit))
            return Reading(end: at, value: ExactDecimal(whole), upTo: last, isChinese: true)
        }
        var (significand, scale) = (whole, 0)
        if at + 1 < text.count, text[at] == "点", chineseDigit(text[at + 1]) != nil {
            at += 1
            while at < text.count, scale < 6, let value = chineseDigit(text[at]) {
                significand = significand * 10 + Int128(value)
                scale += 1
                at += 1
            }
        }
        return Reading(end: at, value: ExactDecimal(significand, scale: scale), isChinese: true)
    }

    /// A number of one or two digits, or a Chinese numeral below 100: what months, days and hours are.
    static func small(in text: Scalars, at start: Int) -> (value: Int, end: Int)? {
        guard start < text.count else { return nil }
        if let first = text[start].digit {
            guard start + 1 < text.count, let second = text[start + 1].digit else { return (first, start + 1) }
            return start + 2 < text.count && text[start + 2].isDigit ? nil : (first * 10 + second, start + 2)
        }
        var at = start
        var value = 0
        if let tens = chineseDigit(text[at]) {
            value = tens
            at += 1
            guard at < text.count, text[at] == "十" else { return (value, at) }
        } else if text[at] == "十" {
            value = 1
        } else {
            return nil
        }
        at += 1
        guard at < text.count, let ones = chineseDigit(text[at]) else { return (value * 10, at) }
        return (value * 10 + ones, at + 1)
    }

    /// A year of four digits in either writing, from 1500 to 2199.
    static func year(in text: Scalars, at start: Int) -> (value: Int, end: Int)? {
        guard start + 4 <= text.count else { return nil }
        var value = 0
        let isArabic = text[start].isDigit
        for index in start..<(start + 4) {
            guard let digit = isArabic ? text[index].digit : chineseDigit(text[index]) else { return nil }
            value = value * 10 + digit
        }
        if start + 4 < text.count, isArabic, text[start + 4].isDigit { return nil }
        return (1500...2199).contains(value) ? (value, start + 4) : nil
    }

    static func chineseDigit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零", "○": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    static func smallUnit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1000
        default: nil
        }
    }

    static func largeUnit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "万", "萬": 10_000
        case "亿", "億": 100_000_000
        default: nil
        }
    }

    /// Whether a number may begin with `scalar`.
    static func begins(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isDigit || chineseDigit(scalar) != nil || scalar == "十"
    }
}
