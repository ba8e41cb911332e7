import Export
import Ingest
import Newspaper

/// One file, read and taken apart as a run would, for people to look at: what is doubtful first, then every line with
/// its place in the ledger, then every article with why it was put together so.
package struct Inspection {
    private let worked: WorkedFile
    private let style: TerminalStyle

    /// - Throws: `Refusal` if the file cannot be read; `MissingInput` if there is none.
    package init(file: String, configuration: Configuration, colours: Bool) throws {
        guard !Disk().isFolder(file) else { throw MissingInput(path: file, reason: "a folder; name one file of it") }
        guard !Archive.isArchive(path: file) else { throw MissingInput(path: file, reason: "an archive; unpack it and name one file of it") }
        let found = try Discovery(inputs: [file]) { _ in true }
        if let refusal = found.refusals.first { throw refusal }
        guard let input = found.files.first else { throw MissingInput(path: file, reason: "no file to look at") }
        let plan = Plan([input], beside: found.neighbours, naming: configuration.patterns)
        if let refusal = plan.refusals.first { throw refusal }
        worked = PageWork(configuration)(plan.files[0])
        style = TerminalStyle(colours: colours)
    }

    /// The exit code that a run with this file alone would have.
    package var exitCode: Int32 {
        let refused = worked.outcomes.filter { if case .refused = $0 { true } else { false } }.count
        return refused == 0 ? 0 : refused == worked.outcomes.count ? 3 : 1
    }

    package var text: String {
        worked.outcomes.map { outcome in
            switch outcome {
            case .refused(let refusal):
                style.paint("\(refusal.place): refused", .alarm) + " [\(refusal.code)]\n\(refusal.detail)\n"
            case .page(let page): head(of: page) + doubts(of: page) + lines(of: page) + articles(of: page)
            }
        }.joined(separator: "\n")
    }

    private func head(of page: IssuePage) -> String {
        let contents = page.contents.contents
        let source = contents.page.source
        let file = source.file
        let identity = page.identity
        let facts = [
            identity.paper, identity.date?.iso ?? "no date", identity.edition,
            identity.page.map { "page \($0)" } ?? "no page number", identity.pageName, identity.issueNumber,
        ].filter { !$0.isEmpty }
        var text = style.paint("\(file.path), page \(source.ordinal)", .strong) + "\n"
        text += "\(facts.joined(separator: " · "))\n"
        text += "\(file.encoding.charset) (\(file.encoding.evidence.rawValue)), \(contents.page.lines.count) lines, "
        text += "\(contents.articles.count) articles, \(contents.furniture.count) pieces of furniture\n"
        for warning in page.warnings { text += style.paint("warning", .alarm) + " [\(warning.code)] \(warning.detail)\n" }
        return text + "\n"
    }

    /// Below this, one decision in five is wrong.
    private static let doubtful = 0.8

    /// The decisions of which the page is least sure, the worst first.
    private func doubts(of page: IssuePage) -> String {
        let contents = page.contents.contents
        let decisions = contents.articles.enumerated().flatMap { index, article in
            [("segmentation", article.confidence.segmentation), ("headline", article.confidence.headline)].map {
                (article: index, what: $0.0, confidence: $0.1)
            }
        }
        let doubts = decisions.enumerated().filter { $0.element.confidence < Self.doubtful }
            .sorted { ($0.element.confidence, $0.offset) < ($1.element.confidence, $1.offset) }.map(\.element)
        guard !doubts.isEmpty else { return "" }
        return style.paint("Doubtful", .strong) + "\n" + doubts.map { doubt in
            let article = contents.articles[doubt.article]
            let first = article.lines.min().map { contents.page.lines[$0].source.number } ?? 0
            let shown = article.headline.text.isEmpty ? Scalars(article.text.prefix(20)) : article.headline.text
            return "  \(right(percent(doubt.confidence), 4)) \(left(doubt.what, 12)) of article \(doubt.article + 1), "
                + "from line \(first): \(style.safe(shown))\n"
        }.joined() + "\n"
    }

    private func lines(of page: IssuePage) -> String {
        let contents = page.contents.contents
        let parts = LinePart.all(of: contents)
        var text = ""
        for (line, part) in zip(contents.page.lines, parts) {
            let number = right(String(line.source.number), 6)
            let label = left(part.label, 18)
            let mark = line.repairs.isEmpty ? " " : "~"
            let shown = line.isShadow ? line.source.text : line.text
            text += "\(number) \(style.paint(label, part.colour))\(mark) \(style.safe(shown))\n"
        }
        return text + "\n"
    }

    private func articles(of page: IssuePage) -> String {
        let articles = page.contents.contents.articles
        let ids = ArticleID.ids(of: articles, issue: worked.file.key, page: page.number)
        return articles.enumerated().map { index, article in
            var text = style.paint("\(index + 1). ", .strong)
            text +=
                article.headline.text.isEmpty
                ? style.paint("(no headline)", .faint) : style.paint(style.safe(article.headline.text), .strong)
            text += "\n" + row("id", style.safe(Scalars(ids[index].text)))
            for (name, part) in [("kicker", article.kicker.text), ("subhead", article.subhead.text), ("column", article.column)]
            where !part.isEmpty {
                text += row(name, style.safe(part))
            }
            let bylines = article.bylines.map { "\(style.safe($0.name)) (\($0.role.rawValue))" }
            if !bylines.isEmpty { text += row("byline", bylines.joined(separator: ", ")) }
            if let dateline = article.dateline { text += row("dateline", style.safe(dateline.text)) }
            text += row("body", "\(article.paragraphs.count) paragraphs, \(article.text.withoutBlanks.count) characters")
            let entities = page.contents.annotations[index].entities
            if !entities.isEmpty { text += row("entities", entities.map { style.safe($0.name) }.joined(separator: ", ")) }
            text += row(
                "confidence",
                "segmentation \(percent(article.confidence.segmentation)), headline \(percent(article.confidence.headline))")
            for reason in article.reasons { text += row("because", style.safe(Scalars(reason))) }
            return text
        }.joined(separator: "\n")
    }

    private func row(_ name: String, _ text: String) -> String { "   \(style.paint(left(name, 11), .faint)) \(text)\n" }

    private func percent(_ share: Double) -> String {
        share >= 0 && share <= 1 ? "\(Int((share * 100).rounded()))%" : "unknown"
    }

    private func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }

    private func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
    }
}

/// What a line is on its page: the article or piece of furniture that answers for it, and in which part.
struct LinePart: Hashable {
    var label: String
    var colour: TerminalStyle.Colour

    /// One for each line of the page.
    static func all(of contents: PageContents) -> [LinePart] {
        var parts = contents.ledger.places.map { place in
            switch place {
            case .article(let index): LinePart(label: "article \(index + 1)", colour: .plain)
            case .furniture(let index):
                LinePart(label: contents.furniture[index].kind.rawValue, colour: .faint)
            }
        }
        func name(_ lines: [Int], _ part: String, _ colour: TerminalStyle.Colour) {
            for line in lines where parts.indices.contains(line) {
                parts[line].label += " \(part)"
                parts[line].colour = colour
            }
        }
        for article in contents.articles {
            name(article.kicker.lines, "kicker", .heading)
            name(article.headline.lines, "headline", .heading)
            name(article.subhead.lines, "subhead", .heading)
            for (number, paragraph) in article.paragraphs.enumerated() {
                name(paragraph.passage.lines, paragraph.isSubheading ? "¶\(number + 1) head" : "¶\(number + 1)", .plain)
            }
            name(article.bylineLines, "byline", .aside)
            for caption in article.captions { name(caption.lines, "caption", .aside) }
            name(article.continuationLines, "turn", .aside)
        }
        return parts
    }
}
