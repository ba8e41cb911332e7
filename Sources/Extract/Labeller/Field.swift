/// One conditional random field at work on one sentence: weighs each character, then finds the likeliest tags.
final class Field {
    private let model: SequenceModel
    private let convention: LabelConvention
    private let kinds: [LabelledSpan.Kind]
    private let memory: Arena
    private let weights: UnsafeMutablePointer<TagWeights>
    private let places: UnsafeMutablePointer<UInt32>
    private let moves: Moves
    private let likelihood: Likelihood

    /// - Parameter kinds: what the model's three types are.
    init(_ model: SequenceModel, _ convention: LabelConvention, kinds: [LabelledSpan.Kind]) {
        (self.model, self.convention, self.kinds) = (model, convention, kinds)
        memory = Arena(byteCount: SentenceFacts.maximumCount * 32 + 1024)
        weights = memory.take(SentenceFacts.maximumCount)
        places = memory.take(2 * FeatureKeys.maximumCount)
        moves = Moves(model, convention)
        likelihood = Likelihood(model, convention)
    }

    /// Looks for the weights of a character that is weighed after another one.
    /// - Parameter slot: 0 and 1 in turn: two characters are on their way at a time.
    @inline(__always)
    func locate(_ keys: UnsafeMutablePointer<UInt64>, _ count: Int, slot: Int) {
        model.locate(keys, count, places + slot * FeatureKeys.maximumCount)
    }

    @inline(__always)
    func weigh(_ keys: UnsafeMutablePointer<UInt64>, _ count: Int, slot: Int, at: Int) {
        weights[at] = model.weigh(keys, count, places + slot * FeatureKeys.maximumCount, convention)
    }

    /// Appends the spans of the likeliest tags, in order.
    /// - Parameter offset: where in the text the sentence begins.
    func decode(_ count: Int, offset: Int, into spans: inout [LabelledSpan]) {
        guard count > 0 else { return }
        let first = spans.count
        var tag = moves.bestTag(weights, count)
        var end = count
        for at in stride(from: count - 1, through: 0, by: -1) {
            if tag != LabelScheme.outside {
                if !LabelScheme.isOpen(tag) { end = at + 1 }
                if !LabelScheme.continues(tag) {
                    spans.append(LabelledSpan(range: at..<end, kind: kinds[LabelScheme.type(tag)], probability: 0))
                }
            }
            if at > 0 { tag = moves.tag(before: tag, at: at) }
        }
        guard spans.count > first else { return }
        spans[first...].reverse()
        likelihood.read(weights, count)
        for index in first..<spans.count {
            let type = kinds.firstIndex(of: spans[index].kind) ?? 0
            let range = spans[index].range
            spans[index].probability = likelihood.of(range, type)
            spans[index].range = (range.lowerBound + offset)..<(range.upperBound + offset)
        }
    }
}
