/// Line numbers of one file as closed ranges in ascending order: `[[3, 31], [754, 755]]` in the rows.
///
/// Blank lines carry nothing, so a range may run over them: the lines 3, 5, 7 of a dump with a blank line
/// after each line are one range, 3 to 7, when nothing else stands between them.
package struct LineRanges: Hashable, Sendable {
    package private(set) var ranges: [ClosedRange<Int>]

    package init() { ranges = [] }

    /// - Parameters:
    ///   - lines: the numbers, in any order, repeats allowed.
    ///   - blank: whether a line is blank, and so may be run over.
    package init(_ lines: some Sequence<Int>, blank: (Int) -> Bool) {
        ranges = []
        for line in Set(lines).sorted() {
            if let last = ranges.last, (last.upperBound + 1..<line).allSatisfy(blank) {
                ranges[ranges.count - 1] = last.lowerBound...line
            } else {
                ranges.append(line...line)
            }
        }
    }

    /// `578-664,752`, as NewsML-G2 extension properties carry it.
    package var compact: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }

    package var isEmpty: Bool { ranges.isEmpty }
}
