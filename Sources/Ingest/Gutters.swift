import Newspaper

/// Where the lines of a page are cut into the lines of its columns.
///
/// A gutter shows as a place at which line after line begins and which hardly any runs across. Places are compared
/// both by the cell, which an extractor that keeps the layout gives to all that begins at one place of the page, and by the
/// width of the text before it in print: where columns stand so close that the extractor took two lines of them for
/// one, cells tell nothing.
struct Gutters {
    /// A stretch with the words behind its single blanks.
    private struct Piece {
        var stretch: PageGrid.Stretch
        /// Where words but the first begin, and how much is printed before them.
        var words: [(word: PageGrid.Word, before: Int)]
        /// The words but those of letter-spaced text, whose blanks part nothing.
        var wordsThatTell: [(word: PageGrid.Word, before: Int)] = []
        var width: Int
    }

    private let lines: [SourceLine]
    private let grid: PageGrid
    let measure: TypeMeasure
    /// The pieces of each line, left to right.
    private var pieces: [[Piece]]

    /// How many lines up and down tell of a gutter. Columns set on other baselines take lines in between.
    private static let reach = 12
    private static let folioReach = 12
    /// How far lines of one column differ in width.
    private static let tolerance = 3

    init(_ grid: PageGrid, _ lines: [SourceLine]) {
        (self.lines, self.grid) = (lines, grid)
        measure = TypeMeasure(grid, lines)
        pieces = Array(repeating: [], count: lines.count)
        for stretch in grid.stretches { pieces[stretch.line].append(piece(of: stretch)) }
    }

    private func piece(of stretch: PageGrid.Stretch) -> Piece {
        let text = lines[stretch.line].text[stretch.range]
        var piece = Piece(stretch: stretch, words: [], width: 0)
        var cell = stretch.cells.lowerBound
        var printed = 0
        for at in text.indices {
            if at > text.startIndex, !text[at].isBlank, text[at - 1].isBlank {
                piece.words.append((PageGrid.Word(start: at, cell: cell), printed))
            }
            piece.width += measure.advance(text, at: at)
            if !text[at].isBlank { printed = piece.width }
            cell += grid.pitch.advance(text[at], at: cell)
        }
        let bounds = [text.startIndex] + piece.words.map(\.word.start) + [text.endIndex + 1]
        piece.wordsThatTell = piece.words.indices.filter { max(bounds[$0 + 1] - bounds[$0], bounds[$0 + 2] - bounds[$0 + 1]) > 3 }
            .map { piece.words[$0] }
        return piece
    }

    // MARK: Cutting

    /// The stretches of the grid, cut where a gutter leaves a single blank.
    /// - Complexity: O(words × log words of a line)
    mutating func cut() -> [PageGrid.Stretch] {
        // Where more than two columns are set close, one pass parts the first from the others.
        for _ in 0..<6 {
            var next = pieces
            var cutOff: [(line: Int, index: Int)] = []
            for (line, own) in pieces.enumerated() {
                next[line] = []
                for piece in own {
                    guard let word = gutter(in: piece) else {
                        next[line].append(piece)
                        continue
                    }
                    next[line] += piece.stretch.cut(before: word, in: lines[line].text).map(self.piece)
                    cutOff.append((line, next[line].count - 1))
                }
            }
            if cutOff.isEmpty { break }
            pieces = next
            for (line, index) in cutOff { place(line, index) }
        }
        return pieces.flatMap { $0.map(\.stretch) }
    }

    /// Moves a piece that was cut off to where its column begins on the lines around: its own cell tells no more than
    /// how many characters stand before it.
    private mutating func place(_ line: Int, _ index: Int) {
        let edge = pieces[line][index - 1].stretch.cells.lowerBound
        let cells = pieces[line][index].stretch.cells
        var count: [Int: Int] = [:]
        for near in max(0, line - Self.reach)...min(pieces.count - 1, line + Self.reach) {
            guard let left = pieces[near].firstIndex(where: { abs($0.stretch.cells.lowerBound - edge) <= PageGrid.slack }),
                let right = pieces[near][safe: left + 1]?.stretch, abs(right.cells.lowerBound - cells.lowerBound) <= 20
            else { continue }
            count[right.cells.lowerBound, default: 0] += right.isCutOff ? near < line ? 2 : 1 : 3
        }
        guard let start = count.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key, start > edge else { return }
        pieces[line][index].stretch.cells = start..<(start + cells.count)
        pieces[line][index - 1].stretch.cells = edge..<min(pieces[line][index - 1].stretch.cells.upperBound, start)
    }

    /// The first word before which a piece is plainly two lines.
    private func gutter(in piece: Piece) -> PageGrid.Word? {
        var found: [(score: Int, word: PageGrid.Word)] = []
        for (word, before) in piece.words where before >= 5 * TypeMeasure.square && piece.width - before > 2 * Self.tolerance {
            let (beginning, crossing) = evidence(for: word, before, in: piece)
            let score = beginning - 3 * crossing
            if beginning >= 2, score >= 0 { found.append((score, word)) }
        }
        let best = found.map(\.score).max() ?? 0
        return found.first { $0.score * 2 >= best }?.word
    }

    /// How many lines above and below begin or end where a word begins, and how many run across.
    private func evidence(for word: PageGrid.Word, _ before: Int, in piece: Piece) -> (beginning: Int, crossing: Int) {
        var (beginning, crossing) = (0, 0)
        for step in [-1, 1] {
            var crossingInARow = 0
            for distance in 1...Self.reach where crossingInARow < 2 {
                guard let near = pieces[safe: piece.stretch.line + step * distance] else { break }
                switch divides(near, at: word.cell, before, in: piece) {
                case true?: (beginning, crossingInARow) = (beginning + 1, 0)
                case false?: (crossing, crossingInARow) = (crossing + 1, crossingInARow + 1)
                case nil: break
                }
            }
        }
        return (beginning, crossing)
    }

    /// Whether what a line has in the same column ends or begins again at a cell or so far behind the column's edge,
    /// or runs across; nil where it does neither.
    private func divides(_ line: [Piece], at cell: Int, _ before: Int, in piece: Piece) -> Bool? {
        let edge = piece.stretch.cells.lowerBound
        let own = line.firstIndex(ordered: { $0.stretch.cells.lowerBound >= edge - PageGrid.slack })
        guard let near = line[safe: own], near.stretch.cells.lowerBound <= edge + PageGrid.slack else { return nil }
        let shift = near.stretch.cells.lowerBound - edge
        var there = before
        if shift >= 2 && !near.stretch.isCutOff { there -= TypeMeasure.indent }
        if shift <= -2 && !piece.stretch.isCutOff { there += TypeMeasure.indent }
        if abs(near.width - there) <= Self.tolerance { return true }
        let words = near.wordsThatTell
        if let word = words[safe: words.firstIndex(ordered: { $0.before >= there - Self.tolerance })],
            word.before <= there + Self.tolerance
        {
            return true
        }
        if words[safe: words.firstIndex(ordered: { $0.word.cell >= cell })]?.word.cell == cell { return true }
        if near.width > there { return false }
        return line[safe: own + 1]?.stretch.cells.lowerBound == cell ? true : nil
    }

    // MARK: Joining

    /// The stretches, joined again where a gap parts a line of one column: a name at the right end of a paragraph, a
    /// quotation mark that takes half its square, the parts of a folio line.
    static func joined(_ grid: PageGrid, _ lines: [SourceLine]) -> [PageGrid.Stretch] {
        // Folio lines stand at the head of a page or at its foot.
        let isFolio = lines.indices.map { ($0 < folioReach || $0 >= lines.count - folioReach) && Folio(lines[$0].text) != nil }
        var result: [PageGrid.Stretch] = []
        for stretch in grid.stretches {
            if let left = result.last, left.line == stretch.line, !stretch.isCutOff,
                isFolio[stretch.line] || isRunAcross(left.cells.upperBound, to: stretch, grid)
            {
                result[result.count - 1] = left.joined(with: stretch)
            } else {
                result.append(stretch)
            }
        }
        return result
    }

    /// Whether the lines above and below run across a gap, rather than begin in it. A name at the end of a paragraph may
    /// stand further right than they reach.
    private static func isRunAcross(_ from: Int, to stretch: PageGrid.Stretch, _ grid: PageGrid) -> Bool {
        let to = stretch.last.closesBracket ? min(stretch.cells.lowerBound, from + 2) : stretch.cells.lowerBound
        var (beginning, crossing) = (0, 0)
        for step in [-1, 1] {
            var told = 0
            for distance in 1...reach where told < 4 {
                let near = grid.indices(inRow: stretch.row + step * distance).lazy.map { grid.stretches[$0].cells }
                if near.contains(where: { $0.lowerBound >= from && $0.lowerBound <= stretch.cells.lowerBound + 1 }) {
                    (beginning, told) = (beginning + 1, told + 1)
                } else if near.contains(where: { $0.lowerBound < from && $0.upperBound > to }) {
                    (crossing, told) = (crossing + 1, told + 1)
                }
            }
        }
        return crossing >= 2 && crossing >= beginning * 2
    }
}

extension Array {
    /// The first index from which on a condition holds that holds for all elements behind one for which it holds.
    /// - Complexity: O(log count)
    fileprivate func firstIndex(ordered condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
