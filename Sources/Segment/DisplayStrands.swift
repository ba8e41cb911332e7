import Newspaper

/// Parts headlines that stand side by side. Extractors that read a page row by row give them in turn, and what stands on one height
/// as one line:
///
///     王沪宁出席“扎实推进制造业重点产
///     我国经济向好发展 业链优化升级”调研协商座谈会
///     多项经济指标回升
///
/// Only what the page says elsewhere (制造业重点产业链优化升级) parts a line at a blank, or takes one out of its turn: most blanks
/// stand within a headline.
struct DisplayStrands {
    /// A line of display type, or what stands on one side of a blank of it.
    private struct Piece {
        let row: Int
        let text: Scalars
        /// In half squares.
        let width: Int
        /// The line of the page, or its part, and behind its end those that print nothing of their own.
        let lines: ArraySlice<CleanLine>
        /// Whether it begins and ends its row.
        let startsRow: Bool, endsRow: Bool

        /// Whether it is what blanks part from the rest of its row.
        var isPart: Bool { !startsRow || !endsRow }

        /// Whether the other one comes right behind it in the text.
        func isFollowed(by other: Piece) -> Bool { endsRow && other.startsRow && other.row == row + 1 }
    }

    private typealias Cut = (left: Piece, right: Piece)

    /// How many rows below a part of one it may go on.
    private static let reach = 2
    /// By how many half squares a line may be broader than the one that it goes on from: justified type is squeezed.
    private static let slack = 2
    /// No line of a headline beside another is narrower, in half squares.
    private static let narrowest = 6
    /// A text that has a subject has so many letters.
    private static let subject = 6
    /// Shares of a text's vocabulary, by rarity, that the body it speaks of has, and another one.
    private static let many = 0.4
    private static let few = 0.2
    /// In scalars; no row of headlines is longer.
    private static let longestRow = 120
    /// No newspaper page has more rows of headlines.
    private static let mostRows = 400

    private let page: CleanPage
    private let facts: PageFacts
    private let letters: PageLetters
    /// For each body, as labels have it, which bigrams of the page it holds.
    private let holdings: [[Bool]]

    private init(_ page: CleanPage, _ facts: PageFacts, _ labels: [LineLabel]) {
        (self.page, self.facts) = (page, facts)
        letters = PageLetters(facts.lines.map(\.text))
        holdings = PageOutline(labels: labels).bodies.map { facts.holding($0.lines) }
    }

    /// The page with these lines parted and in the order of their headlines, and which of its lines begin another headline than the
    /// rest of their row; nil where none stand side by side.
    /// - Parameter labels: of the lines of `facts`.
    static func parted(_ page: CleanPage, _ facts: PageFacts, _ labels: [LineLabel]) -> (page: CleanPage, headlines: Set<Int>)? {
        let rows = labels.indices.filter { labels[$0].isHeadline }
        guard rows.count <= mostRows, rows.contains(where: { facts.lines[$0].text.contains(where: \.isBlank) }) else { return nil }
        let display = DisplayStrands(page, facts, labels)
        var lines: [CleanLine] = []
        var headlines: Set<Int> = []
        /// Lines of the page before this one are in `lines`.
        var taken = 0
        var end = 0
        while let start = labels[end...].firstIndex(where: \.isHeadline) {
            end = labels[start...].firstIndex { !$0.isHeadline } ?? labels.count
            guard facts.lines[start..<end].contains(where: { $0.text.contains(where: \.isBlank) }) else { continue }
            let strands = display.strands(start..<end)
            guard strands.joined().contains(where: \.isPart) else { continue }
            lines += page.lines[taken..<facts.lines[start].line]
            var seen: Set<Int> = []
            for strand in strands {
                if let first = strand.first, seen.contains(first.row) { headlines.insert(lines.count) }
                for piece in strand { seen.insert(piece.row) }
                lines += strand.flatMap(\.lines)
            }
            taken = display.lines(end - 1).upperBound
        }
        guard !headlines.isEmpty else { return nil }
        var parted = page
        parted.lines = lines + page.lines[taken...]
        parted.source.lines = parted.lines.map(\.source)
        return (parted, headlines)
    }

    // MARK: What belongs together

    /// Lines that go on with each other, in the order of their first ones.
    private func strands(_ rows: Range<Int>) -> [[Piece]] {
        var strands: [[Piece]] = []
        for row in rows {
            let whole = Piece(
                row: row, text: facts.lines[row].text, width: facts.lines[row].width, lines: page.lines[lines(row)], startsRow: true, endsRow: true)
            let below = (row + 1..<min(rows.upperBound, row + 1 + Self.reach)).flatMap(phrases)
            let cut = cuts(row).map { ($0, evidence(for: $0, of: whole, strands, below)) }
                .filter { $0.1 >= (isCouplet($0.0) ? 2 : 1) }.max { $0.1 < $1.1 }
            for piece in cut.map({ [$0.0.left, $0.0.right] }) ?? [whole] {
                if let strand = strand(of: piece, in: strands) { strands[strand].append(piece) } else { strands.append([piece]) }
            }
        }
        return strands
    }

    /// How much speaks for the two parts of a line being of different headlines.
    /// - Parameters:
    ///   - strands: of the lines above.
    ///   - below: how the next lines begin.
    private func evidence(for cut: Cut, of whole: Piece, _ strands: [[Piece]], _ below: [Piece]) -> Int {
        let left = strand(of: cut.left, in: strands), right = strand(of: cut.right, in: strands)
        var evidence = 0
        // The right part goes on from another line than the left one does.
        if right != nil, left != right { evidence += left == nil ? 1 : 2 }
        // The left part, though something stands behind it, goes on below.
        if below.contains(where: { goesOn(cut.left, $0) && !goesOn(cut.right, $0) }) { evidence += 1 }
        // A line that was wrapped is not broader than the one above it.
        if let left, let above = strands[left].last, whole.width > above.width + Self.slack,
            below.contains(where: { goesOn(cut.right, $0) }) || hasOwnSubject(cut.right, beside: cut.left) { evidence += 1 }
        if hasOwnSubject(cut.left, beside: cut.right), hasOwnSubject(cut.right, beside: cut.left) { evidence += 1 }
        return evidence
    }

    /// Whether both parts have as many letters, as the halves of one headline often do: 志愿服务齐行动 文明城市共创建.
    private func isCouplet(_ cut: Cut) -> Bool { cut.left.text.letters.count == cut.right.text.letters.count }

    /// Whether many words of a text are in a body that has few of the other's.
    private func hasOwnSubject(_ text: Piece, beside other: Piece) -> Bool {
        guard text.text.letters.count >= Self.subject else { return false }
        let own = shares(text), others = shares(other)
        return own.indices.max { own[$0] < own[$1] }.map { own[$0] >= Self.many && others[$0] <= Self.few } ?? false
    }

    /// For each body how much of a text's vocabulary it has, by rarity.
    private func shares(_ piece: Piece) -> [Double] {
        let bigrams = facts.vocabulary.numbers(of: piece.text)
        let total = bigrams.reduce(0) { $0 + facts.weights[$1] }
        guard total > 0 else { return holdings.map { _ in 0 } }
        return holdings.map { held in bigrams.reduce(0) { $0 + (held[$1] ? facts.weights[$1] : 0) } / total }
    }

    private func strand(of piece: Piece, in strands: [[Piece]]) -> Int? {
        strands.lastIndex { strand in
            guard let last = strand.last, last.row < piece.row, last.row + (last.isPart ? Self.reach : 1) >= piece.row else { return false }
            return goesOn(last, piece)
        }
    }

    /// Whether the page shows that a line is the rest of one that was wrapped.
    private func goesOn(_ upper: Piece, _ lower: Piece) -> Bool {
        guard lower.width <= upper.width + Self.slack, let last = upper.text.last, let first = lower.text.first else { return false }
        if JoinEvidence.openBrackets(upper.text).atEnd, JoinEvidence.openBrackets(lower.text).atStart { return true }
        guard !last.isPunctuation, !first.isPunctuation, facts.vocabulary.holds(last, first) else { return false }
        let shared = letters.agreement(upper.text, lower.text, areTogether: upper.isFollowed(by: lower))
        // Of a word that a line broke off a blank behind, one character may be all that the line has.
        let isLone = upper.text.dropLast().last?.isBlank == true
        return shared.after >= 2 && shared.before >= (isLone ? 1 : 2)
    }

    // MARK: Pieces

    /// The lines of the page that a row is made of.
    private func lines(_ row: Int) -> Range<Int> {
        facts.lines[row].line..<(row + 1 < facts.lines.count ? facts.lines[row + 1].line : page.lines.count)
    }

    private func part(_ row: Int, _ range: Range<Int>, _ lines: ArraySlice<CleanLine> = []) -> Piece {
        let text = facts.lines[row].text
        let part = Scalars(Scalars(text[range]).trimmed)
        return Piece(
            row: row, text: part, width: part.reduce(0) { $0 + $1.halfWidths }, lines: lines, startsRow: range.lowerBound == 0,
            endsRow: range.upperBound == text.count)
    }

    /// What stands between blanks in a row.
    private func phrases(_ row: Int) -> [Piece] {
        let text = facts.lines[row].text
        return text.count <= Self.longestRow ? text.split(whereSeparator: \.isBlank).map { part(row, $0.indices) } : []
    }

    /// The two parts of a row at each of its blanks.
    private func cuts(_ row: Int) -> [Cut] {
        let line = facts.lines[row]
        guard line.pieces.count == 1, line.text.count <= Self.longestRow, line.text.contains(where: \.isBlank),
            !line.text.contains(where: { $0 == "，" || $0.endsSentence })
        else { return [] }
        let lines = page.lines[lines(row)]
        return line.text.indices.dropFirst().compactMap { index in
            guard !line.text[index].isBlank, line.text[index - 1].isBlank,
                let (left, right) = lines.first?.parted(at: line.pieces[0].offset + index)
            else { return nil }
            let cut = (part(row, 0..<index, [left]), part(row, index..<line.text.count, [right] + lines.dropFirst()))
            return min(cut.0.width, cut.1.width) >= Self.narrowest ? cut : nil
        }
    }
}
