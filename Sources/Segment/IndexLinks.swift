import Newspaper

/// Leads the entries of index boxes (导读) to the articles that they announce.
enum IndexLinks {
    /// - Complexity: O(boxes' text + entries × articles of a page)
    static func entries(_ pages: [IssuePage], _ issue: IssueText) -> [IssuePlace: [IndexEntry]] {
        var result: [IssuePlace: [IndexEntry]] = [:]
        for (index, page) in pages.enumerated() {
            for (number, piece) in page.contents.contents.furniture.enumerated() where piece.kind == .index {
                let found = IndexBox.entries(lines(of: piece.passage))
                guard !found.isEmpty else { continue }
                var candidates: [Int: [Candidate]] = [:]
                result[IssuePlace(page: index, index: number)] = found.enumerated().map { order, entry in
                    // The page that the box stands on is not announced by it; a box of more entries is none.
                    guard entry.page != page.identity.page, order < mostEntries else { return IndexEntry(text: entry.text, page: entry.page) }
                    let key = IssueText.PageKey(day: page.identity.date, number: entry.page)
                    let here = candidates[entry.page] ?? issue.articles(of: key).map { Candidate($0, issue) }
                    candidates[entry.page] = here
                    return IndexEntry(text: entry.text, page: entry.page, article: best(IssueText.terms([entry.text]), here, issue))
                }
            }
        }
        return result
    }

    /// An article by what an entry may repeat of it.
    private struct Candidate {
        let place: IssuePlace
        let headline: Set<UInt64>
        let text: Set<UInt64>

        init(_ place: IssuePlace, _ issue: IssueText) {
            let article = issue.article(place)
            self.place = place
            headline = Bigram.keys(article.headlineParts)
            text = Bigram.keys([Scalars(article.text.prefix(600))])
        }
    }

    /// The article whose headline, or else its text, holds clearly more of the entry than any other's.
    private static func best(_ entry: IssueText.Terms, _ candidates: [Candidate], _ issue: IssueText) -> IssuePlace? {
        let shares = candidates.map { issue.share(of: entry, in: $0.headline, partly: $0.text, part: 0.6) }
        guard let greatest = shares.max(), greatest >= leastShare, let index = shares.firstIndex(of: greatest) else { return nil }
        let next = shares.enumerated().reduce(0) { $1.offset == index ? $0 : max($0, $1.element) }
        return greatest - next >= margin ? candidates[index].place : nil
    }

    private static let leastShare = 0.35
    private static let margin = 0.15
    private static let mostEntries = 64
}

extension IndexLinks {
    /// The lines that a passage was put together from.
    private static func lines(of passage: Passage) -> [Scalars] {
        passage.runs.map { Scalars(passage.text[$0.start..<($0.start + $0.length)]) }
    }
}
