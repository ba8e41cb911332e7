import Foundation
import Segment

/// Two lines of display type, one right behind the other, and whether they belong to one article's headline.
struct JoinExample: Sendable {
    var evidence: JoinEvidence
    var isJoined: Bool
}

/// Logistic regression by gradient descent on the mean log-likelihood, with a small quadratic penalty.
enum JoinTraining {
    private static let shrinkage = 0.001

    static func train(_ examples: [JoinExample], steps: Int = 800) -> JoinModel {
        var model = JoinModel()
        guard !examples.isEmpty else { return model }
        var velocity = SIMD16<Double>()
        for _ in 0..<steps {
            var gradient = -Self.shrinkage * model.weights
            for example in examples {
                let expected = 1 / (1 + exp(-model.score(example.evidence)))
                gradient += ((example.isJoined ? 1 : 0) - expected) / Double(examples.count) * example.evidence.values
            }
            velocity = 0.9 * velocity + gradient
            model.weights += 0.5 * velocity
        }
        return model
    }
}
