import Newspaper
import Testing

@testable import Segment

extension Article {
    /// Every passage of the article.
    var passages: [Passage] { [kicker, headline, subhead, column] + paragraphs.map(\.passage) + captions }
}

/// What is wrong with a segmented page's account of its characters; empty where all is well.
///
/// Every printed character of a clean line is in the text of exactly one passage; what a passage leaves out is a
/// byline or a jump line that the article knows of.
func discrepancies(_ contents: PageContents) -> [String] {
    var found: [String] = []
    let lines = contents.page.lines
    /// For each line how often each clean column is printed.
    var printed = lines.map { [Int](repeating: 0, count: $0.text.count) }
    for passage in contents.articles.flatMap(\.passages) + contents.furniture.map(\.passage) {
        var reached = 0
        for run in passage.runs {
            guard lines.indices.contains(run.line), run.length > 0, run.column >= 0, run.column + run.length <= lines[run.line].text.count,
                run.start >= reached, run.start + run.length <= passage.text.count
            else {
                found.append("a run leads nowhere: \(run)")
                continue
            }
            if passage.text[run.start..<(run.start + run.length)] != lines[run.line].text[run.column..<(run.column + run.length)] {
                found.append("a run leads to other text: \(run)")
            }
            if passage.text[reached..<run.start].contains(where: { $0 != " " }) { found.append("text without a source before \(run)") }
            if !passage.lines.contains(run.line) { found.append("a run of a line that the passage does not answer for: \(run)") }
            for column in run.column..<(run.column + run.length) { printed[run.line][column] += 1 }
            reached = run.start + run.length
        }
        if reached != passage.text.count { found.append("text without a source at the end of \(passage.text.string)") }
    }
    for (index, columns) in printed.enumerated() {
        if columns.contains(where: { $0 > 1 }) { found.append("line \(index) is printed twice in part") }
        let text = lines[index].text
        let missing = text.indices.filter { columns[$0] == 0 && !text[$0].isBlank }
        guard let first = missing.first, let last = missing.last else { continue }
        guard case .article(let owner) = contents.ledger.places[index] else {
            found.append("line \(index) loses \(Scalars(missing.map { text[$0] }).string)")
            continue
        }
        let article = contents.articles[owner]
        // A line that holds nothing but a byline is kept as a line, even where nobody can read whose.
        if article.bylineLines.contains(index), missing.count == text.count(where: { !$0.isBlank }) { continue }
        // What is left out stands at one end or both of what is printed.
        let kept = columns.firstIndex { $0 > 0 }.map { $0..<((columns.lastIndex { $0 > 0 } ?? 0) + 1) }
        let pieces = kept.map { [text[first..<max(first, $0.lowerBound)], text[$0.upperBound..<max($0.upperBound, last + 1)]] } ?? [text[first...last]]
        for piece in pieces where !isAccountedFor(Scalars(piece), article) {
            found.append("line \(index) loses \(Scalars(piece).string)")
        }
    }
    return found
}

/// Whether text that no passage shows is made of jump lines and bylines that the article knows of.
private func isAccountedFor(_ piece: Scalars, _ article: Article) -> Bool {
    var rest = Scalars(piece.trimmed)
    if rest.isEmpty { return true }
    var jump = Jump()
    if jump.read(rest) { return knows(jump, article) }
    if let end = jump.readEnd(of: rest) {
        guard knows(jump, article) else { return false }
        rest = Scalars(Scalars(rest[..<end]).trimmed)
    }
    if let start = jump.readStart(of: rest) {
        guard knows(jump, article) else { return false }
        rest = Scalars(Scalars(rest[start...]).trimmed)
    }
    guard !rest.isEmpty else { return true }
    return BylineParser.whole(rest)?.allSatisfy { signed in article.bylines.contains { $0.name == signed.name } } ?? false
}

private func knows(_ jump: Jump, _ article: Article) -> Bool {
    (jump.from == nil || article.continuedFrom != nil) && (jump.to == nil || article.continuedTo != nil)
}
