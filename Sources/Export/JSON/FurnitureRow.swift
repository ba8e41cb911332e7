import Newspaper

/// A row of `furniture`: a piece of a page that is no article, kept all the same.
struct FurnitureRow {
    let issue: NamedIssue
    let page: NamedPage
    /// Index of the piece on its page.
    let index: Int

    func write(to json: inout JSONLinesWriter) {
        let piece = page.contents.furniture[index]
        json.row { json in
            json.field("id", page.furnitureIDs[index])
            json.field("paper", issue.issue.key.paper)
            json.issueDate(page.date)
            json.field("edition", issue.issue.key.edition)
            json.field("page", page.page.identity.page ?? 0)
            json.field("kind", piece.kind.rawValue)
            json.field("text", piece.passage.text)
            json.field("reason", piece.reason)
            json.array("entries") { json in
                for entry in issue.indexEntries(page, index) {
                    json.object { json in
                        json.field("text", entry.text)
                        json.field("page", entry.page)
                        json.field("article", entry.article.map(issue.articleID) ?? "")
                    }
                }
            }
            json.source(of: page, lines: page.lines.ranges(piece.passage.lines), withMediaType: false)
            json.field("pipeline", pipelineVersion)
        }
    }
}
