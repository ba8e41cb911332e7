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

    /// Tells a second print from another piece of the line.
    /// - Returns: false where the run says anything that is not there yet.
    mutating func takeAsShadow(_ run: LaidRun) -> Bool {
        guard text.firstRange(of: run.text) != nil else { return false }
        shadows.append(run.found)
        return true
    }
}

extension LaidLine {
    /// Joins what stands to the right on the same line.
    fileprivate mutating func append(_ other: LaidLine, isSetApart: Bool) {
        found += [(other.found[0].index, isSetApart)] + other.found.dropFirst()
        shadows += other.shadows
        if isSetApart { text.append(" ") }
        text += other.text
        rect = rect.union(other.rect)
        if other.faceLength > faceLength { (face, faceLength, scale) = (other.face, other.faceLength, other.scale) }
    }

    static func precedes(_ a: LaidLine, _ b: LaidLine) -> Bool {
        a.rect != b.rect ? Rect.precedes(a.rect, b.rect) : a.text.lexicographicallyPrecedes(b.text)
    }

    /// The printed lines of a page, from top to bottom and from left to right.
    /// - Complexity: O(n log n) for n runs, not too many of which stand on one height.
    static func lines(of page: LaidPage) -> [LaidLine] {
        let rows = LaidRows(page.runs, page.graphics, precision: page.precision)
        var lines: [LaidLine] = []
        for row in rows.rows.indices {
            let first = lines.count
            for piece in rows.rows[row] {
                if lines.count > first, rows.joins(lines[lines.count - 1], piece, row: row) {
                    lines[lines.count - 1].append(piece, isSetApart: piece.rect.minX - lines[lines.count - 1].rect.maxX > 0.6 * piece.scale)
                } else {
                    lines.append(piece)
                }
            }
        }
        return lines.sorted(by: precedes)
    }
}
