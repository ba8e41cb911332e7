import Foundation
import Segment
import SplitMix

/// A page as the line model is trained on it.
struct LineExample: Sendable {
    var features: LineFeatures
    var labels: [LineLabel]
}

/// Trains the line model as a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the
/// weights under which the gold labels of whole pages are likeliest, held small by a quadratic penalty. Steps are
/// scaled weight by weight (AdaGrad, Duchi et al. 2011), so that rare features learn as fast as common ones.
struct LineTraining {
    private static let rate = 0.15
    private static let shrinkage = 0.002
    /// Errors of probability below this teach nothing.
    private static let negligible = 0.002

    private let labels = LineModel.labelCount
    private var emission: Weights
    private var transition: Weights

    /// - Complexity: O(epochs × lines × (labels² + features × labels))
    static func train(_ examples: [LineExample], epochs: Int) -> LineModel {
        var training = LineTraining()
        var order = Array(examples.indices)
        var random = SeededGenerator(seed: 20_221_024)
        for epoch in 0..<epochs {
            order.shuffle(using: &random)
            for index in order where !examples[index].labels.isEmpty {
                training.step(examples[index])
                // The first passes are far from where the later ones wander about.
                if epoch * 2 >= epochs {
                    training.emission.remember()
                    training.transition.remember()
                }
            }
        }
        var model = LineModel()
        model.emission = training.emission.thousandths
        model.transition = training.transition.thousandths
        return model
    }

    private init() {
        let model = LineModel()
        emission = Weights(count: model.emission.count)
        transition = Weights(count: model.transition.count)
    }

    private mutating func step(_ example: LineExample) {
        let count = example.labels.count
        var scores = [Double](repeating: 0, count: count * labels)
        for line in 0..<count {
            for feature in example.features.active(at: line) {
                for label in 0..<labels { scores[line * labels + label] += emission.values[feature * labels + label] }
            }
            let most = scores[(line * labels)..<((line + 1) * labels)].max() ?? 0
            for label in 0..<labels { scores[line * labels + label] = exp(scores[line * labels + label] - most) }
        }
        let junctions = example.features.junctions
        var passage: [Int: [Double]] = [:]
        for junction in Set(junctions) {
            let start = junction * labels * labels
            passage[junction] = transition.values[start..<(start + labels * labels)].map { exp($0) }
        }
        var forward = [Double](repeating: 0, count: count * labels)
        var backward = [Double](repeating: 1, count: count * labels)
        for label in 0..<labels { forward[label] = scores[label] }
        Self.scale(&forward, 0..<labels)
        for line in 1..<max(1, count) {
            let ways = passage[junctions[line]]!
            for from in 0..<labels {
                let reach = forward[(line - 1) * labels + from]
                for to in 0..<labels { forward[line * labels + to] += reach * ways[from * labels + to] }
            }
            for to in 0..<labels { forward[line * labels + to] *= scores[line * labels + to] }
            Self.scale(&forward, (line * labels)..<((line + 1) * labels))
        }
        for line in (0..<max(0, count - 1)).reversed() {
            let ways = passage[junctions[line + 1]]!
            for from in 0..<labels {
                backward[line * labels + from] = (0..<labels).reduce(0) { sum, to in
                    sum + ways[from * labels + to] * scores[(line + 1) * labels + to] * backward[(line + 1) * labels + to]
                }
            }
            Self.scale(&backward, (line * labels)..<((line + 1) * labels))
        }
        for line in 0..<count {
            var share = (0..<labels).map { forward[line * labels + $0] * backward[line * labels + $0] }
            Self.scale(&share, 0..<labels)
            for label in 0..<labels {
                let error = share[label] - (example.labels[line].rawValue == label ? 1 : 0)
                guard abs(error) > Self.negligible else { continue }
                for feature in example.features.active(at: line) {
                    emission.descend(feature * labels + label, error, rate: Self.rate, shrinkage: Self.shrinkage)
                }
            }
            guard line > 0 else { continue }
            let ways = passage[junctions[line]]!
            var pairs = [Double](repeating: 0, count: labels * labels)
            for from in 0..<labels {
                for to in 0..<labels {
                    pairs[from * labels + to] = forward[(line - 1) * labels + from] * ways[from * labels + to]
                        * scores[line * labels + to] * backward[line * labels + to]
                }
            }
            Self.scale(&pairs, pairs.indices)
            pairs[example.labels[line - 1].rawValue * labels + example.labels[line].rawValue] -= 1
            for (pair, error) in pairs.enumerated() where abs(error) > Self.negligible {
                transition.descend(junctions[line] * labels * labels + pair, error, rate: Self.rate, shrinkage: Self.shrinkage)
            }
        }
    }

    private static func scale(_ values: inout [Double], _ range: Range<Int>) {
        let total = values[range].reduce(0, +)
        for index in range { values[index] /= total }
    }
}

/// Weights with the sum of squared gradients that each has seen.
private struct Weights {
    private(set) var values: [Double]
    private var squares: [Double]
    /// Sums of the values that were to be remembered, and how many: their mean is steadier than the last of them
    /// (Polyak and Juditsky 1992).
    private var sums: [Double]
    private var count = 0.0

    init(count: Int) {
        values = [Double](repeating: 0, count: count)
        squares = [Double](repeating: 1e-6, count: count)
        sums = [Double](repeating: 0, count: count)
    }

    mutating func descend(_ index: Int, _ error: Double, rate: Double, shrinkage: Double) {
        let gradient = error + shrinkage * values[index]
        squares[index] += gradient * gradient
        values[index] -= rate * gradient / squares[index].squareRoot()
    }

    mutating func remember() {
        for index in values.indices { sums[index] += values[index] }
        count += 1
    }

    var thousandths: [Int32] { sums.map { Int32(($0 / max(1, count) * 1000).rounded()) } }
}
