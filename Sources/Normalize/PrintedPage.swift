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

    init(_ lines: [Scalars]) {
        for line in lines {
            let start = printed.count
            if line.count <= Doubling.windowLength {
                for (column, scalar) in line.enumerated() where !scalar.isBlank {
                    printed.append(Self.folded(scalar))
                    columns.append(column)
                }
            }
            ranges.append(start..<printed.count)
        }
        removed = [Bool](repeating: false, count: printed.count)
        lengths = lines.map(\.count)
    }

    var lineCount: Int { ranges.count }

    func range(of line: Int) -> Range<Int> { ranges[line] }

    func isRemoved(_ index: Int) -> Bool { removed[index] }

    /// What is left of a line.
    func text(of line: Int) -> Scalars { ranges[line].filter { !removed[$0] }.map { printed[$0] } }

    mutating func remove(_ copies: [Range<Int>]) {
        for copy in copies { for index in copy { removed[index] = true } }
    }

    /// The removals as edits of each line. The blanks before a copy go with it; a line without any text left goes whole.
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

    /// Both widths of a punctuation mark compare equal: shadows are set in another font at times.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
}
