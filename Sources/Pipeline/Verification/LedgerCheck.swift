import Export
import Newspaper

/// Draws up the line ledger of a release once more, from its rows alone: every line of a page that prints something
/// is in exactly one article or piece of furniture.
struct LedgerCheck {
    fileprivate struct Page {
        let id: String
        /// Ascending, apart from each other.
        let printed: [ClosedRange<Int>]
        let isWoven: Bool
        var claims: [ClosedRange<Int>] = []
    }

    private var pages: [Page] = []
    private var pagesOfFile: [[UInt8]: [Int]] = [:]

    /// Takes a row of `pages`. Rows are valid by their schema.
    mutating func addPage(_ row: JSONValue) {
        pagesOfFile[row.bytes("file"), default: []].append(pages.count)
        pages.append(Page(id: row.text("id"), printed: row.lineRanges("lines"), isWoven: row["woven"] == .boolean(true)))
    }

    /// Takes what a row of `articles` or `furniture` answers for.
    /// - Returns: what is wrong with it by itself: lines that no page has.
    mutating func addClaims(_ row: JSONValue) -> [String] {
        guard let source = row["source"] else { return [] }
        let candidates = pagesOfFile[source.bytes("file")] ?? []
        return source.lineRanges("lines").compactMap { range in
            guard let page = candidates.first(where: { pages[$0].rank(of: range.lowerBound) != nil }),
                pages[page].rank(of: range.upperBound) != nil
            else { return "the lines \(range.lowerBound) to \(range.upperBound) of its source are on no page" }
            pages[page].claims.append(range)
            return nil
        }
    }

    /// What does not balance, page by page.
    func problems() -> [(page: String, problem: String)] {
        pages.flatMap { page in page.problems.map { (page.id, $0) } }
    }
}

extension LedgerCheck.Page {
    /// How many lines that print something stand before this one; nil if it prints nothing.
    fileprivate func rank(of line: Int) -> Int? {
        var before = 0
        for range in printed {
            if range.contains(line) { return before + line - range.lowerBound }
            if range.lowerBound > line { return nil }
            before += range.count
        }
        return nil
    }

    fileprivate var problems: [String] {
        let claims = claims.compactMap { range in
            rank(of: range.lowerBound).flatMap { first in rank(of: range.upperBound).map { first...$0 } }
        }.sorted { $0.lowerBound < $1.lowerBound }
        var problems: [String] = []
        var reached = 0
        for claim in claims {
            if claim.lowerBound > reached { problems.append("\(lines(reached..<claim.lowerBound)) in no article or furniture") }
            if claim.lowerBound < reached, !isWoven {
                problems.append("\(lines(claim.lowerBound..<min(reached, claim.upperBound + 1))) in more than one place")
            }
            reached = max(reached, claim.upperBound + 1)
        }
        let count = printed.reduce(0) { $0 + $1.count }
        if reached < count { problems.append("\(lines(reached..<count)) in no article or furniture") }
        return problems
    }

    /// The numbers of the lines with these ranks, the first few of them.
    private func lines(_ ranks: Range<Int>) -> String {
        var numbers: [Int] = []
        var before = 0
        for range in printed where numbers.count < 5 {
            let wanted = ranks.clamped(to: before..<(before + range.count)).prefix(5 - numbers.count)
            numbers += wanted.map { range.lowerBound + $0 - before }
            before += range.count
        }
        let rest = ranks.count > numbers.count ? " and \(ranks.count - numbers.count) more" : ""
        return "line \(numbers.map { String($0) }.joined(separator: ", "))\(rest)"
    }
}

extension JSONValue {
    /// The bytes of a string member, none where there is no such string.
    func bytes(_ name: String) -> [UInt8] {
        if case .string(let text)? = self[name] { text } else { [] }
    }

    func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    func integer(_ name: String) -> Int? {
        if case .number(let text)? = self[name] { Int(text) } else { nil }
    }

    /// `[[3, 31], [754, 755]]`, with what is no range left out.
    func lineRanges(_ name: String) -> [ClosedRange<Int>] {
        guard case .array(let items)? = self[name] else { return [] }
        return items.compactMap { item in
            guard case .array(let ends) = item, ends.count == 2, case .number(let first) = ends[0],
                case .number(let last) = ends[1], let first = Int(first), let last = Int(last), first >= 1, first <= last,
                last < 1 << 40
            else { return nil }
            return first...last
        }
    }
}
