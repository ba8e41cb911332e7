import Newspaper

/// The order in which a reader takes the lines of a page: down a block of lines, on to the block where its text goes
/// on, and then to the highest block that is left.
struct ReadingOrder {
    /// Lines of one column without a larger gap between them.
    private struct Block {
        var members: [Int]
        var rows: ClosedRange<Int>
        /// The cell where its lines begin, indents aside.
        var edge: Int
        /// Running text, rather than a headline or a line on its own.
        var isBody: Bool
        /// Its last line fills the column and ends no sentence.
        var isUnfinished: Bool
        /// Its first line has no indent.
        var isContinuation: Bool
    }

    /// That the text of one block goes on in another, both by index; the cheapest is believed first.
    private struct Link: Comparable {
        var cost: Int
        var from: Int
        var to: Int

        static func < (a: Link, b: Link) -> Bool { (a.cost, a.from, a.to) < (b.cost, b.from, b.to) }
    }

    /// A stretch of the grid in its place.
    struct Step: Hashable {
        var stretch: Int
        /// Cells from where the lines of its block begin; 0 where it does not begin further right.
        var indent: Int
    }

    /// Every stretch of the grid once.
    static func of(_ grid: PageGrid) -> [Step] {
        let order = ReadingOrder(grid: grid)
        var blocks = grid.columns().flatMap { order.blocks(of: $0) }
        blocks.sort { ($0.rows.lowerBound, $0.edge, $0.members[0]) < ($1.rows.lowerBound, $1.edge, $1.members[0]) }
        let next = order.continuations(of: blocks)
        let continued = Set(next.compactMap { $0 })
        var result: [Step] = []
        for start in blocks.indices where !continued.contains(start) {
            var block: Int? = start
            while let index = block {
                result += blocks[index].members.map { member in
                    Step(stretch: member, indent: max(0, grid.stretches[member].cells.lowerBound - blocks[index].edge))
                }
                block = next[index]
            }
        }
        return result
    }

    private let grid: PageGrid

    // MARK: Blocks

    /// Parts a column where the step from line to line is wider than around it, unless the text plainly runs on.
    private func blocks(of column: [Int]) -> [Block] {
        let width = grid.usualWidth(of: column)
        let steps = zip(column, column.dropFirst()).map { grid.stretches[$1].row - grid.stretches[$0].row }
        var parts = [[column[0]]]
        for (at, step) in steps.enumerated() {
            let around = steps[max(0, at - 4)..<min(steps.count, at + 5)].sorted()
            let (upper, lower) = (grid.stretches[column[at]], grid.stretches[column[at + 1]])
            let runsOn =
                step <= 4 && isUnfinished(upper, width: width) && lower.cells.lowerBound <= upper.cells.lowerBound + 1
            if step > max(around[around.count / 2], 2), !runsOn { parts.append([]) }
            parts[parts.count - 1].append(column[at + 1])
        }
        return parts.map(block)
    }

    private func block(_ members: [Int]) -> Block {
        let lines = members.map { grid.stretches[$0] }
        let width = grid.usualWidth(of: members)
        let edge = lines.map(\.cells.lowerBound).sorted()[lines.count / 4]
        return Block(
            members: members, rows: lines[0].row...lines[lines.count - 1].row, edge: edge,
            isBody: lines.count >= 2 && width >= 8, isUnfinished: isUnfinished(lines[lines.count - 1], width: width),
            isContinuation: lines[0].cells.lowerBound <= edge + 1)
    }

    private func isUnfinished(_ line: PageGrid.Stretch, width: Int) -> Bool {
        if line.last.endsSentence || line.last.closesBracket || ":：;；".unicodeScalars.contains(line.last) { return false }
        return line.cells.count * 5 >= width * 3
    }

    // MARK: Links

    /// For each block the one where its text goes on, or nil. No block is gone on to twice, and no text in a circle.
    private func continuations(of blocks: [Block]) -> [Int?] {
        var links: [Link] = []
        let bodies = blocks.indices.filter { blocks[$0].isBody }
        for from in bodies {
            for to in bodies where from != to {
                if let cost = cost(of: blocks[from], to: blocks[to]) { links.append(Link(cost: cost, from: from, to: to)) }
            }
        }
        var next = [Int?](repeating: nil, count: blocks.count)
        var isTaken = [Bool](repeating: false, count: blocks.count)
        for link in links.sorted() where next[link.from] == nil && !isTaken[link.to] {
            var end = link.to
            while let further = next[end] { end = further }
            guard end != link.from else { continue }
            next[link.from] = link.to
            isTaken[link.to] = true
        }
        return next
    }

    /// What speaks against the text of `a` going on in `b`, nil where it cannot: across a small gap in the same
    /// column, or at the head of a column further right that stands beside it.
    private func cost(of a: Block, to b: Block) -> Int? {
        let shift = b.edge - a.edge
        let gap = b.rows.lowerBound - a.rows.upperBound
        if abs(shift) <= 4, gap > 0 {
            return a.isUnfinished == b.isContinuation && gap <= (a.isUnfinished ? 5 : 3) ? gap * 20 : nil
        }
        guard shift >= 8, a.rows.overlaps(b.rows), a.isUnfinished == b.isContinuation else { return nil }
        let drop = b.rows.lowerBound - a.rows.lowerBound
        if a.isUnfinished { return 10 + min(abs(drop) * 5, 130) + shift }
        // Between paragraphs only the shape tells: columns of one article end level, the first below its headline.
        return (0...8).contains(drop) && abs(b.rows.upperBound - a.rows.upperBound) <= 1 ? 160 + shift : nil
    }
}
