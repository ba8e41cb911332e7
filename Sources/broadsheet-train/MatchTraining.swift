import Foundation
import Segment

/// A page as the match model is trained on it: for each article the evidence of every headline block, and which
/// block is its own.
struct MatchExample: Sendable {
    var articles: [(evidence: [MatchEvidence], gold: Int?)]
}

/// A conditional logit: each article chooses among the page's headlines and none. Plain gradient descent on the
/// mean log-likelihood with a little shrinkage; the data are small and the optimum is one.
enum MatchTraining {
    static func train(_ examples: [MatchExample], steps: Int = 1500) -> MatchModel {
        var model = MatchModel()
        let choices = examples.flatMap(\.articles).filter { !$0.evidence.isEmpty }
        guard !choices.isEmpty else { return model }
        var velocity = [Double](repeating: 0, count: model.weights.count)
        for _ in 0..<steps {
            var gradient = model.weights.map { -0.00005 * $0 }
            for choice in choices {
                let scores = choice.evidence.map { exp(min(30, model.score($0))) }
                let total = 1 + scores.reduce(0, +)
                for (block, evidence) in choice.evidence.enumerated() {
                    let error = ((choice.gold == block ? 1 : 0) - scores[block] / total) / Double(choices.count)
                    for (index, value) in evidence.values.enumerated() { gradient[index] += error * value }
                }
            }
            for index in gradient.indices {
                velocity[index] = 0.9 * velocity[index] + gradient[index]
                model.weights[index] += 0.5 * velocity[index]
            }
        }
        return model
    }
}
