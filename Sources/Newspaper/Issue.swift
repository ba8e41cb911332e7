/// What makes an issue one issue, and names it in ids, folders and files. It comes from the name of the files
/// and the configuration alone, so that no better reading of a page can ever change it.
package struct IssueKey: Hashable, Sendable, Comparable {
    package enum Day: Hashable, Sendable {
        case dated(CalendarDate)
        /// First 8 hex digits of the SHA-256 of the file that nothing dates.
        case undated(String)
    }
    package let paper: String
    package let day: Day
    package let edition: String

    package init(paper: String, day: Day, edition: String = "") {
        (self.paper, self.day, self.edition) = (paper, day, edition)
    }

    /// `20221024` or `undated-1a2b3c4d`.
    package var dayText: String {
        switch day {
        case .dated(let date): date.compact
        case .undated(let hash): "undated-\(hash)"
        }
    }

    /// `2022` or `undated`: the year's file this issue goes to.
    package var yearText: String {
        switch day {
        case .dated(let date): String(date.iso.prefix(4))
        case .undated: "undated"
        }
    }

    /// `lishi-20221024` or `lishi-20221024-a`.
    package var text: String { edition.isEmpty ? "\(paper)-\(dayText)" : "\(paper)-\(dayText)-\(edition)" }

    /// Paper, then day (dated before undated), then edition: the order of a release.
    package static func < (a: IssueKey, b: IssueKey) -> Bool {
        if a.paper != b.paper { return Array(a.paper.utf8).lexicographicallyPrecedes(Array(b.paper.utf8)) }
        if a.dayText != b.dayText { return Array(a.dayText.utf8).lexicographicallyPrecedes(Array(b.dayText.utf8)) }
        return Array(a.edition.utf8).lexicographicallyPrecedes(Array(b.edition.utf8))
    }
}

/// The id of an article: `<paper>-<yyyymmdd>-<edition>-p<page>-<anchor>`, the edition left out where there is none.
package struct ArticleID: Hashable, Sendable {
    package let text: String

    /// - Parameters:
    ///   - page: two digits or more; `00` where the page is unknown.
    ///   - repetition: 1 for the first article of the page with this anchor, 2 for the second, …
    package init(issue: IssueKey, page: Int?, anchor: String, repetition: Int = 1) {
        let number = String(page ?? 0)
        let padded = number.count < 2 ? "0" + number : number
        text = "\(issue.text)-p\(padded)-\(anchor)" + (repetition > 1 ? "-\(repetition)" : "")
    }

    /// 8 hex digits of SHA-256 over the first 32 Han characters of the body after the dateline, in UTF-8.
    /// Nothing that better segmentation elsewhere, a better headline or a better entity could change.
    package static func anchor(body: Scalars, dateline: Dateline?) -> String {
        let start = dateline.map { body.starts(with: $0.text) ? $0.text.count : 0 } ?? 0
        let han = Scalars(body[start...].lazy.filter(\.isHan).prefix(32))
        return String(SHA256.hex(Array(han.string.utf8)).prefix(8))
    }

    /// The ids of a page's articles, in order.
    package static func ids(of articles: [Article], issue: IssueKey, page: Int?) -> [ArticleID] {
        anchors(of: articles).map { ArticleID(issue: issue, page: page, anchor: $0.text, repetition: $0.repetition) }
    }

    /// What the ids of a page's articles end with, in order, no two alike: a pinned anchor is its article's wherever
    /// on the page another one begins with the same words.
    package static func anchors(of articles: [Article]) -> [ArticleAnchor] {
        var taken: Set<ArticleAnchor> = []
        let pinned = articles.map { article in article.pinnedAnchor.flatMap { taken.insert($0).inserted ? $0 : nil } }
        var last: [String: Int] = [:]
        return zip(articles, pinned).map { article, pinned in
            if let pinned { return pinned }
            let text = article.pinnedAnchor?.text ?? anchor(body: article.text, dateline: article.dateline)
            var anchor = ArticleAnchor(text: text, repetition: last[text, default: 0] + 1)
            while !taken.insert(anchor).inserted { anchor.repetition += 1 }
            last[text] = anchor.repetition
            return anchor
        }
    }
}

/// What the id of an article ends with.
package struct ArticleAnchor: Hashable, Sendable {
    /// 8 hex digits.
    package var text: String
    /// 1 for the first article of the page with this anchor, 2 for the second, …
    package var repetition: Int

    package init(text: String, repetition: Int) { (self.text, self.repetition) = (text, repetition) }
}

/// A page in its issue.
package struct IssuePage: Hashable, Sendable {
    /// The page number by the name of the file and the place of the page in it, nil where the name gives none: what
    /// ids are made of. Never the folio's, so that no better reading of a page can change an id.
    package var number: Int?
    /// Name, configuration and folio reconciled.
    package var identity: PageIdentity
    package var contents: AnnotatedPage
    /// Those of the reader and those of the reconciliation.
    package var warnings: [PageWarning]

    package init(number: Int?, identity: PageIdentity, contents: AnnotatedPage, warnings: [PageWarning]) {
        (self.number, self.identity, self.contents, self.warnings) = (number, identity, contents, warnings)
    }
}

/// All pages of one issue, in page order.
package struct Issue: Hashable, Sendable {
    package var key: IssueKey
    /// 青川日报; the code where the configuration gives no name.
    package var paperName: String
    /// The division where the paper is at home; nil where the configuration names none that is known.
    package var home: DivisionCode?
    package var pages: [IssuePage]
    package var links: IssueLinks

    package init(
        key: IssueKey, paperName: String, home: DivisionCode? = nil, pages: [IssuePage], links: IssueLinks = IssueLinks()
    ) {
        (self.key, self.paperName, self.home, self.pages, self.links) = (key, paperName, home, pages, links)
    }
}
