import Foundation
import Segment

/// A page as the match model is trained on it: for each article the evidence of every headline block, and which
/// blocks are its own: none, one, or several where a kicker stands apart from its headline. Its own blocks drawn
/// wrongly follow behind the page's: they are not its headline either.
struct MatchExample: Sendable {
    var articles: [(evidence: [MatchEvidence], gold: Set<Int>)]
}

/// A conditional logit: each article chooses among the page's headlines and none. Plain gradient descent on the
/// mean log-likelihood, shrunk towards what any newspaper would teach: shared words speak for a match wherever in
/// the body they stand, though on the pages at hand most leads repeat their headlines.
enum MatchTraining {
    private static let prior: [MatchEvidence.Feature: Double] = [
        .bias: -1.5, .vocabulary: 2.5, .leadVocabulary: 1, .longestRun: 1, .bestForHeadline: 0.5, .bestForArticle: 0.5, .advantage: 1.5,
    ]
    private static let shrinkage = 0.005

    static func train(_ examples: [MatchExample], steps: Int = 1500) -> MatchModel {
        var model = MatchModel()
        let choices = examples.flatMap(\.articles).filter { !$0.evidence.isEmpty }
        guard !choices.isEmpty else { return model }
        var means = SIMD16<Double>()
        for (feature, mean) in prior { means[feature.rawValue] = mean }
        var velocity = SIMD16<Double>()
        for _ in 0..<steps {
            var gradient = Self.shrinkage * (means - model.weights)
            for choice in choices {
                let scores = choice.evidence.map { exp(min(30, model.score($0))) }
                let total = 1 + scores.reduce(0, +)
                // Any of an article's own blocks will do: the gold share is what the model gives each of them.
                let right = choice.gold.isEmpty ? 1 : choice.gold.reduce(0) { $0 + scores[$1] }
                for (block, evidence) in choice.evidence.enumerated() {
                    let wanted = choice.gold.contains(block) ? scores[block] / right : 0
                    let error = (wanted - scores[block] / total) / Double(choices.count)
                    gradient += error * evidence.values
                }
            }
            velocity = 0.9 * velocity + gradient
            model.weights += 0.5 * velocity
        }
        return model
    }
}
