import Newspaper

/// The letters, digits and Han characters of a page, one line after another: does the page say elsewhere what two lines
/// would say together?
struct PageLetters: Sendable {
    private let letters: Scalars

    init(_ texts: [Scalars]) {
        var letters = Scalars()
        letters.reserveCapacity(texts.reduce(0) { $0 + $1.count })
        for scalar in texts.joined() where scalar.isWordCharacter { letters.append(scalar) }
        self.letters = letters
    }

    /// How many characters of the end of one text and of the beginning of another some place of the page holds side by side, up
    /// to four of each.
    /// - Parameter areTogether: whether the page has one right behind the other, so that where both stand as a whole is no other place.
    /// - Complexity: O(letters of the page)
    func agreement(_ upper: Scalars, _ lower: Scalars, areTogether: Bool = true) -> (before: Int, after: Int) {
        let upper = upper.letters, lower = lower.letters
        guard let last = upper.last, let first = lower.first else { return (0, 0) }
        var best = (before: 0, after: 0)
        for place in letters.indices.dropFirst() where letters[place] == first && letters[place - 1] == last {
            let before = zip(letters[..<place].reversed(), upper.reversed()).prefix { $0 == $1 }.count
            let after = zip(letters[place...], lower).prefix { $0 == $1 }.count
            guard !areTogether || before < upper.count || after < lower.count else { continue }
            if min(before, 4) + min(after, 4) > best.before + best.after { best = (min(before, 4), min(after, 4)) }
        }
        return best
    }
}
