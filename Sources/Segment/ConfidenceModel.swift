import Newspaper

#if canImport(Glibc)
    import Glibc
#endif

/// What tells how far an article can be trusted, as numbers.
package struct ConfidenceEvidence: Sendable {
    package enum Feature: Int, CaseIterable, Sendable {
        case bias
        /// By how much, in log-odds, the page is likelier than with the least sure change of the article's boundaries,
        /// of its headline's, and than with another headline or none: squashed to -1 to 1.
        case boundaryMargin, blockMargin, headlineMargin
        /// The share of its line ends, punctuation aside, at which the characters hardly go on with each other: text
        /// whose lines were mixed has many.
        case weakSeams
        /// It opens with a dateline; it ends with a sentence or a byline; it has a headline.
        case dateline, closed, headline
    }

    package var values = SIMD8<Double>()

    /// - Parameters:
    ///   - margins: of boundaries, of the headline block, of the match; in log-odds.
    init(_ page: PageFacts, _ body: PageOutline.Body, margins: (boundary: Double, block: Double, headline: Double), hasHeadline: Bool) {
        func set(_ feature: Feature, _ value: Double) { values[feature.rawValue] = value }
        set(.bias, 1)
        set(.boundaryMargin, Self.squashed(margins.boundary))
        set(.blockMargin, Self.squashed(margins.block))
        set(.headlineMargin, Self.squashed(margins.headline))
        var seams = 0.0, weak = 0.0
        for paragraph in body.paragraphs {
            for line in paragraph.dropFirst() where page.flow[line] != .parted {
                seams += 1
                if page.flow[line] == .never || page.flow[line] == .seldom { weak += 1 }
            }
        }
        set(.weakSeams, (weak + 0.5) / (seams + 2))
        set(.dateline, DatelineParser.parse(page.lines[body.first].text) == nil ? 0 : 1)
        set(.closed, page.lines[body.last].end == .runningText ? 0 : 1)
        set(.headline, hasHeadline ? 1 : 0)
    }

    private static func squashed(_ margin: Double) -> Double { tanh(margin / 3) }
}

/// Two logistic models: how likely an article's segmentation is right, and how likely its headline is. Fitted to
/// articles of pages that no model had seen, so that of decisions which claim 0.8, eight in ten are right.
package struct ConfidenceModel: Sendable {
    package var segmentation = SIMD8<Double>()
    package var headline = SIMD8<Double>()

    package init() {}

    package func confidence(_ evidence: ConfidenceEvidence) -> ArticleConfidence {
        ArticleConfidence(
            segmentation: Self.probability((segmentation * evidence.values).sum()),
            headline: Self.probability((headline * evidence.values).sum()))
    }

    private static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
