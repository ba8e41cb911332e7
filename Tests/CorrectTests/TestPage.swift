import Correct
import Newspaper

/// A page that a person can read: one line of text a line, with its place in front.
///
///     A h 好雨知时节          headline of article A (k: kicker, s: subhead, c: caption, b: byline)
///     A p 本报讯 近日…        a line that begins a paragraph of A
///     A - 的后半句。          a line that goes on with it
///     * slogan 绿水青山       furniture
enum TestPage {
    static let issue = IssueKey(paper: "qingchuan", day: .dated(CalendarDate("2023-04-12")!))
    static let reference = PageReference(issue: "qingchuan-20230412", page: 1)

    static func contents(_ sketch: String, numbers: [Int]? = nil) throws -> PageContents {
        var lines: [SourceLine] = []
        var names: [String] = []
        var articles: [String: Article] = [:]
        var furniture: [Furniture] = []
        for (index, row) in sketch.split(separator: "\n").enumerated() {
            let parts = row.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            let text = Scalars(parts[2])
            lines.append(SourceLine(number: numbers?[index] ?? index + 1, text: text))
            let passage = Passage(
                text: text, runs: text.isEmpty ? [] : [TextRun(start: 0, length: text.count, line: index, column: 0)], lines: [index])
            if parts[0] == "*" {
                furniture.append(Furniture(kind: Furniture.Kind(rawValue: parts[1]) ?? .unknown, passage: passage, reason: "test"))
                continue
            }
            if !names.contains(parts[0]) { names.append(parts[0]) }
            var article = articles[parts[0]] ?? Article(
                paragraphs: [], confidence: ArticleConfidence(segmentation: 0.5, headline: 0.5), reasons: ["found"])
            switch parts[1] {
            case "k": article.kicker.append(passage)
            case "h": article.headline.append(passage)
            case "s": article.subhead.append(passage)
            case "c": article.captions.append(passage)
            case "b": article.bylineLines.append(index)
            case "p": article.paragraphs.append(Paragraph(passage))
            default: article.paragraphs[article.paragraphs.count - 1].passage.append(passage)
            }
            articles[parts[0]] = article
        }
        let file = SourceFile(
            path: "qingchuan/2023-04-12/01.txt", sha256: String(repeating: "a", count: 64), byteCount: 1, mediaType: "text/plain",
            encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        let page = CleanPage(
            source: SourcePage(file: file, lines: lines), lines: lines.map { CleanLine($0) }, census: CharacterCensus())
        return try PageContents(page: page, articles: names.compactMap { articles[$0] }, furniture: furniture)
    }

    static func ids(_ contents: PageContents) -> [String] {
        ArticleID.ids(of: contents.articles, issue: issue, page: 1).map(\.text)
    }

    /// The page in the form of `contents`, articles named A, B, … in their order.
    static func sketch(_ contents: PageContents) -> String {
        var rows = [String](repeating: "", count: contents.page.lines.count)
        func write(_ lines: [Int], _ mark: String, _ later: String) {
            for (place, line) in lines.enumerated() {
                rows[line] = "\(place == 0 ? mark : later) \(contents.page.lines[line].text.string)"
            }
        }
        for (index, article) in contents.articles.enumerated() {
            let name = "ABCDEFGHIJ".map(String.init)[index]
            write(article.kicker.lines, "\(name) k", "\(name) k")
            write(article.headline.lines, "\(name) h", "\(name) h")
            write(article.subhead.lines, "\(name) s", "\(name) s")
            for caption in article.captions { write(caption.lines, "\(name) c", "\(name) c") }
            write(article.bylineLines, "\(name) b", "\(name) b")
            for paragraph in article.paragraphs { write(paragraph.passage.lines, "\(name) p", "\(name) -") }
        }
        for piece in contents.furniture { write(piece.passage.lines, "* \(piece.kind.rawValue)", "* \(piece.kind.rawValue)") }
        return rows.joined(separator: "\n")
    }

    static func corrections(_ changes: Correction.Change...) -> PageCorrections { corrections(changes) }

    static func corrections(_ changes: [Correction.Change], sha256: String? = nil) -> PageCorrections {
        let all = changes.enumerated().map {
            Correction(file: "a.json", number: $0 + 1, page: reference, sha256: sha256, change: $1)
        }
        return PageCorrections(all, issue: issue, page: 1)
    }
}

extension Passage {
    fileprivate mutating func append(_ other: Passage) {
        runs += other.runs.map { TextRun(start: $0.start + text.count, length: $0.length, line: $0.line, column: $0.column) }
        text += other.text
        lines += other.lines
    }
}
