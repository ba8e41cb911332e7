import Segment

/// Two lines of display type, one right behind the other, and whether they belong to one article's headline.
struct JoinExample: Sendable {
    var evidence: JoinEvidence
    var isJoined: Bool
}

enum JoinTraining {
    private static let steps = 800

    static func train(_ examples: [JoinExample]) -> JoinModel {
        var model = JoinModel()
        model.weights = LogisticRegression.fit(examples.map { ($0.evidence.values, $0.isJoined) }, steps: steps)
        return model
    }
}
