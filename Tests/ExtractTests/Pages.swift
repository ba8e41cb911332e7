import Newspaper

@testable import Extract

extension PageContents {
    /// A page of one article, one line a paragraph.
    /// - Parameter confidences: of the lines, if they were recognised.
    init(_ paragraphs: [String], headline: String = "", bylines: [String] = [], confidences: [Double] = []) throws {
        let texts = (headline.isEmpty ? [] : [headline]) + paragraphs
        let lines = texts.enumerated().map { number, text in
            CleanLine(SourceLine(
                number: number + 1, text: Scalars(text), confidence: confidences.isEmpty ? nil : confidences[number]))
        }
        let file = SourceFile(
            path: "p.txt", sha256: "", byteCount: 0, mediaType: "text/plain",
            encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        func passage(_ line: Int) -> Passage {
            Passage(
                text: lines[line].text,
                runs: [TextRun(start: 0, length: lines[line].text.count, line: line, column: 0)], lines: [line])
        }
        let body = headline.isEmpty ? 0 : 1
        let article = Article(
            headline: headline.isEmpty ? Passage() : passage(0),
            paragraphs: paragraphs.indices.map { Paragraph(passage($0 + body)) },
            bylines: bylines.map { Byline(name: Scalars($0), role: .text, printed: Scalars("（\($0)）")) },
            confidence: ArticleConfidence(segmentation: 1, headline: 1))
        let source = SourcePage(file: file, lines: lines.map(\.source))
        let page = CleanPage(source: source, lines: lines, census: CharacterCensus())
        try self.init(page: page, articles: [article], furniture: [])
    }
}

/// At home in 离石区, like the paper most cases are in the style of.
let localExtractor = Extractor(homeRegion: "gbt2260:141102")

/// The annotations of one article of the given paragraphs, in an issue of 2022-10-25 unless it says otherwise.
func annotate(
    _ paragraphs: String..., headline: String = "", bylines: [String] = [], by extractor: Extractor = localExtractor,
    issue: String = "2022-10-25"
) throws -> Annotations {
    let contents = try PageContents(paragraphs, headline: headline, bylines: bylines)
    return extractor(contents, issueDate: CalendarDate(issue)).annotations[0]
}

extension Annotations {
    func names(_ kind: Entity.Kind) -> [String] { entities.filter { $0.kind == kind }.map(\.name.string) }
    func entity(_ name: String) -> Entity? { entities.first { $0.name.string == name } }
}
