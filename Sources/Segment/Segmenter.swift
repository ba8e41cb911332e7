import Newspaper

/// Puts the lines of a page back into articles with their headlines.
///
/// First every line gets a label (a learned sequence model over what lines look like), labels make bodies and
/// blocks of display type, then all headlines of the page are given to bodies at once: the assignment that the
/// page as a whole likes best, in which an article may go without.
package struct Segmenter: Sendable {
    private let model: SegmentModel
    private let decoder: LineDecoder

    package init(model: SegmentModel = .builtIn) { (self.model, decoder) = (model, LineDecoder(model.lines)) }

    /// What tells the built-in model and table of collocations from others: 16 hex digits.
    package static var builtInDigest: String {
        String(SHA256.hex(Array(BuiltInModel.text.utf8) + Array(BuiltInCollocations.text.utf8)).prefix(16))
    }

    /// - Throws: `UnbalancedLedger` if a line were lost: an error of this program.
    package func callAsFunction(_ page: CleanPage) throws(UnbalancedLedger) -> PageContents {
        let page = LegiblePage(page)
        if let given = page.printed.source.articles {
            let facts = PageFacts(page.legible) { found in found.indices.map { $0..<($0 + 1) } }
            guard !facts.lines.isEmpty else { return try Self.contents(ofBlank: page) }
            let taken = GivenArticles(facts, lineCount: page.printed.lines.count, given)
            return try Self.contents(page, taken.articles, taken.furniture)
        }
        if let layout = LayoutSegmentation(page.legible) {
            return try Self.contents(page, layout.articles, layout.furniture)
        }
        return try read(page).contents
    }

    /// The contents, and for each article what its confidence is read from.
    package func contentsWithEvidence(_ page: CleanPage) throws(UnbalancedLedger) -> (contents: PageContents, evidence: [ConfidenceEvidence]) {
        try read(LegiblePage(page))
    }

    private func read(_ page: LegiblePage) throws(UnbalancedLedger) -> (contents: PageContents, evidence: [ConfidenceEvidence]) {
        let facts = PageFacts(page.legible)
        guard !facts.lines.isEmpty else {
            return (try Self.contents(ofBlank: page), [])
        }
        let labelled = LabelledPage(page, facts, decoder)
        guard let parted = DisplayStrands.parted(page.printed, facts, labelled.rules.labels) else { return try read(labelled) }
        let partedPage = LegiblePage(parted.page)
        return try read(LabelledPage(partedPage, PageFacts(partedPage.legible), decoder, headlines: parted.headlines))
    }

    private func read(_ labelled: LabelledPage) throws(UnbalancedLedger) -> (contents: PageContents, evidence: [ConfidenceEvidence]) {
        let (facts, rules) = (labelled.facts, labelled.rules)
        let outline = PageOutline(labels: rules.labels)
        let reading = PageReading(facts, outline, rules, labelled.features, model)
        let assembly = PageAssembly(facts, outline, reading, model.confidence)
        let contents = try Self.contents(labelled.page, assembly.articles, assembly.furniture)
        return (contents, reading.confidence)
    }

    private static func contents(
        _ page: LegiblePage, _ articles: [Article], _ furniture: [Furniture]
    ) throws(UnbalancedLedger) -> PageContents {
        try page.contents(articles.map(\.withColumn), furniture)
    }

    private static func contents(ofBlank page: LegiblePage) throws(UnbalancedLedger) -> PageContents {
        let nothing = Furniture(
            kind: .unknown, passage: Passage(lines: Array(page.printed.lines.indices)), reason: "no line of the page prints anything")
        return try page.contents([], page.printed.lines.isEmpty ? [] : [nothing])
    }
}

/// A page whose lines have their labels.
private struct LabelledPage {
    let page: LegiblePage
    let facts: PageFacts
    let features: LineFeatures
    let rules: LineRules

    /// - Parameter headlines: lines known to begin one.
    init(_ page: LegiblePage, _ facts: PageFacts, _ decoder: LineDecoder, headlines: Set<Int> = []) {
        (self.page, self.facts) = (page, facts)
        features = LineFeatures(facts)
        rules = LineRules(decoder.labels(features, allowed: LineRules.allowed(facts)), facts, headlines: headlines)
    }
}
