import Evaluate
import Newspaper
import Segment

/// Labels for the lines of a dump, read off its gold.
struct GoldLabels {
    /// One label a line; nil where the gold says nothing of it.
    private(set) var labels: [LineLabel?] = []
    /// The article that the line belongs to, if any.
    private(set) var articles: [String?] = []

    init(_ page: GoldPage, _ dump: GoldPage.Dump, _ clean: CleanPage, _ facts: PageFacts) {
        let claimed = dump.claims
        let bodies = Dictionary(uniqueKeysWithValues: page.articles.map { ($0.id, GoldBody($0)) })
        var ends: [String: Int] = [:]
        let kinds = Dictionary(uniqueKeysWithValues: page.nonArticles.map { ($0.id, $0.kind) })
        for line in facts.lines {
            let number = clean.lines[line.line].source.number
            let claims = claimed[number] ?? []
            let text = Self.folded(line.text)
            // Woven dumps give a line to several articles; the piece is whose text it is.
            let claim = claims.first { $0.role == "body" && bodies[$0.id]?.holds(text) == true } ?? claims.first { $0.role != "body" } ?? claims.first
            guard let claim else {
                labels.append(nil)
                articles.append(nil)
                continue
            }
            if let kind = kinds[claim.id] {
                labels.append(Self.furniture(kind))
                articles.append(nil)
                continue
            }
            articles.append(claim.id)
            switch claim.role {
            case "body": labels.append(bodies[claim.id]?.label(of: text, after: &ends[claim.id, default: 0]) ?? .body)
            case "kicker": labels.append(.kicker)
            case "subhead": labels.append(.subhead)
            case "caption": labels.append(.caption)
            case "headline":
                let goesOn = labels.last.map { $0 == .headlineStart || $0 == .headline } ?? false
                labels.append(goesOn && articles.dropLast().last == claim.id ? .headline : .headlineStart)
            default: labels.append(nil)
            }
        }
    }

    private static func furniture(_ kind: String) -> LineLabel? {
        switch kind {
        case "masthead": .masthead
        case "page_header": .folio
        case "editor_line": .editors
        case "slogan": .slogan
        case "ad": .ad
        case "footer": .imprint
        default: nil
        }
    }

    /// Text as alignment compares it: no blanks, no punctuation.
    static func folded(_ text: Scalars) -> Scalars { text.letters }
}

/// An article's gold body, to find lines in.
private struct GoldBody {
    private let text: Scalars
    private let starts: Set<Int>
    private let bylines: [Scalars]

    init(_ article: GoldPage.Article) {
        var text = Scalars()
        var starts: Set<Int> = []
        for paragraph in article.paragraphs {
            starts.insert(text.count)
            text += GoldLabels.folded(Scalars(paragraph))
        }
        self.text = text
        self.starts = starts
        bylines = article.printedBylines.map { GoldLabels.folded(Scalars($0)) }
    }

    func holds(_ line: Scalars) -> Bool { line.isEmpty || text.firstRange(of: line) != nil || isByline(line) }

    private func isByline(_ line: Scalars) -> Bool {
        !line.isEmpty && bylines.contains { $0.firstRange(of: line) != nil } && text.firstRange(of: line) == nil
    }

    /// - Parameter end: where the line before it ended in the text; moved behind this one.
    func label(of line: Scalars, after end: inout Int) -> LineLabel {
        guard !line.isEmpty else { return .body }
        if isByline(line) { return .byline }
        guard let found = place(of: line, after: end) else { return .body }
        end = found + line.count
        // A lead may be printed as it is not in the gold text; the first line is the start all the same.
        return found == 0 ? .articleStart : starts.contains(found) ? .paragraphStart : .body
    }

    /// Where a line stands in the text: right behind the line before it if it can, as a short line may stand anywhere.
    private func place(of line: Scalars, after end: Int) -> Int? {
        if end <= text.count, text[end...].starts(with: line) { return end }
        for length in [line.count, min(line.count, 6), min(line.count, 3)] {
            if let found = text.firstRange(of: Scalars(line.prefix(length)))?.lowerBound { return found }
        }
        return nil
    }
}
