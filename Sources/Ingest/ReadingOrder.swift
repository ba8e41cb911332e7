import Newspaper

/// The order in which a reader takes the lines of a page: its headlines, then down a block of lines, on to the block
/// where its text goes on, and then to the highest block that is left.
struct ReadingOrder {
    /// A stretch of the grid in its place.
    struct Step: Hashable {
        var stretch: Int
        /// Cells from where the lines of its block begin; 0 where it does not begin further right.
        var indent: Int
    }

    /// Every stretch of the grid once.
    /// - Parameter widths: of the stretches in print, in quarters of a square.
    static func of(_ grid: PageGrid, widths: [Int], lines: [SourceLine]) -> [Step] {
        let blocks = TextBlock.all(on: grid, widths: widths, lines: lines)
        let next = Continuations.of(blocks, grid)
        let heading = headings(of: blocks, next)
        var isTaken = [Bool](repeating: false, count: blocks.count)
        for index in next.compactMap({ $0 }) + heading.joined() { isTaken[index] = true }
        var result: [Step] = []
        func take(_ index: Int) {
            result += blocks[index].members.map { member in
                Step(stretch: member, indent: max(0, grid.stretches[member].cells.lowerBound - blocks[index].edge))
            }
        }
        for start in blocks.indices where !isTaken[start] {
            heading[start].forEach(take)
            var block: Int? = start
            while let index = block {
                take(index)
                block = next[index]
            }
        }
        return result
    }

    /// For the first block of each text the blocks of display type above it, from above: those that have nothing but
    /// their like between them and the text's columns.
    private static func headings(of blocks: [TextBlock], _ next: [Int?]) -> [[Int]] {
        var heading = [[Int]](repeating: [], count: blocks.count)
        let continued = Set(next.compactMap { $0 })
        /// The columns that a text fills, from its first block.
        var reach: [(first: Int, rows: Int, cells: Range<Int>)] = []
        for first in blocks.indices where blocks[first].isBody && !continued.contains(first) {
            var (block, cells) = (first, blocks[first].cells)
            while let further = next[block] {
                let own = blocks[further].cells
                cells = min(cells.lowerBound, own.lowerBound)..<max(cells.upperBound, own.upperBound)
                block = further
            }
            reach.append((first, blocks[first].rows.lowerBound, cells))
        }
        for index in blocks.indices where !blocks[index].isBody && !continued.contains(index) && next[index] == nil {
            let block = blocks[index]
            let below = reach.filter {
                $0.rows > block.rows.upperBound && $0.rows - block.rows.upperBound <= 12
                    && $0.cells.lowerBound <= block.cells.lowerBound + 1 && $0.cells.upperBound > block.cells.lowerBound
                    && $0.cells.upperBound + 2 >= block.cells.upperBound
            }
            let nearest = below.map(\.rows).min() ?? 0
            if let text = below.filter({ $0.rows <= nearest + 2 }).max(by: { $0.cells.lowerBound < $1.cells.lowerBound }) {
                heading[text.first].append(index)
            }
        }
        return heading
    }
}
