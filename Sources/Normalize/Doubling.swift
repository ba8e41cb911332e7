import Newspaper

/// Takes back shadowed type, which prints every piece of a headline twice: 倡导移风易俗倡导移风易俗 弘扬文明新风弘扬文明新风,
/// or the pieces one under the other when an extractor cuts lines by height.
///
/// A *window* is a row of lines that falls wholly into pieces printed twice running, blanks aside. It is a shadow
/// when the pieces are long enough that no one writes so: real Chinese doubles words of one and two characters
/// (研究研究, 高高兴兴), and slogans with their mark of exclamation (中国加油！中国加油！). A page that has
/// one such window is printed with shadows, and shorter pieces count on it, too. Besides, a long piece doubled
/// inside a headline that is otherwise single is one copy too many, and so are the lines over and under a line that say its two
/// halves once more. The first copy stays; a line that is copy alone becomes a shadow with no text.
enum Doubling: PageRepair {
    static let kind = RepairKind.doubling

    /// Longer lines, and all that follows on a window of so many scalars, are no headline. Bounds the work.
    static let windowLength = 320

    /// - Complexity: O(scalars of the page), at worst times `Squares.longestPiece`.
    static func edits(in lines: [Scalars]) -> [[Edit]] {
        var page = PrintedPage(lines)
        var weak: [Window] = []
        var hasShadows = false
        var line = 0
        while line < lines.count {
            guard let window = longestWindow(from: line, on: page) else {
                line += 1
                continue
            }
            if window.isStrong {
                page.remove(window.copies)
                hasShadows = true
            } else {
                weak.append(window)
            }
            line = window.lines.upperBound
        }
        for window in weak where hasShadows && window.isLikely { page.remove(window.copies) }
        for line in lines.indices {
            page.remove(repeats(in: line, on: page))
            for half in halvesAround(line, on: page) { page.remove([page.range(of: half)]) }
        }
        return page.edits
    }

    /// The longest row of lines from `first` on that is doubled wholly, or nil.
    private static func longestWindow(from first: Int, on page: PrintedPage) -> Window? {
        guard !page.range(of: first).isEmpty else { return nil }
        let start = page.range(of: first).lowerBound
        var end = first
        while end < page.lineCount, page.range(of: end).upperBound - start <= windowLength { end += 1 }
        guard end > first else { return nil }
        let limit = page.range(of: end - 1).upperBound
        let squares = Squares(page.printed[start..<limit])
        guard let last = (first..<end).last(where: { squares.isReached(page.range(of: $0).upperBound) && !page.range(of: $0).isEmpty })
        else { return nil }
        let pieces = squares.pieces(upTo: page.range(of: last).upperBound)
        return Window(lines: first..<(last + 1), pieces: pieces, page: page)
    }

    /// The second copies of long pieces inside a headline that is not doubled as a whole.
    private static func repeats(in line: Int, on page: PrintedPage) -> [Range<Int>] {
        let range = page.range(of: line)
        let shortest = 6
        guard range.count >= 2 * shortest, range.count <= 80, !page.isRemoved(range.lowerBound),
            !page.printed[range].contains(where: \.endsClause)
        else { return [] }
        var copies: [Range<Int>] = []
        var at = range.lowerBound
        while at + 2 * shortest <= range.upperBound {
            let longest = (range.upperBound - at) / 2
            let length = (shortest...longest).last { length in
                page.printed[at..<(at + length)].elementsEqual(page.printed[(at + length)..<(at + 2 * length)])
                    && page.printed[at..<(at + length)].count(where: \.isHan) >= shortest
            }
            if let length {
                copies.append((at + length)..<(at + 2 * length))
                at += 2 * length
            } else {
                at += 1
            }
        }
        return copies
    }

    /// The lines before and after `line`, if together they are what it says: its halves printed again.
    private static func halvesAround(_ line: Int, on page: PrintedPage) -> [Int] {
        guard line > 0, line + 1 < page.lineCount else { return [] }
        let (before, whole, after) = (page.text(of: line - 1), page.text(of: line), page.text(of: line + 1))
        guard !before.isEmpty, !after.isEmpty, before.count + after.count == whole.count,
            whole.count(where: \.isHan) >= 5
        else { return [] }
        return whole == before + after || whole == after + before ? [line - 1, line + 1] : []
    }
}

/// A row of lines that is doubled wholly.
private struct Window {
    let lines: Range<Int>
    /// The second copies, as ranges of the printed page.
    let copies: [Range<Int>]
    let isStrong: Bool
    let isLikely: Bool

    init(lines: Range<Int>, pieces: [Range<Int>], page: PrintedPage) {
        self.lines = lines
        copies = pieces.map { $0.upperBound..<($0.upperBound + $0.count) }
        func weight(_ piece: Range<Int>) -> Int {
            let han = page.printed[piece].count(where: \.isHan)
            return han >= 3 ? han : 0
        }
        let all = pieces.reduce(0) { $0 + weight($1) }
        let unmarked = pieces.reduce(0) { $0 + (page.printed[$1.upperBound - 1].endsClause ? 0 : weight($1)) }
        isStrong = unmarked >= 5
        isLikely = all >= 3
    }
}

extension Unicode.Scalar {
    /// Ends a clause of running text: no headline is broken there.
    fileprivate var endsClause: Bool { endsSentence || self == "，" || self == "；" || self == "," }
}
