/// Optimal one-to-one assignment (Kuhn–Munkres, in the shortest-augmenting-path form of Jonker and Volgenant 1987)
/// in which a row may stay without a column.
enum Assignment {
    /// - Parameter scores: [row][column]; higher is better. A row is left alone rather than given a column whose
    ///   score is below 0.
    /// - Returns: for each row its column, or nil. Of equally good assignments always the same one.
    /// - Complexity: O(rows² × (rows + columns))
    static func best(_ scores: [[Double]]) -> [Int?] {
        guard let columns = scores.first?.count else { return [] }
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
