import Export
import Newspaper

/// Checks the rows of one paper and year, and the NewsML-G2 files of its issues: each by itself, then what they say of
/// each other.
struct ShelfCheck {
    private let files: ReleaseFiles
    private let newsML: NewsMLCheck
    private var ledger = LedgerCheck()
    private var links = LinkCheck()
    private var ids: Set<[UInt8]> = []
    private var issues = IssueCheck()
    /// The NewsML-G2 files that rows of issues name.
    private(set) var messages: Set<String> = []

    init(files: ReleaseFiles, newsML: NewsMLCheck) { (self.files, self.newsML) = (files, newsML) }

    /// Pages come first, for the ledger; issues last, as they say what all else is.
    /// - Returns: what the changelog may speak of; nil where not all of it could be read.
    mutating func callAsFunction(
        _ kinds: [RowKind: Manifest.File], _ catalogue: inout CatalogueCheck, _ tally: inout VerificationTally
    ) throws -> [IssueCheck.Issue]? {
        var isComplete = true
        var known: [IssueCheck.Issue] = []
        for kind in RowKind.yearly {
            guard let file = kinds[kind] else { continue }
            guard let bytes = try files.bytes(of: file) else {
                isComplete = false
                continue
            }
            let schema = try files.schema(of: kind)
            var members = GzipMembers(bytes)
            var count = 0
            while let (share, member) = next(&members, of: file, bytes) {
                var share = share
                for line in lines(of: member, file) {
                    count += 1
                    share.rows += 1
                    guard let row = schema.row(line, note: { files.note(file, "row \(count): \($0)") }) else { continue }
                    if !ids.insert(row.bytes("id")).inserted { files.note(file, "row \(count): the id \(row.text("id")) is not unique") }
                    if kind == .issues {
                        if isComplete { known.append(try check(issue: row, count, file)) }
                    } else {
                        share.add(row, line, kind)
                        try check(row, count, kind, file, &catalogue)
                    }
                }
                if kind != .issues { issues.add(share, path: file.path) }
            }
            files.checkCount(count, of: file)
            tally.rows += count
            tally.pages += kind == .pages ? count : 0
        }
        guard isComplete else { return nil }
        if files.hasIssues {
            for (path, problem) in issues.problemsAtEnd { files.report(.init(path: path, problem: problem)) }
        }
        guard let pages = kinds[.pages] else { return known }
        for link in links.broken(ids) {
            files.report(.init(
                path: link.path, problem: "row \(link.row): refers to \(String(decoding: link.id, as: UTF8.self)), which is not there"))
        }
        for (page, problem) in ledger.problems() { files.note(pages, "\(page): \(problem)") }
        return known
    }

    /// The next gzip member of a file with what it is by itself; nil at the end, and where what follows cannot be unpacked.
    private func next(
        _ members: inout GzipMembers, of file: Manifest.File, _ bytes: [UInt8]
    ) -> (share: IssueShare, member: [UInt8])? {
        let start = members.offset
        do {
            guard let member = try members.next() else { return nil }
            let packed = bytes[start..<members.offset]
            return (IssueShare(byteCount: packed.count, sha256: Array(SHA256.hex(Array(packed)).utf8)), member)
        } catch {
            files.note(file, "\(error)")
            return nil
        }
    }

    private func lines(of member: [UInt8], _ file: Manifest.File) -> [[UInt8]] {
        if let last = member.last, last != UInt8(ascii: "\n") { files.note(file, "the last row has no line feed") }
        let rows = member.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
        return Array(rows.dropLast())
    }

    /// What a row is by itself, and what it adds to what is checked when all rows are there.
    private mutating func check(
        _ row: JSONValue, _ number: Int, _ kind: RowKind, _ file: Manifest.File, _ catalogue: inout CatalogueCheck
    ) throws {
        func note(_ problem: String) { files.note(file, "row \(number): \(problem)") }
        links.add(row, number: number, path: file.path)
        if kind == .pages { return ledger.addPage(row) }
        if kind == .articles {
            try catalogue.addArticle(row)
            for problem in OffsetCheck.problems(in: row) { note(problem) }
        }
        for problem in ledger.addClaims(row) { note(problem) }
    }

    private mutating func check(
        issue row: JSONValue, _ number: Int, _ file: Manifest.File
    ) throws(DiskError) -> IssueCheck.Issue {
        var items: [ItemName]?
        for member in row.items("members") {
            let path = member.text("path")
            guard path.utf8.starts(with: "newsml/".utf8), let listed = files.listed[path] else { continue }
            messages.insert(path)
            items = try newsML(listed)
        }
        let (issue, problems) = issues.check(row, files.listed, items)
        for problem in problems { files.note(file, "row \(number): \(problem)") }
        return issue
    }
}
