/// The likeliest tags of a sentence (Viterbi), in whole numbers.
///
/// A span that is under way goes on with its own inside or end, so there are two ways to each of those. To every other tag
/// there are the same seven: from outside, and from the end or single of each type. They lie side by side in lanes. Which way was
/// the best is found on the way back, for the tags that are asked for, from the scores that were kept.
final class Moves {
    /// The scores of all tags after a character, against the best.
    private struct Scores: BitwiseCopyable {
        /// In the order of `sources`; the last lane is none.
        var ended: SIMD8<Int16>
        /// Beginning of each type, twice; then two lanes that mean nothing.
        var begun: SIMD8<Int16>
        /// Inside of each type, twice; then two lanes that mean nothing.
        var inside: SIMD8<Int16>
    }

    private let memory: Arena
    private let scores: UnsafeMutablePointer<Scores>
    /// From one of the seven tags that no span is under way after, to those that go on with none.
    private let closed: UnsafeMutablePointer<SIMD8<Int16>>
    /// From beginning and from inside of each type to its inside, then to its end.
    private let fromBegin: SIMD8<Int16>
    private let fromInside: SIMD8<Int16>

    /// In the order of their lanes: the tags that no span is under way after.
    static let sources: [Int] = [LabelScheme.outside] + (0..<3).flatMap { [LabelScheme.end($0), LabelScheme.single($0)] }
    /// 500 nats below the best way so far: what falls behind by that much does not catch up. Sums of one character's weights
    /// and moves stay far from overflow of 16 bits, since scores are taken against the best at every character.
    private static let impossible: Int16 = -16_000

    init(_ model: SequenceModel, _ convention: LabelConvention) {
        memory = Arena(byteCount: SentenceFacts.maximumCount * MemoryLayout<Scores>.stride + 7 * 16 + 128)
        scores = memory.take(SentenceFacts.maximumCount)
        closed = memory.take(Self.sources.count)
        func move(_ tag: Int, _ next: Int) -> Int16 { Int16(model.transition(convention, tag, next)) }
        for (from, source) in Self.sources.enumerated() {
            for (lane, target) in TagWeights.freshTags.enumerated() { closed[from][lane] = move(source, target) }
        }
        func onward(_ source: (Int) -> Int) -> SIMD8<Int16> {
            var row = SIMD8<Int16>.zero
            for (lane, target) in TagWeights.goingTags.enumerated() { row[lane] = move(source(LabelScheme.type(target)), target) }
            return row
        }
        fromBegin = onward(LabelScheme.begin)
        fromInside = onward(LabelScheme.inside)
    }

    /// Weighs all ways through a sentence; `tag(before:at:)` then leads back along the best.
    /// - Returns: the best tag of the last character.
    func bestTag(_ weights: UnsafeMutablePointer<TagWeights>, _ count: Int) -> Int {
        let none = SIMD8<Int16>(repeating: Self.impossible)
        var (ended, begun, inside) = (none, none, none)
        ended[0] = 0
        let (m0, m1, m2, m3, m4, m5, m6) = (closed[0], closed[1], closed[2], closed[3], closed[4], closed[5], closed[6])
        for at in 0..<count {
            var fresh = pointwiseMax(m0 &+ SIMD8(repeating: ended[0]), m1 &+ SIMD8(repeating: ended[1]))
            fresh = pointwiseMax(fresh, m2 &+ SIMD8(repeating: ended[2]))
            fresh = pointwiseMax(fresh, m3 &+ SIMD8(repeating: ended[3]))
            fresh = pointwiseMax(fresh, m4 &+ SIMD8(repeating: ended[4]))
            fresh = pointwiseMax(fresh, m5 &+ SIMD8(repeating: ended[5]))
            fresh = pointwiseMax(fresh, m6 &+ SIMD8(repeating: ended[6]))
            fresh = (fresh &+ weights[at].fresh).replacing(with: none, where: Self.noLane7)
            var going = pointwiseMax(begun &+ fromBegin, inside &+ fromInside) &+ weights[at].going
            going.replace(with: none, where: Self.noLane6Or7)
            let most = pointwiseMax(fresh, going)
            let half = pointwiseMax(most.lowHalf, most.highHalf)
            let lead = max(max(half[0], half[1]), max(half[2], half[3]))
            fresh = pointwiseMax(pointwiseMax(fresh, none) &- lead, none)
            going = pointwiseMax(pointwiseMax(going, none) &- lead, none)
            begun = SIMD8(fresh[1], fresh[3], fresh[5], fresh[1], fresh[3], fresh[5], Self.impossible, Self.impossible)
            inside = SIMD8(going[0], going[1], going[2], going[0], going[1], going[2], Self.impossible, Self.impossible)
            ended = SIMD8(fresh[0], going[3], fresh[2], going[4], fresh[4], going[5], fresh[6], Self.impossible)
            scores[at] = Scores(ended: ended, begun: begun, inside: inside)
        }
        var last = 0
        for lane in 1..<7 where ended[lane] > ended[last] { last = lane }
        return Self.sources[last]
    }

    /// The tag of the character before, on the best way to a tag of the character at `at`, which is not the first.
    @inline(__always)
    func tag(before tag: Int, at: Int) -> Int {
        let before = scores[at - 1]
        if LabelScheme.continues(tag) {
            let type = LabelScheme.type(tag)
            let lane = tag == LabelScheme.inside(type) ? type : 3 + type
            let isInside = before.inside[lane] &+ fromInside[lane] > before.begun[lane] &+ fromBegin[lane]
            return isInside ? LabelScheme.inside(type) : LabelScheme.begin(type)
        }
        let target = Self.freshLane[tag]
        var best = 0
        var most = before.ended[0] &+ closed[0][target]
        for lane in 1..<7 {
            let score = before.ended[lane] &+ closed[lane][target]
            if score > most { (best, most) = (lane, score) }
        }
        return Self.sources[best]
    }

    /// The lane of each tag that goes on with no span.
    private static let freshLane = (0..<LabelScheme.tagCount).map { TagWeights.freshTags.firstIndex(of: $0) ?? 0 }
    private static let noLane7 = SIMD8<Int16>(0, 0, 0, 0, 0, 0, 0, 1) .!= 0
    private static let noLane6Or7 = SIMD8<Int16>(0, 0, 0, 0, 0, 0, 1, 1) .!= 0
}
