import Newspaper

/// How much text two lists of articles have in common, article by article: counted in runs of six letters that tell one
/// article from all others of its list. What several articles of a list say (a formula, a notice that is printed twice,
/// the names of those in office) relates none of them.
struct TextOverlap {
    struct Pair: Hashable {
        /// Indices into the two lists.
        let before: Int
        let after: Int
        /// Runs that both have.
        var shared: Int
    }

    /// Telling runs of each article.
    private(set) var sizesBefore: [Int]
    private(set) var sizesAfter: [Int]
    /// Of articles that share anything, by `before`, then `after`.
    let pairs: [Pair]

    /// Long enough that two reports on one thing share few runs by chance, short enough that a wrong character spoils
    /// but six of them.
    private static let length = 6

    /// Who says a run: the index of an article, or one of these.
    private static let nobody: Int32 = -1
    private static let several: Int32 = -2

    /// - Complexity: O(n) in the characters of all texts
    init(_ before: [Scalars], _ after: [Scalars]) {
        var owners: [UInt64: (before: Int32, after: Int32)] = [:]
        func claim(_ owner: Int32, _ index: Int) -> Int32 {
            owner == Self.nobody || owner == Int32(index) ? Int32(index) : Self.several
        }
        for (index, text) in before.enumerated() {
            Self.forEachRun(in: text) { run in
                let owner = owners[run] ?? (Self.nobody, Self.nobody)
                owners[run] = (claim(owner.before, index), owner.after)
            }
        }
        for (index, text) in after.enumerated() {
            Self.forEachRun(in: text) { run in
                let owner = owners[run] ?? (Self.nobody, Self.nobody)
                owners[run] = (owner.before, claim(owner.after, index))
            }
        }
        sizesBefore = [Int](repeating: 0, count: before.count)
        sizesAfter = [Int](repeating: 0, count: after.count)
        var shared: [UInt64: Int] = [:]
        // The order of a dictionary does not matter: all that is done is counting.
        for owner in owners.values {
            // What several articles of either list say tells nothing of the other list's, too.
            guard owner.before != Self.several, owner.after != Self.several else { continue }
            if owner.before >= 0 { sizesBefore[Int(owner.before)] += 1 }
            if owner.after >= 0 { sizesAfter[Int(owner.after)] += 1 }
            if owner.before >= 0, owner.after >= 0 {
                shared[UInt64(owner.before) << 32 | UInt64(owner.after), default: 0] += 1
            }
        }
        pairs = shared.sorted { $0.key < $1.key }.map { key, count in
            Pair(before: Int(key >> 32), after: Int(key & 0xFFFF_FFFF), shared: count)
        }
    }

    /// Hands on a number for each run of letters; punctuation and white space, which repairs change, do not count.
    private static func forEachRun(in text: Scalars, _ take: (UInt64) -> Void) {
        var letters: [UInt64] = []
        letters.reserveCapacity(text.count)
        for scalar in text where !scalar.isBlank && !scalar.isPunctuation { letters.append(UInt64(scalar.value)) }
        guard letters.count >= length else { return }
        for end in length...letters.count {
            // FNV-1a, a letter at a time.
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for letter in letters[(end - length)..<end] { hash = (hash ^ letter) &* 0x100_0000_01b3 }
            take(hash)
        }
    }
}
