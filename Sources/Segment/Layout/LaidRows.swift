import Newspaper

/// What stands on about one height over the whole breadth of the page, in about one size: pieces of lines from left to
/// right, each a run with its copies.
struct LaidRows: Sendable {
    private(set) var rows: [[LaidLine]] = []
    private let heights: [Double]
    private let precision: Double
    private let graphics: LaidGraphics

    /// Lines whose middles differ by less than so much of a square stand on one height.
    private static let tolerance = 0.4
    /// Blanks up to this part columns only where nothing speaks against it: marks hang into a gutter.
    private static let narrow = 0.5
    /// Blanks beyond this part lines, whatever stands above and below.
    private static let broad = 4.0
    /// Marks that follow each other may share so much of a square.
    private static let overlap = 1.1
    /// Where nothing stands above or below, blanks up to this do not part; between headlines that stand beside each other
    /// there is often no more than that.
    private static let lone = 1.6
    private static let loneInDisplay = 0.8, display = 1.06, longestName = 4
    /// No gutter is narrower.
    private static let narrowestGutter = 0.3
    /// Lines of a column begin on one edge, give or take this.
    private static let edge = 0.2
    /// How far off lines above and below may be, and how far off they are looked for where blanks of two lines under each other
    /// may stand at one place by chance.
    private static let reach = 2.2, farReach = 4.4
    /// A line below may begin a little farther to the right.
    private static let indent = 0.7
    /// More than any line of a newspaper falls into.
    private static let mostPieces = 200
    /// So many pieces back a copy is looked for.
    private static let mostCopies = 8

    init(_ runs: [LaidRun], _ graphics: LaidGraphics, precision: Double) {
        (self.graphics, self.precision) = (graphics, precision)
        var open: [Int: (row: Int, height: Double)] = [:]
        var heights: [Double] = []
        var rows: [[LaidRun]] = []
        for run in runs.sorted(by: { ($0.rect.midY, $0.rect.minX) < ($1.rect.midY, $1.rect.minX) }) {
            let size = Self.sizeClass(run.scale)
            let near = [size, size - 1, size + 1].lazy.compactMap { open[$0] }.first { run.rect.midY - $0.height <= Self.tolerance * run.scale }
            if let near {
                rows[near.row].append(run)
            } else {
                open[size] = (rows.count, run.rect.midY)
                heights.append(run.rect.midY)
                rows.append([run])
            }
        }
        self.heights = heights
        self.rows = rows.map(Self.pieces)
    }

    /// Sizes of one class, or of neighbouring ones, may stand on one line.
    private static func sizeClass(_ scale: Double) -> Int {
        var size = 0, bound = 0.5
        while bound < scale, size < 40 { (size, bound) = (size + 1, bound * 1.12) }
        return size
    }

    /// Copies, displaced by a point or two, go with their fellows.
    private static func pieces(_ row: [LaidRun]) -> [LaidLine] {
        let sorted = row.sorted { a, b in
            if a.rect.minX != b.rect.minX { return a.rect.minX < b.rect.minX }
            return a.rect != b.rect ? Rect.precedes(a.rect, b.rect) : a.text.lexicographicallyPrecedes(b.text)
        }
        var pieces: [LaidLine] = []
        for run in sorted {
            if let fellow = pieces.indices.suffix(mostCopies).last(where: { covers(pieces[$0].rect, run.rect) }) {
                if !pieces[fellow].takeAsShadow(run) { pieces.append(LaidLine(run)) }
            } else {
                pieces.append(LaidLine(run))
            }
        }
        return pieces
    }

    private static func covers(_ rect: Rect, _ other: Rect) -> Bool {
        rect.overlapX(other) > 0.6 * other.width && rect.overlapY(other) > 0.5 * min(rect.height, other.height)
    }

    // MARK: Gutters

    /// Whether a piece goes on with the line that ends left of it, rather than beginning another column: a gutter runs down
    /// the page, a blank of one line does not go through the lines above and below.
    func joins(_ line: LaidLine, _ piece: LaidLine, row: Int) -> Bool {
        let gap = piece.rect.minX - line.rect.maxX
        let tolerance = gap > Self.narrow ? precision : 0.2
        guard gap <= Self.broad * piece.scale, gap > -Self.overlap * piece.scale, abs(line.scale - piece.scale) < tolerance * piece.scale else { return false }
        if graphics.hasGutter(between: line.rect, piece.rect) || graphics.separates(line.rect, piece.rect) { return false }
        let sides = [side((0..<row).reversed(), row, line, piece), side(row + 1..<rows.count, row, line, piece)]
        let isText = sides.contains { $0 == .text || $0 == .textBehindOne }
        let others = sides.count { $0 == .one || $0 == .textBehindOne }
        if gap <= Self.narrow * piece.scale { return isText || others == 0 && !sides.contains(.gutter) }
        if sides.contains(.gutter) || others > 1 { return false }
        if isText { return true }
        if others > 0 { return false }
        // Names are set apart in bylines of any size.
        let lone = piece.scale < Self.display || piece.text.count <= Self.longestName ? Self.lone : Self.loneInDisplay
        return !sides.contains(.edge) && gap <= lone * piece.scale
    }

    /// What the lines above a gap or below it say of it.
    private enum Side {
        case text, edge, nothing
        /// One line has the gap as well, and behind it nothing is near; or the next runs on.
        case one, textBehindOne
        /// More lines have it.
        case gutter
    }

    /// - Parameter rows: from the gap's row away.
    private func side(_ rows: some Collection<Int>, _ row: Int, _ line: LaidLine, _ piece: LaidLine) -> Side {
        func isNear(_ other: Int, _ reach: Double) -> Bool { abs(heights[other] - heights[row]) < reach * piece.scale }
        let nearest = rows.prefix(Self.mostPieces).prefix { isNear($0, Self.reach) }
        let narrowest = Self.narrowestGutter * piece.scale
        var corridors = [(min(line.rect.maxX, piece.rect.minX - 1.2 * narrowest), piece.rect.minX)]
        // Where lines to the left end far off, one that begins right here tells of a column, or of an indented line.
        var isLeft = false, isRight = false, isEdge = false
        var heightsOfGap = 0
        for near in nearest {
            let others = neighbours(near, line, piece)
            for other in others {
                corridors = corridors.flatMap { [($0.0, min($0.1, other.minX)), (max($0.0, other.maxX), $0.1)] }.filter { $0.1 - $0.0 >= narrowest }
                if other.minX < line.rect.maxX { isLeft = true }
                if other.maxX > piece.rect.minX { isRight = true }
                if abs(other.minX - piece.rect.minX) < Self.edge * piece.scale { isEdge = true }
            }
            if corridors.isEmpty { return .text }
            if !others.isEmpty { heightsOfGap += 1 }
        }
        guard isLeft && isRight else { return isEdge ? .edge : .nothing }
        // Recognition takes lines beside each other for one now and then, and one that runs on would prove nothing.
        guard heightsOfGap == 1, precision != LaidPage.measuredPrecision else { return .gutter }
        // Two lines under each other may have a blank at one place; then the next one runs on below both.
        let others = rows.dropFirst(nearest.count).prefix(Self.mostPieces).prefix { isNear($0, Self.farReach) }.lazy.map { neighbours($0, line, piece) }
        guard let next = others.first(where: { !$0.isEmpty }) else { return .one }
        return next.contains { $0.minX < line.rect.maxX - piece.scale && $0.maxX > piece.rect.minX + piece.scale } ? .textBehindOne : .gutter
    }

    /// What stands in a row above or below two pieces of a line, in about their size.
    private func neighbours(_ row: Int, _ line: LaidLine, _ piece: LaidLine) -> [Rect] {
        guard rows[row].count <= Self.mostPieces else { return [] }
        let indent = Self.indent * piece.scale
        return rows[row].lazy.filter { other in
            abs(other.scale - piece.scale) < 0.3 * piece.scale && other.rect.maxX > line.rect.minX && other.rect.minX < piece.rect.maxX + indent
        }.map(\.rect)
    }
}
