import Export
import Newspaper

/// Checks a release: that every file is the one the manifest lists, every row as its schema says, every offset and
/// every line where it belongs, every NewsML-G2 file well made, and that all that rows say of each other is so.
///
/// Each file is read once and unpacked once. No more than one yearly file is in memory, and of the catalogue some
/// thousand entities: the rest waits in a temporary folder.
package struct Verification {
    /// Something that is wrong in a release.
    package struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// Relative to the release.
        package var path: String
        package var problem: String
        package var description: String { "\(path): \(problem)" }
    }

    private let release: String
    private let disk: Disk
    private let schemas: [XMLSchemaFile]
    private let report: (Finding) -> Void

    /// - Parameters:
    ///   - folder: a release, or an output folder, whose current release is checked.
    ///   - newsmlSchema: the folder with IPTC's schema 2.35 and the profile of our body elements; nil checks what
    ///     needs no schema.
    ///   - report: told of each finding.
    /// - Throws: `VerificationError` if there is nothing to check, or nothing to check it with.
    package init(
        of folder: String, newsmlSchema: String?, disk: Disk = Disk(), report: @escaping (Finding) -> Void
    ) throws(VerificationError) {
        self.disk = disk
        self.report = report
        let current = Releases(output: folder, disk: disk).current
        release = current ?? folder
        do {
            guard try disk.contents(of: "\(release)/\(Manifest.name)") != nil else { throw VerificationError.noRelease(folder) }
        } catch let error as DiskError {
            throw .unreadable(error)
        } catch {
            throw .noRelease(folder)
        }
        var schemas: [XMLSchemaFile] = []
        if let newsmlSchema {
            for name in ["2.35/NewsML-G2_2.35-spec-All-Power.xsd", "profile/broadsheet-profile.xsd"] {
                do { schemas.append(try XMLSchemaFile(path: "\(newsmlSchema)/\(name)")) } catch {
                    throw .schema(path: "\(newsmlSchema)/\(name)", error)
                }
            }
        }
        self.schemas = schemas
    }

    /// Runs all checks.
    /// - Returns: what was looked at.
    /// - Throws: `DiskError`, or `ScratchDamage` where the temporary folder does not keep what it is given.
    package func callAsFunction() throws -> VerificationTally {
        let scratch = try disk.makeTemporaryFolder()
        let result = Result { try checked(CatalogueCheck(scratch: scratch, disk: disk)) }
        try disk.remove(scratch)
        return try result.get()
    }

    private func checked(_ catalogueCheck: CatalogueCheck) throws -> VerificationTally {
        var catalogue = catalogueCheck
        var tally = VerificationTally(release: release)
        let manifest = try disk.contents(of: "\(release)/\(Manifest.name)") ?? []
        let files = ReleaseFiles(release: release, disk: disk, listed: listed(manifest), report: report)
        let found = try names(in: "")
        for name in Set(files.listed.keys).subtracting(found).sorted() { report(Finding(path: name, problem: "missing")) }
        for name in found where files.listed[name] == nil && name != Manifest.name {
            report(Finding(path: name, problem: "not in the manifest"))
        }
        var shelves: [ShelfName: [RowKind: Manifest.File]] = [:]
        var messages: [Manifest.File] = []
        for name in found {
            guard let file = files.listed[name] else { continue }
            tally.files += 1
            if Self.rowFiles.contains(name) { continue }
            if let (kind, shelf) = ShelfName.of(name) {
                shelves[shelf, default: [:]][kind] = file
            } else if name.hasPrefix("newsml/") {
                messages.append(file)
            } else {
                _ = try files.bytes(of: file)
            }
        }
        let newsML = NewsMLCheck(files: files, schemas: schemas)
        var changelog = try ChangelogCheck(files)
        var named: Set<String> = []
        var counts: IssueBundle.Counts? = IssueBundle.Counts()
        for (_, kinds) in shelves.sorted(by: { $0.key < $1.key }) {
            var shelf = ShelfCheck(files: files, newsML: newsML)
            let issues = try shelf(kinds, &catalogue, &tally)
            named.formUnion(shelf.messages)
            changelog.follow(issues)
            if let issues { for issue in issues { counts? += issue.counts } } else { counts = nil }
        }
        if files.hasIssues, let counts, let totals = Manifest.content(manifest)?["totals"] {
            for problem in counts.differences(from: totals) { report(Finding(path: Manifest.name, problem: "totals: \(problem)")) }
        }
        tally.rows += changelog.finish()
        for file in messages where !named.contains(file.path) {
            if files.hasIssues, !file.path.hasPrefix("newsml/entities-") {
                report(Finding(path: file.path, problem: "no row of issues names it"))
            }
            _ = try newsML(file)
        }
        tally.newsML = messages.count
        // Releases of earlier versions have no catalogue.
        if files.listed[RowKind.entities.schemaPath] != nil || files.listed[CatalogueFiles.rowsPath] != nil {
            try checkCatalogue(files, &catalogue, &tally)
        }
        return tally
    }

    /// Files of rows that there is one of in a release.
    private static let rowFiles = Set([RowKind.entities, .changes, .lineage].map(\.glob))

    /// The files that the manifest lists.
    private func listed(_ manifest: [UInt8]) -> [String: Manifest.File] {
        do {
            let files = try Manifest.files(manifest, file: Manifest.name)
            return Dictionary(files.map { ($0.path, $0) }) { first, _ in
                report(Finding(path: Manifest.name, problem: "lists \(first.path) twice"))
                return first
            }
        } catch {
            report(Finding(path: Manifest.name, problem: error.description))
            return [:]
        }
    }

    /// Every file of the release in byte order; links are not followed.
    private func names(in folder: String) throws(DiskError) -> [String] {
        var files: [String] = []
        for name in try disk.names(in: folder.isEmpty ? release : "\(release)/\(folder)") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            if disk.isFolder("\(release)/\(path)") { files += try names(in: path) } else { files.append(path) }
        }
        return files
    }

    /// Checks the entities against what the articles, all of which have been read, say of them.
    private func checkCatalogue(
        _ files: ReleaseFiles, _ catalogue: inout CatalogueCheck, _ tally: inout VerificationTally
    ) throws {
        var comparison = try catalogue.finish()
        if let file = files.listed[CatalogueFiles.rowsPath] {
            guard let bytes = try files.bytes(of: file) else { return }
            let count = try files.forEachRow(of: try files.schema(of: .entities), in: bytes, of: file) { number, row in
                for problem in try comparison.take(row) {
                    report(Finding(path: file.path, problem: "row \(number): \(problem)"))
                }
            }
            tally.rows += count
        }
        try comparison.finish { id in
            report(Finding(path: CatalogueFiles.rowsPath, problem: "has no row for \(id.text), which an article names"))
        }
    }
}

/// What a verification looked at.
package struct VerificationTally: Hashable, Sendable {
    package var release: String
    package var files = 0
    package var pages = 0
    package var rows = 0
    package var newsML = 0
}

/// Why a verification could not begin.
package enum VerificationError: Error, Hashable, Sendable {
    case noRelease(String)
    case unreadable(DiskError)
    case schema(path: String, XMLProblem)
}

extension VerificationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noRelease(let folder): "\(folder): neither a release (no \(Manifest.name)) nor an output folder (no current)"
        case .unreadable(let error): error.description
        case .schema(let path, let problem): "the schema \(path) cannot be used: \(problem)"
        }
    }
}
