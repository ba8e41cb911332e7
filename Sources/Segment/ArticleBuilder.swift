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
        func takes(_ line: Int) -> Bool {
            if page.lines[line].isByline {
                bylineLines.append(line)
            } else if jump.read(page.lines[line].text) {
                jumpLines.append(line)
            } else {
                return false
            }
            return true
        }
        while let last = lines.removableLast, takes(last) { lines.removeLast() }
        while let first = lines.removableFirst, takes(first) { lines.removeFirst() }

        let opening = jump.readStart(of: page.lines[lines.first].text) ?? 0
        var paragraphs = lines.paragraphs.map { paragraph in
            var builder = PassageBuilder()
            for line in paragraph {
                let lower = line == lines.first ? opening : 0
                builder.append(page.lines[line], part: lower..<page.lines[line].text.count)
            }
            return Paragraph(builder.passage)
        }
        var ending = paragraphs[paragraphs.count - 1].passage
        if let end = jump.readEnd(of: ending.text) { ending = ending.prefix(end) }
        let signature = BylineParser.trailing(ending.text, lineEnds: ending.runs.map(\.start))
        paragraphs[paragraphs.count - 1].passage = signature.map { ending.prefix($0.start) } ?? ending
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
        for run in Self.runs(bylineLines.sorted()) { bylines += BylineParser.group(run.map { page.lines[$0].text }) ?? [] }
        article = Article(
            dateline: dateline, paragraphs: paragraphs, bylines: Self.merged(bylines),
            bylineLines: page.claimed(bylineLines), continuedFrom: jump.from, continuedTo: jump.to,
            continuationLines: page.claimed(jumpLines), confidence: ArticleConfidence(segmentation: 0, headline: 0))
    }
}

extension ArticleBuilder {
    /// One entry for a name in a byline: 文/王伟 图/王伟 wrote and photographed. The same name in another byline stays
    /// beside it, for each byline is kept as printed.
    private static func merged(_ bylines: [Byline]) -> [Byline] {
        bylines.reduce(into: []) { merged, byline in
            guard let same = merged.firstIndex(where: { $0.name == byline.name && $0.printed == byline.printed }) else {
                merged.append(byline)
                return
            }
            if Set([merged[same].role, byline.role]) == [.text, .photo] { merged[same].role = .textAndPhoto }
        }
    }

    /// Lines that follow one another, together.
    private static func runs(_ lines: [Int]) -> [[Int]] {
        lines.reduce(into: []) { runs, line in
            if let last = runs.last?.last, last + 1 == line { runs[runs.count - 1].append(line) } else { runs.append([line]) }
        }
    }
}

extension Passage {
    /// The passage up to an offset, blanks at its end left out. It answers for the same lines.
    func prefix(_ length: Int) -> Passage {
        var end = length
        while end > 0, text[end - 1].isBlank { end -= 1 }
        let kept = runs.filter { $0.start < end }.map { run in
            TextRun(start: run.start, length: min(run.length, end - run.start), line: run.line, column: run.column)
        }
        return Passage(text: Scalars(text[..<end]), runs: kept, lines: lines)
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
    /// The page's lines that these lines answer for.
    func claimed(_ indices: [Int]) -> [Int] { indices.sorted().flatMap { lines[$0].claimed } }
}

extension LineFacts {
    /// The page's lines that the line answers for: its pieces and their shadows.
    var claimed: [Int] { pieces.flatMap { [$0.line] + $0.shadows } }
}
