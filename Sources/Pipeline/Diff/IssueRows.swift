import Export

/// The issues of a yearly file of articles, one at a time.
struct IssueRows {
    struct Issue {
        let path: String
        /// `qingchuan-20230412`
        let id: String
        /// Unpacked; none where the issue is not in the file.
        let rows: [UInt8]

        /// The issue in a file that has it not.
        var without: Issue { Issue(path: path, id: id, rows: []) }

        func articles() throws(DiffError) -> [ArticleRecord] {
            do { return try ArticleRecord.all(in: rows) } catch { throw .rows(path: path, error) }
        }
    }

    private let path: String
    private var members: GzipMembers
    private var next: Issue?
    /// To check the order by.
    private var last = ""

    init(path: String, bytes: [UInt8]) { (self.path, members) = (path, GzipMembers(bytes)) }

    /// The next issue, which stays the next one; nil at the end.
    mutating func peek() throws(DiffError) -> Issue? {
        if let next { return next }
        var rows: [UInt8] = []
        while rows.isEmpty {
            guard let member = try unpacked() else { return nil }
            rows = member
        }
        let issue = Issue(path: path, id: try issue(of: rows), rows: rows)
        guard last.utf8.lexicographicallyPrecedes(issue.id.utf8) else { throw .unordered(path: path, issue: issue.id) }
        (next, last) = (issue, issue.id)
        return issue
    }

    /// Leaves the issue that `peek` gave.
    mutating func advance() { next = nil }

    private mutating func unpacked() throws(DiffError) -> [UInt8]? {
        do { return try members.next() } catch { throw .gzip(path: path, error) }
    }

    /// The issue that the first row belongs to: its id without `-p<page>-<anchor>`.
    private func issue(of rows: [UInt8]) throws(DiffError) -> String {
        let first = Issue(path: path, id: "", rows: rows.prefix { $0 != UInt8(ascii: "\n") } + [UInt8(ascii: "\n")])
        let id = try first.articles().first?.id ?? ""
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        let page = parts.lastIndex { part in
            part.utf8.count > 2 && part.utf8.first == UInt8(ascii: "p")
                && part.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        }
        return parts[..<(page ?? parts.endIndex)].joined(separator: "-")
    }
}
