import Newspaper

/// What rows of several kinds have in common.
extension JSONLinesWriter {
    /// Paper, day, number and page: `paper` to `page_name`.
    mutating func identity(of page: NamedPage, in issue: NamedIssue) {
        field("paper", issue.issue.key.paper)
        field("paper_name", issue.issue.paperName)
        issueDate(page.date)
        field("issue_number", worded(page.page.identity.issueNumber))
        field("edition", issue.issue.key.edition)
        field("page", page.page.identity.page ?? 0)
        field("page_name", page.page.identity.pageName)
    }

    /// Days alone may be null: `""` would make the column text where a reader expects days.
    mutating func issueDate(_ date: CalendarDate?) { day("issue_date", date) }

    mutating func day(_ key: StaticString, _ date: CalendarDate?) {
        if let date { field(key, date.iso) } else { null(key) }
    }

    mutating func range(_ range: Range<Int>) {
        field("start", range.lowerBound)
        field("end", range.upperBound)
    }

    mutating func mention(_ mention: Mention) {
        range(mention.range)
        field("text", mention.text)
    }

    mutating func position(_ position: Position, at organisation: EntityID?) {
        field("office", position.office)
        field("organisation", position.organisation)
        field("organisation_id", organisation?.text ?? "")
    }

    /// `[[3,31],[754,755]]`
    mutating func lines(_ key: StaticString, _ ranges: [ClosedRange<Int>]) {
        array(key) { json in
            for range in ranges {
                json.array { json in
                    json.number(range.lowerBound)
                    json.number(range.upperBound)
                }
            }
        }
    }

    mutating func source(of page: NamedPage, lines ranges: [ClosedRange<Int>], withMediaType: Bool) {
        let file = page.contents.page.source.file
        object("source") { json in
            json.field("file", file.path)
            json.field("sha256", file.sha256)
            if withMediaType { json.field("media_type", file.mediaType) }
            json.lines("lines", ranges)
        }
    }

    /// `第1287期` for a bare `1287`: pandas makes numbers of a column of digits, and `0012` would lose its zeros.
    private func worded(_ issueNumber: String) -> String {
        !issueNumber.isEmpty && issueNumber.utf8.allSatisfy { (0x30...0x39).contains($0) }
            ? "第\(issueNumber)期" : issueNumber
    }
}
