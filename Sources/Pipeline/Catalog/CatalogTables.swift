import Export
import Foundation
import GRDB
import Newspaper

/// A file whose content is known from an earlier night.
package struct KnownInput: Hashable, Sendable {
    package var state: FileState
    package var sha256: String
}

/// What a night ended with, to see at a glance whether the next has anything to do.
package struct NightState: Hashable, Sendable {
    /// The release that the table of issues tells of: `000042`; empty before the first.
    package var release: String
    /// Over everything that a run depends on; empty where some file was too young to be sure of.
    package var census: String
    /// How many inputs are in quarantine, by code.
    package var refused: [String: Int]
    /// What the release holds.
    package var papers = 0
    /// How many issues the catalog knows, those among them that are in no release.
    package var known = 0
    package var issues = 0
    package var counts = IssueBundle.Counts()
    package var warnings: [String: Int] = [:]
}

extension NightState {
    func write(to writer: inout BinaryWriter) {
        writer.text(release)
        writer.text(census)
        writer.counts(refused)
        writer.number(papers)
        writer.number(known)
        writer.number(issues)
        counts.write(to: &writer)
        writer.counts(warnings)
    }

    fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        release = try reader.text()
        census = try reader.text()
        refused = try reader.counts()
        papers = try reader.number()
        known = try reader.number()
        issues = try reader.number()
        counts = try IssueBundle.Counts(from: &reader)
        warnings = try reader.counts()
    }
}

extension Catalog {
    static let night = "night"

    /// Nil before the first night.
    func night() throws(CatalogError) -> NightState? {
        try state(Self.night) { reader throws(BinaryReader.Fault) in try NightState(from: &reader) }
    }

    static let parts = "parts"

    /// What is known of the catalogue of entities in the release that the night ended with; nil where nothing is.
    func knownParts() throws(CatalogError) -> KnownParts? {
        try state(Self.parts) { reader throws(BinaryReader.Fault) in try KnownParts(from: &reader) }
    }

    /// The packed entities of a part, as they were kept.
    func entities(of part: KnownParts.Part) throws(CatalogError) -> [UInt8] {
        try read { database in
            let statement = try database.cachedStatement(sql: "SELECT entities FROM part_entities WHERE sha256 = ?")
            let kept = try DatabaseValue.fetchOne(statement, arguments: [part.entities])
            guard let bytes = kept.flatMap(Data.fromDatabaseValue).map(Array.init), SHA256.hex(bytes).utf8.elementsEqual(part.entities.utf8)
            else { throw BinaryReader.Fault(offset: 0) }
            return bytes
        }
    }

    /// What is kept of entities is not the sum of what its issues give.
    var misfit: CatalogError { .damaged(path: path, detail: "what it keeps of the entities is not what its issues gave") }

    private func state<State>(
        _ name: String, _ read: (inout BinaryReader) throws(BinaryReader.Fault) -> State
    ) throws(CatalogError) -> State? {
        try self.read { database in
            let record = try DatabaseValue.fetchOne(database, sql: "SELECT record FROM state WHERE name = ?", arguments: [name])
            guard let record else { return nil }
            var reader = BinaryReader(try SealedRecord.opened(record, name: name.databaseValue))
            return try read(&reader)
        }
    }

    /// What is known of a file; nil where nothing is.
    func input(_ path: String) throws(CatalogError) -> KnownInput? { try inputs(CollectionOfOne(path))[0] }

    /// What is known of each of some files, in one reading: most of what a single look-up costs is to begin one.
    func inputs(_ paths: some Collection<String>) throws(CatalogError) -> [KnownInput?] {
        try read { database in
            let statement = try database.cachedStatement(sql: "SELECT record FROM inputs WHERE path = ?")
            return try paths.map { path in
                guard let record = try DatabaseValue.fetchOne(statement, arguments: [path]) else { return nil }
                return try KnownInput(record, path: path)
            }
        }
    }

    /// Files that are known and not among these, which are in byte order of path.
    func inputs(notAmong files: [InputFile]) throws(CatalogError) -> [String] {
        try read { database in
            var rest = files[...]
            var gone: [String] = []
            let paths = try DatabaseValue.fetchCursor(database, sql: "SELECT path FROM inputs ORDER BY path")
            while let value = try paths.next() {
                guard let path = String.fromDatabaseValue(value) else { throw BinaryReader.Fault(offset: 0) }
                while let first = rest.first, first.path.utf8.lexicographicallyPrecedes(path.utf8) { rest.removeFirst() }
                if rest.first.map({ !$0.path.utf8.elementsEqual(path.utf8) }) ?? true { gone.append(path) }
            }
            return gone
        }
    }

    /// Some issues in order of key.
    /// - Parameter key: the last that is not wanted; nil begins with the first.
    func issues(after key: IssueKey?, count: Int) throws(CatalogError) -> [KnownIssue] {
        try read { database in
            let start: StatementArguments = [key?.paper ?? "", key?.dayText ?? "", key?.edition ?? "", count]
            let statement = try database.cachedStatement(sql: """
                SELECT id, record, paper, day, edition FROM issues WHERE (paper, day, edition) > (?, ?, ?) ORDER BY paper, day, edition LIMIT ?
                """)
            var issues: [KnownIssue] = []
            let rows = try Row.fetchCursor(statement, arguments: start)
            while let row = try rows.next() {
                var reader = BinaryReader(try SealedRecord.opened(row[1] as DatabaseValue, name: row[0] as DatabaseValue))
                let issue = try KnownIssue(from: &reader)
                // The columns that put it in its place are not sealed.
                let columns = (2...4).map { String.fromDatabaseValue(row[$0] as DatabaseValue) }
                guard columns == [issue.key.paper, issue.key.dayText, issue.key.edition] else { throw reader.fault }
                issues.append(issue)
            }
            return issues
        }
    }

    /// How many issues that are in the release were made with something else than they would be now. Engines and field
    /// names that only some files are read with do not count: which files, only a forecast knows.
    /// - Complexity: O(issues), in an index alone.
    func outdatedIssues(_ fingerprints: Fingerprints) throws(CatalogError) -> Int {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT paper, made_with, COUNT(*) FROM issues WHERE pages > 0 GROUP BY paper, made_with")
            var count = 0
            while let row = try rows.next() {
                guard let paper = String.fromDatabaseValue(row[0]), let madeWith = String.fromDatabaseValue(row[1]),
                    let issues = Int.fromDatabaseValue(row[2])
                else { throw BinaryReader.Fault(offset: 0) }
                if !fingerprints.madeWith(paper: paper).utf8.elementsEqual(madeWith.utf8) { count += issues }
            }
            return count
        }
    }

    /// What each of some issues gives to the catalogue of entities, packed; nil for one not known.
    func entities(of keys: [IssueKey]) throws(CatalogError) -> [[UInt8]?] {
        try read { database in
            let statement = try database.cachedStatement(sql: "SELECT entities FROM issues WHERE id = ?")
            return try keys.map { key in
                guard let record = try DatabaseValue.fetchOne(statement, arguments: [key.text]) else { return nil }
                return try SealedRecord.opened(record, name: key.text.databaseValue)
            }
        }
    }
}

extension KnownInput {
    fileprivate init(_ record: DatabaseValue, path: String) throws(BinaryReader.Fault) {
        var reader = BinaryReader(try SealedRecord.opened(record, name: path.databaseValue))
        state = try FileState(from: &reader)
        sha256 = try reader.text()
    }
}
