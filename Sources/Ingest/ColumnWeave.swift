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
    /// - Complexity: O(scalars × log scalars + stretches × stretches of a row + blocks³); what is too large for a newspaper page
    ///   counts as not woven.
    static func unwoven(_ lines: [SourceLine]) -> [SourceLine]? {
        guard mayBeWoven(lines) else { return nil }
        let found = PageGrid(lines)
        guard found.stretches.count <= 20_000, isWoven(found) else { return nil }
        var gutters = Gutters(found, lines)
        let cut = PageGrid(gutters.cut(), pitch: found.pitch)
        let grid = PageGrid(Gutters.joined(cut, lines), pitch: found.pitch)
        let widths = grid.stretches.map { gutters.measure.width(of: lines[$0.line].text[$0.range]) }
        return ReadingOrder.of(grid, widths: widths, lines: lines).map { step in
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
        guard (8...5000).contains(lines.count), lines.allSatisfy({ $0.text.count <= 2000 }),
            lines.reduce(0, { $0 + $1.text.count }) <= 300_000
        else { return false }
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
}
