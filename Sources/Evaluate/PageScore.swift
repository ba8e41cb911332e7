import Newspaper

/// The articles that a program made of a page, held against gold: counts that add up over pages, and what became of
/// each article. The same numbers, to the last digit that matters, as the reference scorer `score_pages.py`.
package struct PageScore: Hashable, Sendable {
    package private(set) var counts = PageCounts()
    /// One for each gold article.
    package private(set) var gold: [GoldOutcome] = []
    /// One for each predicted article.
    package private(set) var predicted: [PredictedOutcome] = []

    package struct GoldOutcome: Hashable, Sendable {
        package var id: String
        /// Index of the predicted article that shares most text with it, nil if none does.
        package var partner: Int?
        /// Of the bodies, 0 to 1, without lead and byline; 0 without a partner.
        package var similarity: Double
        /// Whether the partner is similar enough to count as this article.
        package var isFound: Bool
        /// Whether the partner's kicker, headline and subhead, joined, are this article's.
        package var headlineIsRight: Bool
    }

    package struct PredictedOutcome: Hashable, Sendable {
        /// Index of the gold article that it was held against, nil if none.
        package var partner: Int?
        /// Whether it is the partner of a found gold article.
        package var segmentationIsRight: Bool
        /// Whether it has a partner, whose headline is its own.
        package var headlineIsRight: Bool
        package var confidence: ArticleConfidence?
    }

    /// How similar a partner's body must be for an article to be found.
    package static let threshold = 0.9

    /// - Complexity: O(gold × predicted × length + Σ length² / 64); some milliseconds for a full page
    package init(gold page: GoldPage, predicted articles: [PredictedArticle]) {
        let margins = page.articles.map { Margins($0) }
        let golds = zip(page.articles, margins).map { ScoredArticle(FoldedArticle($0, without: $1)) }
        let predictions = articles.map { ScoredArticle(FoldedArticle($0)) }
        let pairing = Pairing(
            gold: golds.map { ($0.shingles, $0.body.count) }, predicted: predictions.map { ($0.shingles, $0.body.count) })
        counts.add(.pages, 1)
        counts.add(.goldArticles, golds.count)
        counts.add(.predictedArticles, predictions.count)
        for (index, article) in golds.enumerated() {
            let partner = pairing.predictedOfGold[index]
            let outcome = counts.hold(
                partner.map { predictions[$0].folded }, against: article, margins: margins[index])
            gold.append(GoldOutcome(
                id: page.articles[index].id, partner: partner, similarity: outcome.similarity,
                isFound: outcome.isFound, headlineIsRight: outcome.headlineIsRight))
        }
        for (index, prediction) in predictions.enumerated() {
            let partner = pairing.goldOfPredicted[index]
            if partner == nil {
                counts.add(.predictedBoundaries, max(0, prediction.folded.paragraphs.count - 1))
                counts.add(.predictedNames, prediction.folded.names.count)
            }
            predicted.append(PredictedOutcome(
                partner: partner, segmentationIsRight: partner.map { gold[$0].isFound } ?? false,
                headlineIsRight: partner.map { gold[$0].headlineIsRight } ?? false, confidence: articles[index].confidence))
        }
        counts.account(for: golds, in: predictions, besides: page.nonArticles)
    }
}

/// A folded article with what is asked of it more than once.
private struct ScoredArticle {
    let folded: FoldedArticle
    let body: Scalars
    let shingles: Shingles
    let captionShingles: [Shingles]

    init(_ folded: FoldedArticle) {
        self.folded = folded
        body = folded.body
        shingles = Shingles(body)
        captionShingles = folded.captions.map { Shingles($0) }
    }

    /// Of body, headline and captions: nothing runs from one to the next.
    var allShingles: [Shingles] { [shingles, Shingles(folded.title)] + captionShingles }
}

extension PageCounts {
    /// Counts a gold article and its partner.
    fileprivate mutating func hold(
        _ partner: FoldedArticle?, against article: ScoredArticle, margins: Margins
    ) -> (similarity: Double, isFound: Bool, headlineIsRight: Bool) {
        let gold = article.folded
        let boundaries = ParagraphBoundary.all(in: gold.paragraphs)
        add(.goldCharacters, article.body.count)
        add(gold.title.isEmpty ? .unheadlined : .headlined, 1)
        add(.goldBoundaries, boundaries.count)
        add(.goldNames, gold.names.count)
        guard let partner else {
            add(.edits, article.body.count)
            return (0, false, false)
        }
        let paragraphs = margins.takenOff(partner.paragraphs)
        let similarity = holdBodies(article.body, Scalars(paragraphs.joined()))
        let found = ParagraphBoundary.all(in: paragraphs)
        add(.boundariesRight, ParagraphBoundary.matches(boundaries, found))
        add(.predictedBoundaries, found.count)
        add(.namesRight, gold.names.intersection(partner.names).count)
        add(.predictedNames, partner.names.count)
        return (similarity, similarity >= PageScore.threshold, holdHeadlines(gold, partner))
    }

    /// - Returns: how similar they are.
    private mutating func holdBodies(_ gold: Scalars, _ body: Scalars) -> Double {
        let distance = TextDistance.edits(gold, body)
        let similarity = 1 - Double(distance) / Double(max(1, gold.count, body.count))
        let common = Double(TextDistance.commonSubsequence(gold, body))
        self[.coverage] += common / Double(max(1, gold.count))
        self[.purity] += common / Double(max(1, body.count))
        // An article costs no more than its own length: one that was merged with another counts as missing.
        add(.edits, body.count <= 2 * gold.count ? min(distance, gold.count) : gold.count)
        if similarity >= PageScore.threshold {
            add(.found, 1)
            add(.foundEdits, distance)
            add(.foundCharacters, gold.count)
        }
        return similarity
    }

    /// - Returns: whether the headline, as one, is right.
    private mutating func holdHeadlines(_ gold: FoldedArticle, _ partner: FoldedArticle) -> Bool {
        let isRight = partner.title == gold.title
        if gold.title.isEmpty {
            if isRight { add(.absencesRight, 1) }
        } else {
            if isRight { add(.headlinesRight, 1) }
            self[.headlineSimilarity] += TextDistance.similarity(gold.title, partner.title)
            let roles = (partner.kicker, partner.headline, partner.subhead)
            if roles == (gold.kicker, gold.headline, gold.subhead) { add(.rolesRight, 1) }
        }
        return isRight
    }

    /// Counts text that is lost, stands twice, or has no business in an article.
    fileprivate mutating func account(
        for golds: [ScoredArticle], in predictions: [ScoredArticle], besides nonArticles: [GoldPage.NonArticle]
    ) {
        let source = Shingles.sum(golds.flatMap(\.allShingles))
        let output = Shingles.sum(predictions.flatMap(\.allShingles))
        // A caption may be left out.
        let needed = source.subtracting(Shingles.sum(golds.flatMap(\.captionShingles)))
        add(.shingles, needed.total)
        add(.lostShingles, needed.subtracting(output).total)
        add(.doubledShingles, output.excess(over: source))
        for item in nonArticles {
            let own = Shingles(TextFolding.fold(item.text)).subtracting(source)
            let inside = own.common(with: output)
            add(.nonArticleShingles, own.total)
            add(.nonArticleShinglesInside, inside)
            add(.nonArticles, 1)
            if own.total > 0, 2 * inside >= own.total { add(.nonArticlesInside, 1) }
        }
    }
}
