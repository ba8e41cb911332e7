import Newspaper

/// What the release before says of an issue: its row of `issues`, and its rows of `articles`.
package struct PreviousIssue: Hashable, Sendable {
    /// The key of the issue as text, `qingchuan-20230412`.
    package let id: String
    package let paperName: String
    let date: CalendarDate?
    let parts: [FingerprintPart]
    let items: [ItemRecord]
    let articles: [ArticleRecord]

    /// - Parameters:
    ///   - issueRow: one row, unpacked, with its line feed.
    ///   - articleRows: none where the issue has no articles.
    /// - Throws: `RowError` for bytes that are no such rows, and for rows that do not agree.
    package init(issueRow: [UInt8], articleRows: [UInt8]) throws(RowError) {
        let lines = try RowError.lines(of: .issues, issueRow)
        guard lines.count == 1 else {
            throw RowError(kind: .issues, row: 0, reason: .rowCount(lines.count, expected: 1))
        }
        let row = try RowReader(lines[0], kind: .issues, row: 1)
        id = try row.text("id")
        paperName = try row.string("paper_name")
        date = try row.stringOrNull("issue_date").flatMap { CalendarDate($0) }
        var parts: [FingerprintPart] = []
        for part in try row.objects("made_with") {
            parts.append(FingerprintPart(name: try part.text("part"), value: try part.string("value")))
        }
        self.parts = parts
        var items: [ItemRecord] = []
        var ids: Set<String> = []
        for reader in try row.objects("items") {
            let item = try ItemRecord(reader)
            guard ids.insert(item.id).inserted else { throw row.wrong(.repeatedID(item.id)) }
            items.append(item)
        }
        self.items = items
        articles = try ArticleRecord.all(in: articleRows)
        var versions: [String: Int] = [:]
        for item in items where item.kind == .article && item.version.status == .usable {
            versions[item.id] = item.version.number
        }
        for article in articles {
            guard versions.removeValue(forKey: article.id) == article.version else {
                throw row.wrong(.disagreement(article.id))
            }
        }
        if let missing = versions.keys.min() { throw row.wrong(.disagreement(missing)) }
    }
}
