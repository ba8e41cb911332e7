import Newspaper

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

    /// The breadths of columns whose full lines leave room for less than a square: of lines of whole squares and of lines with a
    /// half one some fill such a column just so, and the others leave half a square.
    /// - Parameter lines: breadths of lines, of which many are full.
    static func filled(_ lines: [Int]) -> [Int] {
        var counts = [Int](repeating: 0, count: most + 1)
        for width in lines where width >= 0 && width <= most { counts[width] += 1 }
        func count(_ column: Int) -> Int { column > most ? 0 : min(counts[column], counts[column - 1]) }
        let columns = (12...most).filter { column in
            count(column) >= 3 && (column - 2...column + 2).allSatisfy { 10 * count(column) >= 3 * count($0) }
        }
        return columns.sorted { (count($1), $0) < (count($0), $1) }.prefix(mostColumns).sorted()
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
