/// Optimal one-to-one assignment (Kuhn–Munkres, in the shortest-augmenting-path form of Jonker and Volgenant 1987)
/// in which a row may stay without a column.
package enum Assignment {
    /// - Parameter scores: [row][column]; higher is better. A row is left alone rather than given a column whose
    ///   score is below 0.
    /// - Returns: for each row its column, or nil. Of equally good assignments always the same one.
    /// - Complexity: O(rows² × (rows + columns)), rows counting only those that some column would suit. Beyond what
    ///   any newspaper page comes near, pairs are taken greedily, best first.
    package static func best(_ scores: [[Double]]) -> [Int?] {
        let wanted = scores.indices.filter { scores[$0].contains { $0 > 0 } }
        var result = [Int?](repeating: nil, count: scores.count)
        guard let columns = wanted.first.map({ scores[$0].count }) else { return result }
        let chosen = wanted.map { scores[$0] }
        let steps = wanted.count * wanted.count * (wanted.count + columns)
        for (row, column) in zip(wanted, steps <= 200_000_000 ? optimal(chosen, columns) : greedy(chosen)) { result[row] = column }
        return result
    }

    private static func greedy(_ scores: [[Double]]) -> [Int?] {
        let pairs = scores.enumerated().flatMap { row, columns in
            columns.enumerated().filter { $0.element > 0 }.map { (row: row, column: $0.offset, score: $0.element) }
        }
        var result = [Int?](repeating: nil, count: scores.count)
        var taken: Set<Int> = []
        for pair in pairs.sorted(by: { ($1.score, $0.row, $0.column) < ($0.score, $1.row, $1.column) })
        where result[pair.row] == nil && taken.insert(pair.column).inserted {
            result[pair.row] = pair.column
        }
        return result
    }

    private static func optimal(_ scores: [[Double]], _ columns: Int) -> [Int?] {
        // A private column for each row, worth 0, stands for none.
        let rows = scores.count
        let width = columns + rows
        func cost(_ row: Int, _ column: Int) -> Double { column < columns ? -scores[row][column] : 0 }
        var rowPotential = [Double](repeating: 0, count: rows + 1)
        var columnPotential = [Double](repeating: 0, count: width + 1)
        /// 1-based row that holds the column; 0 is free.
        var holder = [Int](repeating: 0, count: width + 1)
        for row in 1...rows {
            holder[0] = row
            var column = 0
            var least = [Double](repeating: .infinity, count: width + 1)
            var way = [Int](repeating: 0, count: width + 1)
            var seen = [Bool](repeating: false, count: width + 1)
            repeat {
                seen[column] = true
                let current = holder[column]
                var delta = Double.infinity
                var next = 0
                for candidate in 1...width where !seen[candidate] {
                    let reduced = cost(current - 1, candidate - 1) - rowPotential[current] - columnPotential[candidate]
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
        var result = [Int?](repeating: nil, count: rows)
        for column in 1...width where holder[column] != 0 && column <= columns { result[holder[column] - 1] = column - 1 }
        return result
    }
}
