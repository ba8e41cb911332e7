import Newspaper

/// What names end in, each with a number: a `Lexicon` read from the back.
struct Endings: Sendable {
    private let lexicon: Lexicon
    private let longest: Int

    /// Endings separated by white space, those of one text with its place among the texts as their number; one listed twice
    /// keeps its first.
    init(_ texts: [String]) {
        let words = texts.enumerated().flatMap { number, text in
            Scalars.words(text).map { (Scalars($0.reversed()), Int32(number)) }
        }
        lexicon = Lexicon(words)
        longest = words.map(\.0.count).max() ?? 0
    }

    init(_ text: String) { self.init([text]) }

    /// The number of the longest ending that the name has, which may be all of it; nil where it has none.
    func of(_ name: some BidirectionalCollection<Unicode.Scalar>) -> Int? {
        lexicon.longest(in: Scalars(name.suffix(longest).reversed()), at: 0).map { Int($0.value) }
    }
}
