import Newspaper

/// One reading of a page: where articles begin, which lines of display type belong together, and who gets which
/// headline.
///
/// The three decide each other: a boundary is likelier where it lets a headline match both sides better, a
/// headline is cut where its halves match different articles. So labels only propose; the reading that stands is
/// the one whose score no single change improves (steepest ascent from the labels' proposal).
struct PageReading {
    let bodies: [PageOutline.Body]
    let blocks: [PageOutline.HeadlineBlock]
    /// For each body its headline.
    let matches: [Int?]
    /// For each body how far it can be trusted.
    let confidence: [ConfidenceEvidence]

    /// How many pairs of an article and a headline the search may look at. Pages need a tenth of it; a hostile one
    /// must not cost more.
    private static let effort = 400_000
    /// Changes whose line labels differ by more than this, in thousandths of log-odds, are not tried.
    private static let doubt = 6000
    /// A margin that nothing is surer than.
    private static let certain = 8.0

    /// - Parameter outline: what the labels propose.
    init(_ page: PageFacts, _ outline: PageOutline, _ rules: LineRules, _ features: LineFeatures, _ model: SegmentModel) {
        var shape = PageShape(page, outline, rules, features, model)
        var judge = ReadingJudge(
            HeadlineMatching(
                page, paragraphs: shape.paragraphs, displayLines: shape.displayLines, labels: rules.labels, articles: shape.articles),
            model.match)
        let size = max(1, shape.articles.count * shape.blocks.count)
        let changes = Array(shape.changes(within: Self.doubt).prefix(Self.effort / size))
        var left = Self.effort / size
        var current = judge.score(shape)
        // What each change would gain, by the last look at it. A gain changes little by another change far off, so the
        // greatest ones are looked at again, and one that then still is the greatest is made.
        var gains = changes.map { change in judge.score(shape.applying(change)).total - current.total }
        left -= changes.count
        var isFresh = changes.map { _ in true }
        while left > 0, let top = gains.indices.max(by: { (gains[$0], $1) < (gains[$1], $0) }), gains[top] > 1e-9 {
            left -= 1
            if isFresh[top] {
                shape = shape.applying(changes[top])
                current = judge.score(shape)
                gains[top] = -gains[top]
                for index in isFresh.indices { isFresh[index] = false }
                isFresh[top] = true
            } else {
                gains[top] = judge.score(shape.applying(changes[top])).total - current.total
                isFresh[top] = true
            }
        }
        bodies = shape.articles.map { PageOutline.Body(paragraphs: Array(shape.paragraphs[$0])) }
        blocks = shape.blocks.map(judge.matching.block)
        matches = current.matches
        let headlineMargins = judge.margins(of: current, articles: bodies.count)
        let margins = shape.margins(zip(changes, gains), certain: Self.certain)
        let (bodies, matches) = (bodies, matches)
        confidence = bodies.indices.map { index in
            let match = matches[index]
            return ConfidenceEvidence(
                page, bodies[index],
                margins: (margins.articles[index], match.map { margins.blocks[$0] } ?? Self.certain, headlineMargins[index]),
                hasHeadline: match != nil)
        }
    }
}

/// Scores shapes of a page: line labels' preference, and the best assignment of headlines to articles.
private struct ReadingJudge {
    struct Verdict {
        var total: Double
        /// [article × blocks + block]
        var scores: [Double]
        var matches: [Int?]
    }

    private(set) var matching: HeadlineMatching
    private let model: MatchModel
    /// Labels' preferences are thousandths of log-odds, matches log-odds.
    private static let labelScale = 1.0 / 1000
    /// A headline that no article wants is as unlikely as this: unknown slogans look like one, and articles must not be
    /// split for their sake.
    private static let orphanCost = 2.0

    init(_ matching: HeadlineMatching, _ model: MatchModel) { (self.matching, self.model) = (matching, model) }

    mutating func score(_ shape: PageShape) -> Verdict {
        let articles = shape.articles, blocks = shape.blocks
        // A poor match is made all the same where it is not as poor as having no article.
        let scores = matching.evidence(articles, blocks).map { model.score($0) + Self.orphanCost }
        let matches = Assignment.best(scores, rows: articles.count, columns: blocks.count)
        var total = Double(shape.preference) * Self.labelScale - Double(blocks.count) * Self.orphanCost
        for (article, block) in matches.enumerated() {
            if let block { total += scores[article * blocks.count + block] }
        }
        return Verdict(total: total, scores: scores, matches: matches)
    }

    /// For each article by how much the assignment beats the best one in which it has not the headline that it has,
    /// or none.
    func margins(of verdict: Verdict, articles: Int) -> [Double] {
        let columns = articles == 0 ? 0 : verdict.scores.count / articles
        func total(_ scores: [Double]) -> Double {
            Assignment.best(scores, rows: articles, columns: columns).enumerated().reduce(0) { sum, match in
                sum + (match.element.map { scores[match.offset * columns + $0] } ?? 0)
            }
        }
        guard columns > 0 else { return [Double](repeating: Self.orphanCost, count: articles) }
        let best = total(verdict.scores)
        return (0..<articles).map { article in
            var scores = verdict.scores
            if let block = verdict.matches[article] {
                scores[article * columns + block] = -1
                return best - total(scores)
            }
            // To have one, it must be given the block that suits it best, or least badly.
            let row = article * columns..<(article + 1) * columns
            return row.reduce(Double.infinity) { least, index in
                for other in 0..<articles { scores[other * columns + index - row.lowerBound] = -1 }
                for other in row { scores[other] = -1 }
                let margin = best - (total(scores) + verdict.scores[index])
                scores = verdict.scores
                return min(least, margin)
            }
        }
    }
}
