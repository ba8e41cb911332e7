import Newspaper

/// Words with what they mean; the longest that begins at a place counts.
struct WordTable<Value: Sendable>: Sendable {
    private let lexicon: Lexicon
    private let values: [Value]
    /// What its words begin with.
    let firsts: [Unicode.Scalar]

    /// The words of each row, separated by white space, mean the same.
    init(_ rows: [(words: String, value: Value)]) {
        values = rows.map(\.value)
        let words = rows.enumerated().flatMap { row, entry in Scalars.words(entry.words).map { ($0, Int32(row)) } }
        lexicon = Lexicon(words)
        firsts = words.compactMap(\.0.first)
    }

    /// - Complexity: as `Lexicon.longest`
    func longest(in text: Scalars, at start: Int) -> (end: Int, value: Value)? {
        lexicon.longest(in: text, at: start).map { ($0.end, values[Int($0.value)]) }
    }
}
