import Evaluate
import Newspaper
import Segment

/// What models make of pages whose issues they have not seen.
struct CrossValidation {
    struct Page {
        var dump: LabelledDump
        var fold: Int
        var contents: PageContents
        var score: PageScore
        var examples: [ConfidenceExample]
    }

    /// By name of the dump.
    private(set) var pages: [Page] = []

    /// - Parameters:
    ///   - retold: dumps to learn from with the issues that they retell.
    ///   - folds: how many parts the issues are cut into; each is read by a model of all the others.
    init(_ dumps: [LabelledDump], retold: [LabelledDump], folds: Int, train: ([LabelledDump]) -> SegmentModel) throws {
        let issues = Set(dumps.map(\.issue)).sorted()
        for fold in 0..<folds {
            let left = Set(issues.enumerated().filter { $0.offset % folds == fold }.map(\.element))
            let segmenter = Segmenter(model: train((dumps + retold).filter { !left.contains($0.issue) }))
            for dump in dumps where left.contains(dump.issue) {
                let (contents, evidence) = try segmenter.contentsWithEvidence(dump.clean)
                let score = PageScore(gold: dump.page, predicted: contents.articles.map { PredictedArticle($0) })
                let examples = zip(evidence, score.predicted).map { ConfidenceExample(evidence: $0, outcome: $1) }
                pages.append(Page(dump: dump, fold: fold, contents: contents, score: score, examples: examples))
            }
        }
        pages.sort { $0.dump.name < $1.dump.name }
    }

    /// Fitted to all pages, none of which the model that read it had seen.
    var confidence: ConfidenceModel { ConfidenceTraining.train(pages.flatMap(\.examples)) }

    /// How well confidence holds on pages that neither the models nor its own fit have seen.
    var reliability: (segmentation: Reliability, headline: Reliability) {
        var segmentation: [(confidence: Double, wasRight: Bool)] = []
        var headline = segmentation
        for fold in Set(pages.map(\.fold)).sorted() {
            let model = ConfidenceTraining.train(pages.filter { $0.fold != fold }.flatMap(\.examples))
            for example in pages.filter({ $0.fold == fold }).flatMap(\.examples) {
                let confidence = model.confidence(example.evidence)
                segmentation.append((confidence.segmentation, example.outcome.segmentationIsRight))
                headline.append((confidence.headline, example.outcome.headlineIsRight))
            }
        }
        return (Reliability(segmentation), Reliability(headline))
    }
}
