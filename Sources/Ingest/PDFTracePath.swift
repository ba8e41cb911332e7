import Newspaper

/// A path on its way from tags to marks: what is kept of it does not grow with its points, but for long lines.
struct PDFTracePath {
    typealias Point = (x: Double, y: Double)

    private let isSeen: Bool
    private let transform: [Double]
    private let thickness: Double
    private var whole = Extent()
    /// The part since the last move.
    private var part = Extent()
    private var first: Point?
    private var last: Point?
    /// Whether a curve or a slanting line is in it.
    private var isBent = false
    private var parts: [Box] = []
    private var lines: [Box] = []

    /// In points: two ends that differ by less stand on one height.
    private static let straight = 0.5
    /// Of parts and lines of one path. A path with more is a drawing.
    private static let most = 1000

    /// - Parameter transform: six numbers, as PDF has them.
    init(_ transform: [Double], thickness: Double, isSeen: Bool) {
        (self.transform, self.isSeen) = (transform, isSeen)
        let scale = abs(transform[0] * transform[3] - transform[1] * transform[2]).squareRoot()
        self.thickness = min(max(thickness * scale, Self.hairline), 1e6)
    }

    /// A line of no breadth is drawn as thin as can be.
    private static let hairline = 0.25

    /// Nothing of a path is outside of it.
    var box: Box { whole.box }

    mutating func move(to point: Point) {
        endPart()
        let point = place(point)
        (first, last) = (point, point)
        add(point)
    }

    mutating func line(to point: Point) { line(toPlace: place(point)) }

    mutating func close() {
        if let first { line(toPlace: first) }
    }

    mutating func bend(to point: Point) {
        isBent = true
        let point = place(point)
        add(point)
        last = point
    }

    private mutating func line(toPlace point: Point) {
        defer { last = point }
        add(point)
        guard let last else { return }
        let (breadth, height) = (abs(point.x - last.x), abs(point.y - last.y))
        guard min(breadth, height) < Self.straight else {
            isBent = true
            return
        }
        guard max(breadth, height) >= Box.leastRule, lines.count < Self.most else { return }
        let half = thickness / 2
        lines.append(Box(
            x: min(point.x, last.x) - (breadth < height ? half : 0), y: min(point.y, last.y) - (breadth < height ? 0 : half),
            width: breadth < height ? thickness : breadth, height: breadth < height ? height : thickness))
    }

    private mutating func endPart() {
        if !part.isEmpty, parts.count < Self.most { parts.append(part.box) }
        part = Extent()
    }

    private mutating func add(_ point: Point) {
        whole.add(point)
        part.add(point)
    }

    private func place(_ point: Point) -> Point {
        let x = transform[0] * point.x + transform[2] * point.y + transform[4]
        let y = transform[1] * point.x + transform[3] * point.y + transform[5]
        // Farther off than any page reaches, and still a number.
        return (min(max(x, -1e6), 1e6), min(max(y, -1e6), 1e6))
    }

    /// What filling it draws.
    var filled: [PDFMark] {
        guard isSeen, !whole.isEmpty else { return [] }
        if isBent { return [PDFMark(shape: whole.box.isRule ? .line : .curves, box: whole.box)] }
        return (parts + [part.box]).map { PDFMark(shape: $0.isRule ? .line : .area, box: $0) }
    }

    /// What drawing along it draws: its long lines; where it has none, a drawing.
    var stroked: [PDFMark] {
        guard isSeen, !whole.isEmpty else { return [] }
        if isBent, lines.isEmpty { return [PDFMark(shape: whole.box.isRule ? .line : .curves, box: whole.box)] }
        return lines.map { PDFMark(shape: .line, box: $0) }
    }
}

/// As far as points reach.
private struct Extent {
    private var left = Double.infinity, top = Double.infinity, right = -Double.infinity, bottom = -Double.infinity

    var isEmpty: Bool { left > right }

    var box: Box { isEmpty ? Box(x: 0, y: 0, width: 0, height: 0) : Box(x: left, y: top, width: right - left, height: bottom - top) }

    mutating func add(_ point: PDFTracePath.Point) {
        (left, right) = (min(left, point.x), max(right, point.x))
        (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
}
