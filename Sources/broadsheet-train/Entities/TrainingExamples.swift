import Extract
import Newspaper

/// Sentences as training looks at them: the features of each character by number, computed once for all passes.
struct TrainingExamples {
    struct Example {
        /// Where in `numbers` the features of the first character begin, and how many each character has.
        var start: Int
        var width: Int
        var tags: [UInt8]
        /// 0, which all corpora share, and the copies of the sentence's corpus.
        var copies: [Int]
    }

    private(set) var index: FeatureIndex
    private(set) var numbers: [UInt32] = []
    private(set) var examples: [Example] = []

    /// - Parameter least: features seen less often are left out.
    /// - Complexity: O(characters × features); 4 bytes a feature of a character
    init(_ sets: [TrainingSet], lexicon: CompiledLexicon, least: UInt32) {
        index = FeatureIndex(capacityLog2: 26)
        let facts = SentenceFacts(lexicon)
        let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: FeatureKeys.maximumCount)
        defer { keys.deallocate() }
        for set in sets {
            for sentence in set.sentences {
                facts.read(sentence.text[...])
                for at in 0..<facts.count {
                    for key in 0..<FeatureKeys.write(facts, at: at, to: keys) {
                        index.count(keys[key], isShared: true)
                        for copy in set.copies { index.count(FeatureKeys.key(keys[key], convention: copy), isShared: false) }
                    }
                }
            }
        }
        index.number(least: least)
        for set in sets {
            for sentence in set.sentences {
                facts.read(sentence.text[...])
                let start = numbers.count
                var width = 0
                for at in 0..<facts.count {
                    let count = FeatureKeys.write(facts, at: at, to: keys)
                    width = count * (1 + set.copies.count)
                    for key in 0..<count {
                        numbers.append(index.number(of: keys[key]))
                        for copy in set.copies { numbers.append(index.number(of: FeatureKeys.key(keys[key], convention: copy))) }
                    }
                }
                examples.append(Example(start: start, width: width, tags: sentence.tags, copies: [0] + set.copies.map(Int.init)))
            }
        }
    }
}
