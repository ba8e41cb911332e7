/// Words that are looked for in every line of a page: where none can begin, one look at a bit tells.
package struct WordList: Sendable {
    private let initials: ScalarSet
    /// All words, one after another, and where each ends.
    private let letters: Scalars
    private let ends: [Int]

    /// - Parameter words: none of them empty; of words that begin alike the one to be found comes first.
    package init(_ words: [Scalars]) {
        initials = ScalarSet(words.compactMap(\.first))
        letters = Scalars(words.joined())
        var end = 0
        ends = words.map { word in
            end += word.count
            return end
        }
    }

    /// - Parameter list: words with blanks between.
    package init(_ list: String) { self.init(Scalars.words(list)) }

    /// The length of the first of the words that the text begins with.
    /// - Complexity: O(1) where no word has that initial, else O(words)
    package func length(opening text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = text.first, initials.contains(first) else { return nil }
        var start = 0
        for end in ends {
            if letters[start] == first, end - start <= text.count, agree(start..<end, text) { return end - start }
            start = end
        }
        return nil
    }

    private func agree(_ word: Range<Int>, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
        for at in word where letters[at] != text[text.startIndex + at - word.lowerBound] { return false }
        return true
    }

    package func opens(_ text: Scalars) -> Bool { length(opening: text[...]) != nil }

    /// Whether the text ends with one of the words.
    package func closes(_ text: Scalars) -> Bool {
        var start = 0
        for end in ends {
            if end - start <= text.count, agree(start..<end, text[(text.count - (end - start))...]) { return true }
            start = end
        }
        return false
    }

    /// Whether one of the words stands anywhere in the text.
    /// - Complexity: O(text + words × initials found)
    package func occurs(in text: ArraySlice<Unicode.Scalar>) -> Bool {
        for at in text.indices where initials.contains(text[at]) && length(opening: text[at...]) != nil { return true }
        return false
    }

    package func occurs(in text: Scalars) -> Bool { occurs(in: text[...]) }
}
