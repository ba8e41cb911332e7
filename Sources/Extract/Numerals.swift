import Newspaper

/// A decimal number of any length, so that no digit of an amount passes through a `Double`.
struct ExactDecimal: Equatable, Sendable {
    /// Most significant first, without leading zeros; empty is zero.
    private var digits: [UInt8]
    /// How many of them stand behind the point; may exceed their count.
    private var scale: Int

    init(digits: [UInt8], scale: Int) {
        self.digits = Array(digits.drop { $0 == 0 })
        self.scale = scale
    }

    var isZero: Bool { digits.isEmpty }
    var isOne: Bool { description == "1" }

    mutating func multiply(byTenTo power: Int) {
        scale -= power
        if scale < 0 {
            if !isZero { digits += [UInt8](repeating: 0, count: -scale) }
            scale = 0
        }
    }

    mutating func multiply(by factor: Int) {
        var carry = 0
        for index in digits.indices.reversed() {
            carry += Int(digits[index]) * factor
            digits[index] = UInt8(carry % 10)
            carry /= 10
        }
        while carry > 0 {
            digits.insert(UInt8(carry % 10), at: 0)
            carry /= 10
        }
    }

    /// Divides and rounds half up to two places behind the point.
    mutating func divideRounding(by divisor: Int) {
        // Three places, so that the third decides.
        let added = max(0, 3 - scale)
        digits += [UInt8](repeating: 0, count: added)
        scale += added
        var rest = 0
        var quotient: [UInt8] = []
        for digit in digits {
            rest = rest * 10 + Int(digit)
            quotient.append(UInt8(rest / divisor))
            rest %= divisor
        }
        let kept = max(0, quotient.count - (scale - 2))
        let roundsUp = kept < quotient.count && quotient[kept] >= 5
        var rounded = ExactDecimal(digits: Array(quotient[..<kept]), scale: 2)
        if roundsUp { rounded.increment() }
        self = rounded
    }

    private mutating func increment() {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }

    /// Plain decimal notation without needless zeros: `125000`, `0.5`.
    var description: String {
        let padded = [UInt8](repeating: 0, count: max(0, scale + 1 - digits.count)) + digits
        let whole = padded[..<(padded.count - scale)]
        let fraction = padded[(padded.count - scale)...]
        let shown = fraction.lastIndex { $0 != 0 }.map { fraction[...$0] } ?? []
        let point = shown.isEmpty ? [] : [UInt8(ascii: ".")]
        return String(decoding: whole.map { $0 + 48 } + point + shown.map { $0 + 48 }, as: UTF8.self)
    }
}

/// Reads numbers as newspapers print them: 1,200, 12.5, ２０, 二十四, 三千五百, 二〇二二.
enum Numerals {
    /// More digits than any amount of a newspaper has.
    static let longest = 24

    struct Reading {
        var end: Int
        var value: ExactDecimal
        var isChinese: Bool
    }

    /// The number at `start`: digits with grouping commas and a point, or a Chinese numeral; 万 and 亿 are left to
    /// the caller after digits and read as part of a Chinese numeral.
    static func number(in text: Scalars, at start: Int) -> Reading? {
        guard start < text.count else { return nil }
        return text[start].isDigit ? arabic(in: text, at: start) : chinese(in: text, at: start)
    }

    private static func arabic(in text: Scalars, at start: Int) -> Reading? {
        var digits: [UInt8] = []
        var at = start
        func take() -> Int {
            let first = at
            while at < text.count, let digit = text[at].digit, at - first < longest {
                digits.append(UInt8(digit))
                at += 1
            }
            return at - first
        }
        var group = take()
        while group <= 3, at + 3 < text.count, text[at] == ",", (1...3).allSatisfy({ text[at + $0].isDigit }),
            at + 4 >= text.count || !text[at + 4].isDigit, digits.count < longest
        {
            at += 1
            group = take()
        }
        var scale = 0
        if at + 1 < text.count, text[at] == "." || text[at] == "．", text[at + 1].isDigit {
            at += 1
            scale = take()
        }
        guard digits.count <= longest, at == text.count || !text[at].isDigit else { return nil }
        return Reading(end: at, value: ExactDecimal(digits: digits, scale: scale), isChinese: false)
    }

    /// 十二, 三百零五, 两万三千, 三点五. A unit without a digit before it counts as one only at the front (十二).
    private static func chinese(in text: Scalars, at start: Int) -> Reading? {
        var total = 0
        var section = 0
        var digit: Int?
        var lastUnit = 0
        var at = start
        while at < text.count, at - start < 16 {
            if let value = chineseDigit(text[at]) {
                guard digit == nil || digit == 0 else { return nil }
                digit = value
                lastUnit = value == 0 ? 10 : lastUnit
            } else if let unit = smallUnit(text[at]) {
                guard digit != nil || (unit == 10 && section == 0), digit != 0 else { break }
                section += (digit ?? 1) * unit
                digit = nil
                lastUnit = unit
            } else if let unit = largeUnit(text[at]) {
                let value = section + (digit ?? 0)
                guard value > 0 || total > 0, value < 100_000_000, total < 100_000_000 else { break }
                total = (total + value) * unit
                (section, digit, lastUnit) = (0, nil, unit)
            } else {
                break
            }
            at += 1
        }
        guard at > start else { return nil }
        // 一百二: the unit below the last one is left out in speech.
        let rest = (digit ?? 0) * (lastUnit > 10 ? lastUnit / 10 : 1)
        let whole = total + section + rest
        var digits = Array(String(whole).utf8.map { $0 - 48 })
        var scale = 0
        if at + 1 < text.count, text[at] == "点", chineseDigit(text[at + 1]) != nil {
            at += 1
            while at < text.count, scale < 6, let value = chineseDigit(text[at]) {
                digits.append(UInt8(value))
                scale += 1
                at += 1
            }
        }
        return Reading(end: at, value: ExactDecimal(digits: digits, scale: scale), isChinese: true)
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
