import Newspaper

/// Which block of a page goes on in which other: below, where a picture parts a column, or at the head of a column
/// further right. What goes best together on the whole page is believed.
struct Continuations {
    private let blocks: [TextBlock]
    /// Rows on which a block has lines, from above.
    private let rows: [[Int]]

    /// What the weakest link still costs.
    private static let limit = 300
    /// More blocks than any newspaper page has.
    private static let mostBlocks = 600

    /// For each block the one where its text goes on, or nil. No block is gone on to twice, and no text in a circle.
    static func of(_ blocks: [TextBlock], _ grid: PageGrid) -> [Int?] {
        guard blocks.count <= mostBlocks else { return Array(repeating: nil, count: blocks.count) }
        return Continuations(blocks: blocks, rows: blocks.map { $0.members.map { grid.stretches[$0].row } }).all()
    }

    private func all() -> [Int?] {
        let bodies = blocks.indices.filter { blocks[$0].isBody || blocks[$0].isContinuation && blocks[$0].endsSentence }
        let costs = bodies.map { from in blocks.indices.map { cost(from: from, to: $0) } }
        let best = Assignment.best(costs.map { $0.map { Double(Self.limit - ($0 ?? Self.limit + 1)) } })
        var next = [Int?](repeating: nil, count: blocks.count)
        let links = bodies.indices.compactMap { row in best[row].map { (cost: costs[row][$0] ?? 0, from: bodies[row], to: $0) } }
        for link in links.sorted(by: { ($0.cost, $0.from) < ($1.cost, $1.from) }) {
            var end = link.to
            while let further = next[end] { end = further }
            if end != link.from { next[link.from] = link.to }
        }
        return next
    }

    /// What speaks against the text of one block going on in another, nil where it cannot.
    private func cost(from: Int, to: Int) -> Int? {
        let (a, b) = (blocks[from], blocks[to])
        guard from != to, a.isUnfinished == b.isContinuation, !b.beginsText, b.isBody || isTail(b, of: a) else { return nil }
        let cost = abs(b.edge - a.edge) <= 4 ? costDown(a, b) : costAcross(from, to)
        return cost.flatMap { $0 < Self.limit ? $0 : nil }
    }

    /// The text goes on below, in the same column.
    private func costDown(_ a: TextBlock, _ b: TextBlock) -> Int? {
        let gap = b.rows.lowerBound - a.rows.upperBound
        guard gap > 0, abs(a.width - b.width) <= 10 || !b.isBody else { return nil }
        let isBetween = { (other: TextBlock) in
            other.rows.lowerBound > a.rows.upperBound && other.rows.upperBound < b.rows.lowerBound
                && other.cells.overlaps(a.cells)
        }
        if a.isUnfinished {
            guard gap <= 16, !blocks.contains(where: { $0.isBody && isBetween($0) }) else { return nil }
            return gap <= 3 ? gap * 5 : 60 + gap * 4
        }
        // With no headline in between, a new paragraph needs a text that it belongs to.
        guard gap <= 12, !blocks.contains(where: isBetween) else { return nil }
        return gap <= 3 ? gap * 20 : 230 + gap * 5
    }

    /// The text goes on at the head of a column further right.
    private func costAcross(_ from: Int, _ to: Int) -> Int? {
        let (a, b) = (blocks[from], blocks[to])
        let shift = b.edge - a.edge
        guard shift >= 8, b.rows.lowerBound <= a.rows.upperBound else { return nil }
        // The columns of one text are equally wide and set on the same lines.
        let differenceInWidth = b.members.count >= 3 ? abs(a.width - b.width) : max(0, b.width - a.width)
        guard differenceInWidth <= 12 else { return nil }
        let doOverlap = a.rows.overlaps(b.rows)
        let offLine = doOverlap ? 10 - sharedRows(from, to) * 10 / min(rows[from].count, rows[to].count) : 5
        let between = blocks.filter {
            $0.isBody && $0.edge > a.edge + 4 && $0.edge < b.edge - 4 && $0.rows.overlaps(a.rows) && $0.rows.overlaps(b.rows)
        }.count
        let drop = b.rows.lowerBound - a.rows.lowerBound
        let likeness = differenceInWidth * 5 + offLine * 5 + between * 60 + shift
        if a.isUnfinished { return 10 + min(abs(drop) * 5, 130) + likeness }
        // Between paragraphs only the shape tells: columns of one article end level, the first below its headline.
        let drag = b.rows.upperBound - a.rows.upperBound
        guard doOverlap, between == 0, !isHeaded(to), (-1...8).contains(drop), drag <= 1, offLine <= 3 else { return nil }
        return 160 + likeness - min(drag, 0) * 5
    }

    /// On how many rows both blocks have lines.
    private func sharedRows(_ a: Int, _ b: Int) -> Int {
        var (count, at) = (0, 0)
        for row in rows[a] {
            while at < rows[b].count, rows[b][at] < row { at += 1 }
            if at < rows[b].count, rows[b][at] == row { count += 1 }
        }
        return count
    }

    /// Whether a block is no more than the last words of a text.
    private func isTail(_ tail: TextBlock, of text: TextBlock) -> Bool {
        tail.members.count <= 2 && tail.isContinuation && tail.endsSentence && tail.width <= text.width + 6
    }

    /// Whether display type stands right above a block and no further left: a text begins there.
    private func isHeaded(_ index: Int) -> Bool {
        let block = blocks[index]
        return blocks.contains {
            !$0.isBody && (1...6).contains(block.rows.lowerBound - $0.rows.upperBound) && $0.cells.overlaps(block.cells)
                && $0.edge >= block.edge - 1
        }
    }
}
