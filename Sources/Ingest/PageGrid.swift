import Newspaper

/// A page of text on the grid that its extractor laid it out on: rows are lines, columns are character cells.
struct PageGrid {
    /// A run of text within a line that no gap of two cells or more interrupts.
    struct Stretch: Hashable {
        /// Index of the line on the page.
        var line: Int
        /// Scalars of the line.
        var range: Range<Int>
        var row: Int
        /// Cells of the row.
        var cells: Range<Int>
        /// Its last scalar.
        var last: Unicode.Scalar
        /// It was cut from what stands before it in spite of a single blank.
        var isCutOff = false

        /// Both stretches and the gap between them; `right` is the next on the same line.
        func joined(with right: Stretch) -> Stretch {
            Stretch(
                line: line, range: range.lowerBound..<right.range.upperBound, row: row,
                cells: cells.lowerBound..<max(cells.upperBound, right.cells.upperBound), last: right.last, isCutOff: isCutOff)
        }

        /// The stretch up to the white space before a word of it, and from there. Scalars without breadth, or cells that were
        /// moved since the word was measured, may leave one of them no cell.
        func cut(before word: Word, in text: Scalars) -> [Stretch] {
            guard let end = text[range.lowerBound..<word.start].lastIndex(where: { !$0.isBlank }) else { return [self] }
            let left = Stretch(
                line: line, range: range.lowerBound..<(end + 1), row: row, cells: cells.lowerBound..<max(cells.lowerBound, word.cell - 1),
                last: text[end], isCutOff: isCutOff)
            let right = Stretch(
                line: line, range: word.start..<range.upperBound, row: row, cells: word.cell..<max(word.cell, cells.upperBound), last: last,
                isCutOff: true)
            return [left, right]
        }
    }

    /// Where in a stretch text begins again after white space.
    struct Word: Hashable {
        /// Offset in the line, in scalars.
        var start: Int
        var cell: Int
    }

    /// How far a scalar moves the pen. Extractors disagree on what a Chinese character takes.
    enum Pitch {
        /// One cell each: the grid counts characters.
        case characters
        /// Two cells for what fills a square: the grid counts half-width columns of a terminal.
        case halfWidths

        func advance(_ scalar: Unicode.Scalar, at cell: Int) -> Int {
            if scalar == "\t" { return 8 - cell % 8 }
            switch self {
            case .characters: return 1
            case .halfWidths: return scalar.halfWidths
            }
        }
    }

    let pitch: Pitch
    /// In the order of the file: by row, then from left to right.
    let stretches: [Stretch]
    /// Stretches of each row: indices, from left to right.
    private let rows: [Range<Int>]

    /// How far a line may begin from the one above it in its column: an indent of two characters and a little more.
    static let slack = 5
    /// How many rows below the next line of a column may be: past the lines of columns set on other baselines.
    static let reach = 6

    /// The grid on which more stretches stand exactly below one another.
    init(_ lines: [SourceLine]) {
        let byCharacters = PageGrid(lines, pitch: .characters)
        let byHalfWidths = PageGrid(lines, pitch: .halfWidths)
        self = byHalfWidths.alignment > byCharacters.alignment ? byHalfWidths : byCharacters
    }

    private init(_ lines: [SourceLine], pitch: Pitch) {
        let usualBlanks = lines.map(\.blankLinesBefore).sorted()[safe: lines.count / 2] ?? 0
        var stretches: [Stretch] = []
        var row = 0
        for (index, line) in lines.enumerated() {
            row += 1 + min(Self.reach, max(0, line.blankLinesBefore - usualBlanks))
            stretches += Self.stretches(of: line.text, line: index, row: row, pitch: pitch)
        }
        self.init(stretches, pitch: pitch)
    }

    /// - Parameter stretches: by row, then from left to right.
    init(_ stretches: [Stretch], pitch: Pitch) {
        (self.stretches, self.pitch) = (stretches, pitch)
        var rows = Array(repeating: 0..<0, count: (stretches.last?.row ?? -1) + 1)
        var start = 0
        for index in stretches.indices where index + 1 == stretches.count || stretches[index + 1].row != stretches[index].row {
            rows[stretches[index].row] = start..<(index + 1)
            start = index + 1
        }
        self.rows = rows
    }

    /// Where a stretch begins in its line together with so many cells of white space before it, as far as there are.
    func start(of stretch: Stretch, in text: Scalars, withIndent indent: Int) -> Int {
        var start = stretch.range.lowerBound
        var left = indent
        while left > 0, start > 0, text[start - 1].isBlank {
            start -= 1
            left -= max(1, pitch.advance(text[start], at: 0))
        }
        return start
    }

    private static func stretches(of text: Scalars, line: Int, row: Int, pitch: Pitch) -> [Stretch] {
        var result: [Stretch] = []
        var cell = 0
        for (at, scalar) in text.enumerated() {
            let next = cell + pitch.advance(scalar, at: cell)
            defer { cell = next }
            if scalar.isBlank { continue }
            if let last = result.last, cell - last.cells.upperBound < 2 {
                result[result.count - 1].range = last.range.lowerBound..<(at + 1)
                result[result.count - 1].cells = last.cells.lowerBound..<max(next, last.cells.upperBound)
                result[result.count - 1].last = scalar
            } else {
                result.append(Stretch(line: line, range: at..<(at + 1), row: row, cells: cell..<max(next, cell), last: scalar))
            }
        }
        return result
    }

    /// The stretches of a row, left to right; none outside the page.
    func indices(inRow row: Int) -> Range<Int> { rows[safe: row] ?? 0..<0 }

    /// How many stretches that do not begin their line have one that begins at the same cell in the row below.
    private var alignment: Int {
        stretches.indices.filter { index in
            let stretch = stretches[index]
            return index > indices(inRow: stretch.row).lowerBound
                && indices(inRow: stretch.row + 1).contains { stretches[$0].cells.lowerBound == stretch.cells.lowerBound }
        }.count
    }

    // MARK: Columns

    /// Stretches that stand below one another, each the nearest of the other: the lines of one column as far as
    /// nothing else comes between. Every stretch is in exactly one.
    /// - Complexity: O(stretches × stretches of a row)
    func columns() -> [[Int]] {
        let below = stretches.indices.map { neighbour(of: $0, step: 1) }
        let above = stretches.indices.map { neighbour(of: $0, step: -1) }
        func follower(_ index: Int) -> Int? {
            below[index].flatMap { above[$0] == index ? $0 : nil }
        }
        var columns: [[Int]] = []
        for index in stretches.indices where above[index].map({ below[$0] != index }) ?? true {
            var column = [index]
            while let next = follower(column[column.count - 1]) { column.append(next) }
            columns.append(column)
        }
        return columns
    }

    /// The stretch that continues a column in the nearest row, downwards or upwards, that has anything in its way.
    private func neighbour(of index: Int, step: Int) -> Int? {
        let stretch = stretches[index]
        for distance in 1...Self.reach {
            let inTheWay = indices(inRow: stretch.row + step * distance).filter { other in
                stretches[other].cells.overlaps(stretch.cells) || offset(index, other) <= Self.slack
            }
            if !inTheWay.isEmpty {
                return inTheWay.filter { offset(index, $0) <= Self.slack }.min { offset(index, $0) < offset(index, $1) }
            }
        }
        return nil
    }

    private func offset(_ a: Int, _ b: Int) -> Int {
        abs(stretches[a].cells.lowerBound - stretches[b].cells.lowerBound)
    }

    /// The middle one of the widths, in cells.
    func usualWidth(of column: [Int]) -> Int {
        column.map { stretches[$0].cells.count }.sorted()[safe: column.count / 2] ?? 0
    }

    /// Rows without anything above a stretch in its way, as far as they are looked at.
    func blankRows(above index: Int) -> Int {
        let stretch = stretches[index]
        for distance in 1...Self.reach
        where indices(inRow: stretch.row - distance).contains(where: { stretches[$0].cells.overlaps(stretch.cells) }) {
            return distance - 1
        }
        return stretch.row > Self.reach ? Self.reach : 0
    }
}

extension Array {
    /// Nil past either end.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
