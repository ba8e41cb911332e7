import Newspaper

/// Puts printed lines together again that an extractor broke at punctuation marks.
///
/// Justified type squeezes or stretches punctuation, and extractors that watch distances take that for the end of a
/// run: some break before an opening mark that follows another mark (升” / “加强), some at every mark. The breadth of
/// the column tells which pieces make a line: they fill it together.
enum PrintedLines {
    /// Where a page's extractor breaks lines.
    private enum Habit {
        case nowhere
        /// Between a mark and an opening mark.
        case betweenMarks
        /// At every mark.
        case everyMark
    }

    /// A line is not broken into more pieces than this.
    private static let mostPieces = 12

    /// What it costs that the column is another one from here on.
    private static let change = 2.5

    /// Ranges of found lines that are one printed line each, in their order.
    /// - Complexity: O(lines × (pieces of a line + columns) × columns)
    static func joined(_ found: [FoundLine]) -> [Range<Int>] {
        let widths = found.map(\.width)
        let habit = habit(of: found, ColumnBreadth.around(widths))
        var columns = habit == .nowhere ? [] : ColumnBreadth.common(widths)
        guard !columns.isEmpty else { return found.indices.map { $0..<($0 + 1) } }
        let headlines = headlines(above: found)
        /// Whether each piece may stand in one line with the one before it.
        let joins = found.indices.map { $0 > 0 && !headlines.contains($0) && mayMeet(found[$0 - 1].text, found[$0].text, habit) }
        var breadths = found.map { PieceBreadth(squeezed: $0) }
        if habit == .everyMark {
            let halves = found.map { PieceBreadth(halfMarks: $0) }
            if let filled = HalfMarks.columns(halves, joins, columns) { (columns, breadths) = (filled, halves) }
        }
        // The cheapest partition, from the first line on, for each column that a line may stand in.
        var cost = [[Double]](repeating: [Double](repeating: .infinity, count: columns.count), count: found.count + 1)
        var from = [[(start: Int, column: Int)]](
            repeating: [(start: Int, column: Int)](repeating: (0, 0), count: columns.count), count: found.count + 1)
        cost[0] = [Double](repeating: 0, count: columns.count)
        for start in found.indices {
            let followsEnd = start == 0 || endsParagraph(found[start - 1].text)
            let least = cost[start].indices.min { cost[start][$0] < cost[start][$1] } ?? 0
            for column in columns.indices {
                let isChanged = cost[start][least] + change < cost[start][column]
                let base = isChanged ? cost[start][least] + change : cost[start][column]
                var breadth = PieceBreadth()
                for end in start..<min(found.count, start + mostPieces) {
                    if end > start, !joins[end] { break }
                    breadth += breadths[end]
                    let width = breadth.nearest(to: columns[column])
                    if end > start, width > columns[column] + 1 { break }
                    let price = base + seam * Double(end - start) + 0.1 * Double(breadth.width - width)
                        + price(found[end].text, width: width, column: columns[column], followsEnd: followsEnd)
                    if price < cost[end + 1][column] {
                        cost[end + 1][column] = price
                        from[end + 1][column] = (start, isChanged ? least : column)
                    }
                }
            }
        }
        var result: [Range<Int>] = []
        var end = found.count
        var column = columns.indices.min { cost[end][$0] < cost[end][$1] } ?? 0
        while end > 0 {
            let (start, before) = from[end][column]
            result.append(start..<end)
            (end, column) = (start, before)
        }
        return result.reversed()
    }

    /// What it costs that a printed line has this breadth: full lines are expected, and paragraphs' first and last ones. A line
    /// is full that leaves no room for another square.
    private static func price(_ last: Scalars, width: Int, column: Int, followsEnd: Bool) -> Double {
        let missing = column - width
        if missing == 0 || missing == 1 { return 0 }
        if missing < 0 { return 1.5 }
        if followsEnd, missing == indent || missing == indent + 1 { return 0.3 }
        if endsParagraph(last) { return 0.7 }
        if followsEnd, missing <= indent + 1 { return 0.9 }
        return missing <= 3 ? 1 : 2
    }

    /// Of a paragraph, in half squares.
    private static let indent = 4

    /// Where a headline begins that stands right above the opening of a story and below the end of another: lines with
    /// neither comma nor full stop.
    private static func headlines(above found: [FoundLine]) -> Set<Int> {
        var result: Set<Int> = []
        for (index, line) in found.enumerated() where Opening.of(line.text).beginsArticle || BylineParser.whole(line.text) != nil {
            let above = found[..<index].suffix(longestHeadline).reversed().prefix { !isRunningText($0.text) }
            let start = index - above.count
            if start > 0, start < index, endsParagraph(found[start - 1].text) { result.insert(start) }
        }
        return result
    }

    private static func isRunningText(_ text: Scalars) -> Bool {
        endsParagraph(text) || text.contains { $0 == "，" || $0 == "；" || $0.endsSentence }
    }

    /// In pieces.
    private static let longestHeadline = 8

    private static func endsParagraph(_ text: Scalars) -> Bool {
        ScalarClass.isSentenceEnd(text) || text.last == "）" || text.last == "："
    }

    /// Whether an extractor of that habit may have broken a line here.
    private static func mayMeet(_ before: Scalars, _ after: Scalars, _ habit: Habit) -> Bool {
        guard let last = before.last, let first = after.first else { return false }
        let isBrokenHere = switch habit {
        case .nowhere: false
        case .betweenMarks: last.isPunctuation && first.opensBracket
        case .everyMark: last.isPunctuation || first.isPunctuation
        }
        // A lead opens its line, and a byline in brackets that stands by itself closes one.
        return isBrokenHere && !DatelineParser.startsWithLead(after) && BylineParser.whole(before) == nil
    }

    /// What it costs that a line was broken at a mark.
    private static let seam = 0.05
    /// Typesetters let no line begin with a closing mark or a comma, so where many do an extractor broke them; and most commas
    /// stand within lines, so where none does it broke them there. Lines that begin with an opening mark are told by their filling
    /// the line of the one before just so.
    private static func habit(of found: [FoundLine], _ columns: [Int]) -> Habit {
        guard found.count > 1 else { return .nowhere }
        var leading = 0, filled = 0, ending = 0, inside = 0
        for (index, line) in found.enumerated() {
            if line.text.last.map(isComma) ?? false { ending += 1 }
            if line.text.dropLast().contains(where: isComma) { inside += 1 }
            guard index > 0, let first = line.text.first, let last = found[index - 1].text.last else { continue }
            if first.closesBracket || first.endsSentence || isComma(first) { leading += 1 }
            if last.isPunctuation, first.opensBracket {
                let width = found[index - 1].width + line.width
                if (-1...3).contains(width - columns[index]) { filled += 1 }
            }
        }
        if leading >= 3, leading * 200 > found.count { return .everyMark }
        if ending >= 30, inside * 20 < ending { return .everyMark }
        return filled >= 3 && filled * 150 > found.count ? .betweenMarks : .nowhere
    }

    private static func isComma(_ scalar: Unicode.Scalar) -> Bool { scalar == "，" || scalar == "、" || scalar == "；" }
}
