import Export
import Newspaper

/// One issue's rows of one kind, as a yearly file has them: a gzip member.
struct IssueShare {
    let byteCount: Int
    /// Of the member as it is packed, 64 hex digits.
    let sha256: [UInt8]
    var rows = 0
    private(set) var ids: [[UInt8]] = []
    /// Version and hash of the content of each article.
    private(set) var articles: [[UInt8]: (version: Int?, content: [UInt8])] = [:]
    private(set) var counts = IssueBundle.Counts()

    init(byteCount: Int, sha256: [UInt8]) { (self.byteCount, self.sha256) = (byteCount, sha256) }

    /// - Parameters:
    ///   - row: valid by its schema.
    ///   - line: the row as it stands.
    mutating func add(_ row: JSONValue, _ line: [UInt8], _ kind: RowKind) {
        let id = row.bytes("id")
        ids.append(id)
        switch kind {
        case .pages: counts.pages += 1
        case .furniture: counts.furniture += 1
        case .articles:
            articles[id] = (row.integer("version"), Array(ArticleRecord.contentHash(of: line).utf8))
            counts.articles += 1
            counts.paragraphs += row.items("paragraphs").count
            counts.entities += row.items("entities").count
            counts.characters += row.items("paragraphs").last?.integer("end") ?? 0
        case .issues, .entities, .changes, .lineage: break
        }
    }
}

/// Checks the rows of `issues` of one paper and year: what each says of its shares of the yearly files, of its items and
/// of how many it has of everything.
struct IssueCheck {
    /// What an issue says of an item.
    struct Item: Equatable {
        let version: Int
        let content: [UInt8]
        let isCanceled: Bool
    }

    /// What the changelog may speak of.
    struct Issue {
        let id: [UInt8]
        var articles: [[UInt8]: Item] = [:]
        var counts = IssueBundle.Counts()
    }

    /// The shares that come next, by the path of their file, in its order.
    private var shares: [String: ArraySlice<IssueShare>] = [:]
    /// Shares that were passed over, as a row names a later one.
    private var skipped: [String: [IssueShare]] = [:]
    private var last: [UInt8] = []

    mutating func add(_ share: IssueShare, path: String) { shares[path, default: []].append(share) }

    /// Takes a row of `issues`, in the order of the file, after all shares.
    /// - Parameters:
    ///   - listed: what the manifest says of files.
    ///   - names: of the items in the issue's NewsML-G2 file; nil where that could not be read.
    /// - Returns: what is wrong with it, and what it says of its articles.
    mutating func check(
        _ row: JSONValue, _ listed: [String: Manifest.File], _ names: [ItemName]?
    ) -> (issue: Issue, problems: [String]) {
        var issue = Issue(id: row.bytes("id"))
        var problems: [String] = []
        if !last.lexicographicallyPrecedes(issue.id) { problems.append("is not in order after \(Self.shown(last))") }
        last = issue.id
        var pages: Set<[UInt8]> = []
        var articles: [[UInt8]: (version: Int?, content: [UInt8])] = [:]
        for member in row.items("members") {
            let path = member.text("path")
            if path.utf8.starts(with: "newsml/".utf8) {
                guard let file = listed[path] else {
                    problems.append("\(path) is not in the release")
                    continue
                }
                problems += Self.differences(member, path, file.byteCount, Array(file.sha256.utf8), file.rows)
                continue
            }
            guard let share = take(member.bytes("sha256"), from: path, &problems) else {
                problems.append("\(path) has nothing of it")
                continue
            }
            problems += Self.differences(member, path, share.byteCount, share.sha256, share.rows)
            let prefix = issue.id + Array("-p".utf8)
            if let id = share.ids.first(where: { !$0.starts(with: prefix) }) {
                problems.append("\(path) has \(Self.shown(id)) in its place")
            }
            if share.counts.pages > 0 { pages = Set(share.ids) }
            articles.merge(share.articles) { first, _ in first }
            issue.counts += share.counts
        }
        problems += issue.counts.differences(from: row)
        let items = row.items("items")
        problems += Self.check(items, &issue, pages, articles)
        if let names { problems += Self.check(items, names) }
        return (issue, problems)
    }

    /// Shares that no row has claimed.
    var problemsAtEnd: [(path: String, problem: String)] {
        shares.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path in
            let count = (shares[path] ?? []).count + (skipped[path] ?? []).count
            return count == 0 ? nil : (path, "no row of issues names \(count == 1 ? "one" : "\(count)") of its members")
        }
    }

    /// The share of a file with this hash, or where there is none the next one.
    private mutating func take(_ sha256: [UInt8], from path: String, _ problems: inout [String]) -> IssueShare? {
        if let waiting = shares[path], let place = waiting.firstIndex(where: { $0.sha256 == sha256 }) {
            skipped[path, default: []] += waiting[..<place]
            shares[path] = waiting[(place + 1)...]
            return waiting[place]
        }
        if let place = skipped[path]?.firstIndex(where: { $0.sha256 == sha256 }) {
            problems.append("\(path) has it in another place than its order")
            return skipped[path]?.remove(at: place)
        }
        return shares[path]?.popFirst()
    }

    private static func differences(
        _ member: JSONValue, _ path: String, _ byteCount: Int, _ sha256: [UInt8], _ rows: Int
    ) -> [String] {
        var differences: [String] = []
        if member.integer("bytes") != byteCount { differences.append("\(byteCount) bytes") }
        if member.bytes("sha256") != sha256 { differences.append("the SHA-256 \(shown(sha256))") }
        if member.integer("rows") != rows { differences.append("\(rows) rows") }
        return differences.isEmpty ? [] : ["its share of \(path) has \(differences.joined(separator: ", ")), which is not what it says"]
    }

    /// Items against the rows of articles and pages.
    private static func check(
        _ items: [JSONValue], _ issue: inout Issue, _ pages: Set<[UInt8]>,
        _ articles: [[UInt8]: (version: Int?, content: [UInt8])]
    ) -> [String] {
        var problems: [String] = []
        var seen: Set<[UInt8]> = []
        for row in items {
            let id = row.bytes("id")
            let item = Item(
                version: row.integer("version") ?? 0, content: row.bytes("content"), isCanceled: row.text("status") == "canceled")
            if !seen.insert(id).inserted { problems.append("the item \(shown(id)) comes twice") }
            switch row.text("kind") {
            case "article":
                issue.articles[id] = item
                if let article = articles[id] {
                    if item.isCanceled { problems.append("the item \(shown(id)) is canceled, and yet it has a row") }
                    if article.version != item.version {
                        problems.append("the item \(shown(id)) is version \(item.version), its row \(article.version ?? 0)")
                    }
                    if article.content != item.content {
                        problems.append("the content of \(shown(id)) has the hash \(shown(article.content)), not that of its item")
                    }
                } else if !item.isCanceled {
                    problems.append("the item \(shown(id)) has no row of articles")
                }
            case "page":
                if item.isCanceled == pages.contains(id) {
                    problems.append("the item \(shown(id)) is \(item.isCanceled ? "canceled, and yet it has" : "usable, but has no") row of pages")
                }
            default:
                if id != issue.id { problems.append("the item \(shown(id)) is another issue") }
                if item.isCanceled != pages.isEmpty {
                    problems.append("it is \(item.isCanceled ? "canceled, and yet it has" : "usable, but has no") pages")
                }
            }
        }
        for id in [issue.id] + pages.union(articles.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) where !seen.contains(id) {
            problems.append("\(shown(id)) is none of its items")
        }
        return problems
    }

    /// Items against those of NewsML-G2.
    private static func check(_ items: [JSONValue], _ names: [ItemName]) -> [String] {
        var problems: [String] = []
        var known = Dictionary(names.map { ($0.id, $0) }) { first, _ in first }
        for row in items {
            let id = row.bytes("id")
            let item = ItemName(id: id, version: row.integer("version") ?? 0, isCanceled: row.text("status") == "canceled")
            guard let name = known.removeValue(forKey: id) else {
                problems.append("its NewsML-G2 file has no item \(shown(id))")
                continue
            }
            if name != item { problems.append("the item \(shown(id)) is \(told(item)), in NewsML-G2 \(told(name))") }
        }
        for id in known.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            problems.append("its NewsML-G2 file has the item \(shown(id)), which it does not name")
        }
        return problems
    }

    private static func told(_ item: ItemName) -> String { "version \(item.version)\(item.isCanceled ? ", canceled" : "")" }

    private static func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
