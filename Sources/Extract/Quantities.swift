import Newspaper

/// Amounts: a number and a unit, with what makes it less exact. Values are decimals in the unit's base, computed
/// on whole numbers.
///
/// Ordinals, dates, and counts that are only the indefinite article (一个) are left out.
struct Quantities: Sendable {
    let text: Scalars

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
        if QuantityModifiers.surplus.contains(text[amount.end])
            || (text[amount.end] == "几" && Numerals.smallUnit(text[amount.end - 1]) != nil)
        {
            amount.modifier = "over"
            amount.end += 1
        }
    }

    private func plain(_ start: Int) -> Quantity? {
        guard let first = amount(at: start) else { return nil }
        let own = unit(at: first.end)
        if first.upTo == nil, first.modifier.isEmpty, let range = range(start, first, own) { return range }
        guard let (unit, unitEnd) = own, allowsSign(start, unit) else { return nil }
        let inside = insideUnit(unitEnd, unit)
        if first.isChinese, inside == nil, first.upTo == nil {
            guard !first.value.isZero, !first.value.isOne, unit.takesChineseNumerals else { return nil }
            // 二期 is the second, 两期 are two.
            if text[start] == "二", first.end == start + 1, Units.isCount(unit) { return nil }
            // 五个一, 三个一百 are programmes.
            if unit.name == "个", unitEnd < text.count, Numerals.chineseDigit(text[unitEnd]) != nil { return nil }
        }
        var (value, upTo) = (first.value, first.upTo)
        if inside?.isHalf == true {
            guard upTo == nil else { return nil }
            value.add(ExactDecimal(5, scale: 1))
        }
        value.convert(from: unit)
        upTo?.convert(from: unit)
        let isNegative = isBelowZero(start) && Self.signed.contains(unit.name)
        if isNegative { value.negate() }
        return finish(
            (isNegative ? signStart(start) : start)..<(inside?.end ?? unitEnd), value, upTo, inside?.name ?? unit.name,
            inside?.isHalf == false ? "over" : first.modifier, isDuration: unit.isDuration)
    }

    /// 5至8个, 300—500人, 2万到3万元, 10%至15%, -5～3℃.
    private func range(_ start: Int, _ first: Amount, _ own: (unit: Unit, end: Int)?) -> Quantity? {
        guard let last = rangeEnd(own?.end ?? first.end, after: first, own?.unit), allowsSign(start, last.unit) else {
            return nil
        }
        var (value, upTo) = (first.value, last.amount.value)
        // 3至5万元
        if own == nil, first.power == 0, last.amount.power > 0, first.digits < last.amount.digits {
            value.multiply(byTenTo: last.amount.power)
        }
        value.convert(from: last.unit)
        upTo.convert(from: last.unit)
        let isNegative = isBelowZero(start) && Self.signed.contains(last.unit.name)
        if isNegative { value.negate() }
        // 零下5至8摄氏度 is below zero throughout, -5至8℃ is not.
        if last.isBelowZero || (isNegative && !hasSign(start)) { upTo.negate() }
        return finish(
            (isNegative ? signStart(start) : start)..<last.end, value, upTo, last.unit.name, last.amount.modifier,
            isDuration: last.unit.isDuration)
    }

    func finish(
        _ range: Range<Int>, _ value: ExactDecimal, _ upTo: ExactDecimal?, _ unit: String, _ own: String, isDuration: Bool
    ) -> Quantity? {
        guard !value.overflows, upTo?.overflows != true else { return nil }
        var before = QuantityModifiers.before(range.lowerBound, in: text)
        // 近5年 are the last five years.
        if before == "nearly", isDuration, text[range.lowerBound - 1] == "近" { before = "" }
        let modifier = !own.isEmpty ? own : before.isEmpty ? QuantityModifiers.after(range.upperBound, in: text) : before
        return Quantity(
            mention: Mention(range: range, text: Scalars(text[range])), value: value.description,
            upTo: upTo?.description ?? "", unit: unit, modifier: modifier)
    }

    // MARK: Units and ranges

    func unit(at start: Int) -> (unit: Unit, end: Int)? {
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
    private func rangeEnd(
        _ start: Int, after first: Amount, _ own: Unit?
    ) -> (amount: Amount, unit: Unit, isBelowZero: Bool, end: Int)? {
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

    /// 两个半小时, 五个多月, 三年半: what stands inside or after a unit and makes it more.
    private func insideUnit(_ end: Int, _ unit: Unit) -> (name: String, isHalf: Bool, end: Int)? {
        guard end < text.count, text[end] == "半" || text[end] == "多" else { return nil }
        let isHalf = text[end] == "半"
        guard unit.name == "个" else { return unit.isDuration && isHalf ? (unit.name, true, end + 1) : nil }
        return Self.splitUnits.longest(in: text, at: end + 1).map { ($0.value, isHalf, $0.end) }
    }

    private static let splitUnits = WordTable<String>([
        ("小时 钟头", "小时"), ("月", "个月"), ("星期 礼拜", "周"), ("百分点", "百分点"), ("工作日", "工作日"),
    ])

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

    private func isBelowZero(_ start: Int) -> Bool { hasSign(start) || signStart(start) == start - 2 }

    private func hasSign(_ start: Int) -> Bool {
        start > 0 && (text[start - 1] == "-" || text[start - 1] == "－" || text[start - 1] == "−")
    }

    /// Where the number begins with its sign, or with 零下.
    private func signStart(_ start: Int) -> Int {
        start > 1 && text[start - 1] == "下" && text[start - 2] == "零" ? start - 2 : hasSign(start) ? start - 1 : start
    }

    /// Only what may be less than nothing has a sign.
    private func allowsSign(_ start: Int, _ unit: Unit) -> Bool { !hasSign(start) || Self.signed.contains(unit.name) }

    private static let signed: Set<String> = ["°C", "%"]

    private static let largestPower = 12
    static let powers: [Unicode.Scalar: Int] = ["十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8]

    /// Set phrases with a number that count nothing.
    private static let idioms = Lexicon(
        """
        五位一体 四个全面 三个代表 四个意识 四个自信 两个确立 两个维护 两个一百年 三个务必 八项规定 三严三实 两学一做
        三会一课 四风 六稳 六保 三农 十分 千家万户 百家争鸣 千方百计 百花齐放 一带一路 二十大 十九大 十八大 二十届
        两会 两手 三伏天 七夕 九九 二十四节气 八一 五一 五四 六一 七一 十一 双十一 三八 一言一行 三言两语 四面八方
        五湖四海 七嘴八舌 百年 千年 三天两头 十里八乡 一天到晚 两岸三地 一五一十 三十六计 万里 千里 百里 两个文明 两节 三步走
        """)
}
