import Newspaper

/// Finds names and terms in running text by linear-chain conditional random fields (Lafferty, McCallum and Pereira 2001)
/// over characters. What the fields look at is looked up once for all of them.
///
/// Made once for many texts, used by one thread at a time.
/// - Complexity: O(scalars); memory for one sentence
package final class Labeller {
    private let facts: SentenceFacts
    private let memory: Arena
    private let keys: UnsafeMutablePointer<UInt64>
    private let names: Field
    private let terms: Field?

    /// - Parameters:
    ///   - names: people, places and organisations.
    ///   - terms: offices, events and documents in sentences that have a word for an office; nil where they are not wanted.
    package init(lexicon: CompiledLexicon, names: SequenceModel, convention: LabelConvention, terms: SequenceModel? = nil) {
        facts = SentenceFacts(lexicon)
        memory = Arena(byteCount: 2 * FeatureKeys.maximumCount * 8)
        keys = memory.take(2 * FeatureKeys.maximumCount)
        self.names = Field(names, convention, kinds: [.person, .place, .organisation])
        self.terms = terms.map { Field($0, .local, kinds: [.office, .event, .document]) }
    }

    /// The spans of a text by where they begin. Those of one model never overlap; none reaches over the end of a sentence.
    package func spans(in text: Scalars) -> [LabelledSpan] {
        var spans: [LabelledSpan] = []
        var start = 0
        while start < text.count {
            let end = Self.sentenceEnd(in: text, from: start)
            let first = spans.count
            facts.read(text[start..<end])
            weigh()
            names.decode(facts.count, offset: start, into: &spans)
            if facts.hasOffice, let terms {
                terms.decode(facts.count, offset: start, into: &spans)
                spans[first...].sort { $0.range.lowerBound < $1.range.lowerBound }
            }
            start = end
        }
        return spans
    }

    /// Weighs every character while the weights of the next are on their way from memory.
    private func weigh() {
        let terms = facts.hasOffice ? terms : nil
        var count = 0
        for at in 0...facts.count {
            if at < facts.count {
                let next = keys + (at & 1) * FeatureKeys.maximumCount
                count = FeatureKeys.write(facts, at: at, to: next)
                names.locate(next, count, slot: at & 1)
                terms?.locate(next, count, slot: at & 1)
            }
            guard at > 0 else { continue }
            let slot = (at - 1) & 1
            let now = keys + slot * FeatureKeys.maximumCount
            // In this order: names by another convention leave other keys behind.
            terms?.weigh(now, count, slot: slot, at: at - 1)
            names.weigh(now, count, slot: slot, at: at - 1)
        }
    }

    /// After 。！？ or a line's end; in what goes on for too long, after the last mark or anywhere.
    private static func sentenceEnd(in text: Scalars, from start: Int) -> Int {
        let limit = min(text.count, start + SentenceFacts.maximumCount)
        var at = start
        var mark = start
        while at < limit {
            let scalar = text[at]
            at += 1
            guard scalar.value < 0x4E00 || scalar.value > 0x9FFF else { continue }
            if scalar.endsSentence || scalar == "\n" {
                while at < limit, text[at].closesBracket { at += 1 }
                return at
            }
            if scalar.isPunctuation { mark = at }
        }
        return at < text.count && mark > start + SentenceFacts.maximumCount / 2 ? mark : at
    }
}
