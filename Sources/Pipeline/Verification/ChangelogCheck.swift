import Export
import Newspaper

/// Checks `changes` and `lineage` against the issues that they speak of. Both are in the order of the release, so they are
/// read along with the yearly files, and one row is in memory at a time.
struct ChangelogCheck {
    private var changes: RowCursor?
    private var lineage: RowCursor?
    /// Whether all issues could be read so far.
    private var isComplete = true

    /// Releases of earlier versions have neither file.
    init(_ files: ReleaseFiles) throws(DiskError) {
        changes = try RowCursor(.changes, files)
        lineage = try RowCursor(.lineage, files)
    }

    /// Takes the issues of the next paper and year; nil where not all of them could be read.
    mutating func follow(_ issues: [IssueCheck.Issue]?) {
        guard isComplete, let issues else {
            isComplete = false
            return
        }
        for issue in issues {
            var seen: Set<[UInt8]> = []
            var removed: Set<[UInt8]> = []
            while let row = changes?.next(of: issue.id) {
                if !seen.insert(row.bytes("id")).inserted { changes?.note("\(row.text("id")) comes twice") }
                if row.text("kind") == "removed" { removed.insert(row.bytes("id")) }
                if let problem = Self.problem(in: row, issue) { changes?.note("\(row.text("id")) \(problem)") }
            }
            while let row = lineage?.next(of: issue.id) {
                func isThere(_ id: [UInt8]) -> Bool { issue.articles[id].map { !$0.isCanceled } ?? false }
                for id in row.strings("to") where !isThere(id) {
                    lineage?.note("\(String(decoding: id, as: UTF8.self)) is not in the release")
                }
                for id in row.strings("from") where !isThere(id) && !removed.contains(id) {
                    lineage?.note("\(String(decoding: id, as: UTF8.self)) is neither in the release nor removed by it")
                }
            }
        }
    }

    /// Reads what is left, which should be nothing.
    /// - Returns: the rows of both files.
    mutating func finish() -> Int {
        (changes?.finish(isComplete: isComplete) ?? 0) + (lineage?.finish(isComplete: isComplete) ?? 0)
    }

    /// What a row of `changes` says that the issue does not.
    private static func problem(in row: JSONValue, _ issue: IssueCheck.Issue) -> String? {
        guard let item = issue.articles[row.bytes("id")] else { return "is no article of its issue" }
        let (before, after) = (row.integer("version_before") ?? 0, row.integer("version_after") ?? 0)
        let (hashBefore, hashAfter) = (row.bytes("hash_before"), row.bytes("hash_after"))
        if row.text("kind") == "removed" {
            if !item.isCanceled { return "is said to be removed, and is there" }
            if after != 0 || !hashAfter.isEmpty { return "is said to be removed, and has a version or a hash" }
            if item.version != before + 1 { return "was version \(before), and is canceled as version \(item.version)" }
            return item.content == hashBefore ? nil : "held another content than hash_before when it was removed"
        }
        if item.isCanceled { return "is not there" }
        if item.version != after { return "is version \(item.version), not \(after)" }
        if item.content != hashAfter { return "has another content than hash_after" }
        let wasThere = before > 0 || !hashBefore.isEmpty
        if row.text("kind") == "added" { return wasThere ? "is said to be added, and was there" : nil }
        if !wasThere { return "is said to have changed, and was not there" }
        if after != before + 1 { return "was version \(before), and version \(after) is not the next" }
        return hashBefore == hashAfter ? "is said to have changed into what it was" : nil
    }
}

/// The rows of a file, one after another, as long as they belong to an issue.
private struct RowCursor {
    private let file: Manifest.File
    private let files: ReleaseFiles
    private let schema: RowSchema
    private var lines: GzipLines
    /// The next valid row.
    private var ahead: JSONValue?
    /// How many rows were read.
    private var count = 0

    /// Nil where the release has no such file, or not the one of the manifest.
    init?(_ kind: RowKind, _ files: ReleaseFiles) throws(DiskError) {
        guard let file = files.listed[kind.glob], let bytes = try files.bytes(of: file) else { return nil }
        (self.file, self.files) = (file, files)
        schema = try files.schema(of: kind)
        lines = GzipLines(bytes)
        advance()
    }

    /// The next row if it is of this issue.
    mutating func next(of issue: [UInt8]) -> JSONValue? {
        guard let row = ahead, row.bytes("issue") == issue else { return nil }
        number = count
        advance()
        return row
    }

    /// Of the row that `next` gave last.
    private var number = 0

    /// Says what is wrong with the row that `next` gave last.
    func note(_ problem: String) { files.note(file, "row \(number): \(problem)") }

    /// - Parameter isComplete: whether all issues were asked for.
    mutating func finish(isComplete: Bool) -> Int {
        if let ahead, isComplete {
            files.note(file, "row \(count): its issue \(ahead.text("issue")) is not in the release, or not in its order; no later row is checked")
        }
        while ahead != nil { advance() }
        files.checkCount(count, of: file)
        return count
    }

    private mutating func advance() {
        ahead = nil
        do throws(GzipError) {
            while ahead == nil, let line = try lines.next() {
                count += 1
                ahead = schema.row(line) { files.note(file, "row \(count): \($0)") }
            }
            if lines.isCutShort { files.note(file, "the last row has no line feed") }
        } catch {
            files.note(file, "\(error)")
        }
    }
}

extension JSONValue {
    /// The strings of a member that is an array.
    fileprivate func strings(_ name: String) -> [[UInt8]] {
        items(name).compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
