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
        /// It stands before or after the body, with a little between.
        case nearby
        case shortHeadline
        /// By how much another article shares more of the vocabulary of one of its lines, the worst of them.
        case foreignLine
    }

    /// One lane a feature; the rest is 0.
    package var values = SIMD16<Double>()

    /// How many scalars of a body are its lead.
    static let leadLength = 120

    subscript(feature: Feature) -> Double {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }
}

/// A linear model of how well a headline fits an article; 0 is as good as none.
package struct MatchModel: Sendable {
    package var weights = SIMD16<Double>()

    package init() {}

    package func score(_ evidence: MatchEvidence) -> Double { (weights * evidence.values).sum() }
}
