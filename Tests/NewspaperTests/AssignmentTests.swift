import SplitMix
import Testing

@testable import Newspaper

@Suite("Assignment")
struct AssignmentTests {
    /// The greatest sum of scores by trying everything.
    private func greatest(_ scores: [[Double]], _ row: Int = 0, _ taken: Set<Int> = []) -> Double {
        guard row < scores.count else { return 0 }
        var best = greatest(scores, row + 1, taken)
        for column in scores[row].indices where !taken.contains(column) {
            best = max(best, scores[row][column] + greatest(scores, row + 1, taken.union([column])))
        }
        return best
    }

    private func sum(_ scores: [[Double]], _ columns: [Int?]) -> Double {
        columns.enumerated().reduce(0) { sum, pair in sum + (pair.element.map { scores[pair.offset][$0] } ?? 0) }
    }

    @Test("no assignment is better than the best", arguments: 0..<5)
    func againstBruteForce(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let rows = Int.random(in: 1...5, using: &random), columns = Int.random(in: 0...5, using: &random)
            // Whole numbers, so that ties are common and sums exact.
            let scores = (0..<rows).map { _ in (0..<columns).map { _ in Double(Int.random(in: -6...6, using: &random)) } }
            let best = Assignment.best(scores)
            let given = best.compactMap { $0 }
            #expect(best.count == rows)
            #expect(Set(given).count == given.count)
            #expect(given.allSatisfy { (0..<columns).contains($0) })
            #expect(sum(scores, best) == greatest(scores))
            #expect(best.enumerated().allSatisfy { row, column in column.map { scores[row][$0] >= 0 } ?? true })
        }
    }

    @Test("nobody is given what is worse than nothing")
    func none() {
        #expect(Assignment.best([[-1, -0.001], [-5, -2]]) == [nil, nil])
        #expect(Assignment.best([[-1, 2], [-5, 3]]) == [nil, 1])
    }

    @Test("the page as a whole decides, not the first come")
    func whole() {
        #expect(Assignment.best([[5, 4], [5, 0]]) == [1, 0])
        #expect(Assignment.best([[1, 2, 3], [2, 4, 6], [3, 6, 9]]) == [0, 1, 2])
    }

    @Test("more columns than rows, more rows than columns, none of either")
    func shapes() {
        #expect(Assignment.best([]) == [])
        #expect(Assignment.best([[], []]) == [nil, nil])
        #expect(Assignment.best([[1, 3, 2]]) == [1])
        #expect(Assignment.best([[1], [3], [2]]) == [nil, 0, nil])
    }

    @Test("of equals always the same one")
    func ties() {
        let even = [[Double]](repeating: [Double](repeating: 1, count: 6), count: 4)
        let first = Assignment.best(even)
        #expect(Set(first.compactMap { $0 }).count == 4)
        for _ in 0..<5 { #expect(Assignment.best(even) == first) }
    }
}
