import Newspaper

/// The administrative divisions of China by name, from the province down to the township, with the months in
/// which each name and code were in force: the part of the lexicon that knows them.
package struct Gazetteer: Sendable {
    private let lexicon: CompiledLexicon

    init(_ lexicon: CompiledLexicon) { self.lexicon = lexicon }

    /// The divisions of exactly this name, now or once.
    /// - Complexity: O(name + namesakes)
    func named(_ name: Scalars) -> [CompiledLexicon.Division] {
        guard let match = lexicon.division(in: name, at: 0, isWhole: true) else { return [] }
        return namesakes(match.index)
    }

    /// The longest name of a division that begins at `start` and leaves something behind it.
    func longest(in text: Scalars, at start: Int) -> Int? {
        lexicon.division(in: text, at: start, isWhole: false)?.end
    }

    /// The divisions that a short form stands for: provinces and prefectures everywhere (山西, 吕梁); near a paper's home also
    /// its county, the others of the prefecture, and those townships of the county that keep three scalars (离石, 西属巴).
    func shortened(_ name: Scalars, near home: DivisionCode?) -> [CompiledLexicon.Division] {
        guard name.count >= 2 else { return [] }
        var found: [CompiledLexicon.Division] = []
        if !Self.wordsNotStems.contains(name) {
            for suffix in Self.nationalSuffixes {
                found += named(name + suffix).filter { $0.code > 0 && $0.code % 100 == 0 && $0.code < 1_000_000 }
            }
        }
        guard let home else { return found }
        for suffix in Self.countySuffixes {
            found += named(name + suffix).filter {
                $0.code % 100 != 0 && $0.code < 1_000_000 && $0.levelsShared(with: home) > 1
            }
        }
        guard name.count >= 3 else { return found }
        for suffix in Self.townshipSuffixes {
            found += named(name + suffix).filter {
                $0.code > 999_999 && $0.levelsShared(with: home) > 2
            }
        }
        return found
    }

    /// The full name of the division of this code that a text calls so: 北京市 for 北京.
    func fullName(_ name: Scalars, _ code: DivisionCode) -> Scalars {
        for suffix in [[]] + Self.nationalSuffixes + Self.countySuffixes + Self.townshipSuffixes {
            if named(name + suffix).contains(where: { Int($0.code) == code.number }) { return name + suffix }
        }
        return name
    }

    /// The names now in force of divisions with these codes, in the order of the codes; those without a name are left out.
    /// - Complexity: O(all divisions)
    func names(of codes: [DivisionCode]) -> [NamedDivision] {
        let wanted = Dictionary(codes.map { (UInt32(truncatingIfNeeded: $0.number), $0) }) { first, _ in first }
        var found: [DivisionCode: Scalars] = [:]
        for index in 0..<lexicon.divisionCount {
            guard let code = wanted[lexicon.divisionCode(index)] else { continue }
            let division = lexicon.division(index)
            if division.isInForce { found[code] = division.name }
        }
        return codes.compactMap { code in found[code].map { NamedDivision(name: $0, code: code) } }
    }

    /// The names now in force of a county and all in it, and the short form of the county where it is no other word.
    /// - Complexity: O(all divisions)
    func names(around home: DivisionCode) -> [Scalars] {
        var found: [Scalars] = []
        for index in 0..<lexicon.divisionCount {
            let code = Int(lexicon.divisionCode(index))
            guard code == home.number || code / 1000 == home.number, code > 0 else { continue }
            let division = lexicon.division(index)
            guard division.isInForce else { continue }
            found.append(division.name)
            let stem = Scalars(division.name.dropLast())
            if code == home.number, stem.count >= 2, !lexicon.isCommonWord(stem) { found.append(stem) }
        }
        return found
    }

    private func namesakes(_ first: Int) -> [CompiledLexicon.Division] {
        var all = [lexicon.division(first)]
        while first + all.count < lexicon.divisionCount {
            let next = lexicon.division(first + all.count)
            guard next.name == all[0].name else { break }
            all.append(next)
        }
        return all
    }

    private static let nationalSuffixes = Scalars.words("省 市 自治区 维吾尔自治区 壮族自治区 回族自治区 特别行政区 地区")
    private static let countySuffixes = Scalars.words("县 区 市 旗")
    private static let townshipSuffixes = Scalars.words("镇 乡 街道 苏木")

    /// Prefectures whose stem is a common word: 来宾 guests, 白银 silver, 日照 sunshine.
    private static let wordsNotStems = Set(
        Scalars.words("来宾 白银 日照 安康 东方 朝阳 中山 大同 白山 平安 安顺 巴中 百色 海口 三明 长治 自贡 保山 中卫"))
}

extension CompiledLexicon.Division {
    /// The last month of what is in force still.
    package static let forever: UInt32 = 999_912

    var isInForce: Bool { until == Self.forever }

    fileprivate func levelsShared(with home: DivisionCode) -> Int { DivisionCode(Int(code))?.levelsShared(with: home) ?? 0 }
}

extension DivisionCode {
    /// How many of province, prefecture and county the two have in common: 0 to 3. Districts straight under a municipality
    /// share the level between that their codes have.
    func levelsShared(with other: DivisionCode) -> Int {
        let (a, b) = (county, other.county)
        guard a / 10_000 == b / 10_000 else { return 0 }
        guard a / 100 == b / 100, a / 100 % 100 != 0 else { return 1 }
        return a == b && a % 100 != 0 ? 3 : 2
    }

    /// The first six digits.
    private var county: Int {
        var six = number
        while six > 999_999 { six /= 1000 }
        return six
    }
}
