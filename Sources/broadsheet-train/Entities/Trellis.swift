import Extract
import Foundation

/// Forward and backward over one sentence, and one step down its gradient.
struct Trellis {
    private var emissions: [SIMD16<Float>] = []
    private var forward: [SIMD16<Float>] = []
    private var backward: [SIMD16<Float>] = []
    private var peaks: [Float] = []
    private var kept: [Bool] = []
    private(set) var moveGradient = [SIMD16<Float>](repeating: .zero, count: 16)

    private static let allowed: [SIMD16<Float>] = (0..<16).map { tag in
        var row = SIMD16<Float>.zero
        for next in 0..<LabelScheme.tagCount where tag < LabelScheme.tagCount && LabelScheme.allows(tag, next) { row[next] = 1 }
        return row
    }
    private static let closed: SIMD16<Float> = {
        var row = SIMD16<Float>.zero
        for tag in 0..<LabelScheme.tagCount where !LabelScheme.isOpen(tag) { row[tag] = 1 }
        return row
    }()

    /// - Returns: −log of the probability of the right tags before the step.
    mutating func learn(
        _ features: UnsafeBufferPointer<UInt32>, width: Int, tags: [UInt8], moves: [SIMD16<Float>],
        weights: inout [SIMD16<Float>], squares: inout [SIMD16<Float>],
        penalties: [Float], settings: FieldTraining.Settings, dropSeed: UInt64
    ) -> Double {
        let count = tags.count
        guard count > 0 else { return 0 }
        prepare(count, features.count)
        var state = dropSeed
        let threshold = UInt32(settings.dropout * 65536)
        for at in 0..<features.count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            kept[at] = features[at] != FeatureIndex.none && UInt32(state >> 48) >= threshold
        }
        var gold: Double = 0
        for at in 0..<count {
            var sum = SIMD16<Float>.zero
            for feature in (at * width)..<((at + 1) * width) where kept[feature] { sum += weights[Int(features[feature])] }
            gold += Double(sum[Int(tags[at])]) + Double(moves[at == 0 ? 0 : Int(tags[at - 1])][Int(tags[at])])
            let peak = sum.max()
            peaks[at] = peak
            emissions[at] = (sum - peak).exponential
        }
        var moveFactors = Self.allowed
        for tag in 0..<16 { moveFactors[tag] *= moves[tag].exponential }

        var logTotal = 0.0
        var alpha = moveFactors[0] * emissions[0]
        for at in 0..<count {
            if at > 0 {
                var next = SIMD16<Float>.zero
                for tag in 0..<LabelScheme.tagCount { next += moveFactors[tag] * alpha[tag] }
                alpha = next * emissions[at]
            }
            if at == count - 1 { alpha *= Self.closed }
            let total = alpha.sum()
            alpha /= total
            forward[at] = alpha
            logTotal += log(Double(total)) + Double(peaks[at])
        }
        var beta = Self.closed
        backward[count - 1] = beta
        for tag in 0..<16 { moveGradient[tag] = .zero }
        for at in stride(from: count - 1, to: 0, by: -1) {
            let ahead = beta * emissions[at]
            var previous = SIMD16<Float>.zero
            for tag in 0..<LabelScheme.tagCount { previous[tag] = (moveFactors[tag] * ahead).sum() }
            let norm = (forward[at - 1] * previous).sum()
            for tag in 0..<LabelScheme.tagCount { moveGradient[tag] += moveFactors[tag] * ahead * (forward[at - 1][tag] / norm) }
            moveGradient[Int(tags[at - 1])][Int(tags[at])] -= 1
            beta = previous / norm
            backward[at - 1] = beta
        }
        for at in 0..<count {
            var gradient = forward[at] * backward[at]
            gradient /= gradient.sum()
            gradient[Int(tags[at])] -= 1
            for feature in (at * width)..<((at + 1) * width) where kept[feature] {
                let row = Int(features[feature])
                let slope = gradient + penalties[row] * weights[row]
                squares[row] += slope * slope
                weights[row] -= settings.rate * slope / squares[row].squareRoot()
            }
        }
        return logTotal - gold
    }

    private mutating func prepare(_ count: Int, _ featureCount: Int) {
        if emissions.count < count {
            emissions = Array(repeating: .zero, count: count)
            forward = emissions
            backward = emissions
            peaks = Array(repeating: 0, count: count)
        }
        if kept.count < featureCount { kept = Array(repeating: false, count: featureCount) }
    }
}
