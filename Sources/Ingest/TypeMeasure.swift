import Newspaper

/// How wide text is in print, in quarters of a square: what tells that two lines fill one column, though a line of
/// digits takes more cells of the dump than a line of characters.
struct TypeMeasure {
    static let square = 4
    /// What the first line of a paragraph is indented by.
    static let indent = 2 * square

    /// Whether the page sets its punctuation on half squares, as many papers do to close up their columns.
    private var punctuationIsNarrow = false

    /// Measures so that more lines are as wide as the line above them.
    init(_ grid: PageGrid, _ lines: [SourceLine]) {
        let narrow = TypeMeasure(punctuationIsNarrow: true)
        let wide = TypeMeasure(punctuationIsNarrow: false)
        var (agreeingNarrow, agreeingWide) = (0, 0)
        for stretch in grid.stretches where stretch.range.count >= 10 {
            guard
                let above = grid.indices(inRow: stretch.row - 1).lazy.map({ grid.stretches[$0] })
                    .first(where: { $0.cells.lowerBound == stretch.cells.lowerBound && $0.range.count >= 10 })
            else { continue }
            let (text, textAbove) = (lines[stretch.line].text, lines[above.line].text)
            if abs(narrow.width(of: text[stretch.range]) - narrow.width(of: textAbove[above.range])) <= 2 { agreeingNarrow += 1 }
            if abs(wide.width(of: text[stretch.range]) - wide.width(of: textAbove[above.range])) <= 2 { agreeingWide += 1 }
        }
        self = agreeingNarrow > agreeingWide ? narrow : wide
    }

    private init(punctuationIsNarrow: Bool) { self.punctuationIsNarrow = punctuationIsNarrow }

    func width(of text: ArraySlice<Unicode.Scalar>) -> Int {
        text.indices.reduce(0) { $0 + advance(text, at: $1) }
    }

    /// What the scalar at an index adds. A blank beside a digit is a quarter of a square, one between words half, and
    /// those between letter-spaced characters only justify the line.
    func advance(_ text: ArraySlice<Unicode.Scalar>, at index: Int) -> Int {
        let scalar = text[index]
        if scalar.isBlank {
            func isBlank(_ index: Int) -> Bool { text.indices.contains(index) && text[index].isBlank }
            func isNarrow(_ index: Int) -> Bool { text.indices.contains(index) && text[index].halfWidths < 2 }
            if isNarrow(index - 1) || isNarrow(index + 1) { return 1 }
            return isBlank(index - 2) || isBlank(index + 2) ? 0 : 2
        }
        return punctuationIsNarrow && scalar.isPunctuation ? 2 : scalar.halfWidths * 2
    }
}
