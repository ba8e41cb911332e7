import Extract
import Newspaper

/// Labelled sentences of one corpus, as a sequence model is trained on them.
struct TrainingSet {
    /// Which weights beside those of all corpora these sentences move: those of a convention by its number, or of a corpus
    /// alone, which are thrown away.
    var copies: [UInt64]
    var sentences: [(text: Scalars, tags: [UInt8])]

    static let msra = UInt64(LabelConvention.msra.number)
    static let pfr98 = UInt64(LabelConvention.pfr98.number)
    static let local: UInt64 = 3
    static let cluener: UInt64 = 4
    static let weibo: UInt64 = 5
    /// What MSRA's convention and the local one have in common: local news is labelled like MSRA where it can be.
    static let msraAndLocal: UInt64 = 6

    /// - Parameter types: which of the model's three types each of the corpus's labels is; the others are none.
    init(_ labelled: [LabelledSentence], types: [String: Int], copies: [UInt64]) {
        self.copies = copies
        // Sentences longer than the model reads are left out: there are next to none.
        sentences = labelled.filter { $0.text.count <= SentenceFacts.maximumCount }.map { sentence in
            let spans = sentence.spans.compactMap { span in types[span.label].map { (range: span.range, type: $0) } }
            return (text: sentence.text, tags: LabelScheme.tags(spans, count: sentence.text.count))
        }
    }
}
