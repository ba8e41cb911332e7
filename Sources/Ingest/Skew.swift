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

    /// What the words of a line say, or, where it has too few, its baseline.
    mutating func take(_ line: WordBoxes, baseline: [(x: Double, y: Double)] = []) {
        let words = line.usual
        if words.count >= Self.fewestWords {
            let centres = words.map { (x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) }
            let height = line.isVertical ? words[0].width : words[0].height
            take(line.isVertical ? centres.map { (x: $0.y, y: -$0.x) } : centres, height: height)
        } else if baseline.count > 1, !line.isVertical {
            take(baseline, height: line.line.height)
        }
    }

    /// - Parameters:
    ///   - points: on one line, `x` along it.
    ///   - height: of its type.
    private mutating func take(_ points: [(x: Double, y: Double)], height: Double) {
        let count = Double(points.count)
        let along = points.reduce(0) { $0 + $1.x } / count, across = points.reduce(0) { $0 + $1.y } / count
        var square = 0.0, product = 0.0
        for point in points {
            square += (point.x - along) * (point.x - along)
            product += (point.x - along) * (point.y - across)
        }
        let ends = points.map(\.x)
        let reach = (ends.max() ?? 0) - (ends.min() ?? 0)
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
    /// That the page was turned, with the angle; none where it is straight.
    var skewWarnings: [PageWarning] {
        guard skew != 0 else { return [] }
        let degrees = (atan(abs(skew)) * 180 / .pi).inHundredths
        return [PageWarning(code: "scan.turned", detail: "turned \(skew > 0 ? "clockwise" : "anticlockwise") by \(degrees)°; places are read as if it were straight")]
    }
}
