/// What speaks for each tag at one character, in whole numbers: for tags that go on with no span and for those that do, in the
/// order of their lanes.
struct TagWeights: BitwiseCopyable, Equatable {
    /// Outside, then beginning and single of each type; the last lane means nothing.
    var fresh: SIMD8<Int16>
    /// Inside of each type, then end of each type; the last two lanes mean nothing.
    var going: SIMD8<Int16>

    static let zero = TagWeights(fresh: .zero, going: .zero)

    /// The tags of the lanes.
    static let freshTags: [Int] = [LabelScheme.outside] + (0..<3).flatMap { [LabelScheme.begin($0), LabelScheme.single($0)] }
    static let goingTags: [Int] = (0..<3).map { LabelScheme.inside($0) } + (0..<3).map { LabelScheme.end($0) }

    /// Of one tag.
    subscript(tag: Int) -> Int16 {
        if let lane = Self.freshTags.firstIndex(of: tag) { return fresh[lane] }
        return Self.goingTags.firstIndex(of: tag).map { going[$0] } ?? 0
    }
}
