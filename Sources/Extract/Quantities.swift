import Newspaper

/// Amounts: a number and a unit, with what makes it less exact. Values are decimals in the unit's base, computed
/// on whole numbers.
///
/// Ordinals, dates, and counts that are only the indefinite article (一个) are left out.
struct Quantities: Sendable {
    private let text: Scalars

    init(_ text: Scalars) { self.text = text }

    /// The amount that begins at `start`, or nil.
    func quantity(at start: Int) -> Quantity? {
        guard !isPartOfSomething(before: start) else { return nil }
        return roundNumber(start) ?? fraction(start) ?? plain(start)
    }

    /// Past what begins like a number at `start`, so that no part of it is tried again.
    func numberEnd(_ start: Int) -> Int {
        if let idiom = Self.idioms.longest(in: text, at: start) { return idiom.end }
        var at = start + 1
        while at < text.count, Numerals.begins(text[at]) || Numerals.smallUnit(text[at]) != nil { at += 1 }
        return at
    }

    func isIdiom(at start: Int) -> Bool { Self.idioms.longest(in: text, at: start) != nil }

    // MARK: Numbers

    /// A number as far as the unit: 300余, 1.2万, 3亿2000万, 十几.
    private struct Amount {
        var value: ExactDecimal
        var upTo: ExactDecimal?
        /// What the digits before 万 are, and its power: 3 and 4 of 3万.
        var digits: ExactDecimal
        var power = 0
        var isChinese: Bool
        var modifier = ""
        var end: Int
    }

    /// - Parameter isWhole: false for the 2000万 of 3亿2000万, which goes no further.
    private func amount(at start: Int, isWhole: Bool = true) -> Amount? {
        guard let number = Numerals.number(in: text, at: start) else { return nil }
        var amount = Amount(
            value: number.value, upTo: number.upTo, digits: number.value, isChinese: number.isChinese, end: number.end)
        skipSurplus(&amount)
        // 千 may begin the unit: 千瓦, 千克.
        while amount.end < text.count, let power = Self.powers[text[amount.end]], !number.isChinese || power >= 4,
            amount.power < Self.largestPower,
            Units.lexicon.longest(in: text, at: amount.end) == nil
        {
            amount.value.multiply(byTenTo: power)
            amount.upTo?.multiply(byTenTo: power)
            amount.power += power
            amount.end += 1
        }
        skipSurplus(&amount)
        // 3亿2000万
        if isWhole, amount.power >= 4, amount.modifier.isEmpty, amount.end < text.count, text[amount.end].isDigit,
            let rest = self.amount(at: amount.end, isWhole: false), rest.power < amount.power
        {
            amount.value.add(rest.value)
            (amount.modifier, amount.end) = (rest.modifier, rest.end)
        }
        return amount
    }

    /// 500多万元: the 多 stands before the 万 it is short of.
    private func skipSurplus(_ amount: inout Amount) {
        guard amount.end < text.count else { return }
        if Self.surplus.contains(text[amount.end])
            || (text[amount.end] == "几" && Numerals.smallUnit(text[amount.end - 1]) != nil)
        {
            amount.modifier = "over"
            amount.end += 1
        }
    }

    private func plain(_ start: Int) -> Quantity? {
        guard var amount = amount(at: start) else { return nil }
        var upTo = amount.upTo
        var own: (unit: Unit, end: Int)? = unit(at: amount.end)
        var end = own?.end ?? amount.end
        if upTo == nil, amount.modifier.isEmpty, let last = rangeEnd(end, after: amount, own?.unit) {
            // 3至5万元
            if own == nil, amount.power == 0, last.amount.power > 0, isLess(amount.digits, last.amount.digits) {
                amount.value.multiply(byTenTo: last.amount.power)
            }
            upTo = last.amount.value
            amount.modifier = last.amount.modifier
            upTo?.convert(from: last.unit)
            if last.isBelowZero != isBelowZero(start), !isWordedBelowZero(start) { upTo?.negate() }
            if own == nil { own = (last.unit, last.end) }
            end = last.end
        } else if let unit = own?.unit {
            upTo?.convert(from: unit)
        }
        guard let unit = own?.unit, !hasSign(start) || Self.signed.contains(unit.name) else { return nil }
        let half = halfMore(end, unit)
        if amount.isChinese, half == nil, upTo == nil {
            guard !amount.value.isZero, !amount.value.isOne, unit.takesChineseNumerals else { return nil }
            // 二期 is the second, 两期 are two.
            if text[start] == "二", amount.end == start + 1, Units.isCount(unit) { return nil }
        }
        var (value, name) = (amount.value, unit.name)
        if let half {
            guard upTo == nil else { return nil }
            value.add(ExactDecimal(5, scale: 1))
            (name, end) = (half.name, half.end)
        }
        value.convert(from: unit)
        var first = start
        if isBelowZero(start), Self.signed.contains(unit.name) {
            value.negate()
            upTo?.negate()
            first -= isWordedBelowZero(start) ? 2 : 1
        }
        return finish(first..<end, value, upTo, name, amount.modifier, isDuration: unit.isDuration)
    }

    private func finish(
        _ range: Range<Int>, _ value: ExactDecimal, _ upTo: ExactDecimal?, _ unit: String, _ own: String, isDuration: Bool
    ) -> Quantity? {
        guard !value.overflows, upTo?.overflows != true else { return nil }
        var before = modifierBefore(range.lowerBound)
        // 近5年 are the last five years.
        if before == "nearly", isDuration, text[range.lowerBound - 1] == "近" { before = "" }
        let modifier = !own.isEmpty ? own : before.isEmpty ? modifierAfter(range.upperBound) : before
        return Quantity(
            mention: Mention(range: range, text: Scalars(text[range])), value: value.description,
            upTo: upTo?.description ?? "", unit: unit, modifier: modifier)
    }

    // MARK: Units and ranges

    private func unit(at start: Int) -> (unit: Unit, end: Int)? {
        guard let match = Units.lexicon.longest(in: text, at: start) else {
            guard start < text.count, text[start] == "日",
                Units.afterCountedDays.longest(in: text, at: start + 1) != nil
            else { return nil }
            return (Units.days, start + 1)
        }
        let end = match.end
        if end < text.count, text[end - 1].isASCIILetter, text[end].isASCIILetter || text[end].isDigit { return nil }
        // 元|旦, 人|民, m|p3
        if let longer = Units.longerWords.longest(in: text, at: end - 1), longer.end > end { return nil }
        return (Units.all[Int(match.value)], end)
    }

    /// The second number of 5至8个, 300—500人, 2万到3万元, 10%至15%, with its unit.
    private func rangeEnd(_ start: Int, after first: Amount, _ own: Unit?) -> (amount: Amount, unit: Unit, isBelowZero: Bool, end: Int)? {
        guard start + 1 < text.count, Self.connects(text[start]) else { return nil }
        var at = text[start + 1] == "—" ? start + 2 : start + 1
        let sign = Self.belowZero.longest(in: text, at: at)
        if let sign { at = sign.end }
        guard let last = amount(at: at), last.isChinese == first.isChinese, let (unit, end) = unit(at: last.end),
            own == nil || own?.name == unit.name
        else { return nil }
        return sign == nil || Self.signed.contains(unit.name) ? (last, unit, sign != nil, end) : nil
    }

    private static let belowZero = Lexicon("零下 - － −")

    private static func connects(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "至", "到", "-", "－", "—", "–", "~", "～": true
        default: false
        }
    }

    private func isLess(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
        var difference = a
        var other = b
        other.negate()
        difference.add(other)
        return difference.significand < 0
    }

    /// 两个半小时, 三年半: what half a unit makes of the amount before it.
    private func halfMore(_ end: Int, _ unit: Unit) -> (name: String, end: Int)? {
        guard end < text.count, text[end] == "半" else { return nil }
        guard unit.name == "个" else { return unit.isDuration ? (unit.name, end + 1) : nil }
        for (word, name) in [("小时", "小时"), ("月", "个月"), ("钟头", "小时")] {
            if Lexicon(word).longest(in: text, at: end + 1) != nil { return (name, end + 1 + word.unicodeScalars.count) }
        }
        return nil
    }

    // MARK: Fractions and round numbers

    /// 百分之三十, 三分之二.
    private func fraction(_ start: Int) -> Quantity? {
        let whole: (value: Int, end: Int)? =
            text[start] == "百" || text[start] == "千" || text[start] == "万"
            ? (text[start] == "百" ? 100 : text[start] == "千" ? 1000 : 10_000, start + 1) : Numerals.count(in: text, at: start)
        guard let whole, whole.end + 2 < text.count, text[whole.end] == "分", text[whole.end + 1] == "之",
            let number = Numerals.number(in: text, at: whole.end + 2), number.upTo == nil
        else { return nil }
        let range = start..<number.end
        switch whole.value {
        case 100: return finish(range, number.value, nil, "%", "", isDuration: false)
        case 1000: return finish(range, number.value, nil, "‰", "", isDuration: false)
        default:
            guard let part = number.value.whole, whole.value > 1 else { return nil }
            let found = finish(range, number.value, nil, "ratio", "", isDuration: false)
            return found.map {
                var fraction = $0
                fraction.value = ExactDecimal.ratio(part, whole.value)
                return fraction
            }
        }
    }

    /// 百余人, 千名, 数百亩, 几十个, 上万人: round numbers that no digit opens.
    private func roundNumber(_ start: Int) -> Quantity? {
        var at = start
        var modifier = ""
        switch text[start] {
        case "数", "几":
            (modifier, at) = ("several", start + 1)
        case "上":
            (modifier, at) = ("over", start + 1)
        case "百", "千", "万": break
        default: return nil
        }
        var value = ExactDecimal(1)
        let first = at
        while at < text.count, at - first < 3, let power = Self.powers[text[at]] {
            value.multiply(byTenTo: power)
            at += 1
        }
        guard at > first, at < text.count else { return nil }
        let isSurplus = Self.surplus.contains(text[at])
        if isSurplus { (modifier, at) = ("over", at + 1) }
        if isSurplus, at < text.count, let power = Self.powers[text[at]], power >= 4 {
            value.multiply(byTenTo: power)
            at += 1
        }
        guard let (unit, end) = unit(at: at), !modifier.isEmpty || Units.roundCounts.contains(text[at]) else { return nil }
        value.convert(from: unit)
        return finish(start..<end, value, nil, unit.name, modifier, isDuration: unit.isDuration)
    }

    // MARK: What stands round it

    /// 第5届, 7×24小时, G20: the number belongs to what stands before it.
    private func isPartOfSomething(before start: Int) -> Bool {
        guard start > 0 else { return false }
        let before = text[start - 1]
        if before.isASCIILetter || before.isDigit || Numerals.begins(before) { return true }
        switch before {
        case "第", ".", "．", "/", "×", "＋", "+", "百", "千", "万", "亿", "几", "数", "分": return true
        case "-", "－", "−", "—", "–", "~", "～":
            // 歼-20 is a name, -5℃ a number with its sign, ——500 an amount after a dash.
            guard start > 1 else { return false }
            let other = text[start - 2]
            return other.isDigit || other.isASCIILetter || Numerals.begins(other)
        case "至", "到":
            // 增至500人 is an amount, 300至500人 a range.
            return start > 1 && (text[start - 2].isDigit || Numerals.begins(text[start - 2]))
        case ":", "：", "·":
            return start > 1 && text[start - 2].isDigit
        default:
            return false
        }
    }

    private func isBelowZero(_ start: Int) -> Bool { hasSign(start) || isWordedBelowZero(start) }

    private func hasSign(_ start: Int) -> Bool {
        start > 0 && (text[start - 1] == "-" || text[start - 1] == "－" || text[start - 1] == "−")
    }

    /// What may be less than nothing.
    private static let signed: Set<String> = ["°C", "%"]

    /// 零下5至8摄氏度 is below zero throughout, -5至8℃ is not.
    private func isWordedBelowZero(_ start: Int) -> Bool {
        start > 1 && text[start - 1] == "下" && text[start - 2] == "零"
    }

    private func modifierBefore(_ start: Int) -> String {
        guard start > 0, Self.modifierEnds.contains(text[start - 1]) else { return "" }
        for (word, modifier) in Self.modifiersBefore where start >= word.count {
            if text[(start - word.count)..<start].elementsEqual(word) { return modifier }
        }
        return ""
    }

    private func modifierAfter(_ end: Int) -> String {
        guard end < text.count else { return "" }
        if Self.surplus.contains(text[end]), text[end] != "来" { return "over" }
        if text[end] == "内" { return end + 1 < text.count && "部容外地科".unicodeScalars.contains(text[end + 1]) ? "" : "under" }
        guard end + 1 < text.count else { return "" }
        switch (text[end], text[end + 1]) {
        case ("以", "上"), ("有", "余"), ("之", "多"): return "over"
        case ("左", "右"), ("上", "下"): return "about"
        case ("以", "下"), ("以", "内"), ("之", "内"): return "under"
        default: return ""
        }
    }

    private static let largestPower = 12
    private static let surplus: Set<Unicode.Scalar> = ["余", "多", "来", "餘"]
    private static let powers: [Unicode.Scalar: Int] = ["十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8]

    /// Longer words before those they end in.
    private static let modifiersBefore: [(word: Scalars, modifier: String)] = [
        ("不超过", "under"), ("不高于", "under"), ("不多于", "under"), ("不少于", "over"), ("不低于", "over"), ("超过", "over"),
        ("高于", "over"), ("多于", "over"), ("低于", "under"), ("少于", "under"), ("不足", "under"), ("不到", "under"),
        ("未满", "under"), ("大约", "about"), ("大概", "about"), ("将近", "nearly"), ("接近", "nearly"), ("至少", "over"),
        ("最少", "over"), ("至多", "under"), ("最多", "under"), ("约", "about"), ("近", "nearly"), ("超", "over"), ("逾", "over"),
    ].map { (Scalars($0.0), $0.1) }
    private static let modifierEnds = Set(modifiersBefore.compactMap(\.word.last))

    /// Set phrases with a number that count nothing.
    private static let idioms = Lexicon(
        """
        五位一体 四个全面 三个代表 四个意识 四个自信 两个确立 两个维护 两个一百年 三个务必 八项规定 三严三实 两学一做
        三会一课 四风 六稳 六保 三农 十分 千家万户 百家争鸣 千方百计 百花齐放 一带一路 二十大 十九大 十八大 二十届
        两会 两手 三伏天 七夕 九九 二十四节气 八一 五一 五四 六一 七一 十一 双十一 三八 一言一行 三言两语 四面八方
        五湖四海 七嘴八舌 百年 千年 三天两头 十里八乡 一天到晚 两岸三地 一五一十 三十六计 万里 千里 百里 两个文明 两节 三步走
        """)
}
