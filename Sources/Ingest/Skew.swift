import Glibc
import Newspaper

/// How far a page was turned when it was scanned, from how its recognised lines climb. Hundreds of lines say it, so it is known
/// to a hundredth of a degree, though the corner of a box is not known to a dot.
struct Skew {
    /// Of each line: what it climbs by, and how much it knows of it.
    private var slopes: [(slope: Double, weight: Double)] = []

    /// Fewer lines do not tell that a page is turned rather than they.
    private static let fewestLines = 8
    /// So many words of a line, and so many heights from the first to the last.
    private static let fewestWords = 4, shortest = 4.0
    /// Half a dot over the breadth of a column at 300 dots to the inch: 0.1°.
    private static let least = 0.00175

    /// - Parameters:
    ///   - words: of one line, each about as high as the others.
    ///   - isVertical: the line runs down the page.
    mutating func take(_ words: [Box], isVertical: Bool) {
        guard words.count >= Self.fewestWords else { return }
        let centres = words.map { word -> (along: Double, across: Double) in
            let (x, y) = (word.x + word.width / 2, word.y + word.height / 2)
            return isVertical ? (y, -x) : (x, y)
        }
        let count = Double(centres.count)
        let along = centres.reduce(0) { $0 + $1.along } / count, across = centres.reduce(0) { $0 + $1.across } / count
        var square = 0.0, product = 0.0
        for centre in centres {
            square += (centre.along - along) * (centre.along - along)
            product += (centre.along - along) * (centre.across - across)
        }
        let ends = centres.map(\.along)
        let reach = (ends.max() ?? 0) - (ends.min() ?? 0)
        let height = isVertical ? words[0].width : words[0].height
        guard reach > Self.shortest * height, square > 0 else { return }
        slopes.append((product / square, square))
    }

    /// As `PageLayout.skew`: 0 for a page that is straight, or has too little on it to tell.
    /// - Complexity: O(lines log lines)
    var slope: Double {
        guard slopes.count >= Self.fewestLines else { return 0 }
        var rest = slopes.reduce(0) { $0 + $1.weight } / 2
        for (slope, weight) in slopes.sorted(by: { $0 < $1 }) {
            rest -= weight
            guard rest <= 0 else { continue }
            return abs(slope) < Self.least ? 0 : (slope * 10_000).rounded() / 10_000
        }
        return 0
    }
}

extension PageLayout {
    /// That the page was turned, with the angle; nothing where it is straight.
    var skewWarning: PageWarning? {
        guard skew != 0 else { return nil }
        let degrees = (atan(abs(skew)) * 180 / .pi).inHundredths
        return PageWarning(code: "scan.turned", detail: "turned \(skew > 0 ? "clockwise" : "anticlockwise") by \(degrees)°; places are read as if it were straight")
    }
}
