import Newspaper

/// How broad pieces of a line are together, in half squares.
struct PieceBreadth {
    private(set) var width = 0
    /// By how much they may be narrower than that.
    private var slack = 0
    /// Of half squares.
    private(set) var marks = 0

    /// Nothing.
    init() {}

    /// Of marks that are squares, which justified lines squeeze.
    init(squeezed line: FoundLine) { (width, slack) = (line.width, line.marks) }

    /// Of marks that are half squares. How broad blanks about numbers are is not known, nor quite how broad Latin letters are.
    init(halfMarks line: FoundLine) {
        marks = line.text.count(where: \.isHalfMark)
        width = line.width - marks
        slack = line.text.count(where: \.isBlank) + (line.text.contains(where: \.isASCIIWordCharacter) ? 1 : 0)
    }

    /// Whether the width is as good as known.
    var isExact: Bool { slack == 0 }

    /// The breadth that they can have and that is nearest to a column's.
    func nearest(to column: Int) -> Int { min(width, max(column, width - min(slack, Self.mostSlack))) }

    static func += (sum: inout PieceBreadth, more: PieceBreadth) {
        sum.width += more.width
        sum.slack += more.slack
        sum.marks += more.marks
    }

    /// By how much a line may be squeezed.
    private static let mostSlack = 6
}

/// Type in which every mark is half a square. A line then takes as many squares as fit, and what is left of the column is
/// a half square at most, so that the breadth of a column tells exactly which pieces fill a line of it.
enum HalfMarks {
    /// The breadths of the columns of such a page; nil where its marks are squares.
    /// - Parameters:
    ///   - pieces: measured as if it were one.
    ///   - joins: whether each piece may stand in one line with the one before it.
    ///   - columns: breadths that many pieces have, most of which have no mark.
    static func columns(_ pieces: [PieceBreadth], _ joins: [Bool], _ columns: [Int]) -> [Int]? {
        let lines = runs(pieces, joins).filter(\.isExact)
        let filled = ColumnBreadth.filled(lines.map(\.width))
        // One mark is as well a square that half a square is missing behind.
        let telling = lines.filter { $0.marks >= 2 }
        let halves = telling.count { line in filled.contains { $0 == line.width || $0 == line.width + 1 } }
        let squares = telling.count { line in columns.contains { abs($0 - line.width - line.marks) <= 1 } }
        return halves > squares ? filled : nil
    }

    /// Pieces between line ends that no mark has made, put together: most are one printed line.
    private static func runs(_ pieces: [PieceBreadth], _ joins: [Bool]) -> [PieceBreadth] {
        let starts = pieces.indices.filter { !joins[$0] }
        return zip(starts, starts.dropFirst() + [pieces.count]).map { pieces[$0..<$1].reduce(into: PieceBreadth(), +=) }
    }
}

extension Unicode.Scalar {
    /// Whether a mark that fills a square in some type is half as broad in other: dashes and dots of omission never are.
    fileprivate var isHalfMark: Bool {
        guard halfWidths == 2 else { return false }
        return opensBracket || closesBracket || (endsSentence && self != "…") || self == "，" || self == "、" || self == "；" || self == "："
    }

    fileprivate var isASCIIWordCharacter: Bool { isASCII && isWordCharacter }
}
