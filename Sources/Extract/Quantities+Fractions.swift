import Newspaper

/// Amounts that are said in words: fractions, and round numbers that no digit opens.
extension Quantities {
    /// 百分之三十, 三分之二.
    func fraction(_ start: Int) -> Quantity? {
        let whole: (value: Int, end: Int)? =
            text[start] == "百" || text[start] == "千" || text[start] == "万"
            ? (text[start] == "百" ? 100 : text[start] == "千" ? 1000 : 10_000, start + 1) : Numerals.count(in: text, at: start)
        guard let whole, whole.end + 2 < text.count, text[whole.end] == "分", text[whole.end + 1] == "之",
            let number = part(at: whole.end + 2), number.upTo == nil
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

    /// 百分之百 has no digit before its 百.
    private func part(at start: Int) -> Numerals.Reading? {
        guard text[start] == "百" else { return Numerals.number(in: text, at: start) }
        return Numerals.Reading(end: start + 1, value: ExactDecimal(100), isChinese: true)
    }

    /// 百余人, 千名, 数百亩, 几十个, 上万人: round numbers that no digit opens.
    func roundNumber(_ start: Int) -> Quantity? {
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
        let isSurplus = QuantityModifiers.surplus.contains(text[at])
        if isSurplus { (modifier, at) = ("over", at + 1) }
        if isSurplus, at < text.count, let power = Self.powers[text[at]], power >= 4 {
            value.multiply(byTenTo: power)
            at += 1
        }
        guard let (unit, end) = unit(at: at), !modifier.isEmpty || Units.roundCounts.contains(text[at]) else { return nil }
        value.convert(from: unit)
        return finish(start..<end, value, nil, unit.name, modifier, isDuration: unit.isDuration)
    }
}
