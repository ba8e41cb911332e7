import Newspaper

/// What speaks for and against a piece of text going on from another or standing under a headline: in log-odds against its
/// beginning an article that has no headline. Distances are squares of body type.
struct FlowEvidence: Sendable {
    private let page: LaidBlocks
    private let weights: [Double]
    /// Headlines, read or not.
    private let displays: [Rect]
    private let texts: [Rect]
    private let insets: [Rect]

    init(_ page: LaidBlocks, _ weights: [Double]) {
        (self.page, self.weights) = (page, weights)
        displays = page.blocks.filter { $0.kind == .display }.map(\.rect) + page.graphics.outlines
        texts = page.blocks.filter { $0.kind == .text }.map(\.rect)
        insets = page.blocks.filter { $0.kind == .caption || $0.kind == .byline }.map(\.rect) + page.graphics.pictures
    }

    static let impossible = -99.0

    // MARK: Text from text

    func goesOn(_ text: LayoutText, from before: LayoutText) -> Double {
        let gap = text.rect.minX - before.rect.maxX
        var score = -1.0
        var isTorn = false
        if gap > -1, gap < max(6, 0.6 * before.rect.width), text.rect.minY < before.rect.maxY + 1.5, text.rect.maxY > before.rect.minY - 60 {
            // In the column to the right.
            let isHigher = text.rect.minY < before.rect.minY - 0.7
            if abs(text.rect.minY - before.rect.minY) <= 0.7 { score += 2.5 } else { score -= isHigher ? 0.5 : 0.3 }
            if text.rect.maxY < before.rect.minY { score -= 3 }
            if gap > 4.5 { score -= 1.5 }
            score += ceiling(text, before)
        } else if text.rect.isInLineX(before.rect), text.rect.minY > before.rect.maxY - 0.5 {
            // Farther down in the same column.
            let distance = text.rect.minY - before.rect.maxY
            if holdsDisplay(between: before.rect, text.rect) { return Self.impossible }
            if holdsText(between: before.rect, text.rect) { return Self.impossible }
            // Where recognition has passed over one line, the ends of the pieces say nothing of each other.
            isTorn = page.isRecognised && distance > 0.6 * page.pitch && distance < 1.8 * page.pitch && !holdsInset(between: before.rect, text.rect)
            score -= isTorn ? -0.5 : distance < 2.5 ? 0.5 : holdsInset(between: before.rect, text.rect) ? 0.5 : 2
        } else {
            return Self.impossible
        }
        let broader = abs(text.rect.width - before.rect.width)
        let isSame = broader < 0.9 || text.isSingle && text.rect.width < before.rect.width || before.isSingle
        score += isSame ? 1 : broader < 2.5 ? -1 : -4
        if abs(text.scale - before.scale) > page.precision { score -= 3 }
        if text.face >= 0, before.face >= 0, text.face != before.face { score -= 2 }
        switch isTorn ? nil : text.opensParagraph {
        case true?: score += before.words.endsSentence ? 0 : -4
        case false?: score += before.isFull ? 2.5 + (before.words.endsSentence ? 0 : 1.5) : -3
        case nil: score += before.words.endsSentence ? 0 : 2
        }
        if text.words.opensWithDateline { score -= 6 }
        if before.words.endsWithByline { score -= 4 }
        if page.graphics.separates(text.rect, before.rect) { score -= 6 }
        if page.graphics.parts(before.rect, from: text.rect) || page.graphics.parts(text.rect, from: before.rect) { score -= 4 }
        return score
    }

    /// What the headlines above two columns beside each other say.
    private func ceiling(_ text: LayoutText, _ before: LayoutText) -> Double {
        if let own = ceiling(of: text.rect) {
            return own.minX < before.rect.maxX - 0.5 ? 2 : -4
        }
        // A headline that is centred over one column heads that column.
        guard let left = ceiling(of: before.rect), left.maxX < before.rect.maxX + 0.7, left.minX > before.rect.minX - 0.7 else { return 0 }
        return abs(left.midX - before.rect.midX) < 0.7 && left.width > 0.5 * before.rect.width ? -2 : 0
    }

    /// The headline right above a column.
    private func ceiling(of text: Rect) -> Rect? {
        displays.filter { $0.maxY < text.minY + 0.5 && text.minY - $0.maxY < 4 && $0.overlapX(text) > 0.5 }.max { $0.maxY < $1.maxY }
    }

    private func holdsDisplay(between upper: Rect, _ lower: Rect) -> Bool { displays.contains { stands($0, between: upper, lower) } }
    private func holdsText(between upper: Rect, _ lower: Rect) -> Bool { texts.contains { stands($0, between: upper, lower) } }
    private func holdsInset(between upper: Rect, _ lower: Rect) -> Bool { insets.contains { stands($0, between: upper, lower) } }

    private func stands(_ rect: Rect, between upper: Rect, _ lower: Rect) -> Bool {
        rect.midY > upper.maxY && rect.midY < lower.minY && rect.overlapX(lower) > 0.5 && rect.overlapX(upper) > 0.5
    }

    // MARK: Text under a headline

    func begins(_ text: LayoutText, under head: Int, _ words: LayoutText.Words) -> Double {
        let block = page.blocks[head], rect = block.rect
        let gap = text.rect.minY - rect.maxY
        guard gap > -0.6, gap < 60 else { return Self.impossible }
        // How far the headline is from standing over the text.
        let aside = max(text.rect.minX - rect.maxX, rect.minX - text.rect.maxX)
        guard aside < 1.2 * text.rect.width else { return Self.impossible }
        if aside < -0.5, holdsText(between: rect, text.rect) || holdsDisplay(between: rect, text.rect) { return Self.impossible }
        var score = 0.0
        score += gap < 3 ? 2 : holdsInset(between: rect, text.rect) ? 1 : gap < 6 ? -0.5 : -3
        if aside > -0.5 { score -= 1.5 + (gap < 3 ? 0 : 2) }
        let offset = text.rect.minX - rect.minX
        if offset > 1.2 { score -= 3 }
        if abs(offset) < 1 { score += 1 }
        if isCentred(rect, text.rect) { score += 1.5 }
        switch text.opensParagraph {
        case true?: score += 1.5
        case false?: score -= 3
        case nil: break
        }
        if text.words.opensWithDateline { score += 2 }
        if page.graphics.separates(text.rect, rect) { score -= 6 }
        if page.graphics.parts(rect, of: rect, from: text.rect) { score -= 4 }
        // In the order of numbers, so that the sum is always the same.
        var sum = 0.0, shared = 0.0
        for term in words.terms.sorted() {
            sum += weights[term]
            if text.words.terms.contains(term) { shared += weights[term] }
        }
        return sum > 0 ? score + 3 * shared / sum : score
    }

    /// Whether the headline is centred over one to six columns that begin with the text's.
    private func isCentred(_ head: Rect, _ text: Rect) -> Bool {
        (1...6).contains { columns in
            let gutters = Double(columns - 1)
            return abs(2 * (head.midX - text.minX) - Double(columns) * text.width - gutters * 1.5) < 1 + 0.8 * gutters
        }
    }
}
