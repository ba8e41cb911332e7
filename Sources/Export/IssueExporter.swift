import Newspaper

/// Export, the last stage: an issue becomes the bytes that it gives to a release.
///
/// A pure function: the same issue, profile and level give the same bytes with one version of zlib.
package struct IssueExporter: Sendable {
    private let profile: DatasetProfile
    private let compressionLevel: Int

    /// - Parameter compressionLevel: of gzip, 1 to 9.
    package init(profile: DatasetProfile, compressionLevel: Int = 6) {
        (self.profile, self.compressionLevel) = (profile, compressionLevel)
    }

    /// - Throws: `ExportError`; never for what stands in the text of a page.
    /// - Complexity: O(text + lines log lines)
    package func callAsFunction(_ issue: Issue) throws(ExportError) -> IssueBundle {
        let key = issue.key
        try Self.check(key)
        let named = NamedIssue(issue)
        let yearly = "\(key.paper)/\(key.paper)-\(key.yearText).jsonl.gz"
        var files: [BundleFile] = []
        for (folder, rows) in [
            ("articles", Self.articleRows(named)), ("furniture", Self.furnitureRows(named)),
            ("pages", Self.pageRows(named)),
        ] where rows.rows > 0 {
            let member = try Gzip.member(rows.bytes, level: compressionLevel)
            files.append(BundleFile(path: "\(folder)/\(yearly)", bytes: member, rows: rows.rows, mode: .appended))
        }
        let message = try NewsMLMessage(named, profile: profile)
        files.append(
            BundleFile(
                path: "newsml/\(key.paper)/\(key.yearText)/\(key.text).xml", bytes: try message.bytes(),
                rows: message.itemCount, mode: .whole))
        files.sort { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
        return IssueBundle(key: key, files: files, counts: Self.counts(issue), catalogue: named.catalogue)
    }

    static func articleRows(_ issue: NamedIssue) -> JSONLinesWriter {
        var json = JSONLinesWriter()
        for page in issue.pages {
            for index in page.contents.articles.indices {
                ArticleRow(issue: issue, page: page, index: index).write(to: &json)
            }
        }
        return json
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
