import Extract
import Newspaper

/// The words of a lexicon as they are gathered: each once, with all that it is.
struct LexiconWords {
    struct Word {
        var frequency = 0
        var partOfSpeech: UInt8 = 0
        var flags: CompiledLexicon.Flags = []
    }

    private(set) var words: [Scalars: Word] = [:]
    private(set) var totalFrequency = 0

    /// Parts of speech by the number that stands for each: jieba's, which are those of Peking University.
    static let partsOfSpeech = [
        "", "n", "nr", "ns", "nt", "nz", "nrt", "v", "vn", "a", "ad", "d", "p", "c", "u", "r", "m", "q", "t", "f", "s", "b",
        "i", "l", "j", "z", "y", "e", "o", "g", "h", "k", "x", "w",
    ]

    mutating func add(_ text: some StringProtocol, _ flags: CompiledLexicon.Flags) {
        let word = Scalars(text.unicodeScalars)
        guard (1...16).contains(word.count), word.allSatisfy({ $0.value < 0x10000 }) else { return }
        words[word, default: Word()].flags.formUnion(flags)
    }

    /// A word of running text.
    mutating func add(_ text: some StringProtocol, frequency: Int, partOfSpeech: String) {
        let word = Scalars(text.unicodeScalars)
        guard (1...8).contains(word.count), word.allSatisfy(\.isHan), word.allSatisfy({ $0.value < 0x10000 }) else { return }
        let number = Self.partsOfSpeech.firstIndex(of: partOfSpeech)
            ?? Self.partsOfSpeech.firstIndex(of: String(partOfSpeech.prefix(1))) ?? 0
        words[word, default: Word()].frequency = frequency
        words[word, default: Word()].partOfSpeech = UInt8(number)
        words[word, default: Word()].flags.insert(.word)
        totalFrequency += frequency
    }
}
