import Newspaper

/// An issue whose pages, articles and furniture have the names that every format writes.
struct NamedIssue {
    let issue: Issue
    let pages: [NamedPage]
    /// The day of issue: of the key, or of the first page whose folio says it.
    let date: CalendarDate?

    /// Pages that share a number (two files for one page, or several of unknown number) share its numbering, so
    /// that no id is given twice in an issue.
    init(_ issue: Issue) {
        self.issue = issue
        let date: CalendarDate? =
            switch issue.key.day {
            case .dated(let date): date
            case .undated: issue.pages.lazy.compactMap(\.identity.date).first
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
                    furnitureBefore: furnitureBefore)
                articlesBefore += contents.articles.count
                furnitureBefore += contents.furniture.count
            }
        }
        self.pages = pages.compactMap { $0 }
        self.date = date
    }
}

/// A page with its names, and its line numbers ready to be written as ranges.
struct NamedPage {
    let page: IssuePage
    /// `lishi-20221024-p01`; `-2`, `-3` for further pages of the same number.
    let id: String
    /// What the XML ids of this page begin with: `p1`, `p1r2`.
    let mark: String
    let date: CalendarDate?
    let articleIDs: [String]
    let furnitureIDs: [String]
    let lines: LineSpans

    fileprivate init(
        page: IssuePage, issue: IssueKey, date: CalendarDate?, repetition: Int, articleIDs: [String],
        furnitureBefore: Int
    ) {
        self.page = page
        self.date = date
        self.articleIDs = articleIDs
        let number = page.number ?? 0
        let stem = "\(issue.text)-p\(padded(number))"
        id = repetition > 1 ? "\(stem)-\(repetition)" : stem
        mark = repetition > 1 ? "p\(number)r\(repetition)" : "p\(number)"
        furnitureIDs = page.contents.contents.furniture.indices.map { "\(stem)-f\(padded(furnitureBefore + $0 + 1))" }
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
