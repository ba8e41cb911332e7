import Newspaper

/// Undoes what layout-keeping extractors do to a page (`pdftotext -layout` and its like): they print columns side by
/// side, so that one line of the dump holds a line of every column.
///
/// The lines are cut where gaps run down the page, and the pieces follow one another column by column. A page
/// without columns side by side stays as it is.
enum ColumnWeave {
    /// The pieces in reading order, or nil where the page is not woven. A piece has the number of its line, and its
    /// `column` says where in the line it begins; `blankLinesBefore` counts the empty rows above it in its own
    /// column. White space before a piece is its indent within the column. Together the pieces hold every printed character exactly once.
    /// - Complexity: O(scalars + stretches × stretches of a row + blocks²); what is too large for a newspaper page
    ///   counts as not woven.
    static func unwoven(_ lines: [SourceLine]) -> [SourceLine]? {
        guard mayBeWoven(lines) else { return nil }
        let found = PageGrid(lines)
        guard found.stretches.count <= 20_000, isWoven(found) else { return nil }
        let cut = PageGrid(cutAtNarrowGutters(found, lines), pitch: found.pitch)
        let grid = PageGrid(rejoined(cut, lines), pitch: found.pitch)
        return ReadingOrder.of(grid).map { step in
            let stretch = grid.stretches[step.stretch]
            let line = lines[stretch.line]
            let start = grid.start(of: stretch, in: line.text, withIndent: step.indent)
            return SourceLine(
                number: line.number, column: line.column + start,
                text: Scalars(line.text[start..<stretch.range.upperBound]),
                blankLinesBefore: grid.blankRows(above: step.stretch))
        }
    }

    // MARK: Is it woven?

    /// The quick answer, no for nearly every page: whether a quarter of the lines have a gap inside.
    private static func mayBeWoven(_ lines: [SourceLine]) -> Bool {
        guard (8...5000).contains(lines.count), lines.allSatisfy({ $0.text.count <= 2000 }) else { return false }
        return lines.filter { hasGap($0.text) }.count * 4 >= lines.count
    }

    private static func hasGap(_ text: Scalars) -> Bool {
        var blanks = 0
        var hasBegun = false
        for scalar in text {
            if scalar.isBlank {
                blanks += scalar == "\t" ? 2 : 1
            } else {
                if hasBegun && blanks >= 2 { return true }
                (hasBegun, blanks) = (true, 0)
            }
        }
        return false
    }

    /// Whether most of the text stands in columns of running text that have another beside them. A table's columns
    /// are too narrow, a folio's parts too short to count.
    private static func isWoven(_ grid: PageGrid) -> Bool {
        var columnsInRow: [Int: Int] = [:]
        for column in grid.columns() where column.count >= 4 && grid.usualWidth(of: column) >= 6 {
            for index in column { columnsInRow[grid.stretches[index].row, default: 0] += 1 }
        }
        let beside = columnsInRow.values.filter { $0 > 1 }.reduce(0, +)
        return beside >= 16 && beside * 5 >= grid.stretches.count * 2
    }

    // MARK: Cutting

    /// Cuts where an overfull line leaves a column only one cell of gutter: at a blank behind which several lines
    /// near by begin, and which hardly any crosses.
    private static func cutAtNarrowGutters(_ grid: PageGrid, _ lines: [SourceLine]) -> [PageGrid.Stretch] {
        grid.stretches.flatMap { stretch -> [PageGrid.Stretch] in
            guard stretch.cells.count >= 16 else { return [stretch] }
            let near = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].flatMap { grid.indices(inRow: stretch.row + $0) }
                .map { grid.stretches[$0].cells }.filter { $0.count >= 6 }
            var pieces = [stretch]
            for word in grid.words(of: stretch, in: lines[stretch.line].text) {
                let piece = pieces[pieces.count - 1]
                guard word.cell - piece.cells.lowerBound >= 6, piece.cells.upperBound - word.cell > 3 else { continue }
                let beginning = near.filter { abs($0.lowerBound - word.cell) <= 1 }.count
                let crossing = near.filter { $0.lowerBound < word.cell - 2 && $0.upperBound > word.cell + 1 }.count
                guard beginning >= 3, crossing * 2 <= beginning else { continue }
                pieces.removeLast()
                pieces += piece.cut(before: word, in: lines[stretch.line].text)
            }
            return pieces
        }
    }

    /// Joins what gaps parted without any column beginning there: the parts of a folio line, a name at the right end
    /// of its paragraph's last line, a headline set with wide spaces.
    private static func rejoined(_ grid: PageGrid, _ lines: [SourceLine]) -> [PageGrid.Stretch] {
        var isAlone = [Bool](repeating: false, count: grid.stretches.count)
        var end = [Int](repeating: 0, count: grid.stretches.count)
        for column in grid.columns() {
            let right = column.map { grid.stretches[$0].cells.upperBound }.max() ?? 0
            for index in column { (isAlone[index], end[index]) = (column.count == 1, right) }
        }
        let isFolio = lines.map { Folio($0.text) != nil }
        var joined: [PageGrid.Stretch] = []
        var columnEnd = 0
        for (index, stretch) in grid.stretches.enumerated() {
            if let left = joined.last, left.line == stretch.line,
                isFolio[stretch.line]
                    || isAlone[index]
                        && (stretch.cells.upperBound <= columnEnd + 2
                            || stretch.cells.lowerBound - left.cells.upperBound <= 4)
            {
                joined[joined.count - 1] = left.joined(with: stretch)
            } else {
                joined.append(stretch)
                columnEnd = end[index]
            }
        }
        return joined
    }
}
