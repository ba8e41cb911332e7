import Newspaper

/// The line numbers of a page, ready to be asked for ranges many times: a page's rows and items ask a hundred times.
///
/// Ranges are closed and ascend: `[[3, 31], [754, 755]]` in the rows. Blank lines carry nothing, so a range may run over
/// them: the lines 3, 5, 7 of a dump with a blank line after each line are one range, 3 to 7, when nothing else
/// stands between them.
struct LineSpans {
    private let numbers: [Int]
    /// Position of each line's number among the page's distinct numbers: neighbours that print differ by one.
    private let ranks: [Int]
    /// Whether some line of the file is more than one line of the page.
    let isWoven: Bool

    init(_ page: CleanPage) {
        let numbers = page.lines.map(\.source.number)
        var ranks = [Int](repeating: 0, count: numbers.count)
        var rank = 0
        var isWoven = false
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        for (place, line) in order.enumerated() where place > 0 {
            if numbers[order[place - 1]] == numbers[line] { isWoven = true } else { rank += 1 }
            ranks[line] = rank
        }
        (self.numbers, self.ranks, self.isWoven) = (numbers, ranks, isWoven)
    }

    /// The numbers of these lines (indices into the page's lines) as closed ranges, running over blank lines.
    /// - Complexity: O(n log n) in the number of lines asked for; O(n) where they ascend.
    func ranges(_ lines: [Int]) -> [ClosedRange<Int>] {
        let ascending = zip(lines, lines.dropFirst()).allSatisfy { ranks[$0] <= ranks[$1] }
        let ordered = ascending ? lines : lines.sorted { ranks[$0] < ranks[$1] }
        var result: [ClosedRange<Int>] = []
        var last = -2
        for line in ordered {
            if ranks[line] <= last + 1, let range = result.last {
                result[result.count - 1] = range.lowerBound...numbers[line]
            } else {
                result.append(numbers[line]...numbers[line])
            }
            last = ranks[line]
        }
        return result
    }

    /// The numbers of all lines that print something. Unlike the others these ranges run over no blank line: with
    /// them a reader can check that every line of the page is in exactly one article or piece of furniture.
    var printed: [ClosedRange<Int>] {
        var result: [ClosedRange<Int>] = []
        for number in Set(numbers).sorted() {
            if let last = result.last, last.upperBound + 1 == number {
                result[result.count - 1] = last.lowerBound...number
            } else {
                result.append(number...number)
            }
        }
        return result
    }
}

extension [ClosedRange<Int>] {
    /// `578-664,752`, as NewsML-G2 extension properties carry it.
    var compact: String {
        map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }
}
