import Newspaper

/// A part of a printed line: the scalars `range` of its text are those from `offset` of the clean line `line`.
struct LinePiece: Sendable {
    /// Index into the page's lines.
    let line: Int
    let offset: Int
    let range: Range<Int>
    /// Lines of the page that print nothing of their own and so go where this line goes.
    var shadows: [Int]
}

/// A line as it was printed: trimmed, measured, and told how its repairs made it. Extractors may give it in pieces.
package struct LineFacts: Sendable {
    /// Never none; blanks between them were put there by joining.
    let pieces: [LinePiece]
    /// Clean text without blanks at either end.
    package let text: Scalars
    /// Breadth as printed in a CJK font, in half squares; blanks at the ends left out.
    let width: Int
    let blankLinesBefore: Int
    let wasDoubled: Bool
    let wasLetterSpaced: Bool
    /// Where the page's vocabulary has its bigrams.
    let bigrams: Range<Int>
    let isByline: Bool
    let end: LineEnd
    let opening: Opening

    /// Index into the page's lines of its first piece.
    package var line: Int { pieces[0].line }
}

/// The lines of a page that print something of their own, and what they have in common.
package struct PageFacts: Sendable {
    package private(set) var lines: [LineFacts] = []
    let vocabulary: Vocabulary
    /// How rare each bigram of the vocabulary is.
    let weights: [Double]
    /// How each line goes on from the one before it.
    let flow: [Flow]
    /// What each line is of a column's name.
    let columnNames: [ColumnNames.Part]
    /// A dump with a blank line after most lines: there a missing blank line says that two lines belong together.
    package let hasBlankLines: Bool
    let paragraphing: Paragraphing

    package init(_ page: CleanPage) {
        var found = FoundLine.lines(of: page)
        let paragraphing = Paragraphing(found)
        let printed = switch paragraphing {
        case .lines: found.indices.map { $0..<($0 + 1) }
        case .printed, .blankLines: TornLines.joined(&found, PrintedLines.joined(found))
        }
        self.init(page, found, printed: printed, paragraphing)
    }

    /// - Parameter joining: which found lines are one printed line: ranges in their order.
    init(_ page: CleanPage, joining: ([FoundLine]) -> [Range<Int>]) {
        let found = FoundLine.lines(of: page)
        self.init(page, found, printed: joining(found))
    }

    /// - Parameters:
    ///   - found: in the order of reading.
    ///   - printed: ranges of it, in their order, each a printed line.
    init(_ page: CleanPage, _ found: [FoundLine], printed: [Range<Int>], _ paragraphing: Paragraphing = .printed) {
        let usualBlanks = found.count(where: { $0.blankLinesBefore > 0 }) * 2 > found.count ? 1 : 0
        var vocabulary = Vocabulary(length: found.reduce(0) { $0 + $1.text.count })
        let lines = printed.map { LineFacts(found[$0], page, &vocabulary) }
        columnNames = ColumnNames.parts(lines.map(\.text))
        (self.lines, self.vocabulary, hasBlankLines) = (lines, vocabulary, usualBlanks > 0)
        self.paragraphing = paragraphing
        weights = vocabulary.weights()
        flow = lines.indices.map { index in
            index == 0 ? .parted : Flow(from: lines[index - 1].text, to: lines[index].text, vocabulary)
        }
    }

    /// For each bigram of the page whether one of the lines has it.
    func holding(_ lines: [Int]) -> [Bool] {
        var isHeld = [Bool](repeating: false, count: vocabulary.lineCounts.count)
        for line in lines { for id in bigrams(of: line) { isHeld[id] = true } }
        return isHeld
    }

    /// The line's bigrams as numbers, each once.
    func bigrams(of line: Int) -> ArraySlice<Int> { vocabulary.held[lines[line].bigrams] }
}
