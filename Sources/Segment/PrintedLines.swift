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
        let columns = habit == .nowhere ? [] : ColumnBreadth.common(widths)
        guard !columns.isEmpty else { return found.indices.map { $0..<($0 + 1) } }
        let headlines = headlines(above: found)
        /// Whether each piece may stand in one line with the one before it.
        let joins = found.indices.map { $0 > 0 && !headlines.contains($0) && mayMeet(found[$0 - 1].text, found[$0].text, habit) }
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
                var width = 0, marks = 0
                for end in start..<min(found.count, start + mostPieces) {
                    if end > start, !joins[end] { break }
                    width += found[end].width
                    marks += found[end].marks
                    // Justified lines squeeze their marks.
                    let squeezed = min(width, max(columns[column], width - min(marks, mostSqueezed)))
                    if end > start, squeezed > columns[column] + 1 { break }
                    let price = base + seam * Double(end - start) + 0.1 * Double(width - squeezed)
                        + price(found[end].text, width: squeezed, column: columns[column], followsEnd: followsEnd)
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

    /// What it costs that a printed line has this breadth: full lines are expected, and paragraphs' first and last ones.
    private static func price(_ last: Scalars, width: Int, column: Int, followsEnd: Bool) -> Double {
        let missing = column - width
        if abs(missing) <= 1 { return 0 }
        if missing < 0 { return 1 }
        if missing <= 5, followsEnd { return 0.3 }
        if endsParagraph(last) { return 0.7 }
        return missing <= 3 ? 1 : 2
    }

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
    /// By how many half squares a line may be squeezed.
    private static let mostSqueezed = 6

    /// Typesetters let no line begin with a closing mark or a comma, so where many do an extractor broke them. Lines
    /// that begin with an opening mark are told by their filling the line of the one before just so.
    private static func habit(of found: [FoundLine], _ columns: [Int]) -> Habit {
        guard found.count > 1 else { return .nowhere }
        var leading = 0, filled = 0
        for (index, line) in found.enumerated().dropFirst() {
            guard let first = line.text.first, let last = found[index - 1].text.last else { continue }
            if first.closesBracket || first.endsSentence || first == "，" || first == "、" || first == "；" { leading += 1 }
            if last.isPunctuation, first.opensBracket {
                let width = found[index - 1].width + line.width
                if (-1...3).contains(width - columns[index]) { filled += 1 }
            }
        }
        if leading >= 3, leading * 200 > found.count { return .everyMark }
        return filled >= 3 && filled * 150 > found.count ? .betweenMarks : .nowhere
    }
}

/// How broad the column is that a line stands in, by the lines about it.
enum ColumnBreadth {
    private static let reach = 14
    /// Broader than any column.
    private static let most = 240
    /// More than a page has columns of different breadth.
    private static let mostColumns = 8

    /// The breadths that columns of the page have: those that more lines have than any other nearly as broad.
    static func common(_ widths: [Int]) -> [Int] {
        var counts = [Int](repeating: 0, count: most + 3)
        for width in widths where width <= most { counts[width] += 1 }
        var found: [(width: Int, count: Int)] = []
        for width in 12...most where counts[width] >= 2 {
            let count = counts[width - 1] + counts[width] + counts[width + 1]
            guard count >= 4 else { continue }
            // Of neighbours the commonest, and of these the broadest.
            if let last = found.last, width - last.width <= 2 {
                if count < last.count { continue }
                found.removeLast()
            }
            found.append((width, count))
        }
        let commonest = found.sorted { ($1.count, $0.width) < ($0.count, $1.width) }.prefix(mostColumns)
        return commonest.map(\.width).sorted()
    }

    /// For each line the greatest breadth that three lines near by have, give or take one; its own where none is.
    /// - Complexity: O(lines)
    static func around(_ lines: [Int]) -> [Int] {
        let widths = lines.map { min($0, most) }
        guard let most = widths.max() else { return [] }
        var counts = [Int](repeating: 0, count: most + 3)
        var result: [Int] = []
        result.reserveCapacity(widths.count)
        for width in widths.prefix(reach) { counts[width + 1] += 1 }
        for index in widths.indices {
            if index + reach < widths.count { counts[widths[index + reach] + 1] += 1 }
            if index - reach > 0 { counts[widths[index - reach - 1] + 1] -= 1 }
            var width = most + 1
            while width > 0, counts[width - 1] + counts[width] + counts[width + 1] < 3 || counts[width] == 0 { width -= 1 }
            result.append(width > 0 ? width - 1 : lines[index])
        }
        return result
    }
}
