import Newspaper

/// Amounts: a number and a unit, with what makes it less exact. Values are decimals in the unit's base, computed
/// on the digits themselves.
///
/// A range (3至5天) has no single value and is left out, and so are ordinals, dates, and counts that are only
/// the indefinite article (一个).
struct Quantities: Sendable {
    private let text: Scalars
    /// Scalars of times, document numbers and slogans: their numbers are no amounts.
    private let taken: [Bool]

    init(_ text: Scalars, taken: [Bool]) { (self.text, self.taken) = (text, taken) }

    func find() -> [Quantity] {
        var found: [Quantity] = []
        var at = 0
        while at < text.count {
            guard !taken[at], Numerals.begins(text[at]) || text[at] == "百" || text[at] == "千" else {
                at += 1
                continue
            }
            if let idiom = Self.idioms.longest(in: text, at: at) {
                at = idiom.end
            } else if let quantity = percentInWords(at) ?? quantity(at) {
                found.append(quantity)
                at = quantity.mention.range.upperBound
            } else {
                at = numberEnd(at)
            }
        }
        return found
    }

    /// Past the number at `start`, so that no part of it is tried again.
    private func numberEnd(_ start: Int) -> Int {
        var at = start + 1
        while at < text.count, Numerals.begins(text[at]) || Numerals.smallUnit(text[at]) != nil { at += 1 }
        return at
    }

    private func quantity(_ start: Int) -> Quantity? {
        guard !isPartOfSomething(before: start), let number = Numerals.number(in: text, at: start) else { return nil }
        var value = number.value
        var at = number.end
        var modifier = ""
        // 500多万元: the 多 stands before the 万 it is short of.
        func vague() {
            if at < text.count, Self.surplus.contains(text[at]) {
                modifier = "over"
                at += 1
            }
        }
        vague()
        // 千 may begin the unit: 千瓦, 千克.
        while at < text.count, let power = Self.powers[text[at]], !number.isChinese || power >= 4,
            Units.lexicon.longest(in: text, at: at) == nil
        {
            value.multiply(byTenTo: power)
            at += 1
        }
        vague()
        guard let match = Units.lexicon.longest(in: text, at: at), isUnit(at..<match.end) else { return nil }
        let unit = Units.all[Int(match.value)]
        if number.isChinese, value.isOne || value.isZero || !unit.takesChineseNumerals { return nil }
        at = match.end
        guard !continuesRange(at), at == text.count || text[at] != "半", !taken[start..<at].contains(true) else {
            return nil
        }
        var before = modifierBefore(start)
        // 近5年 are the last five years.
        if before == "nearly", unit.isDuration, text[start - 1] == "近" { before = "" }
        if modifier.isEmpty { modifier = before.isEmpty ? modifierAfter(at) : before }
        value.convert(from: unit)
        return Quantity(mention: mention(start..<at), value: value.description, unit: unit.name, modifier: modifier)
    }

    /// 百分之三十, 千分之三.
    private func percentInWords(_ start: Int) -> Quantity? {
        guard start + 3 < text.count, text[start] == "百" || text[start] == "千", text[start + 1] == "分",
            text[start + 2] == "之", let number = Numerals.number(in: text, at: start + 3)
        else { return nil }
        let unit = text[start] == "百" ? "%" : "‰"
        return Quantity(
            mention: mention(start..<number.end), value: number.value.description, unit: unit,
            modifier: modifierBefore(start))
    }

    private func mention(_ range: Range<Int>) -> Mention { Mention(range: range, text: Scalars(text[range])) }

    /// 第5届, 3-5天, 7×24小时, G20: the number belongs to what stands before it.
    private func isPartOfSomething(before start: Int) -> Bool {
        guard start > 0 else { return false }
        let before = text[start - 1]
        if before.isASCIILetter || before.isDigit || Numerals.begins(before) { return true }
        switch before {
        case "第", ".", "．", "-", "－", "—", "–", "~", "～", "/", "×", "＋", "+", "百", "千", "万", "亿", "几", "数", "分":
            return true
        case "至", "到":
            // 增至500人 is an amount, 300至500人 a range.
            return start > 1 && (text[start - 2].isDigit || Numerals.begins(text[start - 2]))
        case ":", "：", "·":
            return start > 1 && text[start - 2].isDigit
        default:
            return false
        }
    }

    /// Whether what stands in `range` is a unit here, and not the head of a longer word: 元|旦, 人|民, m|p3.
    private func isUnit(_ range: Range<Int>) -> Bool {
        let end = range.upperBound
        if end < text.count, text[end - 1].isASCIILetter, text[end].isASCIILetter || text[end].isDigit { return false }
        return !Vocabulary.notUnits.join(text, at: end)
    }

    /// 3天至5天
    private func continuesRange(_ end: Int) -> Bool {
        guard end + 1 < text.count else { return false }
        switch text[end] {
        case "-", "－", "—", "–", "~", "～", "至", "到": return text[end + 1].isDigit
        default: return false
        }
    }

    private func modifierBefore(_ start: Int) -> String {
        for (word, modifier) in Self.modifiersBefore where start >= word.count {
            if text[(start - word.count)..<start].elementsEqual(word) { return modifier }
        }
        return ""
    }

    private func modifierAfter(_ end: Int) -> String {
        guard end < text.count else { return "" }
        if Self.surplus.contains(text[end]), text[end] != "来" { return "over" }
        guard end + 1 < text.count else { return "" }
        switch (text[end], text[end + 1]) {
        case ("以", "上"), ("有", "余"): return "over"
        case ("左", "右"), ("上", "下"): return "about"
        default: return ""
        }
    }

    private static let surplus: Set<Unicode.Scalar> = ["余", "多", "来", "餘"]
    private static let powers: [Unicode.Scalar: Int] = ["十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8]

    /// Longer words before those they end in.
    private static let modifiersBefore: [(word: Scalars, modifier: String)] = [
        ("超过", "over"), ("大约", "about"), ("将近", "nearly"), ("接近", "nearly"), ("不足", "nearly"), ("不到", "nearly"),
        ("至少", "over"), ("约", "about"), ("近", "nearly"), ("超", "over"), ("逾", "over"),
    ].map { (Scalars($0.0), $0.1) }

    /// Set phrases with a number that count nothing.
    private static let idioms = Lexicon(
        """
        五位一体 四个全面 三个代表 四个意识 四个自信 两个确立 两个维护 两个一百年 三个务必 八项规定 三严三实 两学一做
        三会一课 四风 六稳 六保 三农 十分 千家万户 百家争鸣 千方百计 百花齐放 一带一路 二十大 十九大 十八大 二十届
        两会 两手 三伏天 七夕 九九 二十四节气 八一 五一 五四 六一 七一 十一 双十一 三八 一言一行 三言两语 四面八方
        五湖四海 七嘴八舌 百年 千年 三天两头 十里八乡 一天到晚
        """)
}
