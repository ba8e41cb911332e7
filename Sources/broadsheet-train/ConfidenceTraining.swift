import Evaluate
import Segment

/// An article of a page that its model had not seen, and whether it came out right.
struct ConfidenceExample: Sendable {
    var evidence: ConfidenceEvidence
    var outcome: PageScore.PredictedOutcome
}

/// Fits confidence to outcomes.
enum ConfidenceTraining {
    private static let steps = 1500

    static func train(_ examples: [ConfidenceExample]) -> ConfidenceModel {
        var model = ConfidenceModel()
        model.segmentation = LogisticRegression.fit(
            examples.map { ($0.evidence.values, $0.outcome.segmentationIsRight) }, steps: steps)
        model.headline = LogisticRegression.fit(examples.map { ($0.evidence.values, $0.outcome.headlineIsRight) }, steps: steps)
        return model
    }
}
