import Newspaper

/// What boxes of graphics are, by their size and by the text on them, where formats do not say.
extension Box {
    /// In points: a quarter of an inch. No rule is shorter, and no picture smaller.
    static let leastRule = 18.0
    private static let leastPicture = 18.0, broadestRule = 9.0, leastRatio = 8.0

    /// Whether it is large enough for a picture.
    var isPicture: Bool { min(width, height) >= Self.leastPicture }

    /// Whether it may be a printed line: long, and so thin that no more than skew makes it look broader.
    var isRule: Bool {
        let (short, long) = (min(width, height), max(width, height))
        return long >= Self.leastRule && short <= Self.broadestRule && long >= Self.leastRatio * short
    }

    /// Whether text stands on it, rather than a word in a picture: lines cover a fifth of it.
    func isGround(of lines: [Box]) -> Bool {
        5 * lines.reduce(0) { $0 + ($1.intersection(self).map { $0.width * $0.height } ?? 0) } > width * height
    }
}
