/// How likely each span of one sentence is, by the forward and backward sums of a conditional random field.
///
/// The sums are scaled at every character (Rabiner 1989), so that no sentence is too long for them, and taken in one order
/// with arithmetic of our own, so that they are the same everywhere. Tags lie in lanes as in `Moves`.
final class Likelihood {
    /// Numbers for the tags after a character: those that no span is under way after, and by type those that one is.
    private struct Tags: BitwiseCopyable {
        /// Outside, then end and single of each type.
        var ended = SIMD8<Float>.zero
        var begun = SIMD4<Float>.zero
        var inside = SIMD4<Float>.zero

        var sum: Float { ended.sum() + begun.sum() + inside.sum() }
    }

    /// e to the weight of each tag of a character, divided by the scale of the character.
    private struct Factors: BitwiseCopyable {
        /// Outside, then beginning and single of each type: what may follow when no span is under way.
        var fresh: SIMD8<Float>
        var inside: SIMD4<Float>
        var end: SIMD4<Float>
    }

    private let memory: Arena
    private let forward: UnsafeMutablePointer<Tags>
    private let backward: UnsafeMutablePointer<Tags>
    private let factors: UnsafeMutablePointer<Factors>
    /// From each of the seven ended tags to the seven fresh ones, and the other way about.
    private let moves: UnsafeMutablePointer<SIMD8<Float>>
    private let movesTo: UnsafeMutablePointer<SIMD8<Float>>
    private let (beginInside, insideInside, beginEnd, insideEnd): (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>, SIMD4<Float>)
    private let unit: Float

    init(_ model: SequenceModel, _ convention: LabelConvention) {
        memory = Arena(byteCount: 3 * SentenceFacts.maximumCount * 64 + 16 * 32 + 512)
        forward = memory.take(SentenceFacts.maximumCount)
        backward = memory.take(SentenceFacts.maximumCount)
        factors = memory.take(SentenceFacts.maximumCount)
        moves = memory.take(8)
        movesTo = memory.take(8)
        unit = 1 / Float(model.scale)
        let unit = unit
        func factor(_ tag: Int, _ next: Int) -> Float {
            SIMD16<Float>(repeating: Float(model.transition(convention, tag, next)) * unit).exponential[0]
        }
        for (from, source) in Moves.sources.enumerated() {
            for (to, target) in TagWeights.freshTags.enumerated() {
                moves[from][to] = factor(source, target)
                movesTo[to][from] = moves[from][to]
            }
        }
        func byType(_ source: (Int) -> Int, _ target: (Int) -> Int) -> SIMD4<Float> {
            SIMD4(factor(source(0), target(0)), factor(source(1), target(1)), factor(source(2), target(2)), 0)
        }
        beginInside = byType(LabelScheme.begin, LabelScheme.inside)
        insideInside = byType(LabelScheme.inside, LabelScheme.inside)
        beginEnd = byType(LabelScheme.begin, LabelScheme.end)
        insideEnd = byType(LabelScheme.inside, LabelScheme.end)
    }

    /// Reads the weights of a sentence.
    func read(_ weights: UnsafeMutablePointer<TagWeights>, _ count: Int) {
        var state = Tags()
        state.ended[0] = 1
        for at in 0..<count {
            let lanes = SIMD16(lowHalf: weights[at].fresh, highHalf: weights[at].going)
            let scores = SIMD16<Float>(whole: SIMD16<Int32>(truncatingIfNeeded: lanes)) * unit
            let weight = (scores - (scores + Self.lowered).max()).exponential
            var factor = Factors(
                fresh: weight.lowHalf.replacing(with: 0, where: Self.noLastLane), inside: SIMD4(weight[8], weight[9], weight[10], 0),
                end: SIMD4(weight[11], weight[12], weight[13], 0))
            var fresh = moves[0] * state.ended[0]
            for lane in 1..<7 { fresh += moves[lane] * state.ended[lane] }
            fresh *= factor.fresh
            let inside = (state.begun * beginInside + state.inside * insideInside) * factor.inside
            let end = (state.begun * beginEnd + state.inside * insideEnd) * factor.end
            let isLast = at == count - 1
            state.ended = SIMD8(fresh[0], end[0], fresh[2], end[1], fresh[4], end[2], fresh[6], 0)
            state.begun = isLast ? .zero : SIMD4(fresh[1], fresh[3], fresh[5], 0)
            state.inside = isLast ? .zero : inside
            let scale = 1 / state.sum
            state = Tags(ended: state.ended * scale, begun: state.begun * scale, inside: state.inside * scale)
            factor = Factors(fresh: factor.fresh * scale, inside: factor.inside * scale, end: factor.end * scale)
            forward[at] = state
            factors[at] = factor
        }
        var after = Tags(ended: Self.seven, begun: .zero, inside: .zero)
        backward[count - 1] = after
        for at in stride(from: count - 1, to: 0, by: -1) {
            let factor = factors[at]
            let fresh = factor.fresh
                * SIMD8(after.ended[0], after.begun[0], after.ended[2], after.begun[1], after.ended[4], after.begun[2], after.ended[6], 0)
            let inside = factor.inside * after.inside
            let end = factor.end * SIMD4(after.ended[1], after.ended[3], after.ended[5], 0)
            var ended = movesTo[0] * fresh[0]
            for lane in 1..<7 { ended += movesTo[lane] * fresh[lane] }
            after = Tags(
                ended: ended, begun: beginInside * inside + beginEnd * end, inside: insideInside * inside + insideEnd * end)
            backward[at - 1] = after
        }
    }

    /// The share of all ways through the sentence that go through exactly this span.
    func of(_ range: Range<Int>, _ type: Int) -> Double {
        let isSingle = range.count == 1
        let lane = 1 + 2 * type + (isSingle ? 1 : 0)
        let before = range.lowerBound == 0 ? Self.start : forward[range.lowerBound - 1].ended
        var share = (before * movesTo[lane]).sum() * factors[range.lowerBound].fresh[lane]
        for at in range.dropFirst() {
            let (first, last) = (at == range.lowerBound + 1, at == range.upperBound - 1)
            let move = last ? (first ? beginEnd : insideEnd) : (first ? beginInside : insideInside)
            share *= move[type] * (last ? factors[at].end : factors[at].inside)[type]
        }
        return Double(min(1, max(0, share * backward[range.upperBound - 1].ended[isSingle ? 2 + 2 * type : 1 + 2 * type])))
    }

    private static let start = SIMD8<Float>(1, 0, 0, 0, 0, 0, 0, 0)
    private static let noLastLane = SIMD8<Float>(0, 0, 0, 0, 0, 0, 0, 1) .!= 0
    private static let seven = SIMD8<Float>(1, 1, 1, 1, 1, 1, 1, 0)
    /// Far below any score in the lanes where there is no tag.
    private static let lowered: SIMD16<Float> = {
        var lanes = SIMD16<Float>.zero
        for empty in [7, 14, 15] { lanes[empty] = -1e6 }
        return lanes
    }()
}

extension SIMD16<Float> {
    /// e to each lane, to a relative error of 3 in a million, by the same arithmetic on every machine; as good as 0 below −80.
    /// - Precondition: no lane is above 80
    ///
    /// 2^x is put together from x's nearest whole number, which becomes the exponent's bits, and a polynomial of the rest.
    /// Adding 1.5 · 2^23 leaves the whole number in the low bits, without a conversion of each lane by itself.
    @inline(__always)
    package var exponential: SIMD16<Float> {
        var bounded = self
        bounded.replace(with: -80, where: bounded .< -80)
        let x = bounded * 1.442_695_04
        let shifted = x + Self.shift
        let part = x - (shifted - Self.shift)
        var power = SIMD16<Float>(repeating: 0.001_339_887)
        power = power * part + 0.009_618_437
        power = power * part + 0.055_503_323
        power = power * part + 0.240_226_47
        power = power * part + 0.693_147_18
        power = power * part + 1
        let whole = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- Self.shiftBits
        return power * unsafeBitCast((whole &+ 127) &<< 23, to: SIMD16<Float>.self)
    }

    /// Whole numbers as floating-point numbers, by the same way.
    init(whole: SIMD16<Int32>) {
        self = unsafeBitCast(whole &+ Self.shiftBits, to: SIMD16<Float>.self) - Self.shift
    }

    private static var shift: SIMD16<Float> { SIMD16<Float>(repeating: 12_582_912) }
    private static var shiftBits: SIMD16<Int32> { SIMD16<Int32>(repeating: 0x4B40_0000) }
}
