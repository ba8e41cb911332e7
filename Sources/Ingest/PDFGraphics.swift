import Newspaper

/// What the marks on a page are: pictures, rules, frames and type in outlines.
struct PDFGraphics {
    private(set) var layout: PageLayout

    /// Pages with more lines are tables or maps, and lines are none of their evidence.
    private static let mostLines = 300
    /// In points. Outlines are at least as high as body type, and so many times as long as they are high.
    private static let leastType = 8.0, leastRatio = 2.0
    /// No line of type is higher.
    private static let mostType = 60.0

    /// - Parameters:
    ///   - marks: measured from the same corner as the lines.
    ///   - lines: the page's text.
    /// - Complexity: O(marks × (lines + drawings)), and lines³ for the few lines that a page may have
    init(_ marks: [PDFMark], on page: PDFPage, lines: [Box]) {
        layout = PageLayout(width: page.width.inHundredths, height: page.height.inHundredths)
        take(lines: marks.filter { $0.shape == .line }.map(\.box))
        // A picture that text covers is the scan that the text was read from, or a strip of it.
        layout.pictures = marks.filter { $0.shape == .picture && $0.box.isPicture && !$0.box.isGround(of: lines) }.map(\.box.rounded)
        for mark in marks where mark.shape == .area { take(area: mark.box, lines) }
        for drawing in Self.drawings(marks.filter { $0.shape == .curves }.map(\.box)) { take(drawing: drawing, lines) }
    }

    /// A ground with text on it frames it; anything else of some size is a picture.
    private mutating func take(area: Box, _ lines: [Box]) {
        guard area.isPicture else { return }
        let area = area.rounded
        if area.isGround(of: lines) { layout.frames.append(area) } else { layout.pictures.append(area) }
    }

    private mutating func take(drawing: Box, _ lines: [Box]) {
        let (short, long) = (min(drawing.width, drawing.height), max(drawing.width, drawing.height))
        if drawing.isRule {
            layout.rules.append(drawing.rounded)
        } else if short >= Self.leastType, short <= Self.mostType, long >= Self.leastRatio * short, !drawing.isGround(of: lines) {
            layout.outlines.append(drawing.rounded)
        } else {
            take(area: drawing, lines)
        }
    }

    // MARK: Lines

    /// Four lines that meet at their ends are a frame, however they were drawn; the others are rules.
    private mutating func take(lines: [Box]) {
        guard lines.count <= Self.mostLines else { return }
        let across = lines.indices.filter { lines[$0].width >= lines[$0].height }
        let down = lines.indices.filter { lines[$0].width < lines[$0].height }
        var sides: Set<Int> = []
        for top in across {
            for bottom in across where lines[bottom].y > lines[top].y && lines[top].endsAlongside(lines[bottom]) {
                let height = lines[top].y...lines[bottom].bottom
                func side(at x: Double) -> Int? {
                    down.first { lines[$0].x.isNear(x) && lines[$0].y.isNear(height.lowerBound) && lines[$0].bottom.isNear(height.upperBound) }
                }
                guard let left = side(at: lines[top].x), let right = side(at: lines[top].right), left != right else { continue }
                sides.formUnion([top, bottom, left, right])
                let frame = [top, bottom, left, right].map { lines[$0] }.reduce(lines[top]) { $0.union($1) }.rounded
                if !layout.frames.contains(frame) { layout.frames.append(frame) }
            }
        }
        layout.rules += lines.indices.filter { !sides.contains($0) && lines[$0].isRule }.map { lines[$0].rounded }
    }

    // MARK: Drawings

    /// Strokes that stand on one line close to each other, put together: the characters of a headline.
    private static func drawings(_ strokes: [Box]) -> [Box] {
        var drawings: [Box] = []
        for stroke in strokes.sorted(by: { ($0.x, $0.y, $0.width, $0.height) < ($1.x, $1.y, $1.width, $1.height) }) {
            let fellow = drawings.lastIndex { other in
                let common = min(other.bottom, stroke.bottom) - max(other.y, stroke.y)
                return common > 0.5 * min(other.height, stroke.height) && stroke.x - other.right < 0.6 * max(other.height, stroke.height)
            }
            if let fellow { drawings[fellow] = drawings[fellow].union(stroke) } else { drawings.append(stroke) }
        }
        return drawings
    }
}

extension Box {
    /// Whether two lines across begin and end on the same edges.
    fileprivate func endsAlongside(_ other: Box) -> Bool { x.isNear(other.x) && right.isNear(other.right) }
}

extension Double {
    /// Corners may be round.
    fileprivate func isNear(_ other: Double) -> Bool { abs(self - other) <= 10 }
}
