import Newspaper

/// An article and a headline block as matching sees them.
struct MatchCandidates {
    /// Vocabulary of each article: of all of it, and of its first lines.
    var bodies: [(whole: SharedVocabulary.Mask, lead: SharedVocabulary.Mask)]
    var headlines: [(all: [Int], main: [Int])]
    var order: ReadingOrder
}

/// Evidence for every pair of an article and a headline block of a page.
package struct HeadlineMatching {
    /// [article][block]
    package private(set) var evidence: [[MatchEvidence]] = []

    /// For the outline as its labels give it.
    package init(_ page: PageFacts, _ outline: PageOutline) {
        let vocabulary = SharedVocabulary(page, displayLines: outline.headlines.flatMap(\.lines).sorted())
        self.init(
            vocabulary,
            MatchCandidates(
                bodies: outline.bodies.map {
                    (vocabulary.mask(of: $0.lines, in: page), vocabulary.mask(of: $0.lines, in: page, limit: MatchEvidence.leadLength))
                },
                headlines: outline.headlines.map(vocabulary.sequences),
                order: ReadingOrder(lineCount: page.lines.count, bodies: outline.bodies, blocks: outline.headlines)))
    }

    init(_ vocabulary: SharedVocabulary, _ candidates: MatchCandidates) {
        let (bodies, headlines, order) = (candidates.bodies, candidates.headlines, candidates.order)
        let weights = vocabulary.weights(bodies.map(\.whole))
        let overlaps = bodies.map { body in headlines.map { Self.overlap($0, body.whole, weights) } }
        let bestArticle = headlines.indices.map { block in
            Self.indexOfGreatest(bodies.indices.map { overlaps[$0][block].share })
        }
        let bestBlock = bodies.indices.map { article in Self.indexOfGreatest(overlaps[article].map(\.share)) }
        // Where headlines stand on this page, by those whose vocabulary leaves little doubt.
        var clear = 0.0, before = 0.0, after = 0.0
        for block in headlines.indices {
            guard let best = bestArticle[block], overlaps[best][block].share >= 0.3 else { continue }
            clear += 1
            if order.isDirectlyBefore(block, best) { before += 1 }
            if order.isDirectlyAfter(block, best) { after += 1 }
        }
        let beforeShare = (before + 0.5) / (clear + 2)
        let afterShare = (after + 0.5) / (clear + 2)
        for article in bodies.indices {
            evidence.append(
                headlines.indices.map { block in
                    let (share, longestRun) = overlaps[article][block]
                    let isBefore = order.isDirectlyBefore(block, article)
                    let isAfter = order.isDirectlyAfter(block, article)
                    let next = bodies.indices.reduce(0) { $1 == article ? $0 : max($0, overlaps[$1][block].share) }
                    var values = [Double](repeating: 0, count: MatchEvidence.Feature.allCases.count)
                    func set(_ feature: MatchEvidence.Feature, _ value: Double) { values[feature.rawValue] = value }
                    set(.bias, 1)
                    set(.vocabulary, share)
                    set(.leadVocabulary, Self.overlap(headlines[block], bodies[article].lead, weights).share)
                    set(.longestRun, min(1, Double(longestRun) / 10))
                    set(.bestForHeadline, bestArticle[block] == article ? 1 : 0)
                    set(.bestForArticle, bestBlock[article] == block ? 1 : 0)
                    set(.advantage, share - next)
                    set(.directlyBefore, isBefore ? 1 : 0)
                    set(.directlyAfter, isAfter ? 1 : 0)
                    set(.beforeOnSuchPage, isBefore ? beforeShare : 0)
                    set(.afterOnSuchPage, isAfter ? afterShare : 0)
                    set(.apartOnSuchPage, isBefore || isAfter ? 0 : max(beforeShare, afterShare))
                    set(.shortlyBefore, !isBefore && order.isShortlyBefore(block, article) ? 1 : 0)
                    set(.shortlyAfter, !isAfter && order.isShortlyAfter(block, article) ? 1 : 0)
                    set(.shortHeadline, headlines[block].all.count <= 7 ? 1 : 0)
                    return MatchEvidence(values: values)
                })
        }
    }

    private static func overlap(
        _ headline: (all: [Int], main: [Int]), _ mask: SharedVocabulary.Mask, _ weights: [Double]
    ) -> (share: Double, longestRun: Int) {
        let all = SharedVocabulary.overlap(headline.all, mask, weights)
        guard headline.main.count < headline.all.count else { return all }
        let main = SharedVocabulary.overlap(headline.main, mask, weights)
        return main.share > all.share ? main : all
    }

    /// The best one-to-one assignment of headlines to articles, and each match's margin over going without.
    /// - Parameter orphanCost: how unlikely it is that a headline has no article, in log-odds: a poor match is made
    ///   all the same where it is not as poor as that.
    func assign(_ model: MatchModel, orphanCost: Double) -> [(block: Int, score: Double)?] {
        let scores = evidence.map { $0.map { model.score($0) + orphanCost } }
        return Assignment.best(scores).enumerated().map { article, block in
            block.map { ($0, scores[article][$0] - orphanCost) }
        }
    }

    /// The first of the greatest; nil where none is above 0.
    private static func indexOfGreatest(_ values: [Double]) -> Int? {
        guard let greatest = values.max(), greatest > 0 else { return nil }
        return values.firstIndex(of: greatest)
    }
}
