import Export
import Newspaper

/// The files of a release while it is verified: what the manifest lists of them, and whom to tell what is wrong.
struct ReleaseFiles {
    let release: String
    let disk: Disk
    let listed: [String: Manifest.File]
    let report: (Verification.Finding) -> Void

    /// Releases of earlier versions have no rows of issues.
    var hasIssues: Bool { listed[RowKind.issues.schemaPath] != nil }

    /// The bytes of a file if they are those that the manifest lists.
    func bytes(of file: Manifest.File) throws(DiskError) -> [UInt8]? {
        guard let bytes = try disk.contents(of: "\(release)/\(file.path)") else { return nil }
        if bytes.count != file.byteCount {
            note(file, "has \(bytes.count) bytes, the manifest says \(file.byteCount)")
        } else if SHA256.hex(bytes) != file.sha256 {
            note(file, "its SHA-256 is not the one in the manifest")
        } else {
            return bytes
        }
        return nil
    }

    /// What rows of a kind must be like: by the schema that is published with them, so that a release of an earlier version
    /// keeps its own.
    func schema(of kind: RowKind) throws(DiskError) -> RowSchema {
        RowSchema(try disk.contents(of: "\(release)/\(kind.schemaPath)") ?? [])
    }

    /// Hands on each row of a file that is valid by its schema.
    /// - Returns: how many rows there are.
    /// - Throws: what `take` throws.
    func forEachRow(
        of schema: RowSchema, in bytes: [UInt8], of file: Manifest.File, take: (Int, JSONValue) throws -> Void
    ) rethrows -> Int {
        var lines = GzipLines(bytes)
        func next() -> [UInt8]? {
            do throws(GzipError) {
                let line = try lines.next()
                if line == nil, lines.isCutShort { note(file, "the last row has no line feed") }
                return line
            } catch {
                note(file, "\(error)")
                return nil
            }
        }
        var count = 0
        while let line = next() {
            count += 1
            if let row = schema.row(line, note: { note(file, "row \(count): \($0)") }) { try take(count, row) }
        }
        checkCount(count, of: file)
        return count
    }

    func checkCount(_ count: Int, of file: Manifest.File) {
        if count != file.rows { note(file, "has \(count) rows, the manifest says \(file.rows)") }
    }

    func note(_ file: Manifest.File, _ problem: String) { report(.init(path: file.path, problem: problem)) }
}

/// A schema of rows, or why there is none.
struct RowSchema {
    private let validator: Result<JSONSchemaValidator, any Error>

    init(_ bytes: [UInt8]) {
        validator = Result { JSONSchemaValidator(try JSONSchema(try JSONParser.parse(bytes))) }
    }

    /// A row if it is valid.
    /// - Parameter note: told what is wrong with it.
    func row(_ line: [UInt8], note: (String) -> Void) -> JSONValue? {
        do {
            let row = try JSONParser.parse(line)
            let violations = try validator.get().validate(row)
            for violation in violations { note("\(violation)") }
            return violations.isEmpty ? row : nil
        } catch {
            note("\(error)")
            return nil
        }
    }
}

/// Names the yearly files of one paper and year, in the order of a release.
struct ShelfName: Hashable, Comparable {
    let paper: String
    /// The last name of its files.
    let name: String

    /// The kind of a yearly file and the shelf it stands on, nil for any other file.
    static func of(_ path: String) -> (RowKind, ShelfName)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let kind = RowKind.yearly.first(where: { $0.rawValue.utf8.elementsEqual(parts[0].utf8) })
        else { return nil }
        return (kind, ShelfName(paper: String(parts[1]), name: String(parts[2])))
    }

    static func < (a: ShelfName, b: ShelfName) -> Bool {
        a.paper.utf8.elementsEqual(b.paper.utf8)
            ? a.name.utf8.lexicographicallyPrecedes(b.name.utf8) : a.paper.utf8.lexicographicallyPrecedes(b.paper.utf8)
    }
}
