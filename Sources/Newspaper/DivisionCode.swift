/// Code of an administrative division of China: six digits of GB/T 2260 for provinces, prefectures and counties, nine
/// of GB/T 10114 for townships, twelve for villages and communities.
package struct DivisionCode: Hashable, Sendable {
    package let number: Int

    /// Nil for a number that has none of these lengths.
    package init?(_ number: Int) {
        switch number {
        case 100_000...999_999, 100_000_000...999_999_999, 100_000_000_000...999_999_999_999: self.number = number
        default: return nil
        }
    }

    /// Reads `gbt2260:141102` and nothing else.
    package init?(_ text: some StringProtocol) {
        let prefix = "gbt2260:"
        let digits = text.utf8.dropFirst(prefix.utf8.count)
        guard text.utf8.starts(with: prefix.utf8), digits.count <= 12, digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.init(digits.reduce(0) { $0 * 10 + Int($1) - 0x30 })
    }

    /// `gbt2260:141102`: the scheme stands before it, as loaders make numbers of bare digits.
    package var text: String { "gbt2260:\(number)" }

    package var level: AdministrativeLevel {
        switch number {
        case 1_000_000_000...: .village
        case 1_000_000...: .township
        case _ where number % 10_000 == 0: .province
        case _ where number % 100 == 0: .prefecture
        default: .county
        }
    }

    /// The division that this one is part of, nil above a province. The codes between a municipality and its
    /// districts (110100) and those of counties straight under a province (419000) stand for no division.
    package var parent: DivisionCode? {
        switch level {
        case .village: DivisionCode(number / 1000)
        case .township: DivisionCode(number / 1000)
        case .county:
            DivisionCode(isUnderProvince ? number / 10_000 * 10_000 : number / 100 * 100)
        case .prefecture: DivisionCode(number / 10_000 * 10_000)
        case .province, .national: nil
        }
    }

    private var isUnderProvince: Bool {
        [11, 12, 31, 50].contains(number / 10_000) || number / 100 % 100 == 90
    }

    /// All divisions that this one lies in, the smallest first.
    package var ancestors: [DivisionCode] {
        var result: [DivisionCode] = []
        var next = parent
        while let division = next {
            result.append(division)
            next = division.parent
        }
        return result
    }
}

/// Levels of administration. Communities (社区) stand on the level of villages.
package enum AdministrativeLevel: String, CaseIterable, Sendable {
    case national, province, prefecture, county, township, village
}
