import Newspaper

/// A rectangle in body squares: the unit is the side of a square of the page's body type, so that nothing that is
/// measured here hangs on how large a page was set, scanned or exported.
struct Rect: Hashable, Sendable {
    var minX, minY, maxX, maxY: Double

    var width: Double { maxX - minX }
    var height: Double { maxY - minY }
    var midX: Double { (minX + maxX) / 2 }
    var midY: Double { (minY + maxY) / 2 }

    /// How much of two ranges is common to both; below 0, how far they are apart.
    func overlapX(_ other: Rect) -> Double { min(maxX, other.maxX) - max(minX, other.minX) }
    func overlapY(_ other: Rect) -> Double { min(maxY, other.maxY) - max(minY, other.minY) }

    /// Whether the narrower one shares more than half of its breadth with the other.
    func isInLineX(_ other: Rect) -> Bool { overlapX(other) > 0.5 * min(width, other.width) }

    func union(_ other: Rect) -> Rect {
        Rect(minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
    }

    /// Top to bottom, then left to right: the same for the same rectangles, in whatever order they come.
    static func precedes(_ a: Rect, _ b: Rect) -> Bool { (a.minY, a.minX, a.maxY, a.maxX) < (b.minY, b.minX, b.maxY, b.maxX) }
}

extension Box {
    /// Whether the box can be one of a page: a file may say anything.
    var isPlausible: Bool {
        [x, y, width, height].allSatisfy { $0.isFinite && abs($0) < 1e6 } && width > 0.01 && height > 0.01
    }

    /// The box of what this one is drawn round, once the page is turned straight about its corner.
    /// - Parameter skew: as `PageLayout.skew`.
    func straightened(by skew: Double) -> Box {
        guard skew != 0, abs(skew) < Self.steepest else { return self }
        let cosine = 1 / (1 + skew * skew).squareRoot(), sine = skew * cosine
        let (midX, midY) = (x + width / 2, y + height / 2)
        // A box round a turned rectangle is broader by the climb of its height, and higher by that of its breadth.
        let share = cosine * cosine - sine * sine
        let straight = (width: (width * cosine - height * abs(sine)) / share, height: (height * cosine - width * abs(sine)) / share)
        let (breadth, depth) = (max(straight.width, Self.leastPart * width), max(straight.height, Self.leastPart * height))
        return Box(
            x: midX * cosine + midY * sine - breadth / 2, y: midY * cosine - midX * sine - depth / 2, width: breadth, height: depth)
    }

    /// Nobody scans a page like that: 30°.
    private static let steepest = 0.58
    /// What is left at least: not every box is one of a turned rectangle.
    private static let leastPart = 0.1
}
