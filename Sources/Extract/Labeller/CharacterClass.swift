import Newspaper

/// Kinds of characters that tell where names begin and end.
enum CharacterClass {
    static let han: UInt8 = 1
    static let digit: UInt8 = 2
    static let letter: UInt8 = 3
    static let numeral: UInt8 = 4
    static let dateUnit: UInt8 = 5
    static let nameDot: UInt8 = 6
    static let listComma: UInt8 = 7
    static let clauseMark: UInt8 = 8
    static let sentenceEnd: UInt8 = 9
    static let opening: UInt8 = 10
    static let closing: UInt8 = 11
    static let blank: UInt8 = 12
    static let other: UInt8 = 13

    /// One code unit a scalar: full-width letters, digits and marks as their narrow forms, all blanks as one, and what
    /// lies beyond the first plane as U+FFFF.
    @inline(__always)
    static func folded(_ scalar: Unicode.Scalar) -> UInt16 {
        let value = scalar.value
        if value >= 0x4E00 && value <= 0x9FFF { return UInt16(value) }
        if value >= 0xFF01 && value <= 0xFF5E { return UInt16(value - 0xFEE0) }
        if scalar.isBlank { return 0x20 }
        return value < 0xFFFF ? UInt16(value) : 0xFFFF
    }

    @inline(__always)
    static func of(_ unit: UInt16) -> UInt8 { table[Int(unit)] }

    static func endsClause(_ kind: UInt8) -> Bool { (clauseMark...closing).contains(kind) || kind == blank }

    private static let table: [UInt8] = (0..<65536).map { unit in
        guard let scalar = Unicode.Scalar(UInt32(unit)) else { return other }
        switch scalar {
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "零", "〇", "两": return numeral
        case "年", "月", "日", "时", "号", "点", "分": return dateUnit
        case "·", "•", "・", "‧": return nameDot
        case "、": return listComma
        case ",", ";", ":", "，", "；", "：", "—", "-": return clauseMark
        case ".", "．": return other
        default: break
        }
        if scalar.isHan { return han }
        if scalar.isASCIIDigit { return digit }
        if scalar.isASCIILetter { return letter }
        if scalar.isBlank { return blank }
        if scalar.endsSentence { return sentenceEnd }
        if scalar.opensBracket { return opening }
        if scalar.closesBracket { return closing }
        return other
    }
}
