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
