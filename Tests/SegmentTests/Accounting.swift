import Newspaper
import Testing

@testable import Segment

extension Article {
    /// Every passage of the article.
    var passages: [Passage] { [kicker, headline, subhead] + paragraphs.map(\.passage) + captions }
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
    /// Text that no passage shows, by article; what a line end parts is one piece.
    var left: [(article: Int, line: Int, lines: [Scalars], reachesEnd: Bool)] = []
    for (index, columns) in printed.enumerated() {
        if columns.contains(where: { $0 > 1 }) { found.append("line \(index) is printed twice in part") }
        let text = lines[index].text
        let missing = text.indices.filter { columns[$0] == 0 && !text[$0].isBlank }
        guard let first = missing.first, let last = missing.last else { continue }
        guard case .article(let owner) = contents.ledger.places[index] else {
            found.append("line \(index) loses \(Scalars(missing.map { text[$0] }).string)")
            continue
        }
        // What is left out stands at one end or both of what is printed.
        let kept = columns.firstIndex { $0 > 0 }.map { $0..<((columns.lastIndex { $0 > 0 } ?? 0) + 1) } ?? first..<first
        let head = text[first..<max(first, kept.lowerBound)], tail = text[kept.upperBound..<max(kept.upperBound, last + 1)]
        if !head.isEmpty { left.append((owner, index, [Scalars(head)], false)) }
        guard !tail.isEmpty else { continue }
        if kept.isEmpty, let before = left.last, before.article == owner, before.reachesEnd, before.line + before.lines.count == index {
            left[left.count - 1].lines.append(Scalars(tail))
        } else {
            left.append((owner, index, [Scalars(tail)], true))
        }
    }
    for piece in left where !isAccountedFor(piece.lines, contents.articles[piece.article]) {
        found.append("line \(piece.line) loses \(Scalars(piece.lines.joined()).string)")
    }
    return found
}

/// Whether text that no passage shows is made of jump lines and bylines that the article knows of. Both are read in simplified
/// characters.
private func isAccountedFor(_ lines: [Scalars], _ article: Article) -> Bool {
    var jump = Jump()
    var rest: [Scalars] = []
    for line in lines.map({ $0.trimmed.map(\.simplified) }) where !jump.read(line) {
        let cut = Scalars(line[..<(jump.readEnd(of: line) ?? line.count)])
        rest.append(Scalars(cut[(jump.readStart(of: cut) ?? 0)...]))
    }
    guard (jump.from == nil) || article.continuedFrom != nil, (jump.to == nil) || article.continuedTo != nil else { return false }
    rest.removeAll { $0.allSatisfy(\.isBlank) }
    guard let first = rest.first else { return true }
    // A sentence's end before it, so that the byline reads as the article's own end did.
    let lineEnds = rest.dropFirst().reduce(into: [first.count + 1]) { ends, line in ends.append((ends.last ?? 0) + line.count) }
    let signed = BylineParser.group(rest) ?? BylineParser.trailing(["。"] + Scalars(rest.joined()), lineEnds: lineEnds)?.bylines
    return signed?.allSatisfy { signature in article.bylines.contains { $0.name.map(\.simplified) == signature.name } } ?? false
}
