import Newspaper

/// Puts together what extractors break at blanks: 本报讯（记者 | 王伟 | 通讯员 | 李明）…, （文/图 | 王伟）, 本报记者 | 王伟, and bylines
/// that a narrow column wrapped. In pieces none of them shows what it is.
enum TornLines {
    /// Nothing is torn into more pieces.
    private static let mostPieces = 8
    /// A blank in print, in half squares.
    private static let blank = 2
    /// By how many half squares a line may be broader than its column.
    private static let slack = 2

    /// - Parameters:
    ///   - found: pieces that a blank parts from the one before are marked.
    ///   - printed: ranges of `found`, in their order, each a line so far.
    /// - Complexity: O(text)
    static func joined(_ found: inout [FoundLine], _ printed: [Range<Int>]) -> [Range<Int>] {
        let texts = printed.map { range in
            range.count == 1 ? found[range.lowerBound].text : found[range].reduce(into: Scalars()) { $0 += $1.text }
        }
        let widths = printed.map { range in found[range].reduce(0) { $0 + $1.width } }
        let columns = ColumnBreadth.around(widths)
        var result: [Range<Int>] = []
        var index = 0
        /// Whether a bracket with a byline is open from a line before.
        var isOpen = false
        while index < printed.count {
            let limit = columns[index] + slack
            let end = endOfByline(texts, from: index)
                ?? endOfOpening(texts, widths, from: index, isOpen: isOpen, limit: limit) ?? index + 1
            isOpen = end - index > 1 && !texts[(end - 1)...].prefix(1).joined().contains(where: \.closesBracket)
            result.append(printed[index].lowerBound..<printed[end - 1].upperBound)
            var width = widths[index]
            for piece in index + 1..<max(end, index + 1) {
                width += blank + widths[piece]
                // What does not fit was wrapped, with no blank between.
                found[printed[piece].lowerBound].isSetApart = width <= limit
            }
            index = end
        }
        return result
    }

    /// The line after the last piece of a byline that has lines to itself.
    private static func endOfByline(_ texts: [Scalars], from start: Int) -> Int? {
        guard let first = texts[start].first, texts[start].count <= 40 else { return nil }
        let isBracketed = first.opensParenthesis
        guard isBracketed || BylineParser.isRole(texts[start]) else { return nil }
        if isBracketed, texts[start].contains(where: \.closesBracket) { return nil }
        var text = texts[start]
        var end: Int?
        for next in (start + 1)..<max(start + 1, min(texts.count, start + mostPieces)) {
            let piece = texts[next]
            if isBracketed {
                guard piece.count <= 20 else { break }
                text += [" "] + piece
                if piece.contains(where: \.closesBracket) { return BylineParser.whole(text) == nil ? nil : next + 1 }
            } else {
                guard BylineParser.isName(piece) else { break }
                text += [" "] + piece
                end = BylineParser.whole(text) == nil ? end : next + 1
            }
        }
        return end
    }

    /// The line after the last piece of a line that opens with a lead, or that ends with a byline in brackets: pieces are
    /// taken while they fit the column and something is open.
    private static func endOfOpening(_ texts: [Scalars], _ widths: [Int], from start: Int, isOpen: Bool, limit: Int) -> Int? {
        let isLead = DatelineParser.parse(texts[start])?.text.count == texts[start].count
        guard isLead || opensByline(texts[start]) || isOpen && !texts[start].contains(where: \.closesBracket) else { return nil }
        var end = start + 1
        var width = widths[start]
        while end < texts.count, end < start + mostPieces, width + blank + widths[end] <= limit {
            // A lead alone may be followed by another line of its own only where together they fill the column.
            if isLead, width + blank + widths[end] + 2 * slack < limit { return nil }
            width += blank + widths[end]
            end += 1
            if isLead || texts[end - 1].contains(where: \.closesBracket) { break }
        }
        return end > start + 1 ? end : nil
    }

    /// Whether a bracket is open at the end of the text that holds roles and names so far.
    private static func opensByline(_ text: Scalars) -> Bool {
        guard let open = text.lastIndex(where: \.opensParenthesis), open > 0, !text[open...].contains(where: \.closesBracket)
        else { return false }
        return BylineParser.beginsByline(text[(open + 1)...])
    }
}
