import Newspaper

/// 2, 02, A02, 二, 十二, 二十: the number of a page as jump lines and indexes print it.
enum PageNumber {
    /// - Parameter text: the number alone. The letter of a section before it is read over: pages of different
    ///   sections are different issues.
    static func parse(_ text: some Collection<Unicode.Scalar>) -> Int? {
        var value = 0
        var tens = 0
        for (index, scalar) in text.enumerated() {
            if let digit = scalar.digit ?? numerals.firstIndex(of: scalar) {
                value = value * 10 + digit
            } else if scalar == "十", tens == 0 {
                tens = max(1, value) * 10
                value = 0
            } else if index == 0, scalar.isASCIILetter, text.dropFirst().first?.isDigit ?? false {
                continue
            } else {
                return nil
            }
            guard value < 1000 else { return nil }
        }
        return tens + value > 0 ? tens + value : nil
    }

    static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isDigit || scalar == "十" || numerals.contains(scalar)
    }

    private static let numerals = Scalars("〇一二三四五六七八九")
}
