import Newspaper

/// Ways to cut the beginning of a text into pieces printed twice running (squares, in the language of strings):
/// 44月中国中小企业月中国中小企业 is 4 twice, then 月中国中小企业 twice. A punctuation mark may stand between pieces once,
/// as extractors drop copies that lie close: 刘伯鸣刘伯鸣：千锤百炼千锤百炼.
///
/// - Complexity: O(text × longest piece) at worst, O(text) for text that doubles nothing at its beginning.
struct Squares {
    /// More than any headline has in one piece, in scalars.
    static let longestPiece = 64

    private let text: ArraySlice<Unicode.Scalar>
    /// For each position that a cutting reaches: the fewest steps it takes, and the length of the last piece, 0
    /// for a mark that stands once.
    private var reached: [(steps: Int, length: Int)?]

    init(_ text: ArraySlice<Unicode.Scalar>) {
        self.text = text
        reached = [(steps: Int, length: Int)?](repeating: nil, count: text.count + 1)
        reached[0] = (0, 0)
        var farthest = 0
        var at = 0
        while at <= farthest, at < text.count {
            if let here = reached[at] {
                for length in squares(at: at) + (text[text.startIndex + at].isTitleMark ? [0] : []) {
                    let end = at + max(1, 2 * length)
                    if reached[end].map({ $0.steps > here.steps + 1 }) ?? true {
                        reached[end] = (here.steps + 1, length)
                    }
                    farthest = max(farthest, end)
                }
            }
            at += 1
        }
    }

    /// Whether a cutting ends before `index` of the text.
    func reach(_ index: Int) -> Bool { index > text.startIndex && reached[index - text.startIndex] != nil }

    /// The first copies of the pieces of everything before `index`, in the cutting with the fewest.
    func pieces(upTo index: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var end = index - text.startIndex
        while end > 0, let last = reached[end] {
            let start = end - max(1, 2 * last.length)
            if last.length > 0 { pieces.append((text.startIndex + start)..<(text.startIndex + start + last.length)) }
            end = start
        }
        return pieces.reversed()
    }

    /// Lengths of the pieces at `at` that the same piece follows at once.
    private func squares(at: Int) -> [Int] {
        let start = text.startIndex + at
        let longest = min(Self.longestPiece, (text.endIndex - start) / 2)
        guard longest > 0 else { return [] }
        return (1...longest).filter { length in
            text[start] == text[start + length]
                && text[start..<(start + length)].elementsEqual(text[(start + length)..<(start + 2 * length)])
        }
    }
}

extension Unicode.Scalar {
    /// Punctuation of headlines: brackets, quotes, dashes, 、 ： ？.
    fileprivate var isTitleMark: Bool { isPunctuation && !endsClause }
}
