import Newspaper

/// Makes an article of a body's lines: paragraphs, what it opens with, who signed it, where it goes on.
struct ArticleBuilder {
    let article: Article

    init(_ page: PageFacts, _ body: PageOutline.Body, loneBylines: [Int]) {
        var lines = BodyLines(body)
        var bylineLines = loneBylines
        var jump = Jump()
        var jumpLines: [Int] = []
        // A first or last line that is nothing but a byline or a jump line is no text, whatever its label.
        while let last = lines.removableLast {
            if BylineParser.whole(page.lines[last].text) != nil {
                bylineLines.append(last)
            } else if jump.read(page.lines[last].text) {
                jumpLines.append(last)
            } else {
                break
            }
            lines.removeLast()
        }
        if let first = lines.removableFirst, jump.read(page.lines[first].text) {
            jumpLines.append(first)
            lines.removeFirst()
        }

        let closing = page.lines[lines.last].text
        let end = jump.readEnd(of: closing) ?? closing.count
        let signature = BylineParser.trailing(Scalars(closing[..<end]))
        let opening = jump.readStart(of: page.lines[lines.first].text) ?? 0
        var paragraphs = lines.paragraphs.map { paragraph in
            var builder = PassageBuilder()
            for line in paragraph {
                let lower = line == lines.first ? opening : 0
                let upper = line == lines.last ? signature?.start ?? end : page.lines[line].text.count
                builder.append(page.lines[line], part: lower..<max(lower, upper))
            }
            return Paragraph(builder.passage)
        }
        for index in paragraphs.indices.dropFirst().dropLast() where lines.paragraphs[index].count == 1 {
            paragraphs[index].isSubheading = Subheading.isOne(paragraphs[index].passage.text)
        }

        var bylines: [Byline] = []
        let first = paragraphs[0].passage.text
        let dateline = DatelineParser.parse(first)
        if let dateline, let bracket = first[dateline.text.count...].firstIndex(where: { !$0.isBlank }) {
            bylines += BylineParser.bracketed(first, at: bracket, lineEnds: paragraphs[0].passage.runs.map(\.start))?.bylines ?? []
        }
        bylines += signature?.bylines ?? []
        for line in bylineLines.sorted() { bylines += BylineParser.whole(page.lines[line].text) ?? [] }
        var seen: Set<Scalars> = []
        article = Article(
            dateline: dateline, paragraphs: paragraphs, bylines: bylines.filter { seen.insert($0.name).inserted },
            bylineLines: page.claimed(bylineLines), continuedFrom: jump.from, continuedTo: jump.to,
            continuationLines: page.claimed(jumpLines), confidence: ArticleConfidence(segmentation: 0, headline: 0))
    }
}

/// A body's lines, never none: the last one left cannot be taken away.
private struct BodyLines {
    private(set) var paragraphs: [[Int]]
    private var count: Int

    init(_ body: PageOutline.Body) {
        paragraphs = body.paragraphs
        count = body.paragraphs.reduce(0) { $0 + $1.count }
    }

    var first: Int { paragraphs[0][0] }
    var last: Int { paragraphs[paragraphs.count - 1][paragraphs[paragraphs.count - 1].count - 1] }
    var removableLast: Int? { count > 1 ? last : nil }
    var removableFirst: Int? { count > 1 ? first : nil }

    mutating func removeLast() {
        count -= 1
        paragraphs[paragraphs.count - 1].removeLast()
        if paragraphs[paragraphs.count - 1].isEmpty { paragraphs.removeLast() }
    }

    mutating func removeFirst() {
        count -= 1
        paragraphs[0].removeFirst()
        if paragraphs[0].isEmpty { paragraphs.removeFirst() }
    }
}

extension PageFacts {
    /// The page's lines that these lines answer for: themselves and their shadows.
    func claimed(_ indices: [Int]) -> [Int] { indices.sorted().flatMap { [lines[$0].line] + lines[$0].shadows } }
}
