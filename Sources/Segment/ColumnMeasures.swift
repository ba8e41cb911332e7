import Newspaper

/// What a line's neighbourhood says of it: the breadth of the columns before and after, and shared vocabulary.
struct ColumnMeasures {
    /// Breadth that the lines before (with the line itself) and after agree on, in half squares.
    private(set) var columnBefore: [Int] = []
    private(set) var columnAfter: [Int] = []
    /// How many of the lines about have the breadth of one of these columns.
    private(set) var agreement: [Int] = []
    /// The line ends before its column does.
    private(set) var fallsShort: [Bool] = []
    /// Share of the line's vocabulary, by rarity, that other lines of the page use, far off and nearby.
    private(set) var shared: [Double] = []
    private(set) var sharedNearby: [Double] = []
    /// How much vocabulary the lines before share with the lines from here on.
    private(set) var cohesion: [Double] = []
    /// How many lines on end, this one among them, hold no comma and no full stop. Running text goes without for
    /// two or three lines at most; display type hardly ever has any.
    private(set) var plainRun: [Int] = []
    /// Whether the line goes on in the middle of a word. 0: punctuation stands between, 1: no line of the page has
    /// the two characters side by side, 2: some line has. One more than there are lines: behind the last nothing goes on.
    private(set) var wordBroken: [Int] = []
    /// Dumps that break a line at every punctuation mark, so that widths say nothing.
    private(set) var isBrokenAtPunctuation = false

    private static let window = 8

    init(_ page: PageFacts) {
        let widths = page.lines.map(\.width)
        let leading = page.lines.count { line in
            line.text.first.map { $0.closesBracket || $0.endsSentence || $0 == "，" || $0 == "、" } ?? false
        }
        isBrokenAtPunctuation = leading * 50 > page.lines.count
        reserve(widths.count)
        // The window that ends with one line begins with another: each is looked at once.
        let reach = Self.window - 1
        let columns = (-reach..<widths.count).map { Self.consensus(widths[max(0, $0)..<min(widths.count, $0 + Self.window)]) }
        for index in widths.indices {
            let before = columns[index], after = columns[index + reach]
            let nearby = widths[max(0, index - reach)..<min(widths.count, index + Self.window)]
            columnBefore.append(before)
            columnAfter.append(after)
            agreement.append(nearby.count { abs($0 - before) <= 1 || abs($0 - after) <= 1 } * 8 / Self.window / 2)
            fallsShort.append(widths[index] < max(before, min(after, before + 2)) - 2)
        }
        wordBroken = (0...page.lines.count).map { Self.wordBroken(at: $0, in: page) }
        measurePlainRuns(page)
        measureVocabulary(page)
    }

    private mutating func reserve(_ lines: Int) {
        columnBefore.reserveCapacity(lines)
        columnAfter.reserveCapacity(lines)
        agreement.reserveCapacity(lines)
        fallsShort.reserveCapacity(lines)
        shared.reserveCapacity(lines)
        sharedNearby.reserveCapacity(lines)
        cohesion.reserveCapacity(lines)
    }

    private static func wordBroken(at index: Int, in page: PageFacts) -> Int {
        guard index > 0, index < page.lines.count, let last = page.lines[index - 1].text.last, let first = page.lines[index].text.first,
            !last.isPunctuation, !first.isPunctuation
        else { return 0 }
        return page.vocabulary.holds(last, first) ? 2 : 1
    }

    private mutating func measurePlainRuns(_ page: PageFacts) {
        plainRun = [Int](repeating: 0, count: page.lines.count)
        var start = 0
        for index in 0...page.lines.count {
            let isPlain = index < page.lines.count && !page.lines[index].text.contains {
                $0.endsSentence || $0 == "，" || $0 == "," || $0 == "；"
            }
            if isPlain { continue }
            for line in start..<index { plainRun[line] = index - start }
            start = index + 1
        }
    }

    /// The breadth that most of the lines have, give or take one; the greater of two as common.
    /// - Complexity: O(n²) in the window.
    static func consensus(_ widths: ArraySlice<Int>) -> Int {
        var best = (width: 0, count: 0)
        for width in widths {
            let count = widths.count { abs($0 - width) <= 1 }
            if count > best.count || (count == best.count && width > best.width) { best = (width, count) }
        }
        return best.width
    }

    private mutating func measureVocabulary(_ page: PageFacts) {
        let weights = page.weights
        let counts = page.vocabulary.lineCounts
        /// Lines nearby that hold a bigram, kept up to date as the windows move.
        var before = [Int](repeating: 0, count: counts.count)
        var after = [Int](repeating: 0, count: counts.count)
        let reach = 12
        for line in page.lines.indices.prefix(reach) { for id in page.bigrams(of: line) { after[id] += 1 } }
        for index in page.lines.indices {
            let bigrams = page.bigrams(of: index)
            var total = 0.0, far = 0.0, near = 0.0
            for id in bigrams {
                total += weights[id]
                let nearby = before[id] + after[id] - 1
                if nearby > 0 { near += weights[id] }
                if counts[id] - 1 - nearby > 0 { far += weights[id] }
            }
            shared.append(total > 0 ? far / total : 0)
            sharedNearby.append(total > 0 ? near / total : 0)
            cohesion.append(Self.cohesion(page, index, reach, before, weights))
            for id in bigrams {
                before[id] += 1
                after[id] -= 1
            }
            if index - reach >= 0 { for id in page.bigrams(of: index - reach) { before[id] -= 1 } }
            if index + reach < page.lines.count { for id in page.bigrams(of: index + reach) { after[id] += 1 } }
        }
    }

    /// The share of rare vocabulary in the next lines that the lines before use, stretched to fill 0 to 1.
    private static func cohesion(
        _ page: PageFacts, _ index: Int, _ reach: Int, _ before: [Int], _ weights: [Double]
    ) -> Double {
        var total = 0.0, common = 0.0
        let last = min(page.lines.count, index + reach) - 1
        for id in page.vocabulary.held[page.lines[index].bigrams.lowerBound..<page.lines[last].bigrams.upperBound] {
            total += weights[id]
            if before[id] > 0 { common += weights[id] }
        }
        return total > 0 ? min(1, 2.5 * common / total) : 0
    }
}
