import Newspaper

/// An issue whose pages, articles and furniture have the names that every format writes.
struct NamedIssue {
    let issue: Issue
    let pages: [NamedPage]
    /// The day of issue: of the key, or of the first page whose folio says it.
    let date: CalendarDate?

    /// Pages that share a number (two files for one page, or several of unknown number) share its numbering, so
    /// that no id is given twice in an issue.
    ///
    /// - Parameter known: the day of issue for where neither key nor folio say it.
    init(_ issue: Issue, date known: CalendarDate? = nil) {
        self.issue = issue
        let date: CalendarDate? =
            switch issue.key.day {
            case .dated(let date): date
            case .undated: issue.pages.lazy.compactMap(\.identity.date).first ?? known
            }
        var sharers: [Int?: [Int]] = [:]
        for (index, page) in issue.pages.enumerated() { sharers[page.number, default: []].append(index) }
        var pages = [NamedPage?](repeating: nil, count: issue.pages.count)
        for (number, indices) in sharers {
            let ids = ArticleID.ids(
                of: indices.flatMap { issue.pages[$0].contents.contents.articles }, issue: issue.key, page: number)
            var articlesBefore = 0
            var furnitureBefore = 0
            for (repetition, index) in indices.enumerated() {
                let page = issue.pages[index]
                let contents = page.contents.contents
                pages[index] = NamedPage(
                    page: page, issue: issue.key, date: page.identity.date ?? date, repetition: repetition + 1,
                    articleIDs: ids[articlesBefore..<(articlesBefore + contents.articles.count)].map(\.text),
                    furnitureBefore: furnitureBefore, place: index)
                articlesBefore += contents.articles.count
                furnitureBefore += contents.furniture.count
            }
        }
        self.pages = pages.compactMap { $0 }
        self.date = date
    }

    /// Where an article comes from, nil where it begins on its page. What its own jump line says stands where the
    /// issue's pages were not linked.
    func continuedFrom(_ page: NamedPage, _ index: Int) -> NamedContinuation? {
        let known = issue.links.continuedFrom[IssuePlace(page: page.place, index: index)]
        return named(known ?? page.contents.articles[index].continuedFrom.map { Continuation(page: $0) })
    }

    /// Where an article goes on, nil where it ends on its page.
    func continuedTo(_ page: NamedPage, _ index: Int) -> NamedContinuation? {
        let known = issue.links.continuedTo[IssuePlace(page: page.place, index: index)]
        return named(known ?? page.contents.articles[index].continuedTo.map { Continuation(page: $0) })
    }

    private func named(_ continuation: Continuation?) -> NamedContinuation? {
        continuation.map { NamedContinuation(page: $0.page, articleID: $0.partner.map(articleID), reason: $0.reason) }
    }

    func indexEntries(_ page: NamedPage, _ index: Int) -> [IndexEntry] {
        issue.links.indexEntries[IssuePlace(page: page.place, index: index)] ?? []
    }

    func articleID(_ place: IssuePlace) -> String { pages[place.page].articleIDs[place.index] }

    /// What the issue gives to the catalogue of a release.
    var catalogue: EntityCatalogue {
        var catalogue = EntityCatalogue()
        for page in pages {
            for entities in page.entities {
                catalogue.add(entities.map(\.sighting), paper: issue.key.paper, day: page.date)
            }
        }
        return catalogue
    }
}

/// The other half of an article by the names that formats write.
struct NamedContinuation {
    let page: Int?
    /// Nil where the other half is not known.
    let articleID: String?
    let reason: String

    /// The id of the other half, or its page, `p02`; empty if neither is known.
    var text: String { articleID ?? page.map { "p\(padded($0))" } ?? "" }
}

/// A page with its names, and its line numbers ready to be written as ranges.
struct NamedPage {
    let page: IssuePage
    /// Index of the page in its issue.
    let place: Int
    /// `lishi-20221024-p01`; `-2`, `-3` for further pages of the same number.
    let id: String
    /// What the XML ids of this page begin with: `p1`, `p1r2`.
    let mark: String
    let date: CalendarDate?
    let articleIDs: [String]
    let furnitureIDs: [String]
    /// Of each article.
    let entities: [[IdentifiedEntity]]
    let lines: LineSpans

    fileprivate init(
        page: IssuePage, issue: IssueKey, date: CalendarDate?, repetition: Int, articleIDs: [String],
        furnitureBefore: Int, place: Int
    ) {
        self.page = page
        self.place = place
        self.date = date
        self.articleIDs = articleIDs
        let number = page.number ?? 0
        let stem = "\(issue.text)-p\(padded(number))"
        id = repetition > 1 ? "\(stem)-\(repetition)" : stem
        mark = repetition > 1 ? "p\(number)r\(repetition)" : "p\(number)"
        furnitureIDs = page.contents.contents.furniture.indices.map { "\(stem)-f\(padded(furnitureBefore + $0 + 1))" }
        entities = page.contents.contents.articles.indices.map { index in
            IdentifiedEntity.naming(
                page.contents.annotations[index].entities, article: articleIDs[index], paper: issue.paper,
                authors: page.contents.contents.articles[index].bylines.map(\.name))
        }
        lines = LineSpans(page.contents.contents.page)
    }

    var contents: PageContents { page.contents.contents }
    var annotations: [Annotations] { page.contents.annotations }
}

/// Two digits or more.
func padded(_ number: Int) -> String {
    let text = String(number)
    return text.count < 2 ? "0" + text : text
}
