import Newspaper

/// An article as a program put it together, reduced to what is compared with gold.
package struct PredictedArticle: Hashable, Sendable {
    package var kicker, headline, subhead: Scalars
    package var paragraphs: [Scalars]
    /// Names of persons.
    package var bylines: [Scalars]
    package var captions: [Scalars]
    /// Nil where the program does not say how sure it is.
    package var confidence: ArticleConfidence?

    package init(
        kicker: Scalars = [], headline: Scalars = [], subhead: Scalars = [], paragraphs: [Scalars],
        bylines: [Scalars] = [], captions: [Scalars] = [], confidence: ArticleConfidence? = nil
    ) {
        self.kicker = kicker
        self.headline = headline
        self.subhead = subhead
        self.paragraphs = paragraphs
        self.bylines = bylines
        self.captions = captions
        self.confidence = confidence
    }

    package init(_ article: Article) {
        self.init(
            kicker: article.kicker.text, headline: article.headline.text, subhead: article.subhead.text,
            paragraphs: article.paragraphs.map(\.passage.text), bylines: article.bylines.map(\.name),
            captions: article.captions.map(\.text), confidence: article.confidence)
    }
}
