/// Optimal one-to-one assignment (Kuhn–Munkres, in the shortest-augmenting-path form of Jonker and Volgenant 1987)
/// in which a row may stay without a column.
package enum Assignment {
    /// The same for scores as a table, [row][column].
    package static func best(_ scores: [[Double]]) -> [Int?] {
        best(Array(scores.joined()), rows: scores.count, columns: scores.first?.count ?? 0)
    }

    /// - Parameter scores: [row × columns + column]; higher is better. A row is left alone rather than given a column
    ///   whose score is below 0.
    /// - Returns: for each row its column, or nil. Of equally good assignments always the same one.
    /// - Complexity: O(rows² × (rows + columns)), rows counting only those that some column would suit. Beyond what
    ///   any newspaper page comes near, pairs are taken greedily, best first.
    package static func best(_ scores: [Double], rows: Int, columns: Int) -> [Int?] {
        var result = [Int?](repeating: nil, count: rows)
        let wanted = (0..<rows).filter { row in scores[(row * columns)..<((row + 1) * columns)].contains { $0 > 0 } }
        guard !wanted.isEmpty else { return result }
        let steps = wanted.count * wanted.count * (wanted.count + columns)
        if steps <= 200_000_000 {
            optimal(scores, wanted, columns, &result)
        } else {
            greedy(scores, wanted, columns, &result)
        }
        return result
    }

    private static func greedy(_ scores: [Double], _ wanted: [Int], _ columns: Int, _ result: inout [Int?]) {
        let pairs = wanted.flatMap { row in
            (0..<columns).filter { scores[row * columns + $0] > 0 }.map { (row: row, column: $0, score: scores[row * columns + $0]) }
        }
        var taken: Set<Int> = []
        for pair in pairs.sorted(by: { ($1.score, $0.row, $0.column) < ($0.score, $1.row, $1.column) })
        where result[pair.row] == nil && taken.insert(pair.column).inserted {
            result[pair.row] = pair.column
        }
    }

    private static func optimal(_ scores: [Double], _ wanted: [Int], _ columns: Int, _ result: inout [Int?]) {
        // A private column for each row, worth 0, stands for none.
        let rows = wanted.count
        let width = columns + rows
        var rowPotential = [Double](repeating: 0, count: rows + 1)
        var columnPotential = [Double](repeating: 0, count: width + 1)
        /// 1-based row that holds the column; 0 is free.
        var holder = [Int](repeating: 0, count: width + 1)
        var least = [Double](repeating: .infinity, count: width + 1)
        var way = [Int](repeating: 0, count: width + 1)
        var seen = [Bool](repeating: false, count: width + 1)
        for row in 1...rows {
            holder[0] = row
            var column = 0
            for index in 0...width { (least[index], way[index], seen[index]) = (.infinity, 0, false) }
            repeat {
                seen[column] = true
                let current = holder[column]
                let start = wanted[current - 1] * columns - 1
                var delta = Double.infinity
                var next = 0
                for candidate in 1...width where !seen[candidate] {
                    let cost = candidate <= columns ? -scores[start + candidate] : 0
                    let reduced = cost - rowPotential[current] - columnPotential[candidate]
                    if reduced < least[candidate] { (least[candidate], way[candidate]) = (reduced, column) }
                    if least[candidate] < delta { (delta, next) = (least[candidate], candidate) }
                }
                for candidate in 0...width {
                    if seen[candidate] {
                        rowPotential[holder[candidate]] += delta
                        columnPotential[candidate] -= delta
                    } else {
                        least[candidate] -= delta
                    }
                }
                column = next
            } while holder[column] != 0
            repeat {
                let previous = way[column]
                holder[column] = holder[previous]
                column = previous
            } while column != 0
        }
        for column in 1...width where holder[column] != 0 && column <= columns { result[wanted[holder[column] - 1]] = column - 1 }
    }
}
