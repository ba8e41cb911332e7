/// Whether texts are in traditional characters: one in ten was simplified elsewhere. Of traditional text it is one in three, of
/// simplified text hardly any.
/// - Complexity: O(text)
package func areTraditional(_ texts: some Sequence<Scalars>) -> Bool {
    var characters = 0, traditional = 0
    for text in texts {
        for scalar in text where scalar.isHan {
            characters += 1
            if scalar.simplified != scalar { traditional += 1 }
        }
    }
    return traditional * 10 > characters
}

extension Array where Element == Unicode.Scalar {
    /// The text as models and lists of words know it: in simplified characters, one for one, where it is in traditional ones.
    package var legible: Scalars { areTraditional(CollectionOfOne(self)) ? map(\.simplified) : self }
}

/// The letters of printed text, to find what was read of them in simplified characters: blanks and marks may have been moved.
package struct PrintedLetters {
    private let printed: Scalars
    private let simplified: Scalars

    package init(_ texts: [Scalars]) {
        printed = texts.flatMap(\.letters)
        simplified = printed.map(\.simplified)
    }

    /// A text that was read here, with the letters that are printed; as it is where it is not found.
    /// - Complexity: O(letters × text)
    package func restored(_ text: Scalars) -> Scalars {
        guard let found = simplified.firstRange(of: text.letters) else { return text }
        var letters = printed[found].makeIterator()
        return text.map { $0.isWordCharacter ? letters.next() ?? $0 : $0 }
    }

    /// A text that quotes words that were read here.
    package func restoredWords(_ text: Scalars) -> Scalars {
        var result: Scalars = [], word: Scalars = []
        for scalar in text + ["\n"] {
            if scalar.isHan {
                word.append(scalar)
            } else {
                result += restored(word) + [scalar]
                word = []
            }
        }
        return Scalars(result.dropLast())
    }
}
