import Newspaper

/// The administrative divisions of China by name, from the province down to the township, with the months in
/// which each name and code were in force.
package struct Gazetteer: Sendable {
    /// A name with its code while both were in force.
    struct Division: Sendable {
        var name: Scalars
        /// GB/T 2260, six digits; nine for townships (GB/T 10114); 0 where the division has none (台湾, 香港, 澳门).
        var code: Int
        /// First and last month in force, as 202210.
        var months: ClosedRange<Int>
        /// What the text may print for it is the name without 省, 市 or 区.
        var isStem = false
    }

    /// Sorted by name: those that share one stand side by side.
    let divisions: [Division]
    private let lexicon: Lexicon

    static let divisionsOfChina = Gazetteer(
        divisions: currentDivisions, history: formerDivisions, townships: currentTownships)

    /// Reads the three lists that `broadsheet-train gazetteer` writes; lines that are not in their form are left out.
    /// - Complexity: O(n log n), about 50,000 names
    package init(divisions: String, history: String, townships: String) {
        var all: [Division] = []
        for line in Self.lines(divisions) where line.count == 3 {
            guard let code = Self.number(line[0]), let first = Self.number(line[1]) else { continue }
            let division = Division(name: Scalars(line[2]), code: code, months: first...Self.forever)
            all.append(division)
            if let stem = Self.nationalStem(of: division) { all.append(stem) }
        }
        for line in Self.lines(history) where line.count == 3 {
            guard let code = Self.number(line[0]), let months = Self.number(line[1]),
                months / 1_000_000 <= months % 1_000_000
            else { continue }
            all.append(
                Division(name: Scalars(line[2]), code: code, months: (months / 1_000_000)...(months % 1_000_000)))
        }
        for line in Self.lines(townships) {
            guard let first = line.first, let county = Self.number(first) else { continue }
            for township in line.dropFirst() where township.count > 3 {
                guard let number = Self.number(township.prefix(3)) else { continue }
                let name = Scalars(township.dropFirst(3))
                all.append(Division(name: name, code: county * 1000 + number, months: 0...Self.forever))
            }
        }
        self.init(all)
    }

    private init(_ all: [Division]) {
        let order = all.indices.sorted { a, b in
            if all[a].name != all[b].name { return all[a].name.lexicographicallyPrecedes(all[b].name) }
            return (all[a].code, all[a].months.lowerBound) < (all[b].code, all[b].months.lowerBound)
        }
        divisions = order.map { all[$0] }
        lexicon = Lexicon(divisions.enumerated().map { ($1.name, Int32($0)) })
    }

    package var count: Int { divisions.count }

    /// The longest name that begins at `start`; its value is the index of the first division of that name.
    func longest(in text: Scalars, at start: Int, limit: Int = .max) -> Lexicon.Match? {
        lexicon.longest(in: text, at: start, limit: limit)
    }

    /// All divisions with the name of the one at `index`.
    func namesakes(_ index: Int) -> ArraySlice<Division> {
        var end = index
        while end < divisions.count, divisions[end].name == divisions[index].name { end += 1 }
        return divisions[index..<end]
    }

    func named(_ name: Scalars) -> ArraySlice<Division> {
        guard let match = longest(in: name, at: 0), match.end == name.count else { return [] }
        return namesakes(Int(match.value))
    }

    /// Names that people shorten when they speak of home: the county, its neighbours in the prefecture, and
    /// those townships of the county that keep three scalars (西属巴 of 西属巴街道).
    func homeStems(of region: Region) -> Gazetteer {
        Gazetteer(
            divisions.compactMap { division in
                let depth = division.code > 999_999 ? 2 : 1
                guard !division.isStem, Region(division.code).shares(with: region) > depth else { return nil }
                let suffix = division.name.count > 3 && division.name.suffix(2) == ["街", "道"] ? 2 : 1
                guard division.name.count - suffix >= depth + 1 else { return nil }
                var stem = division
                stem.name.removeLast(suffix)
                stem.isStem = true
                return stem
            })
    }

    static let forever = 999_912

    /// 山西 of 山西省, 吕梁 of 吕梁市. Counties are left out: their stems are too often words or surnames.
    private static func nationalStem(of division: Division) -> Division? {
        guard division.code % 100 == 0, division.code > 0 else { return nil }
        for suffix in stemSuffixes where division.name.count >= suffix.count + 2 && division.name.hasSuffix(suffix) {
            var stem = division
            stem.name.removeLast(suffix.count)
            stem.isStem = true
            return wordsNotStems.contains(stem.name) ? nil : stem
        }
        return nil
    }

    private static let stemSuffixes = Lexicon.words(
        "维吾尔自治区 壮族自治区 回族自治区 特别行政区 自治区 地区 省 市")

    /// Prefectures whose stem is a common word: 来宾 guests, 白银 silver, 日照 sunshine.
    private static let wordsNotStems = Set(
        Lexicon.words("来宾 白银 日照 安康 东方 朝阳 中山 大同 白山 平安 安顺 巴中 百色 海口 三明 长治 自贡 保山 中卫"))

    private static func number(_ digits: some Sequence<Unicode.Scalar>) -> Int? {
        var value = 0
        for scalar in digits {
            guard let digit = scalar.digit, value < 1_000_000_000_000 else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private static func lines(_ text: String) -> [[Substring.UnicodeScalarView]] {
        text.unicodeScalars.split(separator: "\n").map { line in line.split(separator: " ").map { $0 } }
    }
}

/// A code of GB/T 2260 as the tree it stands for: province, prefecture, county.
struct Region: Hashable, Sendable {
    let province: Int
    let prefecture: Int
    let county: Int

    init(_ code: Int) {
        let six = code > 999_999 ? code / 1000 : code
        (province, prefecture, county) = (six / 10_000, six / 100 % 100, six % 100)
    }

    /// Six digits.
    var code: Int { province * 10_000 + prefecture * 100 + county }

    /// How many levels the two have in common: 0 to 3.
    func shares(with other: Region) -> Int {
        guard province == other.province, province != 0 else { return 0 }
        guard prefecture == other.prefecture, prefecture != 0 else { return 1 }
        return county == other.county && county != 0 ? 3 : 2
    }

    /// Whether this region is `other` or lies inside it.
    func lies(within other: Region) -> Bool {
        province == other.province && (other.prefecture == 0 || prefecture == other.prefecture)
            && (other.county == 0 || county == other.county)
    }
}
