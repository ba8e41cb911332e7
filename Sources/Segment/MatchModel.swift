import Newspaper

/// What speaks for and against a headline being an article's, as numbers; a linear model weighs them.
package struct MatchEvidence: Sendable {
    package enum Feature: Int, CaseIterable, Sendable {
        case bias
        /// Share of the headline's vocabulary, by rarity among the page's articles, in the body and in its lead.
        case vocabulary, leadVocabulary
        /// Longest run of characters of the headline that the body holds, in tens.
        case longestRun
        /// No other article shares more vocabulary with this headline; no other headline with this article; by how much.
        case bestForHeadline, bestForArticle, advantage
        /// The headline stands right before the body or right after it, on a page where so many do.
        case directlyBefore, directlyAfter, beforeOnSuchPage, afterOnSuchPage, apartOnSuchPage
        /// It stands before the body, with something between.
        case shortlyBefore, shortlyAfter
        case shortHeadline
    }

    package var values: [Double]

    /// How many scalars of a body are its lead.
    static let leadLength = 120
}

/// A linear model of how well a headline fits an article; 0 is as good as none.
package struct MatchModel: Sendable {
    package var weights: [Double]

    package init() { weights = [Double](repeating: 0, count: MatchEvidence.Feature.allCases.count) }

    package func score(_ evidence: MatchEvidence) -> Double {
        zip(weights, evidence.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
