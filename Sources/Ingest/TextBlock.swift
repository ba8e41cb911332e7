import Newspaper

/// Lines of one column without a larger gap between them.
struct TextBlock {
    /// Stretches of the grid, from above.
    var members: [Int]
    var rows: ClosedRange<Int>
    /// From where its lines begin, indents aside, to where the longest ends.
    var cells: Range<Int>
    /// How wide a full line is in print, in quarters of a square.
    var width: Int
    /// Running text, rather than a headline or a line on its own.
    var isBody: Bool
    /// Its last line fills the column and ends no sentence.
    var isUnfinished: Bool
    /// Its first words are those with which news begin.
    var beginsText: Bool
    /// Its last line ends with a stop or a bracket.
    var endsSentence: Bool
    /// Its first line goes on in a sentence: it has no indent, and it fills the column or ends the paragraph.
    var isContinuation: Bool

    var edge: Int { cells.lowerBound }

    /// The blocks of a page, from above. Every stretch is in exactly one.
    static func all(on grid: PageGrid, widths: [Int], lines: [SourceLine]) -> [TextBlock] {
        let setter = Setter(grid: grid, widths: widths, lines: lines)
        let blocks = grid.stacks().flatMap(setter.blocks)
            .sorted { ($0.rows.lowerBound, $0.edge, $0.members[0]) < ($1.rows.lowerBound, $1.edge, $1.members[0]) }
        return signed(blocks, grid)
    }

    /// The blocks with names that stand right below a text, within its column, added to it. Digits and narrow letters make
    /// a column up to half as many cells again as squares.
    private static func signed(_ blocks: [TextBlock], _ grid: PageGrid) -> [TextBlock] {
        var result: [TextBlock] = []
        for block in blocks {
            let isName = block.members.count == 1 && !block.isBody && grid.stretches[block.members[0]].last.closesBracket
            let above = !isName ? [] : result.indices.filter {
                result[$0].isBody && (1...3).contains(block.rows.lowerBound - result[$0].rows.upperBound)
                    && result[$0].edge <= block.edge + 1
                    && block.edge < result[$0].edge + result[$0].width * 3 / (2 * TypeMeasure.square)
            }
            if let text = above.max(by: { result[$0].edge < result[$1].edge }) {
                result[text].members += block.members
                result[text].rows = result[text].rows.lowerBound...block.rows.upperBound
                result[text].isUnfinished = false
            } else {
                result.append(block)
            }
        }
        return result
    }

    /// What makes blocks of columns.
    private struct Setter {
        let grid: PageGrid
        let widths: [Int]
        let lines: [SourceLine]

        /// Parts a column where the step from line to line is wider than around it, unless the text plainly runs on,
        /// and where lines of display type stand above running text.
        func blocks(of column: [Int]) -> [TextBlock] {
            let steps = zip(column, column.dropFirst()).map { grid.stretches[$1].row - grid.stretches[$0].row }
            let usual = steps.indices.map { at in
                let around = steps[max(0, at - 4)..<min(steps.count, at + 5)].sorted()
                return around[around.count / 2]
            }
            var parts = [[column[0]]]
            for at in steps.indices {
                let runsOn = steps[at] <= 4 && doesRunOn(column[at], column[at + 1])
                if steps[at] > max(usual[at], 2), !runsOn { parts.append([]) }
                parts[parts.count - 1].append(column[at + 1])
            }
            return parts.flatMap { part in withoutDisplay(part).map(block) }
        }

        /// Parts lines of display type from the running text below them, and from text that ends above them.
        private func withoutDisplay(_ column: [Int]) -> [[Int]] {
            let width = fullWidth(of: column)
            let edge = edge(of: column)
            let isText = runningText(in: column, width: width, edge: edge)
            var parts = [[column[0]]]
            var partIsText = isText[0]
            for at in column.indices.dropFirst() {
                let step = grid.stretches[column[at]].row - grid.stretches[column[at - 1]].row
                let isOver = step > 2 || step == 2 && !isUnfinished(column[at - 1], width: width, edge: edge)
                if partIsText != isText[at], isText[at] || isOver {
                    parts.append([])
                    partIsText = isText[at]
                }
                parts[parts.count - 1].append(column[at])
            }
            return parts
        }

        /// Whether two lines are of one sentence by their shape.
        private func doesRunOn(_ upper: Int, _ lower: Int) -> Bool {
            let shift = grid.stretches[lower].cells.lowerBound - grid.stretches[upper].cells.lowerBound
            let wider = widths[upper] + (shift <= -2 ? TypeMeasure.indent : 0) - widths[lower]
            return !grid.stretches[upper].last.endsSentence && shift <= 1
                && (abs(wider) <= TypeMeasure.square || wider > 0 && endsParagraph(lower))
        }

        private func block(_ members: [Int]) -> TextBlock {
            let stretches = members.map { grid.stretches[$0] }
            let width = fullWidth(of: members)
            let edge = edge(of: members)
            let end = stretches.map(\.cells.upperBound).max() ?? edge
            let first = stretches[0]
            let opensBracket = "（(".unicodeScalars.contains(lines[first.line].text[first.range.lowerBound])
            let hasStops = stretches.contains { lines[$0.line].text[$0.range].contains { $0 == "，" || $0 == "。" } }
            return TextBlock(
                members: members, rows: first.row...stretches[stretches.count - 1].row, cells: edge..<max(end, edge + 1),
                width: width, isBody: width >= 6 * TypeMeasure.square && stretches.count >= 2 && hasStops,
                isUnfinished: isUnfinished(members[members.count - 1], width: width, edge: edge),
                beginsText: beginsText(members[0]),
                endsSentence: endsParagraph(members[members.count - 1]),
                isContinuation: first.cells.lowerBound <= edge + 1 && !opensBracket
                    && (isFull(members[0], width: width, edge: edge) || endsParagraph(members[0])))
        }

        /// Which lines of a column are of running text: those that fill it, and the last ones of paragraphs. But a
        /// paragraph ends with a stop, so lines right above a new one that end with none are a headline, however wide.
        private func runningText(in column: [Int], width: Int, edge: Int) -> [Bool] {
            let isIndented = column.map { grid.stretches[$0].cells.lowerBound >= edge + 2 }
            var isText: [Bool] = []
            for (at, index) in column.enumerated() {
                isText.append(
                    beginsText(index) || isFull(index, width: width, edge: edge)
                        || endsParagraph(index) && (isText.last ?? !isIndented[at] || isIndented[at]))
            }
            for at in column.indices.dropFirst() where isText[at] && (isIndented[at] || beginsText(column[at])) {
                var line = at - 1
                while line >= max(0, at - 4), !hasStop(column[line]), !beginsText(column[line]) {
                    isText[line] = false
                    if line > 0, grid.stretches[column[line]].row - grid.stretches[column[line - 1]].row > 2 { break }
                    line -= 1
                }
            }
            return isText
        }

        private func hasStop(_ index: Int) -> Bool {
            let stretch = grid.stretches[index]
            return endsParagraph(index)
                || lines[stretch.line].text[stretch.range].contains { "，。；：".unicodeScalars.contains($0) }
        }

        private func edge(of members: [Int]) -> Int {
            members.map { grid.stretches[$0].cells.lowerBound }.sorted()[members.count / 4]
        }

        /// The width that a quarter of the lines reach.
        private func fullWidth(of members: [Int]) -> Int {
            members.map { widths[$0] }.sorted()[members.count * 3 / 4]
        }

        private func isFull(_ index: Int, width: Int, edge: Int) -> Bool {
            (width - 6...width + 2 * TypeMeasure.square).contains(filled(index, edge: edge))
        }

        /// How far from the edge of its column a line reaches.
        private func filled(_ index: Int, edge: Int) -> Int {
            widths[index] + (grid.stretches[index].cells.lowerBound >= edge + 2 ? TypeMeasure.indent : 0)
        }

        private func beginsText(_ index: Int) -> Bool {
            let stretch = grid.stretches[index]
            return ["本报讯", "新华社"].contains { lines[stretch.line].text[stretch.range].starts(with: $0.unicodeScalars) }
        }

        private func endsParagraph(_ index: Int) -> Bool {
            let last = grid.stretches[index].last
            return last.endsSentence || last.closesBracket
        }

        /// Whether the text goes on behind a line: it fills the column, ends no sentence and is not signed.
        private func isUnfinished(_ index: Int, width: Int, edge: Int) -> Bool {
            let stretch = grid.stretches[index]
            if stretch.last.endsSentence || filled(index, edge: edge) < width - 2 * TypeMeasure.square { return false }
            guard stretch.last.closesParenthesis else { return true }
            let text = lines[stretch.line].text[stretch.range]
            guard let open = text.lastIndex(where: \.opensParenthesis) else { return true }
            return open > text.startIndex && !text[open - 1].isBlank && !text[open - 1].endsSentence
        }
    }
}

extension PageGrid {
    /// Stretches that stand below one another with nothing else beside them in between: the lines of one column as
    /// far as nothing spans it. Every stretch is in exactly one.
    /// - Complexity: O(stretches × stretches of a row)
    func stacks() -> [[Int]] {
        let below = stretches.indices.map { overlapping($0, step: 1) }
        let above = stretches.indices.map { overlapping($0, step: -1) }
        var stacks: [[Int]] = []
        /// Where the lines of each stack begin and end.
        var cells: [Range<Int>] = []
        var stackOf = [Int](repeating: 0, count: stretches.count)
        for index in stretches.indices {
            let own = stretches[index].cells
            if let upper = above[index], below[upper] == index {
                let stack = stackOf[upper]
                let (start, end) = (cells[stack].lowerBound, cells[stack].upperBound)
                if abs(own.lowerBound - stretches[upper].cells.lowerBound) <= Self.slack
                    || own.lowerBound >= start - 1 && own.upperBound <= end + 4
                {
                    stacks[stack].append(index)
                    cells[stack] = min(start, own.lowerBound)..<max(end, own.upperBound)
                    stackOf[index] = stack
                    continue
                }
            }
            stackOf[index] = stacks.count
            stacks.append([index])
            cells.append(own)
        }
        return stacks
    }

    /// The only stretch in the nearest row, downwards or upwards, that has any in its way.
    private func overlapping(_ index: Int, step: Int) -> Int? {
        let stretch = stretches[index]
        for distance in 1...Self.reach {
            let inTheWay = indices(inRow: stretch.row + step * distance).filter {
                stretches[$0].cells.overlaps(stretch.cells)
                    || abs(stretches[$0].cells.lowerBound - stretch.cells.lowerBound) <= Self.slack
            }
            if !inTheWay.isEmpty { return inTheWay.count == 1 ? inTheWay[0] : nil }
        }
        return nil
    }
}
