/// The measures of the scorer, by the names that they have in its JSON.
package enum Measure: String, CaseIterable, Sendable {
    case pages
    case goldArticles = "gold_articles"
    case predictedArticles = "predicted_articles"
    /// A gold article is found when its partner's body has a similarity of at least 0.9 to its own.
    case segmentationPrecision = "segmentation_precision"
    case segmentationRecall = "segmentation_recall"
    case segmentationF1 = "segmentation_f1"
    /// Mean share of a gold body that its partner has, and of the partner's that belongs to it.
    case coverage, purity
    /// Kicker, headline and subhead, joined, are the gold's; for an article without any, none is right.
    case headlineAccuracy = "headline_accuracy"
    case headlineAccuracyWherePresent = "headline_accuracy_where_present"
    case headlineNoneAccuracy = "headline_none_accuracy"
    case headlineSimilarity = "headline_similarity"
    case headlineRolesExact = "headline_roles_exact"
    case paragraphPrecision = "paragraph_precision"
    case paragraphRecall = "paragraph_recall"
    case paragraphF1 = "paragraph_f1"
    /// Edits per gold character, over all articles and over those that are found.
    case bodyCER = "body_cer"
    case bodyCERMatched = "body_cer_matched"
    case bylinePrecision = "byline_precision"
    case bylineRecall = "byline_recall"
    case bylineF1 = "byline_f1"
    /// Shares of shingles of gold bodies and headlines.
    case textLost = "text_lost"
    case textDuplicated = "text_duplicated"
    /// Shares of what is no article (shingles, items) that stand in predicted articles.
    case nonArticleInArticles = "non_article_in_articles"
    case nonArticleItemsInArticles = "non_article_items_in_articles"

    /// Whether it is a number of things and not a share.
    package var isCount: Bool {
        switch self {
        case .pages, .goldArticles, .predictedArticles: true
        default: false
        }
    }
}

extension PageCounts {
    /// The value of a measure, nil where there is nothing to measure it by.
    package func value(of measure: Measure) -> Double? {
        switch measure {
        case .pages: self[.pages]
        case .goldArticles: self[.goldArticles]
        case .predictedArticles: self[.predictedArticles]
        case .segmentationPrecision: segmentation.precision
        case .segmentationRecall: segmentation.recall
        case .segmentationF1: segmentation.f1
        case .coverage: ratio(.coverage, .goldArticles)
        case .purity: ratio(.purity, .goldArticles)
        case .headlineAccuracy:
            ratio(self[.headlinesRight] + self[.absencesRight], self[.headlined] + self[.unheadlined])
        case .headlineAccuracyWherePresent: ratio(.headlinesRight, .headlined)
        case .headlineNoneAccuracy: ratio(.absencesRight, .unheadlined)
        case .headlineSimilarity: ratio(.headlineSimilarity, .headlined)
        case .headlineRolesExact: ratio(.rolesRight, .headlined)
        case .paragraphPrecision: paragraphs.precision
        case .paragraphRecall: paragraphs.recall
        case .paragraphF1: paragraphs.f1
        case .bodyCER: ratio(.edits, .goldCharacters)
        case .bodyCERMatched: ratio(.foundEdits, .foundCharacters)
        case .bylinePrecision: bylines.precision
        case .bylineRecall: bylines.recall
        case .bylineF1: bylines.f1
        case .textLost: ratio(.lostShingles, .shingles)
        case .textDuplicated: ratio(.doubledShingles, .shingles)
        case .nonArticleInArticles: ratio(.nonArticleShinglesInside, .nonArticleShingles)
        case .nonArticleItemsInArticles: ratio(.nonArticlesInside, .nonArticles)
        }
    }

    private var segmentation: Retrieval { retrieval(.found, .predictedArticles, .goldArticles) }
    private var paragraphs: Retrieval { retrieval(.boundariesRight, .predictedBoundaries, .goldBoundaries) }
    private var bylines: Retrieval { retrieval(.namesRight, .predictedNames, .goldNames) }

    private func retrieval(_ right: Quantity, _ predicted: Quantity, _ gold: Quantity) -> Retrieval {
        Retrieval(right: self[right], predicted: self[predicted], gold: self[gold])
    }

    private func ratio(_ part: Quantity, _ whole: Quantity) -> Double? { ratio(self[part], self[whole]) }

    private func ratio(_ part: Double, _ whole: Double) -> Double? { whole == 0 ? nil : part / whole }
}

/// Precision, recall and their harmonic mean. Where nothing was to be found and nothing was, all is right.
private struct Retrieval {
    let precision, recall, f1: Double

    init(right: Double, predicted: Double, gold: Double) {
        guard predicted > 0 || gold > 0 else {
            (precision, recall, f1) = (1, 1, 1)
            return
        }
        precision = predicted > 0 ? right / predicted : 0
        recall = gold > 0 ? right / gold : 0
        f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }
}
