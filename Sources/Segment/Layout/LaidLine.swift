import Newspaper

/// A printed line with its place: the runs that stand beside each other on it.
struct LaidLine: Sendable {
    /// Found lines in the order of reading, and whether a blank parts each from the one before.
    private(set) var found: [(index: Int, isSetApart: Bool)]
    /// Found lines that print once more what is there: the shadow of shadowed type.
    private(set) var shadows: [Int] = []
    private(set) var rect: Rect
    private(set) var scale: Double
    private(set) var face: Int
    private(set) var text: Scalars
    private var faceLength: Int

    init(_ run: LaidRun) {
        found = [(run.found, false)]
        (rect, scale, face, text, faceLength) = (run.rect, run.scale, run.face, run.text, run.text.count)
    }

    mutating func append(_ run: LaidRun, isSetApart: Bool) {
        found.append((run.found, isSetApart))
        if isSetApart { text.append(" ") }
        text += run.text
        rect = rect.union(run.rect)
        if run.text.count > faceLength { (face, faceLength, scale) = (run.face, run.text.count, run.scale) }
    }

    /// Tells a second print from another piece of the line.
    /// - Returns: false where the run says anything that is not there yet.
    mutating func takeAsShadow(_ run: LaidRun) -> Bool {
        guard text.firstRange(of: run.text) != nil else { return false }
        shadows.append(run.found)
        return true
    }
}

extension LaidLine {
    /// The printed lines of a page, from top to bottom and from left to right.
    /// - Complexity: O(n log n) for n runs that do not all stand above each other.
    static func lines(of page: LaidPage) -> [LaidLine] {
        let rows = Rows(page.runs)
        var lines: [LaidLine] = []
        for row in rows.rows.indices {
            var open: [LaidLine] = []
            for run in rows.rows[row] {
                // A copy, displaced by a point or two, has its fellow in the same place.
                if let last = open.indices.suffix(mostCopies).last(where: { covers(open[$0].rect, run.rect) }) {
                    if open[last].takeAsShadow(run) { continue }
                    open.append(LaidLine(run))
                    continue
                }
                guard let last = open.last, rows.joins(last.rect, run, row: row) else {
                    open.append(LaidLine(run))
                    continue
                }
                let gap = run.rect.minX - last.rect.maxX
                open[open.count - 1].append(run, isSetApart: gap > 0.6 * run.scale)
            }
            lines += open
        }
        return lines.sorted { a, b in a.rect != b.rect ? Rect.precedes(a.rect, b.rect) : a.text.lexicographicallyPrecedes(b.text) }
    }

    /// So many lines back a copy is looked for.
    private static let mostCopies = 8

    private static func covers(_ rect: Rect, _ other: Rect) -> Bool {
        rect.overlapX(other) > 0.6 * other.width && rect.overlapY(other) > 0.5 * min(rect.height, other.height)
    }
}

/// Runs of about one size on about one height, over the whole breadth of the page.
private struct Rows {
    /// Each from left to right.
    private(set) var rows: [[LaidRun]] = []
    private let heights: [Double]

    init(_ runs: [LaidRun]) {
        var open: [Int: (row: Int, height: Double)] = [:]
        var heights: [Double] = []
        for run in runs.sorted(by: { ($0.rect.midY, $0.rect.minX) < ($1.rect.midY, $1.rect.minX) }) {
            let size = Self.sizeClass(run.scale)
            let near = [size, size - 1, size + 1].first { size in
                open[size].map { run.rect.midY - $0.height <= Rows.tolerance * run.scale } ?? false
            }
            if let near, let row = open[near] {
                rows[row.row].append(run)
            } else {
                open[size] = (rows.count, run.rect.midY)
                heights.append(run.rect.midY)
                rows.append([run])
            }
        }
        for index in rows.indices {
            rows[index].sort { a, b in
                a.rect.minX != b.rect.minX ? a.rect.minX < b.rect.minX
                    : a.rect != b.rect ? Rect.precedes(a.rect, b.rect) : a.text.lexicographicallyPrecedes(b.text)
            }
        }
        self.heights = heights
    }

    private static let tolerance = 0.4

    /// Sizes of one class, or of neighbouring ones, may stand on one line.
    private static func sizeClass(_ scale: Double) -> Int {
        var size = 0, bound = 0.5
        while bound < scale, size < 40 { (size, bound) = (size + 1, bound * 1.12) }
        return size
    }

    /// Whether a run goes on with the line that ends left of it, rather than beginning another column.
    func joins(_ line: Rect, _ run: LaidRun, row: Int) -> Bool {
        let gap = run.rect.minX - line.maxX
        if gap <= 0.5 * run.scale { return true }
        if gap > 4 * run.scale { return false }
        let sides = [above(row, within: Self.reach * run.scale), below(row, within: Self.reach * run.scale)].map {
            side($0, of: line, run.rect)
        }
        if sides.contains(.gutter) { return false }
        return sides.contains(.text) || gap <= 1.6 * run.scale
    }

    /// What the lines above a gap or below it say of it.
    private enum Side { case gutter, text, nothing }

    /// A gutter runs on between lines to its left and its right, a blank within a line ends at the next one.
    private func side(_ rows: [Int], of line: Rect, _ run: Rect) -> Side {
        var corridors = [line.maxX...run.minX]
        var isLeft = false, isRight = false
        // A line below may be indented.
        let reach = Self.reach * run.height
        for row in rows where self.rows[row].count <= Self.mostRuns {
            for other in self.rows[row].lazy.map(\.rect)
            where other.maxX > line.minX - reach && other.minX < run.maxX + reach && other.height < 2 * run.height {
                corridors = corridors.flatMap { Self.rest(of: $0, besides: other, narrowest: Self.narrowest * run.height) }
                if other.minX < line.maxX { isLeft = true }
                if other.maxX > run.minX { isRight = true }
            }
            if corridors.isEmpty { return .text }
        }
        return isLeft && isRight ? .gutter : .nothing
    }

    /// What a line leaves of a corridor that runs down the page.
    private static func rest(of corridor: ClosedRange<Double>, besides line: Rect, narrowest: Double) -> [ClosedRange<Double>] {
        [(corridor.lowerBound, min(corridor.upperBound, line.minX)), (max(corridor.lowerBound, line.maxX), corridor.upperBound)]
            .filter { $0.1 - $0.0 >= narrowest }.map { $0.0...$0.1 }
    }

    /// No gutter is narrower, in squares of the line's type.
    private static let narrowest = 0.3
    /// How far off lines above and below may be, in squares of the line's type.
    private static let reach = 2.2
    /// More than any line of a newspaper falls into.
    private static let mostRuns = 200

    /// Rows above one, not farther off than this.
    private func above(_ row: Int, within distance: Double) -> [Int] {
        Array((0..<row).reversed().prefix { heights[row] - heights[$0] < distance }.prefix(Self.mostRuns))
    }

    private func below(_ row: Int, within distance: Double) -> [Int] {
        Array((row + 1..<rows.count).prefix { heights[$0] - heights[row] < distance }.prefix(Self.mostRuns))
    }
}
