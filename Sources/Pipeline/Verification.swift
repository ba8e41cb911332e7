import Export
import Newspaper

/// Checks a release: that every file is the one the manifest lists, every row as its schema says, every offset and
/// every line where it belongs, and every NewsML-G2 file well made.
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

    /// Runs all checks, reading each file once.
    /// - Returns: what was looked at.
    package func callAsFunction() throws(DiskError) -> VerificationTally {
        var tally = VerificationTally(release: release)
        let listed = try manifest()
        let found = try files(in: "")
        for name in Set(listed.keys).subtracting(found).sorted() { report(Finding(path: name, problem: "missing")) }
        for name in found where listed[name] == nil && name != Manifest.name {
            report(Finding(path: name, problem: "not in the manifest"))
        }
        var shelves: [String: [RowKind: Manifest.File]] = [:]
        for name in found {
            guard let file = listed[name] else { continue }
            tally.files += 1
            if name == CatalogueFiles.rowsPath { continue }
            if let kind = RowKind.yearly.first(where: { name.hasPrefix("\($0.rawValue)/") }) {
                shelves[String(name.dropFirst(kind.rawValue.count)), default: [:]][kind] = file
            } else if let bytes = try checkedBytes(file), name.hasPrefix("newsml/") {
                checkNewsML(name, bytes)
                tally.newsML += 1
            }
        }
        var catalogue = CatalogueCheck()
        for (_, files) in shelves.sorted(by: { $0.key < $1.key }) { try checkShelf(files, &catalogue, &tally) }
        // Releases of earlier versions have no catalogue.
        if listed[RowKind.entities.schemaPath] != nil || listed[CatalogueFiles.rowsPath] != nil {
            try checkCatalogue(listed[CatalogueFiles.rowsPath], &catalogue, &tally)
        }
        return tally
    }

    private func manifest() throws(DiskError) -> [String: Manifest.File] {
        let bytes = try disk.contents(of: "\(release)/\(Manifest.name)") ?? []
        do {
            let files = try Manifest.files(bytes, file: Manifest.name)
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
    private func files(in folder: String) throws(DiskError) -> [String] {
        var files: [String] = []
        for name in try disk.names(in: folder.isEmpty ? release : "\(release)/\(folder)") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            if disk.isFolder("\(release)/\(path)") { files += try self.files(in: path) } else { files.append(path) }
        }
        return files
    }

    /// The bytes of a file if they are those that the manifest lists.
    private func checkedBytes(_ file: Manifest.File) throws(DiskError) -> [UInt8]? {
        guard let bytes = try disk.contents(of: "\(release)/\(file.path)") else { return nil }
        if bytes.count != file.byteCount {
            report(Finding(path: file.path, problem: "has \(bytes.count) bytes, the manifest says \(file.byteCount)"))
        } else if SHA256.hex(bytes) != file.sha256 {
            report(Finding(path: file.path, problem: "its SHA-256 is not the one in the manifest"))
        } else {
            return bytes
        }
        return nil
    }

    private func checkNewsML(_ path: String, _ bytes: [UInt8]) {
        let document: XMLDocument
        do { document = try XMLDocument(parsing: bytes) } catch {
            report(Finding(path: path, problem: error.description))
            return
        }
        for problem in NewsMLRules.check(document) + schemas.flatMap({ $0.validate(document) }) {
            report(Finding(path: path, problem: problem.description))
        }
    }

    /// Checks the rows of one paper and year: pages first, for the ledger.
    private func checkShelf(
        _ files: [RowKind: Manifest.File], _ catalogue: inout CatalogueCheck, _ tally: inout VerificationTally
    ) throws(DiskError) {
        var ledger = LedgerCheck()
        var links = LinkCheck()
        var ids: Set<[UInt8]> = []
        var isComplete = true
        for kind in RowKind.yearly {
            guard let file = files[kind] else { continue }
            guard let bytes = try checkedBytes(file) else {
                isComplete = false
                continue
            }
            func note(_ row: Int, _ problem: String) { report(Finding(path: file.path, problem: "row \(row): \(problem)")) }
            let count = try rows(of: kind, in: bytes, file.path) { number, row in
                if !ids.insert(row.bytes("id")).inserted { note(number, "the id \(row.text("id")) is not unique") }
                links.add(row, number: number, path: file.path)
                switch kind {
                case .pages: ledger.addPage(row)
                case .articles:
                    catalogue.addArticle(row)
                    for problem in OffsetCheck.problems(in: row) + ledger.addClaims(row) { note(number, problem) }
                case .furniture: for problem in ledger.addClaims(row) { note(number, problem) }
                case .issues, .entities, .changes, .lineage: break
                }
            }
            checkCount(count, of: file)
            tally.rows += count
            tally.pages += kind == .pages ? count : 0
        }
        guard isComplete, let pages = files[.pages] else { return }
        for link in links.broken(ids) {
            report(Finding(path: link.path, problem: "row \(link.row): refers to \(String(decoding: link.id, as: UTF8.self)), which is not there"))
        }
        for (page, problem) in ledger.problems() { report(Finding(path: pages.path, problem: "\(page): \(problem)")) }
    }

    /// Checks the entities against what the articles, all of which have been read, say of them.
    private func checkCatalogue(
        _ file: Manifest.File?, _ catalogue: inout CatalogueCheck, _ tally: inout VerificationTally
    ) throws(DiskError) {
        if let file {
            guard let bytes = try checkedBytes(file) else { return }
            let count = try rows(of: .entities, in: bytes, file.path) { number, row in
                for problem in catalogue.addEntity(row) {
                    report(Finding(path: file.path, problem: "row \(number): \(problem)"))
                }
            }
            checkCount(count, of: file)
            tally.rows += count
        }
        for id in catalogue.missing {
            report(Finding(path: CatalogueFiles.rowsPath, problem: "has no row for \(id.text), which an article names"))
        }
    }

    private func checkCount(_ count: Int, of file: Manifest.File) {
        if count != file.rows {
            report(Finding(path: file.path, problem: "has \(count) rows, the manifest says \(file.rows)"))
        }
    }

    /// Hands on each row that is valid by its schema, and counts all.
    private func rows(
        of kind: RowKind, in bytes: [UInt8], _ path: String, take: (Int, JSONValue) -> Void
    ) throws(DiskError) -> Int {
        var count = 0
        let schema = try disk.contents(of: "\(release)/\(kind.schemaPath)") ?? []
        do {
            // The schema published with the rows: a release of an earlier version keeps its own.
            let validator = JSONSchemaValidator(try JSONSchema(try JSONParser.parse(schema)))
            var members = GzipMembers(bytes)
            while let member = try members.next() {
                var start = 0
                while let end = member[start...].firstIndex(of: UInt8(ascii: "\n")) {
                    count += 1
                    do {
                        let row = try JSONParser.parse(member, range: start..<end)
                        let violations = validator.validate(row)
                        for violation in violations {
                            report(Finding(path: path, problem: "row \(count): \(violation)"))
                        }
                        if violations.isEmpty { take(count, row) }
                    } catch {
                        report(Finding(path: path, problem: "row \(count): \(error)"))
                    }
                    start = end + 1
                }
                if start < member.count { report(Finding(path: path, problem: "the last row has no line feed")) }
            }
        } catch {
            report(Finding(path: path, problem: "\(error)"))
        }
        return count
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
