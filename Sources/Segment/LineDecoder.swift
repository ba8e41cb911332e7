/// A line model laid out for decoding: a row of weights, one lane a label, for each feature and for each junction and
/// label before. Decoding is exact (Viterbi).
struct LineDecoder: Sendable {
    private typealias Lanes = SIMD16<Int32>

    private let emission: [Lanes]
    private let transition: [Lanes]
    private static let count = LineModel.labelCount
    /// Beyond any sum of weights that a line can have.
    private static let never: Int32 = -1_000_000_000

    init(_ model: LineModel) {
        (emission, transition) = (Self.rows(model.emission), Self.rows(model.transition))
    }

    private static func rows(_ weights: [Int32]) -> [Lanes] {
        stride(from: 0, to: weights.count, by: count).map { start in
            var row = Lanes()
            for label in 0..<count { row[label] = weights[start + label] }
            return row
        }
    }

    /// The best labels for a page's lines.
    /// - Parameter allowed: for lines of which something is known, the labels that they may have; the rest is decoded around them.
    /// - Complexity: O(lines × labels²)
    func labels(_ features: LineFeatures, allowed: [Int: LabelSet] = [:]) -> [LineLabel] {
        let lines = features.junctions.count
        guard lines > 0 else { return [] }
        var best = emitted(0, features, allowed)
        var back: [SIMD16<Int8>] = []
        back.reserveCapacity(lines)
        for index in 1..<lines {
            let base = features.junctions[index] * Self.count
            var top = Lanes(repeating: .min)
            var from = Lanes()
            for previous in 0..<Self.count {
                let value = transition[base + previous] &+ best[previous]
                let isBetter = value .> top
                top.replace(with: value, where: isBetter)
                from.replace(with: Int32(previous), where: isBetter)
            }
            // Only differences count: without what all share, sums stay small however long the page is.
            best = emitted(index, features, allowed) &+ top
            var greatest = best[0]
            for label in 1..<Self.count { greatest = max(greatest, best[label]) }
            best &-= Lanes(repeating: greatest)
            back.append(SIMD16(truncatingIfNeeded: from))
        }
        var label = (0..<Self.count).max { best[$0] < best[$1] } ?? 0
        var result = [LineLabel](repeating: .body, count: lines)
        for line in (0..<lines).reversed() {
            result[line] = LineLabel.allCases[label]
            if line > 0 { label = Int(back[line - 1][label]) }
        }
        return result
    }

    /// What each label scores at a line by itself.
    private func emitted(_ line: Int, _ features: LineFeatures, _ allowed: [Int: LabelSet]) -> Lanes {
        var sums = Lanes()
        for feature in features.active(at: line) { sums &+= emission[feature] }
        if let allowed = allowed[line] {
            for label in LineLabel.allCases where !allowed.contains(LabelSet(label)) { sums[label.rawValue] &+= Self.never }
        }
        return sums
    }
}
