import Newspaper

/// The national congresses of the Communist Party of China.
enum Congresses {
    /// The day each opened, from the first.
    private static let openings = [
        (1921, 7, 23), (1922, 7, 16), (1923, 6, 12), (1925, 1, 11), (1927, 4, 27), (1928, 6, 18), (1945, 4, 23),
        (1956, 9, 15), (1969, 4, 1), (1973, 8, 24), (1977, 8, 12), (1982, 9, 1), (1987, 10, 25), (1992, 10, 12),
        (1997, 9, 12), (2002, 11, 8), (2007, 10, 15), (2012, 11, 8), (2017, 10, 18), (2022, 10, 16),
    ]

    /// Nil for a congress that has not been held.
    static func opening(_ number: Int) -> CalendarDate? {
        guard (1...openings.count).contains(number) else { return nil }
        let (year, month, day) = openings[number - 1]
        return CalendarDate(year: year, month: month, day: day)
    }

    /// 中国共产党第二十次全国代表大会
    static func name(_ number: Int) -> Scalars {
        let digits = Scalars("零一二三四五六七八九")
        let (tens, ones) = (number / 10, number % 10)
        var numeral: Scalars = tens > 1 ? [digits[tens]] : []
        if tens > 0 { numeral.append("十") }
        if ones > 0 { numeral.append(digits[ones]) }
        return Scalars("中国共产党第") + numeral + Scalars("次全国代表大会")
    }
}
