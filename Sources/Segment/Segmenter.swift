import Newspaper

/// Puts the lines of a page back into articles with their headlines.
///
/// First every line gets a label (a learned sequence model over what lines look like), labels make bodies and
/// blocks of display type, then all headlines of the page are given to bodies at once: the assignment that the
/// page as a whole likes best, in which an article may go without.
package struct Segmenter: Sendable {
    private let model: SegmentModel

    package init(model: SegmentModel = .builtIn) { self.model = model }

    /// - Throws: `UnbalancedLedger` if a line were lost: an error of this program.
    package func callAsFunction(_ page: CleanPage) throws(UnbalancedLedger) -> PageContents {
        let facts = PageFacts(page)
        guard !facts.lines.isEmpty else {
            let nothing = Furniture(
                kind: .unknown, passage: Passage(lines: Array(page.lines.indices)), reason: "no line of the page prints anything")
            return try PageContents(page: page, articles: [], furniture: page.lines.isEmpty ? [] : [nothing])
        }
        let features = LineFeatures(facts)
        let labels = Self.reopened(model.lines.labels(features), facts)
        let reading = PageReading(facts, labels, features, model)
        let assembly = PageAssembly(facts, PageOutline(labels: labels), reading) { index in
            model.lines.preferenceForArticle(at: index, labels, features)
        }
        return try PageContents(page: page, articles: assembly.articles, furniture: assembly.furniture)
    }

    /// Body text behind something else opens a paragraph where the text before it had come to its end.
    private static func reopened(_ labels: [LineLabel], _ page: PageFacts) -> [LineLabel] {
        var result = labels
        var last: Int?
        for (index, label) in labels.enumerated() where label.isBody {
            if label == .body, let last, last + 1 < index, LineEnd.of(page.lines[last].text) != .runningText {
                result[index] = .paragraphStart
            }
            last = index
        }
        return result
    }
}
