import Newspaper

/// How often each run of four characters stands in a text: what can be asked of a text without aligning it.
struct Shingles {
    static let length = 4

    private struct Entry {
        /// The four scalars, 21 bits each.
        var shingle: UInt128
        var count: Int
    }

    /// Ascending by shingle, each once, none with a count of 0.
    private var entries: [Entry] = []

    init() {}

    /// - Complexity: O(n log n) of the text's length
    init(_ text: Scalars) {
        guard text.count >= Self.length else { return }
        var all: [UInt128] = []
        all.reserveCapacity(text.count - Self.length + 1)
        var window: UInt128 = 0
        let mask = UInt128(1) << UInt128(21 * Self.length) - 1
        for (index, scalar) in text.enumerated() {
            window = (window << 21 | UInt128(scalar.value)) & mask
            if index >= Self.length - 1 { all.append(window) }
        }
        all.sort()
        for shingle in all {
            if let last = entries.indices.last, entries[last].shingle == shingle {
                entries[last].count += 1
            } else {
                entries.append(Entry(shingle: shingle, count: 1))
            }
        }
    }

    /// How many there are, each as often as it stands in the text.
    var total: Int { entries.reduce(0) { $0 + $1.count } }

    /// How many the two have in common, each as often as it stands in both.
    func common(with other: Shingles) -> Int {
        var sum = 0
        merge(other) { _, mine, theirs in sum += min(mine, theirs) }
        return sum
    }

    /// How often shingles that `other` has at all stand here oftener than there.
    func excess(over other: Shingles) -> Int {
        var sum = 0
        merge(other) { _, mine, theirs in if theirs > 0 { sum += max(0, mine - theirs) } }
        return sum
    }

    /// What is left when each shingle of `other` is taken away as often as it stands there.
    func subtracting(_ other: Shingles) -> Shingles {
        var rest = Shingles()
        merge(other) { shingle, mine, theirs in
            if mine > theirs { rest.entries.append(Entry(shingle: shingle, count: mine - theirs)) }
        }
        return rest
    }

    /// The shingles of several texts.
    static func sum(_ parts: some Sequence<Shingles>) -> Shingles {
        var sum = Shingles()
        for entry in parts.flatMap(\.entries).sorted(by: { $0.shingle < $1.shingle }) {
            if let last = sum.entries.indices.last, sum.entries[last].shingle == entry.shingle {
                sum.entries[last].count += entry.count
            } else {
                sum.entries.append(entry)
            }
        }
        return sum
    }

    /// Calls `body` with each shingle of this text, in order, and its counts here and there.
    private func merge(_ other: Shingles, _ body: (UInt128, Int, Int) -> Void) {
        var at = 0
        for entry in entries {
            while at < other.entries.count, other.entries[at].shingle < entry.shingle { at += 1 }
            let isThere = at < other.entries.count && other.entries[at].shingle == entry.shingle
            body(entry.shingle, entry.count, isThere ? other.entries[at].count : 0)
        }
    }
}
