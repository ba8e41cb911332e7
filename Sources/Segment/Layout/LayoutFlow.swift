import Newspaper

/// What goes on from what: each piece of running text from a headline, from another piece, or from nothing. All of it is
/// one assignment, so that no headline and no piece has two that go on from it, and the page as a whole is likeliest.
struct LayoutFlow: Sendable {
    /// A run of pieces that make one body, in the order of reading.
    struct Chain: Sendable {
        /// Indices into the page's blocks.
        var blocks: [Int]
        /// The block of display type that heads it.
        var head: Int?
        /// By how much, in log-odds, its least sure seam beats the next best choice; and its headline.
        var margin: Double
        var headMargin: Double
    }

    private(set) var chains: [Chain] = []
    private let texts: [LayoutText]
    private let heads: [Int]

    /// - Parameters:
    ///   - words: of each block.
    ///   - weights: of each term, by its rarity on the page.
    init(_ page: LaidBlocks, _ words: [LayoutText.Words], weights: [Double]) {
        let style = LayoutStyle(page)
        let blocks = page.blocks
        texts = blocks.indices.filter { blocks[$0].kind == .text }.map { LayoutText($0, page, style, words[$0]) }
        heads = blocks.indices.filter { blocks[$0].kind == .display }
        let columns = heads.count + texts.count
        var scores = [Double](repeating: -1, count: texts.count * columns)
        let evidence = FlowEvidence(page, weights)
        for (row, text) in texts.enumerated() {
            for (column, head) in heads.enumerated() {
                scores[row * columns + column] = evidence.begins(text, under: head, words[head])
            }
            for (column, before) in texts.enumerated() where column != row {
                scores[row * columns + heads.count + column] = evidence.goesOn(text, from: before)
            }
        }
        let matches = Assignment.best(scores, rows: texts.count, columns: columns)
        link(matches, scores, columns)
    }

    private mutating func link(_ matches: [Int?], _ scores: [Double], _ columns: Int) {
        var next = [Int?](repeating: nil, count: texts.count)
        var starts: [Int] = []
        for (row, match) in matches.enumerated() {
            if let match, match >= heads.count { next[match - heads.count] = row } else { starts.append(row) }
        }
        /// By how much the choice of a row beats its next best one.
        func margin(_ row: Int) -> Double {
            let own = matches[row].map { scores[row * columns + $0] } ?? 0
            let rivals = (0..<columns).filter { $0 != matches[row] }.map { scores[row * columns + $0] }
            return own - max(matches[row] == nil ? -Self.certain : 0, rivals.max() ?? -Self.certain)
        }
        var isTaken = texts.map { _ in false }
        // Pieces smaller than any type may go on from each other in a ring: it is cut at its first one.
        for start in starts + texts.indices where !isTaken[start] {
            let head = matches[start].flatMap { $0 < heads.count ? heads[$0] : nil }
            var chain = Chain(blocks: [texts[start].block], head: head, margin: Self.certain, headMargin: margin(start))
            isTaken[start] = true
            var at = start
            while let row = next[at], !isTaken[row] {
                isTaken[row] = true
                chain.blocks.append(texts[row].block)
                chain.margin = min(chain.margin, margin(row))
                at = row
            }
            chain.margin = min(chain.margin, chain.headMargin)
            chains.append(chain)
        }
    }

    /// A margin that nothing is surer than.
    static let certain = 8.0
}

/// How the page sets its paragraphs.
struct LayoutStyle: Sendable {
    /// Whether first lines are indented.
    let indents: Bool

    init(_ page: LaidBlocks) {
        var lines = 0, indented = 0
        for block in page.blocks where block.kind == .text && block.lines.count > 3 {
            for line in block.lines where page.lines[line].rect.minX - block.rect.minX < LaidBlocks.deepestIndent {
                lines += 1
                if page.lines[line].rect.minX - block.rect.minX > Self.leastIndent { indented += 1 }
            }
        }
        indents = indented * 25 > lines
    }

    /// In squares.
    static let leastIndent = 0.8
}

/// A piece of running text, as its ends look.
struct LayoutText: Sendable {
    /// What a block says: its vocabulary, by rarity, and how it opens and closes.
    struct Words: Sendable {
        /// Bigrams, by their numbers in the page's vocabulary.
        var terms: Set<Int>
        var opensWithDateline: Bool
        var endsWithByline: Bool
        var endsSentence: Bool
    }

    /// Index into the page's blocks.
    let block: Int
    let rect: Rect
    let scale: Double
    let face: Int
    let words: Words
    /// Whether the first line begins a paragraph; nil where nothing tells.
    let opensParagraph: Bool?
    /// Whether the last line reaches the column's right edge.
    let isFull: Bool
    let isSingle: Bool

    init(_ block: Int, _ page: LaidBlocks, _ style: LayoutStyle, _ words: Words) {
        let value = page.blocks[block]
        (self.block, rect, scale, face, self.words) = (block, page.column(of: block), value.scale, value.face, words)
        let first = page.lines[value.lines[0]].rect, last = page.lines[value.lines[value.lines.count - 1]].rect
        isSingle = value.lines.count == 1
        let indent = first.minX - rect.minX
        let isColumnKnown = value.lines.count > 1 || rect.minX < value.rect.minX - 0.3 || indent > 0.3
        opensParagraph = style.indents && isColumnKnown ? indent > LayoutStyle.leastIndent : nil
        isFull = last.maxX > rect.maxX - 1.3
    }
}

extension LaidBlocks {
    /// The column that a block of text stands in: of one with few lines the column above or below it tells.
    func column(of index: Int) -> Rect {
        let block = blocks[index]
        guard block.lines.count < 4 else { return block.rect }
        let fellow = blocks.filter {
            $0.kind == .text && $0.lines.count >= 4 && abs($0.scale - block.scale) < 0.05 && $0.rect.minX < block.rect.minX + 0.5
                && $0.rect.minX > block.rect.minX - Self.deepestIndent && $0.rect.maxX > block.rect.maxX - 0.8
                && -$0.rect.overlapY(block.rect) < 12
        }.min { -$0.rect.overlapY(block.rect) < -$1.rect.overlapY(block.rect) }
        guard let fellow else { return block.rect }
        var rect = block.rect
        (rect.minX, rect.maxX) = (min(rect.minX, fellow.rect.minX), max(rect.maxX, fellow.rect.maxX))
        return rect
    }
}

/// What speaks for and against a piece of text going on from another or standing under a headline: in log-odds against its
/// beginning an article that has no headline. Distances are squares of body type.
struct FlowEvidence: Sendable {
    private let page: LaidBlocks
    private let weights: [Double]
    private let displays: [Rect]
    private let texts: [Rect]
    private let insets: [Rect]

    init(_ page: LaidBlocks, _ weights: [Double]) {
        (self.page, self.weights) = (page, weights)
        displays = page.blocks.filter { $0.kind == .display }.map(\.rect)
        texts = page.blocks.filter { $0.kind == .text }.map(\.rect)
        insets = page.blocks.filter { $0.kind == .caption || $0.kind == .byline }.map(\.rect) + page.pictures
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
