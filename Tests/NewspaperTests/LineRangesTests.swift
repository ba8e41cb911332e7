import Newspaper
import Testing

@Suite("Line ranges")
struct LineRangesTests {
    @Test(
        "lines become ranges in order, repeats counted once",
        arguments: [
            ([] as [Int], ""),
            ([7], "7"),
            ([5, 3, 4, 3], "3-5"),
            ([1, 2, 4], "1-2,4"),
            ([752, 578, 579], "578-579,752"),
        ])
    func plain(_ lines: [Int], _ compact: String) {
        let ranges = LineRanges(lines, blank: { _ in false })
        #expect(ranges.compact == compact)
        #expect(ranges.isEmpty == lines.isEmpty)
    }

    @Test("a range runs over blank lines, not over others")
    func blanks() {
        let blank: (Int) -> Bool = { $0.isMultiple(of: 2) }
        #expect(LineRanges([1, 3, 5], blank: blank).ranges == [1...5])
        #expect(LineRanges([1, 3, 7], blank: blank).ranges == [1...3, 7...7])
    }

    @Test("numbers at either end of the range of Int do not trap")
    func extremes() {
        #expect(LineRanges([Int.max, Int.max - 1, Int.min], blank: { _ in false }).ranges.count == 2)
    }
}
