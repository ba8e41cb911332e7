import Evaluate
import Ingest
import Newspaper

/// Our own articles of the pages in a folder of gold, held against it.
package struct GoldEvaluation {
    package let evaluation: Evaluation
    /// Names of dumps that the gold names and the folder lacks, in the order of the documents.
    package let missing: [String]
    /// Dumps that are there and could not be read or taken apart, and other files that no run would read.
    package let refusals: [Refusal]
    private let predictions: [[PredictedArticle]]

    /// Reads every dump as a run would, one after the other, and scores it. A dump that is missing or refused is a
    /// document without a prediction.
    /// - Parameter configuration: its repairs and how scans are read count; inputs and naming do not.
    /// - Throws: `GoldError`
    package init(
        gold path: String, configuration: Configuration, limits: InputLimits = .standard
    ) throws(GoldError) {
        let limits = configuration.reading(within: limits)
        let folder = try GoldFolder(path, limits: limits)
        let work = PageWork(configuration, limits: limits)
        var missing: [String] = []
        var refusals = folder.refusals
        var predictions: [[PredictedArticle]] = []
        // The pages of one PDF follow each other: it is read once.
        var last: (path: String, pages: [PageWork.PageArticles])?
        for document in folder.documents {
            var articles: [PredictedArticle] = []
            if let file = document.file {
                do {
                    let pages = if let last, last.path.utf8.elementsEqual(file.path.utf8) { last.pages } else { try work.articles(of: file) }
                    last = (file.path, pages)
                    articles = pages.filter { document.ordinal == nil || document.ordinal == $0.ordinal }.flatMap(\.articles).map { PredictedArticle($0) }
                } catch {
                    // A file is told once, however many pages it has.
                    if !refusals.contains(error) { refusals.append(error) }
                }
            } else {
                missing.append(document.dump)
            }
            predictions.append(articles)
        }
        evaluation = Evaluation(zip(folder.documents, predictions).map { document, articles in
            Evaluation.Document(
                name: document.name, kind: document.kind, orderMode: document.page.orderMode,
                score: PageScore(gold: document.page, predicted: articles))
        })
        self.missing = missing
        self.refusals = refusals
        self.predictions = predictions
    }

    /// 1 if something was missing or refused, as in a run.
    package var exitCode: Int32 { missing.isEmpty && refusals.isEmpty ? 0 : 1 }
}

extension GoldEvaluation {
    /// The result for machines, with the keys of `score_pages.py`, and besides them the reliability, and what is missing.
    package var json: String {
        JSONTree.object([
            "scorer": .string("broadsheet \(pipelineVersion)"),
            "threshold": .decimal(PageScore.threshold),
            "documents": .integer(evaluation.documents.count),
            "documents_without_prediction": .integer(evaluation.withoutPrediction),
            "overall": evaluation.overall.tree,
            "by_extractor": Self.tree(evaluation.byExtractor),
            "by_order_mode": Self.tree(evaluation.byOrderMode),
            "reliability": .object([
                "segmentation": evaluation.segmentationReliability.tree,
                "headline": evaluation.headlineReliability.tree,
            ]),
            "missing": .array(missing.map { .string($0) }),
            "refused": .array(refusals.map(\.json)),
        ]).pretty
    }

    /// A line of JSON for each document: its measures, and what became of each gold article.
    package var perPage: String {
        evaluation.documents.map { document in
            JSONTree.object([
                "page": .string(document.name),
                "score": document.score.counts.tree,
                "articles": .array(document.score.gold.map(\.tree)),
            ]).line + "\n"
        }.joined()
    }

    /// A line of JSON for each article that was predicted: what `score_pages.py` reads.
    package var predictionLines: String {
        zip(evaluation.documents, predictions).flatMap { document, articles in
            articles.map { $0.tree(of: document.name).line + "\n" }
        }.joined()
    }

    private static func tree(_ groups: [Evaluation.Group]) -> JSONTree {
        .object(groups.map { JSONTree.Member(key: $0.name, value: $0.counts.tree) })
    }
}

extension PageCounts {
    fileprivate var tree: JSONTree {
        .object(Measure.allCases.map { measure in
            let value = value(of: measure)
            return JSONTree.Member(
                key: measure.rawValue,
                value: measure.isCount ? .integer(Int(value ?? 0)) : value.map { .decimal($0) } ?? .null)
        })
    }
}

extension PageScore.GoldOutcome {
    fileprivate var tree: JSONTree {
        guard let partner else { return .object(["gold": .string(id), "pred": .null]) }
        return .object([
            "gold": .string(id), "pred": .integer(partner), "similarity": .decimal(similarity), "headline": .bool(headlineIsRight),
        ])
    }
}

extension Reliability {
    fileprivate var tree: JSONTree {
        .object([
            "expected_calibration_error": expectedCalibrationError.map { .decimal($0) } ?? .null,
            "bins": .array(bins.map { bin in
                .object([
                    "from": .decimal(bin.range.lowerBound), "to": .decimal(bin.range.upperBound), "count": .integer(bin.count),
                    "mean_confidence": bin.meanConfidence.map { .decimal($0) } ?? .null,
                    "share_right": bin.shareRight.map { .decimal($0) } ?? .null,
                ])
            }),
        ])
    }
}

extension PredictedArticle {
    fileprivate func tree(of document: String) -> JSONTree {
        func texts(_ texts: [Scalars]) -> JSONTree { .array(texts.map { .string($0.string) }) }
        return .object([
            "page_id": .string(document), "kicker": .string(kicker.string), "headline": .string(headline.string),
            "subhead": .string(subhead.string), "paragraphs": texts(paragraphs),
            "bylines": .array(bylines.map { .object(["name": .string($0.string)]) }), "captions": texts(captions),
        ])
    }
}
