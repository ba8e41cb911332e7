import Newspaper

/// An issue seen against the release before: its articles' rows with their versions, its items, and what changed.
struct IssueHistory {
    /// In the order of the issue.
    let articles: [ArticleRecord]
    let items: IssueItems
    let changes: [ArticleChange]
    let lineage: Lineage
    let causes: [String]

    /// - Parameters:
    ///   - previous: nil where the issue is new.
    ///   - isGone: there is nothing left that the issue could be made from.
    /// - Throws: `ExportError.unreadableRow`
    init(
        _ issue: NamedIssue, _ provenance: Provenance, previous: PreviousIssue?, profile: DatasetProfile,
        isGone: Bool = false
    ) throws(ExportError) {
        let before = previous?.articles ?? []
        let drafts = Self.drafts(issue)
        let all = drafts.flatMap { $0 }
        let changes = ArticleChange.all(from: before, to: all)
        do { lineage = try Lineage(from: before, to: all, changes) } catch {
            throw .unreadableRow(issue: issue.issue.key.text, error)
        }
        let causes = provenance.causes(since: previous)
        let versions = ItemVersions(previous, at: profile.moment(latest: issue.pages.lazy.compactMap(\.date).max() ?? issue.date), causes: causes)
        let (rows, articles) = Self.continued(drafts, changes, lineage.origins, before, versions)
        var pages: [ItemRecord] = []
        for (page, members) in zip(issue.pages, articles) {
            pages.append(versions.item(page.id, .page, content: page.packageContent(in: issue, members)))
        }
        let key = issue.issue.key.text
        let package = versions.item(
            key, .issue, content: issue.packageContent(pages), status: isGone ? .canceled : .usable)
        let present = Set([key] + pages.map(\.id) + all.map(\.id))
        self.articles = rows
        items = IssueItems(
            issue: package, pages: pages, articles: articles, canceled: versions.canceled(but: present))
        (self.changes, self.causes) = (changes, causes)
    }

    /// The rows of each page's articles, as if all were first versions.
    private static func drafts(_ issue: NamedIssue) -> [[ArticleRecord]] {
        issue.pages.map { page in
            page.contents.articles.indices.map { index in
                var json = JSONLinesWriter()
                ArticleRow(issue: issue, page: page, index: index).write(to: &json)
                return ArticleRecord(id: page.articleIDs[index], version: 1, line: Array(json.bytes.dropLast()))
            }
        }
    }

    /// Rows and items of all articles in their versions. A row that says the same as before, from the same lines of the
    /// same source, is the row of before, byte for byte: a newer pipeline alone is no change.
    private static func continued(
        _ drafts: [[ArticleRecord]], _ changes: [ArticleChange], _ origins: [String: [String]],
        _ before: [ArticleRecord], _ versions: ItemVersions
    ) -> (rows: [ArticleRecord], items: [[ItemRecord]]) {
        let fields = Dictionary(changes.map { ($0.id, $0.fields) }) { first, _ in first }
        let known = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
        var rows: [ArticleRecord] = []
        let items = drafts.map { page in
            page.map { draft in
                let earlier = known[draft.id].flatMap { $0.contentHash == draft.contentHash ? $0 : nil }
                // By the rows, not by the hash that was written: another version may have hashed otherwise.
                var item = versions.item(
                    draft.id, .article, content: draft.contentHash, fields: fields[draft.id] ?? [],
                    origins: origins[draft.id] ?? [], isUnchanged: earlier != nil)
                if let earlier {
                    if earlier.isFromTheSame(as: draft) {
                        rows.append(earlier)
                        return item
                    }
                    item = item.madeAgain
                }
                rows.append(draft.numbered(item.version.number))
                return item
            }
        }
        return (rows, items)
    }

    var counts: ChangeCounts {
        var counts = ChangeCounts()
        for change in changes { counts.count(change) }
        counts.related = lineage.entries.count
        return counts
    }

    /// The rows of `changes`.
    func changeRows(issue: String) -> [UInt8] {
        let versions = Dictionary(articles.map { ($0.id, $0.version) }) { first, _ in first }
        var json = JSONLinesWriter()
        for change in changes {
            json.change(change, version: change.after == nil ? 0 : versions[change.id] ?? 0, issue: issue, causes: causes)
        }
        return json.bytes
    }

    /// The rows of `lineage`.
    func lineageRows(issue: String) -> [UInt8] {
        var json = JSONLinesWriter()
        for entry in lineage.entries { json.lineage(entry, issue: issue) }
        return json.bytes
    }

    var articleRows: JSONLinesWriter {
        var json = JSONLinesWriter()
        for article in articles { json.append(line: article.row.line) }
        return json
    }
}

extension ItemRecord {
    /// The same, with the hash that this version of the program gives to what it holds.
    func hashed(_ content: String) -> ItemRecord {
        ItemRecord(id: id, kind: kind, content: content, version: version, evolvedFrom: evolvedFrom)
    }

    fileprivate var madeAgain: ItemRecord {
        ItemRecord(id: id, kind: kind, content: content, version: version.madeAgain, evolvedFrom: evolvedFrom)
    }
}

extension NamedIssue {
    /// What the package of the issue holds, as a hash.
    fileprivate func packageContent(_ pages: [ItemRecord]) -> String {
        var json = JSONLinesWriter()
        json.row { json in
            json.field("paper", issue.key.paper)
            json.field("paper_name", issue.paperName)
            json.issueDate(date)
            json.members(pages)
        }
        return SHA256.hex(json.bytes)
    }
}

extension NamedPage {
    /// What the package of the page holds, as a hash.
    fileprivate func packageContent(in issue: NamedIssue, _ articles: [ItemRecord]) -> String {
        var json = JSONLinesWriter()
        json.row { json in
            json.identity(of: self, in: issue)
            json.members(articles)
        }
        return SHA256.hex(json.bytes)
    }
}

extension JSONLinesWriter {
    /// A package pins the versions of its members, so it has a new one when a member has.
    fileprivate mutating func members(_ items: [ItemRecord]) {
        array("members") { json in
            for item in items {
                json.array { json in
                    json.string(item.id)
                    json.number(item.version.number)
                }
            }
        }
    }
}
