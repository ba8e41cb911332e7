import Newspaper

/// A set of words, each with a number, that tells in one walk which is the longest to begin at a place in a text.
///
/// A trie in flat arrays: the children of a node lie side by side, ordered by their scalar. The first scalar of
/// Han words goes through a table, since nearly every look-up ends there.
struct Lexicon: Sendable {
    struct Match {
        var end: Int
        var value: Int32
    }

    private var labels: [UInt32] = [0]
    private var childStart: [Int32] = [0]
    private var childEnd: [Int32] = [0]
    /// −1 where no word ends.
    private var values: [Int32] = [-1]
    /// Node of each first scalar in `tabled`, 0 for none.
    private var roots = [Int32](repeating: 0, count: tabled.count)

    private static let tabled: Range<UInt32> = 0x3400..<0xA000

    /// A word listed twice keeps its first number; numbers are not negative; the empty word is left out.
    /// - Complexity: O(n log n) in the number of words
    init(_ words: [(word: Scalars, value: Int32)]) {
        let keys = words.map { Self.key($0.word) }
        let order = words.indices.filter { !words[$0].word.isEmpty }.sorted { a, b in
            if keys[a] != keys[b] { return keys[a] < keys[b] }
            if words[a].word != words[b].word { return words[a].word.lexicographicallyPrecedes(words[b].word) }
            return a < b
        }
        var pending = [(node: 0, words: 0..<order.count, depth: 0)]
        var next = 0
        while next < pending.count {
            let (node, range, depth) = pending[next]
            next += 1
            var at = range.lowerBound
            while at < range.upperBound, words[order[at]].word.count == depth {
                if values[node] < 0 { values[node] = words[order[at]].value }
                at += 1
            }
            childStart[node] = Int32(labels.count)
            while at < range.upperBound {
                let label = words[order[at]].word[depth]
                var end = at + 1
                while end < range.upperBound, words[order[end]].word[depth] == label { end += 1 }
                pending.append((labels.count, at..<end, depth + 1))
                labels.append(label.value)
                childStart.append(0)
                childEnd.append(0)
                values.append(-1)
                at = end
            }
            childEnd[node] = Int32(labels.count)
        }
        for child in childStart[0]..<childEnd[0] where Self.tabled.contains(labels[Int(child)]) {
            roots[Int(labels[Int(child)] - Self.tabled.lowerBound)] = child
        }
    }

    /// Words separated by white space, all with the same number.
    init(_ words: String, value: Int32 = 0) { self.init(Scalars.words(words).map { ($0, value) }) }

    /// The longest word that begins at `start` and ends at `limit` or before, or nil.
    /// - Complexity: O(length of the longest word × log of the children)
    func longest(in text: Scalars, at start: Int, limit: Int = .max) -> Match? {
        let limit = min(limit, text.count)
        guard start < limit, var node = root(text[start].value) else { return nil }
        var found: Match?
        var at = start + 1
        while true {
            if values[node] >= 0 { found = Match(end: at, value: values[node]) }
            guard at < limit, let child = child(of: node, text[at].value) else { return found }
            node = child
            at += 1
        }
    }

    private func root(_ scalar: UInt32) -> Int? {
        guard Self.tabled.contains(scalar) else { return child(of: 0, scalar) }
        let node = roots[Int(scalar - Self.tabled.lowerBound)]
        return node == 0 ? nil : Int(node)
    }

    private func child(of node: Int, _ scalar: UInt32) -> Int? {
        var low = Int(childStart[node])
        var high = Int(childEnd[node])
        while low < high {
            let middle = (low + high) / 2
            if labels[middle] < scalar { low = middle + 1 } else { high = middle }
        }
        return low < Int(childEnd[node]) && labels[low] == scalar ? low : nil
    }

    /// The first three scalars in one number that sorts as they do.
    private static func key(_ word: Scalars) -> UInt64 {
        var key: UInt64 = 0
        for index in 0..<3 { key = key << 21 | UInt64(index < word.count ? word[index].value : 0) }
        return key
    }
}

extension Array where Element == Unicode.Scalar {
    func hasSuffix(_ suffix: Scalars) -> Bool {
        count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
}
