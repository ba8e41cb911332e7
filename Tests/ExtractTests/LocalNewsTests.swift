import Foundation
import Newspaper
import Testing

@testable import Extract

/// How good names are on local news that nothing was trained on: invented sentences of some fifty papers, labelled by hand
/// to docs/labelling.md.
@Suite("Local news")
struct LocalNewsTests {
    struct Labelled {
        var text: Scalars = []
        var spans: Set<LabelledText.Span> = []
    }

    /// Articles parted by empty lines, their sentences joined by line feeds.
    static func articles() throws -> [Labelled] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("LocalNews/sentences.txt")
        let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
        return text.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map(article)
    }

    private static func article(_ bracketed: String) -> Labelled {
        var article = Labelled()
        var open: Int?
        var label: String?
        for scalar in bracketed.unicodeScalars {
            switch (scalar, open, label) {
            case ("[", nil, _): open = article.text.count
            case ("|", _, nil): label = ""
            case ("]", let start?, let name?):
                article.spans.insert(.init(range: start..<article.text.count, label: name))
                (open, label) = (nil, nil)
            case (_, _, .some): label?.unicodeScalars.append(scalar)
            case (_, _, nil): article.text.append(scalar)
            }
        }
        return article
    }

    private func f1(_ labels: LabelledText.Labels, _ kinds: Set<String>, _ rename: [String: String] = [:]) throws -> Double {
        var (right, found, wanted) = (0, 0, 0)
        for article in try Self.articles() {
            let gold = Set(article.spans.map { LabelledText.Span(range: $0.range, label: rename[$0.label] ?? $0.label) })
                .filter { kinds.contains($0.label) }
            let spans = Set(LabelledText.spans(of: localExtractor.read(article.text, issueDate: nil), labels)).filter { kinds.contains($0.label) }
            right += gold.intersection(spans).count
            found += spans.count
            wanted += gold.count
        }
        return 2 * Double(right) / Double(found + wanted)
    }

    @Test("the labelled sentences are all read")
    func read() throws {
        let articles = try Self.articles()
        #expect(articles.reduce(0) { $0 + $1.text.split(separator: "\n").count } >= 300)
        #expect(articles.reduce(0) { $0 + $1.spans.count } >= 900)
    }

    @Test("people, places and organisations are right in nine of ten")
    func three() throws {
        let score = try f1(.three, ["PER", "LOC", "ORG"], ["GPE": "LOC", "FAC": "LOC"])
        #expect(score >= 0.90, "F1 \(score)")
    }

    @Test("all ten labels are right in seven of eight")
    func ten() throws {
        let score = try f1(.ten, ["PER", "TITLE", "ORG", "GPE", "FAC", "LOC", "TIME", "QTY", "DOC", "EVENT"])
        #expect(score >= 0.875, "F1 \(score)")
    }
}
