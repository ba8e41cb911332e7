import Newspaper

/// What the pages of an issue say of each other: halves of one article (下转, 上接) and index boxes (导读).
///
/// Works on all pages of an issue once each is segmented. Nothing on a page changes: no text is joined, no line
/// moves, no id can depend on it.
package enum IssueLinking {
    /// - Complexity: O(text of the issue + halves and index entries × articles of a page)
    package static func links(_ pages: [IssuePage]) -> IssueLinks {
        var links = IssueLinks()
        guard pages.contains(where: mayPointElsewhere) else { return links }
        let issue = IssueText(pages)
        let continuations = Continuations(pages, issue)
        (links.continuedFrom, links.continuedTo) = (continuations.from, continuations.to)
        links.indexEntries = IndexLinks.entries(pages, issue)
        return links
    }

    /// Whether anything on the page can concern another one: a jump line, an index, an article that breaks off. Most
    /// issues have no such page and cost nothing.
    private static func mayPointElsewhere(_ page: IssuePage) -> Bool {
        let contents = page.contents.contents
        return contents.furniture.contains { $0.kind == .index }
            || contents.articles.contains { article in
                let jump = Jump.of(article)
                return jump.from != nil || jump.to != nil || (article.paragraphs.last.map { !ScalarClass.isSentenceEnd($0.passage.text) } ?? false)
            }
    }
}
