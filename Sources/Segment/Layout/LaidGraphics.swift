import Newspaper

/// What stands on a page between and round its lines, in body squares.
struct LaidGraphics: Sendable {
    private(set) var pictures: [Rect] = []
    /// Lines drawn across or down.
    private(set) var rules: [Rect] = []
    /// Those with running text in them: one round a headline alone is its ground, and parts it from nothing.
    private(set) var frames: [Rect] = []
    /// Type that the source has as outlines: headlines that nobody can read, and that head what stands below them all the same.
    private(set) var outlines: [Rect] = []

    /// Of rules, frames or outlines. A page with more of a kind is a table or a map, and they tell nothing.
    private static let most = 300
    /// Of a breadth, what a rule reaches over that parts what is above from what is below.
    private static let span = 0.8
    /// A rule may touch what it parts, and reaches beyond what it underlines by more.
    private static let touch = 0.4

    init() {}

    /// - Parameters:
    ///   - texts: the lines of running text.
    ///   - rect: where a box of the source lies on the page.
    init(_ layout: PageLayout, texts: [Rect], _ rect: (Box) -> Rect) {
        func few(_ boxes: [Box]) -> [Rect] { boxes.count > Self.most ? [] : boxes.filter(\.isPlausible).map(rect) }
        pictures = layout.pictures.filter(\.isPlausible).map(rect)
        (rules, outlines) = (few(layout.rules), few(layout.outlines))
        frames = few(layout.frames).filter { frame in texts.lazy.filter { $0.isInside(frame) }.prefix(2).count == 2 }
    }

    /// Whether one of two stands in a frame and the other does not.
    func separates(_ a: Rect, _ b: Rect) -> Bool { frames.contains { a.isInside($0) != b.isInside($0) } }

    /// Whether a rule runs between two over the breadth of both.
    func parts(_ upper: Rect, from lower: Rect) -> Bool {
        across(upper, lower).contains { $0.overlapX(upper) > Self.span * upper.width && $0.overlapX(lower) > Self.span * lower.width }
    }

    /// Whether a rule runs between type of a headline and what stands below it, over the breadth of that. One that reaches no
    /// farther than the headline itself underlines it.
    func parts(_ type: Rect, of headline: Rect, from lower: Rect) -> Bool {
        across(type, lower).contains { rule in
            rule.overlapX(lower) > Self.span * lower.width
                && (rule.minX < headline.minX - Self.touch || rule.maxX > headline.maxX + Self.touch)
        }
    }

    /// The pictures that a block may be the caption of: it stands right below them, or beside them and no higher.
    func pictures(at block: Rect) -> [Rect] {
        pictures.filter { picture in
            if picture.isInLineX(block) { return (-0.5..<2).contains(block.minY - picture.maxY) }
            return -picture.overlapX(block) < 2 && block.minY > picture.minY - 0.5 && block.maxY < picture.maxY + 0.5
        }
    }

    /// Whether a rule runs down between two that stand beside each other.
    func hasGutter(between left: Rect, _ right: Rect) -> Bool {
        rules.contains { rule in
            rule.height > rule.width && rule.midX > left.maxX - Self.touch && rule.midX < right.minX + Self.touch
                && rule.minY < left.midY && rule.maxY > left.midY
        }
    }

    private func across(_ upper: Rect, _ lower: Rect) -> some Sequence<Rect> {
        rules.lazy.filter { $0.width > $0.height && $0.midY > upper.maxY - Self.touch && $0.midY < lower.minY + Self.touch }
    }
}

extension Rect {
    /// Whether nine tenths of it lie in another.
    func isInside(_ other: Rect) -> Bool { overlapX(other) >= 0.9 * width && overlapY(other) >= 0.9 * height }
}
