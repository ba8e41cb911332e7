import Newspaper

/// Export, the last stage: an issue becomes the bytes that it gives to a release.
///
/// A pure function: the same issue, provenance, past, profile and level give the same bytes with one version of zlib.
package struct IssueExporter: Sendable {
    private let profile: DatasetProfile
    private let compressionLevel: Int

    /// - Parameter compressionLevel: of gzip, 1 to 9.
    package init(profile: DatasetProfile, compressionLevel: Int = 6) {
        (self.profile, self.compressionLevel) = (profile, compressionLevel)
    }

    /// - Parameters:
    ///   - provenance: what the issue was made from and with.
    ///   - previous: the issue in the release before, from which versions go on; nil where it was not there.
    /// - Throws: `ExportError`; never for what stands in the text of a page.
    /// - Complexity: O(text + lines log lines)
    package func callAsFunction(
        _ issue: Issue, provenance: Provenance, previous: PreviousIssue?
    ) throws(ExportError) -> IssueBundle {
        try bundle(NamedIssue(issue), provenance, previous: previous)
    }

    /// What is left of an issue whose inputs are gone: its row, with all its items canceled, so that their numbers are
    /// never given again. It has no articles, furniture or pages any more.
    /// - Parameters:
    ///   - provenance: what there is now to make it from: nothing.
    ///   - key: of the issue that `previous` was.
    /// - Throws: `ExportError`
    package func cancellation(
        of previous: PreviousIssue, key: IssueKey, provenance: Provenance
    ) throws(ExportError) -> IssueBundle {
        let nothing = Issue(key: key, paperName: previous.paperName, home: nil, pages: [])
        return try bundle(NamedIssue(nothing, date: previous.date), provenance, previous: previous, isGone: true)
    }

    private func bundle(
        _ issue: NamedIssue, _ provenance: Provenance, previous: PreviousIssue?, isGone: Bool = false
    ) throws(ExportError) -> IssueBundle {
        let key = issue.issue.key
        try Self.check(key)
        if let previous, previous.id != key.text {
            throw .previousOfAnotherIssue(expected: key.text, found: previous.id)
        }
        let history = try IssueHistory(issue, provenance, previous: previous, profile: profile, isGone: isGone)
        let yearly = "\(key.paper)/\(key.paper)-\(key.yearText).jsonl.gz"
        func member(_ kind: RowKind, _ rows: JSONLinesWriter) throws(ExportError) -> BundleFile {
            let bytes = try Gzip.member(rows.bytes, level: compressionLevel)
            return BundleFile(path: "\(kind.rawValue)/\(yearly)", bytes: bytes, rows: rows.rows, mode: .appended)
        }
        var files: [BundleFile] = []
        for (kind, rows) in [
            (RowKind.articles, history.articleRows), (.furniture, Self.furnitureRows(issue)),
            (.pages, Self.pageRows(issue)),
        ] where rows.rows > 0 {
            files.append(try member(kind, rows))
        }
        let message = try NewsMLMessage(issue, history.items, profile: profile)
        files.append(
            BundleFile(
                path: "newsml/\(key.paper)/\(key.yearText)/\(key.text).xml", bytes: try message.bytes(),
                rows: message.itemCount, mode: .whole))
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        // Last, as it says what the others are.
        let counts = Self.counts(issue.issue)
        var row = JSONLinesWriter()
        IssueRow(issue: issue, provenance: provenance, counts: counts, members: files, items: history.items.all)
            .write(to: &row)
        files.append(try member(.issues, row))
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return IssueBundle(
            key: key, files: files, counts: counts, catalogue: issue.catalogue,
            changes: history.changeRows(issue: key.text), lineage: history.lineageRows(issue: key.text),
            changeCounts: history.counts)
    }

    static func furnitureRows(_ issue: NamedIssue) -> JSONLinesWriter {
        var json = JSONLinesWriter()
        for page in issue.pages {
            for index in page.contents.furniture.indices {
                FurnitureRow(issue: issue, page: page, index: index).write(to: &json)
            }
        }
        return json
    }

    static func pageRows(_ issue: NamedIssue) -> JSONLinesWriter {
        var json = JSONLinesWriter()
        for page in issue.pages { PageRow(issue: issue, page: page).write(to: &json) }
        return json
    }

    private static func counts(_ issue: Issue) -> IssueBundle.Counts {
        var counts = IssueBundle.Counts()
        counts.pages = issue.pages.count
        for page in issue.pages {
            let contents = page.contents.contents
            counts.articles += contents.articles.count
            counts.furniture += contents.furniture.count
            for article in contents.articles {
                counts.paragraphs += article.paragraphs.count
                counts.characters += article.paragraphRanges.last?.upperBound ?? 0
            }
            for annotations in page.contents.annotations { counts.entities += annotations.entities.count }
        }
        return counts
    }

    /// Paper and edition become parts of paths, ids and codes.
    private static func check(_ key: IssueKey) throws(ExportError) {
        let isCode =
            !key.paper.isEmpty
            && key.paper.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
        guard isCode, key.paper != ".", key.paper != ".." else { throw .unsafeName(field: "paper", value: key.paper) }
        guard key.edition.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "/" && !$0.isBlank }) else {
            throw .unsafeName(field: "edition", value: key.edition)
        }
    }
}
