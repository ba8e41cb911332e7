/// A place in a line without its white space, and the small steps from there.
struct FolioCursor {
    /// With the traditional characters of folio words made simplified: 總第 reads as 总第.
    let text: Scalars
    /// As it stands in the line.
    let printed: Scalars
    /// How much white space stood before each scalar, beyond what sets every letter of the line apart.
    let gaps: [Int]
    var at = 0

    init(_ line: Scalars) {
        var text = Scalars()
        text.reserveCapacity(line.count)
        var gaps: [Int] = []
        gaps.reserveCapacity(line.count)
        var gap = 0
        for scalar in line {
            if scalar.isBlank {
                gap += 1
            } else {
                gaps.append(text.isEmpty ? 0 : gap)
                text.append(scalar)
                gap = 0
            }
        }
        // In a letter-spaced line nearly every letter has a gap before it, and only wider ones part words.
        if gaps.count > 4, gaps.count(where: { $0 > 0 }) * 5 >= (gaps.count - 1) * 4, let narrowest = gaps.filter({ $0 > 0 }).min() {
            gaps = gaps.map { max(0, $0 - narrowest) }
        }
        (printed, self.gaps) = (text, gaps)
        self.text = text.contains(where: Self.traditional.contains) ? text.map { Self.simplified[$0] ?? $0 } : text
    }

    var isAtEnd: Bool { at >= text.count }

    var next: Unicode.Scalar? { isAtEnd ? nil : text[at] }

    var rest: ArraySlice<Unicode.Scalar> { text[min(at, text.count)...] }

    /// Whether white space or the line's end comes next.
    var isAtGap: Bool { isAtEnd || gaps[at] > 0 }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        at += 1
        return true
    }

    mutating func take(anyOf scalars: Set<Unicode.Scalar>) -> Unicode.Scalar? {
        guard let scalar = next, scalars.contains(scalar) else { return nil }
        at += 1
        return scalar
    }

    mutating func take(_ word: Scalars) -> Bool {
        guard rest.starts(with: word) else { return false }
        at += word.count
        return true
    }

    /// The first of the words that stands here; longer ones come first in a list.
    mutating func take(anyOf words: [Scalars]) -> Scalars? {
        guard let word = words.first(where: { rest.starts(with: $0) }) else { return nil }
        at += word.count
        return word
    }

    private static let simplified = Dictionary(
        uniqueKeysWithValues: zip(
            "總號農曆責編輯對審檢組設計圖簽發監統籌劃執領導報聞綜經濟業產專題廣國內際縣鄉鎮環閏電話郵箱熱線網".unicodeScalars,
            "总号农历责编辑对审检组设计图签发监统筹划执领导报闻综经济业产专题广国内际县乡镇环闰电话邮箱热线网".unicodeScalars))

    private static let traditional = ScalarSet(simplified.keys)

    /// A number of so many digits in either width: all of them that stand together here.
    mutating func takeDigits(_ count: ClosedRange<Int>) -> Int? {
        var end = at
        var value = 0
        while end < text.count, end == at || gaps[end] == 0, let digit = text[end].digit {
            guard end - at < min(count.upperBound, 9) else { return nil }
            value = value * 10 + digit
            end += 1
        }
        guard count.contains(end - at), at == 0 || gaps[at] > 0 || !text[at - 1].isDigit else { return nil }
        at = end
        return value
    }

    /// A number in digits or in Chinese numerals below a hundred thousand: 三, 十二, 三千二百二十三, 三二二三.
    mutating func takeNumber(_ digits: ClosedRange<Int>) -> Int? { takeDigits(digits) ?? takeNumerals(1...9) }

    /// A year of four digits or numerals: 2022, 二〇二二.
    mutating func takeYear() -> Int? { takeDigits(4...4) ?? takeNumerals(4...4) }

    private mutating func takeNumerals(_ count: ClosedRange<Int>) -> Int? {
        var total = 0
        var pending: Int?
        var isPositional = false
        let start = at
        while let scalar = next, at - start < count.upperBound, let numeral = Self.numerals[scalar] {
            if numeral < 10 {
                // Two numerals without a unit between them are digits side by side, but for the 〇 of 一百〇三.
                if let earlier = pending {
                    if earlier > 0 || total == 0 { isPositional = true }
                    pending = earlier * 10 + numeral
                } else {
                    pending = numeral
                }
            } else {
                guard !isPositional else { break }
                total += (pending ?? 1) * numeral
                pending = nil
            }
            at += 1
        }
        guard count.contains(at - start) else {
            at = start
            return nil
        }
        return total + (pending ?? 0)
    }

    private static let numerals: [Unicode.Scalar: Int] = [
        "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "十": 10, "百": 100, "千": 1000,
    ]
}
