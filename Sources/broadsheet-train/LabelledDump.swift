import Evaluate
import Foundation
import Ingest
import Newspaper
import Normalize
import Segment

/// A dump with its gold labels: what training sees of it, and what it is scored by.
struct LabelledDump {
    let name: String
    let page: GoldPage
    let issue: String
    let clean: CleanPage
    /// Nil for dumps whose lines mix articles, which teach nothing.
    let lineExample: LineExample?
    let matchExample: MatchExample?
    let joinExamples: [JoinExample]

    init(_ page: GoldPage, _ dump: GoldPage.Dump, text: String) throws {
        name = dump.file
        self.page = page
        issue = page.issueName
        clean = Normalizer()(try Readers.pages(path: dump.file, bytes: Array(text.utf8))[0])
        let facts = PageFacts(clean)
        let gold = GoldLabels(page, dump, clean, facts)
        // What the gold does not place (stray marks) is taken for what stands before it.
        var labels: [LineLabel] = []
        for label in gold.labels { labels.append(label ?? labels.last ?? .masthead) }
        lineExample = LineExample(features: LineFeatures(facts), labels: labels)
        matchExample = Self.matchExample(facts, labels, gold.articles)
        joinExamples = Self.joinExamples(facts, labels, gold.articles)
    }

    private static func matchExample(_ facts: PageFacts, _ labels: [LineLabel], _ articles: [String?]) -> MatchExample? {
        let outline = PageOutline(labels: labels)
        let matching = HeadlineMatching.evidence(facts, outline, labels)
        // Several articles may share the text of a kicker, and the gold then gives its line to any of them.
        let owners = outline.headlines.map { articles[$0.headline.first ?? $0.first] }
        return MatchExample(
            articles: zip(outline.bodies, matching.evidence).enumerated().map { index, pair in
                let owner = articles[pair.0.first]
                let gold = owners.indices.filter { owner != nil && owners[$0] == owner }
                return (pair.1 + gold.flatMap { matching.spoiled[$0][index] }, Set(gold))
            })
    }

    private static func joinExamples(_ facts: PageFacts, _ labels: [LineLabel], _ articles: [String?]) -> [JoinExample] {
        let joints = Joints(facts, labels)
        return labels.indices.dropFirst().filter { labels[$0].isHeadline && labels[$0 - 1].isHeadline }.map { index in
            JoinExample(evidence: joints.evidence(at: index), isJoined: articles[index] == articles[index - 1])
        }
    }

    /// The same page as a tool prints it that leaves no blank lines: what a line is must not hang on them.
    var withoutBlankLines: LineExample? {
        guard let lineExample, PageFacts(clean).hasBlankLines else { return nil }
        var page = clean
        page.lines = clean.lines.map(\.withoutBlankLinesBefore)
        return LineExample(features: LineFeatures(PageFacts(page)), labels: lineExample.labels)
    }

    /// Articles of the dump in the scorer's format, one JSON object a line.
    func rows(of contents: PageContents) throws -> [UInt8] {
        struct Row: Encodable {
            struct Name: Encodable { var name: String }
            var page_id: String, kicker: String, headline: String, subhead: String
            var paragraphs: [String], bylines: [Name], captions: [String]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try contents.articles.flatMap { article in
            try encoder.encode(
                Row(
                    page_id: name, kicker: article.kicker.text.string, headline: article.headline.text.string,
                    subhead: article.subhead.text.string, paragraphs: article.paragraphs.map(\.passage.text.string),
                    bylines: article.bylines.map { Row.Name(name: $0.name.string) },
                    captions: article.captions.map(\.text.string))) + [UInt8(ascii: "\n")]
        }
    }
}
