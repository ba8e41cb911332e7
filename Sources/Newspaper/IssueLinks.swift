/// Where something stands in an issue: an article, or a piece of furniture, by its place on its page.
package struct IssuePlace: Hashable, Sendable, Comparable {
    /// Index into the issue's pages.
    package var page: Int
    /// Index into the page's articles or furniture.
    package var index: Int

    package init(page: Int, index: Int) { (self.page, self.index) = (page, index) }

    package static func < (a: IssuePlace, b: IssuePlace) -> Bool { (a.page, a.index) < (b.page, b.index) }
}

/// What is known of the other half of an article that two pages share.
package struct Continuation: Hashable, Sendable {
    /// The page that the other half stands on, by its printed number; nil where only the text tells of it and the
    /// page has no number.
    package var page: Int?
    /// The other half, nil where it was not found.
    package var partner: IssuePlace?
    /// Why it is, or is not, known: for people, one sentence. Empty where nobody looked.
    package var reason: String

    package init(page: Int?, partner: IssuePlace? = nil, reason: String = "") {
        (self.page, self.partner, self.reason) = (page, partner, reason)
    }
}

/// An entry of an index box (导读) on the front page.
package struct IndexEntry: Hashable, Sendable {
    /// The entry without its page number.
    package var text: Scalars
    /// The page that it points to, by its printed number.
    package var page: Int
    /// The article of that page which it announces, nil where none stands out.
    package var article: IssuePlace?

    package init(text: Scalars, page: Int, article: IssuePlace? = nil) {
        (self.text, self.page, self.article) = (text, page, article)
    }
}

/// What the pages of one issue say of each other.
package struct IssueLinks: Hashable, Sendable {
    /// By the half that goes on: the half it comes from, and why.
    package var continuedFrom: [IssuePlace: Continuation] = [:]
    /// By the half that breaks off: where it goes on.
    package var continuedTo: [IssuePlace: Continuation] = [:]
    /// By the piece of furniture: its entries, in the order of the text.
    package var indexEntries: [IssuePlace: [IndexEntry]] = [:]

    package init() {}
}
