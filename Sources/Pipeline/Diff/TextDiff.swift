import Newspaper

/// What is to be done to one text to make it another: the fewest words to take out and put in (E. W. Myers, An O(ND)
/// Difference Algorithm and Its Variations, in linear space). A word is a run of letters or digits, or any other
/// character by itself, as Han characters are.
struct TextDiff {
    struct Edit: Hashable {
        enum Kind: Hashable {
            case kept, removed, added
        }
        let kind: Kind
        var text: Scalars
    }

    /// In order; where something is replaced, what is removed comes first.
    let edits: [Edit]

    /// A stretch that differs in more words than twice this is replaced as a whole, so that texts of any length take a time
    /// that grows with their length alone.
    private static let reach = 500

    /// - Complexity: O(n × reach) in the words of both, O(n) memory
    init(_ before: Scalars, _ after: Scalars) {
        let (old, new) = (Self.words(of: before), Self.words(of: after))
        var numbers: [ArraySlice<Unicode.Scalar>: Int] = [:]
        func number(_ word: ArraySlice<Unicode.Scalar>) -> Int {
            if let known = numbers[word] { return known }
            numbers[word] = numbers.count
            return numbers.count - 1
        }
        var comparison = Comparison(old.map(number), new.map(number))
        comparison.compare(0..<old.count, 0..<new.count)
        var edits: [Edit] = []
        func add(_ kind: Edit.Kind, _ word: ArraySlice<Unicode.Scalar>) {
            if let last = edits.indices.last, edits[last].kind == kind {
                edits[last].text += word
            } else {
                edits.append(Edit(kind: kind, text: Scalars(word)))
            }
        }
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            while i < old.count, comparison.removed[i] {
                add(.removed, old[i])
                i += 1
            }
            while j < new.count, comparison.added[j] {
                add(.added, new[j])
                j += 1
            }
            if i < old.count, j < new.count {
                add(.kept, old[i])
                i += 1
                j += 1
            }
        }
        self.edits = edits
    }

    private static func words(of text: Scalars) -> [ArraySlice<Unicode.Scalar>] {
        var words: [ArraySlice<Unicode.Scalar>] = []
        var start = 0
        while start < text.count {
            var end = start + 1
            if isPartOfRun(text[start]) { while end < text.count, isPartOfRun(text[end]) { end += 1 } }
            words.append(text[start..<end])
            start = end
        }
        return words
    }

    private static func isPartOfRun(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCIILetter || scalar.isDigit }

    /// Marks the words of two texts that are not in both.
    private struct Comparison {
        let old: [Int]
        let new: [Int]
        var removed: [Bool]
        var added: [Bool]

        init(_ old: [Int], _ new: [Int]) {
            (self.old, self.new) = (old, new)
            removed = [Bool](repeating: false, count: old.count)
            added = [Bool](repeating: false, count: new.count)
        }

        mutating func compare(_ a: Range<Int>, _ b: Range<Int>) {
            var (a, b) = (a, b)
            while let i = a.first, let j = b.first, old[i] == new[j] {
                (a, b) = (a.dropFirst(), b.dropFirst())
            }
            while let i = a.last, let j = b.last, old[i] == new[j] {
                (a, b) = (a.dropLast(), b.dropLast())
            }
            if !a.isEmpty, !b.isEmpty, let middle = middle(a, b) {
                compare(a.lowerBound..<middle.start.0, b.lowerBound..<middle.start.1)
                compare(middle.end.0..<a.upperBound, middle.end.1..<b.upperBound)
            } else {
                for i in a { removed[i] = true }
                for j in b { added[j] = true }
            }
        }

        /// The stretch of equal words in the middle of the shortest way from one text to the other, found by going from both
        /// ends at once; nil where it is too far. The ranges begin and end with words that differ.
        private func middle(_ a: Range<Int>, _ b: Range<Int>) -> (start: (Int, Int), end: (Int, Int))? {
            let (n, m) = (a.count, b.count)
            let size = 2 * min(min(n, m), TextDiff.reach + 1) + 2
            func slot(_ k: Int) -> Int { (k % size + size) % size }
            var furthest = [[Int](repeating: 0, count: size), [Int](repeating: 0, count: size)]
            for d in 0...min((n + m + 1) / 2, TextDiff.reach) {
                for side in 0...1 {
                    let isForward = side == 0
                    for k in stride(from: -(d - 2 * max(0, d - m)), through: d - 2 * max(0, d - n), by: 2) {
                        let (below, above) = (furthest[side][slot(k - 1)], furthest[side][slot(k + 1)])
                        var x = k == -d || (k != d && below < above) ? above : below + 1
                        var y = x - k
                        let start = (x, y)
                        while x < n, y < m, isForward
                            ? old[a.lowerBound + x] == new[b.lowerBound + y]
                            : old[a.upperBound - 1 - x] == new[b.upperBound - 1 - y]
                        {
                            x += 1
                            y += 1
                        }
                        furthest[side][slot(k)] = x
                        let opposite = n - m - k
                        let reached = isForward ? d - 1 : d
                        guard (n + m) % 2 == (isForward ? 1 : 0), abs(opposite) <= reached,
                            x + furthest[1 - side][slot(opposite)] >= n
                        else { continue }
                        return isForward
                            ? ((a.lowerBound + start.0, b.lowerBound + start.1), (a.lowerBound + x, b.lowerBound + y))
                            : ((a.upperBound - x, b.upperBound - y), (a.upperBound - start.0, b.upperBound - start.1))
                    }
                }
            }
            return nil
        }
    }
}
