import Export

/// What the articles of one release say and those of another do not. Any two releases can be compared, of whatever
/// versions; one issue of each is in memory at a time, and files that are the same are not read.
package struct ReleaseDiff {
    /// An article that differs, and where it stands.
    package struct Difference: Hashable, Sendable {
        package let paper: String
        /// `2023` or `undated`.
        package let year: String
        package let issue: String
        package let change: ArticleChange
    }

    private let disk: Disk
    /// The two release folders.
    let before: String
    let after: String
    private let filesBefore: [String: Manifest.File]
    private let filesAfter: [String: Manifest.File]

    /// - Parameters:
    ///   - before: a release folder, an output folder (whose current release is taken), or the number of a release.
    ///   - output: where releases lie that are given by number.
    ///   - paper: the code of the one paper to compare, nil for all.
    /// - Throws: `DiffError` where there is no release.
    package init(
        _ before: String, _ after: String, output: String, paper: String?, disk: Disk = Disk()
    ) throws(DiffError) {
        self.disk = disk
        (self.before, filesBefore) = try Self.open(before, output, paper, disk)
        (self.after, filesAfter) = try Self.open(after, output, paper, disk)
    }

    private static func open(
        _ name: String, _ output: String, _ paper: String?, _ disk: Disk
    ) throws(DiffError) -> (folder: String, files: [String: Manifest.File]) {
        let isNumber = !name.isEmpty && name.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let digits = String(repeating: "0", count: max(0, 6 - name.utf8.count)) + name
        let given = isNumber ? "\(output)/releases/\(digits)" : name
        let folder = Releases(output: given, disk: disk).current ?? given
        let bytes: [UInt8]?
        do { bytes = try disk.contents(of: "\(folder)/\(Manifest.name)") } catch { throw .unreadable(error) }
        guard let bytes else { throw .noRelease(given) }
        let files: [Manifest.File]
        do { files = try Manifest.files(bytes, file: "\(folder)/\(Manifest.name)") } catch { throw .manifest(error) }
        let prefix = paper.map { "articles/\($0)/" } ?? "articles/"
        let articles = files.filter { $0.path.hasPrefix(prefix) }
        return (folder, Dictionary(articles.map { ($0.path, $0) }) { first, _ in first })
    }

    /// Hands on every difference: by paper and year, then in order of issue and place.
    /// - Throws: `DiffError` for files that are not what the manifests say, or what `take` throws.
    func forEach(_ take: (Difference) throws -> Void) throws {
        let paths = Set(filesBefore.keys).union(filesAfter.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for path in paths {
            let (one, other) = (filesBefore[path], filesAfter[path])
            if let one, let other, one.sha256 == other.sha256 { continue }
            var old = try issues(one.map { "\(before)/\($0.path)" })
            var new = try issues(other.map { "\(after)/\($0.path)" })
            let parts = path.split(separator: "/")
            let paper = parts.count > 1 ? String(parts[1]) : ""
            let year = parts.last.map { String($0.prefix { $0 != "." }.dropFirst(paper.count + 1)) } ?? ""
            while let (before, after) = try Self.nextPair(&old, &new) {
                if before.rows == after.rows { continue }
                for change in ArticleChange.all(from: try before.articles(), to: try after.articles()) {
                    try take(Difference(paper: paper, year: year, issue: before.id, change: change))
                }
            }
        }
    }

    private func issues(_ path: String?) throws(DiffError) -> IssueRows {
        guard let path else { return IssueRows(path: "", bytes: []) }
        let bytes: [UInt8]?
        do { bytes = try disk.contents(of: path) } catch { throw .unreadable(error) }
        guard let bytes else { throw .missing(path) }
        return IssueRows(path: path, bytes: bytes)
    }

    /// The rows of the next issue in either file, with none for a file that has it not; nil at the end of both.
    private static func nextPair(
        _ old: inout IssueRows, _ new: inout IssueRows
    ) throws(DiffError) -> (IssueRows.Issue, IssueRows.Issue)? {
        let (one, other) = (try old.peek(), try new.peek())
        switch (one, other) {
        case (nil, nil): return nil
        case (let one?, nil):
            old.advance()
            return (one, one.without)
        case (nil, let other?):
            new.advance()
            return (other.without, other)
        case (let one?, let other?):
            let isFirst = one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
            let isLast = other.id.utf8.lexicographicallyPrecedes(one.id.utf8)
            if !isLast { old.advance() }
            if !isFirst { new.advance() }
            return (isLast ? other.without : one, isFirst ? one.without : other)
        }
    }
}

/// Why releases could not be compared.
package enum DiffError: Error, Hashable, Sendable {
    case noRelease(String)
    case manifest(ConfigurationError)
    /// A file of the manifest is not there.
    case missing(String)
    case unreadable(DiskError)
    case gzip(path: String, GzipError)
    case rows(path: String, RowError)
    /// Issues must stand in order, so that two files can be compared without holding either.
    case unordered(path: String, issue: String)

    /// Whether there was nothing to compare, rather than something damaged.
    var isUsage: Bool {
        switch self {
        case .noRelease, .manifest: true
        case .missing, .unreadable, .gzip, .rows, .unordered: false
        }
    }
}

extension DiffError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noRelease(let folder):
            "\(folder): no release there (no \(Manifest.name)); name a release folder, or a number and --output"
        case .manifest(let error): error.description
        case .missing(let path): "\(path): missing, though the manifest lists it; verify the release"
        case .unreadable(let error): error.description
        case .gzip(let path, let error): "\(path): \(error); verify the release"
        case .rows(let path, let error): "\(path): \(error); verify the release"
        case .unordered(let path, let issue): "\(path): \(issue) is not in order; verify the release"
        }
    }
}
