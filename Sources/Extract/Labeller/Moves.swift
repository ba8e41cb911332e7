/// The likeliest tags of a sentence (Viterbi), in whole numbers.
///
/// A span that is under way goes on with its own inside or end, so there are two ways to each of those. To every other tag
/// there are the same seven: from outside, and from the end or single of each type. They lie side by side in lanes.
struct Moves {
    /// From one of the seven tags that no span is under way after, to one of the seven that go on with none.
    private let closed: [SIMD8<Int16>]
    /// By type in lanes: from beginning and inside to inside and end.
    private let beginInside: SIMD4<Int16>
    private let insideInside: SIMD4<Int16>
    private let beginEnd: SIMD4<Int16>
    private let insideEnd: SIMD4<Int16>

    /// In the order of their lanes: the tags that no span is under way after, and those that may follow then.
    static let sources = [LabelScheme.outside] + (0..<3).flatMap { [LabelScheme.end($0), LabelScheme.single($0)] }
    static let targets = [LabelScheme.outside] + (0..<3).flatMap { [LabelScheme.begin($0), LabelScheme.single($0)] }
    /// 500 nats below the best way so far: what falls behind by that much does not catch up. Sums of one character's weights
    /// and moves stay far from overflow of 16 bits, since scores are taken against the best at every character.
    private static let impossible: Int16 = -16_000

    init(_ model: SequenceModel, _ convention: LabelConvention) {
        closed = Self.sources.map { source in
            var row = SIMD8<Int16>.zero
            for (lane, target) in Self.targets.enumerated() { row[lane] = Int16(model.transition(convention, source, target)) }
            return row
        }
        func byType(_ source: (Int) -> Int, _ target: (Int) -> Int) -> SIMD4<Int16> {
            var row = SIMD4<Int16>.zero
            for type in 0..<3 { row[type] = Int16(model.transition(convention, source(type), target(type))) }
            return row
        }
        beginInside = byType(LabelScheme.begin, LabelScheme.inside)
        insideInside = byType(LabelScheme.inside, LabelScheme.inside)
        beginEnd = byType(LabelScheme.begin, LabelScheme.end)
        insideEnd = byType(LabelScheme.inside, LabelScheme.end)
    }

    /// - Parameters:
    ///   - weights: of each tag at each character.
    ///   - cameFrom: takes for each character 16 numbers: for each tag the best tag of the character before.
    /// - Returns: the best tag of the last character.
    func bestTags(
        _ weights: UnsafeMutablePointer<SIMD16<Int16>>, _ count: Int, _ cameFrom: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let sourceTags = SIMD8<Int16>(0, 3, 4, 7, 8, 11, 12, 0)
        return closed.withUnsafeBufferPointer { closed in
            var ended = SIMD8<Int16>(repeating: Self.impossible)
            ended[0] = 0
            var begun = SIMD4<Int16>(repeating: Self.impossible)
            var inside = begun
            for at in 0..<count {
                let weight = weights[at]
                var best = closed[0] &+ ended[0]
                var from = SIMD8<Int16>(repeating: Int16(truncatingIfNeeded: LabelScheme.outside))
                for lane in 1..<7 {
                    let candidate = closed[lane] &+ ended[lane]
                    let isBetter = candidate .> best
                    best.replace(with: candidate, where: isBetter)
                    from.replace(with: sourceTags[lane], where: isBetter)
                }
                best &+= SIMD8(weight[0], weight[1], weight[4], weight[5], weight[8], weight[9], weight[12], 0)
                let (toInside, insideStays) = (begun &+ beginInside, inside &+ insideInside)
                let (toEnd, insideEnds) = (begun &+ beginEnd, inside &+ insideEnd)
                let (goesOn, ends) = (insideStays .> toInside, insideEnds .> toEnd)
                inside = toInside.replacing(with: insideStays, where: goesOn) &+ SIMD4(weight[2], weight[6], weight[10], 0)
                let end = toEnd.replacing(with: insideEnds, where: ends) &+ SIMD4(weight[3], weight[7], weight[11], 0)
                begun = SIMD4(best[1], best[3], best[5], Self.impossible)
                ended = SIMD8(best[0], end[0], best[2], end[1], best[4], end[2], best[6], Self.impossible)
                let lead = max(ended.max(), max(begun.max(), inside.max()))
                inside = Self.behind(Self.behind(inside) &- lead)
                begun = Self.behind(Self.behind(begun) &- lead)
                ended = Self.behind(Self.behind(ended) &- lead)
                let tags = cameFrom + at * 16
                for lane in 0..<7 { tags[Self.targets[lane]] = UInt8(truncatingIfNeeded: from[lane]) }
                for type in 0..<3 {
                    tags[LabelScheme.inside(type)] = UInt8(goesOn[type] ? LabelScheme.inside(type) : LabelScheme.begin(type))
                    tags[LabelScheme.end(type)] = UInt8(ends[type] ? LabelScheme.inside(type) : LabelScheme.begin(type))
                }
            }
            var last = LabelScheme.outside
            var score = ended[0]
            for lane in 1..<7 where ended[lane] > score { (last, score) = (Self.sources[lane], ended[lane]) }
            return last
        }
    }

    @inline(__always)
    private static func behind<Lanes: SIMD<Int16>>(_ scores: Lanes) -> Lanes {
        scores.replacing(with: impossible, where: scores .< impossible)
    }
}
