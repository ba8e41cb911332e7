/// The scores of many documents: all together, by the tool that extracted the text, by the order in which the page
/// was drawn, and how far their confidence can be trusted.
package struct Evaluation: Sendable {
    package struct Document: Sendable {
        /// The dump's name without `.txt`, or the page's where the dump is called like its page.
        package var name: String
        /// The extractor; `page` for a dump that is called like its page.
        package var kind: String
        /// Empty where the gold does not say.
        package var orderMode: String
        package var score: PageScore

        package init(name: String, kind: String, orderMode: String, score: PageScore) {
            (self.name, self.kind, self.orderMode, self.score) = (name, kind, orderMode, score)
        }
    }

    package struct Group: Hashable, Sendable {
        package var name: String
        package var counts: PageCounts
    }

    package let documents: [Document]

    package init(_ documents: [Document]) { self.documents = documents }

    package var overall: PageCounts { Self.sum(documents) }

    /// In byte order of their names.
    package var byExtractor: [Group] { groups(by: \.kind) }

    /// In byte order of their names, without documents whose order is not known.
    package var byOrderMode: [Group] { groups(by: \.orderMode) }

    /// Documents for which not one article was predicted: they count as empty.
    package var withoutPrediction: Int { documents.count { $0.score.predicted.isEmpty } }

    /// Of the decision which lines are an article: right where it is the partner of a found gold article.
    package var segmentationReliability: Reliability {
        Reliability(outcomes.compactMap { outcome in
            outcome.confidence.map { ($0.segmentation, outcome.segmentationIsRight) }
        })
    }

    /// Of the decision which headline an article has, none included.
    package var headlineReliability: Reliability {
        Reliability(outcomes.compactMap { outcome in
            outcome.confidence.map { ($0.headline, outcome.headlineIsRight) }
        })
    }

    private var outcomes: [PageScore.PredictedOutcome] { documents.flatMap(\.score.predicted) }

    private func groups(by key: KeyPath<Document, String>) -> [Group] {
        Dictionary(grouping: documents.filter { !$0[keyPath: key].isEmpty }) { Array($0[keyPath: key].utf8) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { Group(name: $0.value[0][keyPath: key], counts: Self.sum($0.value)) }
    }

    private static func sum(_ documents: [Document]) -> PageCounts {
        documents.reduce(into: PageCounts()) { $0 += $1.score.counts }
    }
}

extension Evaluation {
    /// For people: a row for all documents, each extractor and each order; then the two tables of reliability.
    package var text: String {
        let columns: [(title: String, measure: Measure)] = [
            ("pages", .pages), ("seg F1", .segmentationF1), ("cover", .coverage), ("headl", .headlineAccuracy),
            ("none", .headlineNoneAccuracy), ("para F1", .paragraphF1), ("CER", .bodyCER), ("byl F1", .bylineF1),
            ("lost", .textLost), ("dupl", .textDuplicated), ("furnit", .nonArticleInArticles),
        ]
        func row(_ name: String, _ cells: [String]) -> String {
            let label = String(name.unicodeScalars.prefix(20))
            return label + Self.blanks(20 - label.unicodeScalars.count)
                + cells.map { Self.blanks(9 - $0.utf8.count) + $0 }.joined() + "\n"
        }
        var text = row("", columns.map(\.title))
        let orders = byOrderMode.map { Group(name: "order:\($0.name)", counts: $0.counts) }
        for group in [Group(name: "overall", counts: overall)] + byExtractor + orders {
            text += row(group.name, columns.map { column in
                let value = group.counts.value(of: column.measure)
                return column.measure.isCount ? String(Int(value ?? 0)) : Decimals.fixed(value, 3)
            })
        }
        if withoutPrediction > 0 {
            text += "\(withoutPrediction) of \(documents.count) documents have no prediction (scored as empty)\n"
        }
        text += "\nReliability of segmentation: an article's confidence against whether it is one of the gold's\n\n"
        text += segmentationReliability.markdown
        text += "\nReliability of headlines: their confidence against whether they are the gold's\n\n"
        return text + headlineReliability.markdown
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
