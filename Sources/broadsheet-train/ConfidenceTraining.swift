import Evaluate
import Foundation
import Segment

/// An article of a page that its model had not seen, and whether it came out right.
struct ConfidenceExample: Sendable {
    var evidence: ConfidenceEvidence
    var outcome: PageScore.PredictedOutcome
}

/// Fits confidence to outcomes: logistic regression with a small quadratic penalty, by gradient descent.
enum ConfidenceTraining {
    private static let shrinkage = 0.001

    static func train(_ examples: [ConfidenceExample]) -> ConfidenceModel {
        var model = ConfidenceModel()
        model.segmentation = fit(examples.map { ($0.evidence.values, $0.outcome.segmentationIsRight) })
        model.headline = fit(examples.map { ($0.evidence.values, $0.outcome.headlineIsRight) })
        return model
    }

    private static func fit(_ examples: [(values: SIMD8<Double>, isRight: Bool)], steps: Int = 1500) -> SIMD8<Double> {
        var weights = SIMD8<Double>()
        guard !examples.isEmpty else { return weights }
        var velocity = SIMD8<Double>()
        for _ in 0..<steps {
            var gradient = -Self.shrinkage * weights
            for example in examples {
                let expected = 1 / (1 + exp(-(weights * example.values).sum()))
                gradient += ((example.isRight ? 1 : 0) - expected) / Double(examples.count) * example.values
            }
            velocity = 0.9 * velocity + gradient
            weights += 0.5 * velocity
        }
        return weights
    }
}
