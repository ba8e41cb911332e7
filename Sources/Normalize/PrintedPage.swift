import Newspaper

/// The printed scalars of a page in one row, each knowing its line and column, and which of them are to go.
/// Lines longer than any headline are left out.
struct PrintedPage {
    private(set) var printed: Scalars = []
    /// Where each line's scalars stand in `printed`.
    private var ranges: [Range<Int>] = []
    private var columns: [Int] = []
    private var removed: [Bool]
    private let lengths: [Int]
    private let indented: [Bool]

    init(_ lines: [Scalars]) {
        for line in lines {
            let start = printed.count
            if line.count <= DoubledWindow.longestRow {
                for (column, scalar) in line.enumerated() where !scalar.isBlank {
                    printed.append(Self.folded(scalar))
                    columns.append(column)
                }
            }
            ranges.append(start..<printed.count)
        }
        removed = [Bool](repeating: false, count: printed.count)
        lengths = lines.map(\.count)
        indented = lines.map { $0.first == "\u{3000}" }
    }

    var lineCount: Int { ranges.count }

    func range(of line: Int) -> Range<Int> { ranges[line] }

    /// Whether a line begins like a paragraph, with an ideographic space.
    func isIndented(_ line: Int) -> Bool { indented[line] }

    /// Whether the piece stands there once more right after it. Not for an empty piece.
    func isDoubled(_ piece: Range<Int>) -> Bool {
        let copy = piece.upperBound..<(piece.upperBound + piece.count)
        return !piece.isEmpty && copy.upperBound <= printed.count && printed[piece].elementsEqual(printed[copy])
    }

    /// Whether no blank parts the scalar at `index` from the one before it. The end of a line is no blank.
    func touches(_ index: Int) -> Bool {
        index > 0 && (columns[index] == 0 || columns[index] == columns[index - 1] + 1)
    }

    mutating func remove(_ copies: [Range<Int>]) {
        for copy in copies { for index in copy { removed[index] = true } }
    }

    /// The removals as edits of each line. The blanks before a copy go with it; a line without text left goes whole.
    var edits: [[Edit]] {
        ranges.indices.map { line in
            let range = ranges[line]
            guard range.contains(where: { removed[$0] }) else { return [] }
            guard range.contains(where: { !removed[$0] }) else { return [Edit(0..<lengths[line])] }
            var edits: [Edit] = []
            var index = range.lowerBound
            while index < range.upperBound {
                let start = index
                while index < range.upperBound, removed[index] { index += 1 }
                if index > start {
                    let lower = start == range.lowerBound ? 0 : columns[start - 1] + 1
                    edits.append(Edit(lower..<(columns[index - 1] + 1)))
                } else {
                    index += 1
                }
            }
            return edits
        }
    }

    /// The full width of a punctuation mark: shadows are set in another font at times.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value > 0x20, scalar.value < 0x7F, !scalar.isASCIIDigit, !scalar.isASCIILetter else {
            return scalar
        }
        return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }
}
