import Extract
import Newspaper

/// Divisions now and before, by name, with the months in which each name and code were in force.
struct DivisionList {
    private(set) var all: [CompiledLexicon.Division] = []

    /// - Parameters:
    ///   - current: code, name, level, parent.
    ///   - former: code, name, first month, last month, 1 if still in force.
    init(current: [[String]], former: [[String]]) {
        var since: [String: UInt32] = [:]
        for row in former where row[4] == "1" { since[row[0] + row[1]] = UInt32(row[2]) }
        for row in current {
            guard let name = row[2] == "township" ? Self.townshipName(row[1]) : Self.name(row[1]) else { continue }
            let digits = row[2] == "township" ? 9 : 6
            guard row[2] != "township" || row[0].count == digits else { continue }
            all.append(
                .init(
                    code: row[0].count == digits ? UInt32(row[0]) ?? 0 : 0, since: since[row[0] + row[1]] ?? 0,
                    until: CompiledLexicon.Division.forever, name: Scalars(name)))
        }
        for row in former where row[4] == "0" {
            guard let name = Self.name(row[1]), let code = UInt32(row[0]), let first = UInt32(row[2]), let last = UInt32(row[3]),
                first <= last
            else { continue }
            all.append(.init(code: code, since: first, until: last, name: Scalars(name)))
        }
        all.sort { a, b in
            if a.name != b.name { return a.name.lexicographicallyPrecedes(b.name) }
            return (a.code, a.since) < (b.code, b.since)
        }
    }

    func add(to words: inout LexiconWords) {
        for division in all {
            let level: CompiledLexicon.Flags =
                if division.code > 999_999 { .township }
                else if division.code % 10_000 == 0 { .province }
                else if division.code % 100 == 0 { .prefecture }
                else { .county }
            words.add(division.name.string, level)
            if let stem = Self.stem(of: division.name, level) { words.add(stem.string, [level, .stem]) }
        }
    }

    /// The name without its level where two characters stay, and three of a township's, which are too many to be told
    /// from words.
    private static func stem(of name: Scalars, _ level: CompiledLexicon.Flags) -> Scalars? {
        let endings = ["维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "自治州", "自治县", "自治旗", "地区", "街道", "省", "市", "县", "区", "盟", "旗", "镇", "乡"]
        for ending in endings.map(Scalars.init) where name.count > ending.count && name.suffix(ending.count).elementsEqual(ending) {
            let stem = Scalars(name.dropLast(ending.count))
            return stem.count >= (level == .township ? 3 : 2) ? stem : nil
        }
        return nil
    }

    /// 市辖区, 县, 省直辖县级行政区划 and the like are nodes of the tree, not names; 城区 and 东区 are names that no text uses
    /// without the city's before them.
    private static func name(_ name: String) -> String? {
        let isName = isHan(name) && name.count >= 2 && !name.contains("直辖") && !bare.contains(name)
        return isName ? name : nil
    }

    private static let bare: Set<String> = [
        "市辖区", "市辖县", "城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "中区", "市区", "新城区", "新市区", "和县", "新县", "单县", "成县",
    ]

    /// Towns, townships and streets by the name a text prints; farms, parks and offices are left out.
    private static func townshipName(_ name: String) -> String? {
        let short = name.hasSuffix("街道办事处") ? String(name.dropLast(3)) : name
        let known = ["镇", "乡", "街道", "苏木"].contains { short.hasSuffix($0) }
        return known && short.count >= 3 && isHan(short) ? short : nil
    }

    private static func isHan(_ name: String) -> Bool { name.unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) } }
}
