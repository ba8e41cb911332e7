import Export
import Extract
import Newspaper

/// Names in plain text, by the way that articles of a page go: one line a paragraph, an empty line after each article.
package struct Tagging: Sendable {
    package enum Format: String, CaseIterable, Sendable {
        /// A scalar, a tab and a label on a line, white space left out; an empty line after each paragraph.
        case conll
        /// A row an article.
        case json
    }

    private let format: Format
    private let convention: LabelConvention
    private let labels: LabelledText.Labels
    private let extractor: Extractor
    private let issueDate: CalendarDate?

    /// Articles are cut after so many paragraphs or scalars, so that text without an empty line needs no more memory.
    private static let longest = (paragraphs: 500, scalars: 200_000)

    package init(
        _ format: Format, _ convention: LabelConvention, _ labels: LabelledText.Labels, region: String, issueDate: CalendarDate?
    ) {
        (self.format, self.convention, self.labels, self.issueDate) = (format, convention, labels, issueDate)
        extractor = Extractor(homeRegion: region)
    }

    /// - Parameters:
    ///   - nextLine: nil at the end.
    ///   - write: takes what is done.
    package func callAsFunction(nextLine: () -> String?, write: ([UInt8]) throws -> Void) rethrows {
        var paragraphs: [Scalars] = []
        var scalars = 0
        while let line = nextLine() {
            let paragraph = Scalars(line)
            if !paragraph.isEmpty {
                paragraphs.append(paragraph)
                scalars += paragraph.count
            }
            guard paragraph.isEmpty || paragraphs.count == Self.longest.paragraphs || scalars >= Self.longest.scalars else { continue }
            if !paragraphs.isEmpty { try write(tagged(paragraphs)) }
            (paragraphs, scalars) = ([], 0)
        }
        if !paragraphs.isEmpty { try write(tagged(paragraphs)) }
    }

    func tagged(_ paragraphs: [Scalars]) -> [UInt8] {
        let text = Scalars(paragraphs.joined(separator: ["\n"]))
        switch (format, convention) {
        case (.json, _): return row(paragraphs)
        case (.conll, .local):
            return lines(text, LabelledText.spans(of: extractor.read(text, issueDate: issueDate), labels))
        case (.conll, _):
            return lines(text, LabelledText.spans(Models.builtIn.labeller(convention).spans(in: text.legible)))
        }
    }

    private func row(_ paragraphs: [Scalars]) -> [UInt8] {
        let article = Article(
            paragraphs: paragraphs.map { Paragraph(Passage(text: $0)) }, confidence: .certain)
        let (annotations, offices) = extractor.annotate(article, issueDate: issueDate)
        let entities = IdentifiedEntity.naming(annotations.entities, article: "text", paper: "text", authors: [])
        return TagRow.line(article.text, annotations, entities, offices: offices)
    }

    private func lines(_ text: Scalars, _ spans: [LabelledText.Span]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 8)
        var span = 0
        var isBegun = false
        for (at, scalar) in text.enumerated() {
            if scalar == "\n" {
                bytes.append(0x0A)
                continue
            }
            while span < spans.count, spans[span].range.upperBound <= at {
                span += 1
                isBegun = false
            }
            if scalar.isBlank || scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { continue }
            bytes.append(contentsOf: String(scalar).utf8)
            bytes.append(0x09)
            if span < spans.count, spans[span].range.contains(at) {
                bytes.append(contentsOf: (isBegun ? "I-" : "B-").utf8)
                bytes.append(contentsOf: spans[span].label.utf8)
                isBegun = true
            } else {
                bytes.append(UInt8(ascii: "O"))
            }
            bytes.append(0x0A)
        }
        return bytes + [0x0A]
    }
}
