/// Puts words into a double array in which no two nodes share a base, so that a child is known by its label alone.
struct TrieBuilder {
    /// base (31 bits), label of the node (16 bits at 32), number of the word's entry or 0 (16 bits at 48).
    private(set) var nodes: [UInt64] = [0]
    private var taken: [Bool] = [true]
    private var usedBases: Set<Int> = []
    private var firstFree = 1

    /// - Parameter words: codes of the characters, all 1 or more, in lexicographic order and without repeats; number of
    ///   each word's entry, 1 or more.
    init(_ words: [(codes: [UInt16], entry: UInt16)]) {
        var pending = [(node: 0, words: 0..<words.count, depth: 0)]
        while let (node, range, depth) = pending.popLast() {
            var children: [(label: UInt16, words: Range<Int>)] = []
            var at = range.lowerBound
            if words[at].codes.count == depth {
                nodes[node] |= UInt64(words[at].entry) << 48
                at += 1
            }
            while at < range.upperBound {
                let label = words[at].codes[depth]
                var end = at + 1
                while end < range.upperBound, words[end].codes[depth] == label { end += 1 }
                children.append((label, at..<end))
                at = end
            }
            guard !children.isEmpty else { continue }
            let base = freeBase(for: children.map { Int($0.label) })
            nodes[node] |= UInt64(base)
            for child in children {
                let place = base + Int(child.label)
                nodes[place] = UInt64(child.label) << 32
                taken[place] = true
                pending.append((place, child.words, depth + 1))
            }
        }
    }

    /// First fit. A hole that too many nodes did not fit into is given up, so that building stays near linear.
    private mutating func freeBase(for labels: [Int]) -> Int {
        while firstFree < taken.count, taken[firstFree] { firstFree += 1 }
        var slot = max(firstFree, labels[0] + 1)
        var tried = 0
        while true {
            let base = slot - labels[0]
            if slot >= taken.count || !taken[slot], !usedBases.contains(base),
                labels.allSatisfy({ base + $0 >= taken.count || !taken[base + $0] })
            {
                let needed = base + (labels.last ?? 0) + 1
                if taken.count < needed {
                    nodes += [UInt64](repeating: 0, count: needed - taken.count)
                    taken += [Bool](repeating: false, count: needed - taken.count)
                }
                usedBases.insert(base)
                return base
            }
            tried += 1
            slot += 1
            if tried == 2000 { firstFree += 500 }
        }
    }
}
