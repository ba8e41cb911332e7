import Newspaper

/// A row of lines that falls wholly into pieces printed twice running, blanks aside.
struct DoubledWindow {
    let lines: Range<Int>
    /// The second copies, as ranges of the printed page.
    let copies: [Range<Int>]
    /// The pieces are so long that no one writes so.
    let isCertain: Bool
    /// The pieces are long enough on a page that is known to be printed with shadows.
    let isLikely: Bool

    /// Longer rows are no headline. Bounds the work.
    static let longestRow = 320

    /// The longest such row that begins with line `first` and has no line that is settled already, or nil.
    init?(from first: Int, on page: PrintedPage, apartFrom settled: [Bool]) {
        guard !page.range(of: first).isEmpty else { return nil }
        let start = page.range(of: first).lowerBound
        let candidates = (first..<page.lineCount).prefix {
            !settled[$0] && page.range(of: $0).upperBound - start <= Self.longestRow
        }
        guard let limit = candidates.last.map({ page.range(of: $0).upperBound }) else { return nil }
        let squares = Squares(page.printed[start..<limit])
        guard
            let last = candidates.last(where: {
                !page.range(of: $0).isEmpty && squares.reach(page.range(of: $0).upperBound)
            })
        else { return nil }
        let pieces = squares.pieces(upTo: page.range(of: last).upperBound)
        guard !pieces.isEmpty, !Self.runsOn(after: last, on: page) else { return nil }
        lines = first..<(last + 1)
        copies = pieces.map { $0.upperBound..<($0.upperBound + $0.count) }
        // Words of one and two characters are doubled for themselves, clauses for their sound.
        let weights = pieces.map { piece in
            let han = page.printed[piece].count(where: \.isHan)
            return han >= 3 ? han : 0
        }
        let unmarked = zip(pieces, weights).filter { !page.printed[$0.0].contains(where: \.endsClause) }
        isCertain = unmarked.reduce(0) { $0 + $1.1 } >= 5
        isLikely = zip(pieces, weights).contains { $1 > 0 && page.touches($0.upperBound) }
    }

    /// Whether the line is running text that opens with the words of the headline above it.
    private static func runsOn(after last: Int, on page: PrintedPage) -> Bool {
        if page.isIndented(last) { return true }
        guard last + 1 < page.lineCount, let next = page.range(of: last + 1).first else { return false }
        return page.printed[next].endsClause || page.printed[next] == "、"
    }
}

extension Unicode.Scalar {
    /// Ends a clause of running text or a call, which are repeated for their sound; few headlines have one.
    var endsClause: Bool {
        switch self {
        case "，", "。", "！", "；", "…": true
        default: false
        }
    }
}
