import Export
import Foundation
import GRDB
import Newspaper

/// What a run has to teach the catalog, put down while it goes on, so that memory does not grow with the number of
/// issues. None of it counts before `commit`: a run that ends without one has taught nothing.
final class CatalogLearning {
    private let catalog: Catalog
    private var inputs: [(path: String, input: KnownInput)] = []
    private var issues: [(issue: KnownIssue, entities: [UInt8]?)] = []
    private var goneInputs: [String] = []
    private var goneIssues: [IssueKey] = []
    private var parts: KnownParts?
    /// Packed entities of parts, by SHA-256 over them in hex.
    private var entities: [(digest: String, packed: [UInt8])] = []
    private var entityBytes = 0

    /// Few enough to hold, many enough that a transaction costs little.
    private static let batch = 128
    /// Bytes of entities.
    private static let entityBatch = 1 << 19

    init(_ catalog: Catalog) throws(CatalogError) {
        self.catalog = catalog
        try catalog.write { try $0.execute(sql: "DELETE FROM pending_inputs; DELETE FROM pending_issues") }
    }

    func learn(_ path: String, _ input: KnownInput) throws(CatalogError) {
        inputs.append((path, input))
        if inputs.count == Self.batch { try flush() }
    }

    /// - Parameter entities: what it gives to the catalogue of entities, packed; nil where that is what it was.
    func learn(_ issue: KnownIssue, entities: [UInt8]?) throws(CatalogError) {
        issues.append((issue, entities))
        if issues.count == Self.batch { try flush() }
    }

    /// What is known of the catalogue of entities is known of one release only: nothing where a run does not say it.
    func learn(_ parts: KnownParts) { self.parts = parts }

    /// Keeps the entities of a part under a digest of them. What no part is known to have is forgotten when this counts.
    func keep(_ packed: [UInt8], _ digest: String) throws(CatalogError) {
        entities.append((digest, packed))
        entityBytes += packed.count
        if entityBytes >= Self.entityBatch { try flush() }
    }

    func forget(_ path: String) { goneInputs.append(path) }
    func forget(_ key: IssueKey) { goneIssues.append(key) }

    /// Makes all of it count, or nothing.
    /// - Parameter replacing: whether issues that were not learned are forgotten.
    func commit(_ night: NightState, replacing: Bool = false) throws(CatalogError) {
        try flush()
        try catalog.write { database in
            if replacing { try database.execute(sql: "DELETE FROM issues") }
            for path in goneInputs {
                try database.cachedStatement(sql: "DELETE FROM inputs WHERE path = ?").execute(arguments: [path])
            }
            for key in goneIssues {
                try database.cachedStatement(sql: "DELETE FROM issues WHERE id = ?").execute(arguments: [key.text])
            }
            try database.execute(sql: """
                INSERT OR REPLACE INTO inputs SELECT * FROM pending_inputs;
                INSERT OR REPLACE INTO issues SELECT * FROM pending_issues;
                DELETE FROM pending_inputs;
                DELETE FROM pending_issues;
                """)
            var night = night
            night.known = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM issues") ?? 0
            try Self.put(night, database)
            try Self.put(parts, database)
        }
    }

    private func flush() throws(CatalogError) {
        try catalog.write { database in
            for (path, input) in inputs { try Self.put(path, input, database) }
            for (issue, entities) in issues { try Self.put(issue, entities, database) }
            for (digest, packed) in entities {
                try database.cachedStatement(sql: "INSERT OR REPLACE INTO part_entities VALUES (?, ?)").execute(arguments: [digest, Data(packed)])
            }
        }
        (inputs, issues, entities, entityBytes) = ([], [], [], 0)
    }

    private static func put(_ night: NightState, _ database: Database) throws {
        var writer = BinaryWriter()
        night.write(to: &writer)
        try put(writer.bytes, as: Catalog.night, database)
    }

    private static func put(_ parts: KnownParts?, _ database: Database) throws {
        let kept = Set(parts?.parts.map(\.entities) ?? [])
        for digest in try String.fetchAll(database, sql: "SELECT sha256 FROM part_entities") where !kept.contains(digest) {
            try database.cachedStatement(sql: "DELETE FROM part_entities WHERE sha256 = ?").execute(arguments: [digest])
        }
        guard let parts else { return try database.execute(sql: "DELETE FROM state WHERE name = ?", arguments: [Catalog.parts]) }
        var writer = BinaryWriter()
        parts.write(to: &writer)
        try put(writer.bytes, as: Catalog.parts, database)
    }

    private static func put(_ state: [UInt8], as name: String, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO state VALUES (?, ?)", arguments: [name, SealedRecord.sealed(state, name: name)])
    }

    private static func put(_ path: String, _ input: KnownInput, _ database: Database) throws {
        var writer = BinaryWriter()
        input.state.write(to: &writer)
        writer.text(input.sha256)
        try database.cachedStatement(sql: "INSERT INTO pending_inputs VALUES (?, ?, ?, ?, ?)").execute(arguments: [
            path, input.state.size, Timestamp(seconds: input.state.modified / 1_000_000_000).iso, input.sha256,
            SealedRecord.sealed(writer.bytes, name: path),
        ])
    }

    private static func put(_ issue: KnownIssue, _ entities: [UInt8]?, _ database: Database) throws {
        var writer = BinaryWriter()
        issue.write(to: &writer)
        let (id, key) = (issue.key.text, issue.key)
        var kept: DatabaseValue?
        if entities == nil {
            kept = try DatabaseValue.fetchOne(
                try database.cachedStatement(sql: "SELECT entities FROM issues WHERE id = ?"), arguments: [id])
        }
        try database.cachedStatement(sql: "INSERT INTO pending_issues VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
            id, key.paper, key.dayText, key.edition, issue.provenance.fingerprint, issue.counts.pages,
            issue.counts.articles, issue.refusals.count, SealedRecord.sealed(writer.bytes, name: id),
            kept ?? SealedRecord.sealed(entities ?? [], name: id).databaseValue, Fingerprints.madeWith(issue.provenance.parts),
        ])
    }
}

/// The issues of the release before, one after another in its order, each with where its shares of files lie. No more
/// than a few hundred are in memory.
final class KnownIssues {
    private let catalog: Catalog
    private var waiting: ArraySlice<KnownIssue> = []
    private var last: IssueKey?
    private var isAtEnd = false
    private var count = 0
    /// Where the next issue's shares begin, by path.
    private var ends: [String: Int] = [:]

    init(_ catalog: Catalog) { self.catalog = catalog }

    /// The next issue without taking it.
    func peek() throws(CatalogError) -> KnownIssue? {
        if waiting.isEmpty, !isAtEnd {
            waiting = try catalog.issues(after: last, count: 256)[...]
            isAtEnd = waiting.isEmpty
            // A damaged index may hide issues, or put them out of order.
            let keys = [last].compactMap { $0 } + waiting.map(\.key)
            count += waiting.count
            let expected = isAtEnd ? try catalog.night()?.known ?? 0 : count
            guard zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 }), count == expected else {
                throw .damaged(path: catalog.path, detail: "the issues it knows are not those that it learned")
            }
        }
        return waiting.first
    }

    func next() throws(CatalogError) -> KnownIssue? {
        guard var issue = try peek() else { return nil }
        waiting.removeFirst()
        if last?.paper != issue.key.paper || last?.yearText != issue.key.yearText { ends = [:] }
        last = issue.key
        for index in issue.members.indices where issue.members[index].mode == .appended {
            let member = issue.members[index]
            issue.members[index].start = ends[member.path, default: 0]
            ends[member.path] = issue.members[index].range.upperBound
        }
        return issue
    }

    /// The rest of them.
    func all() throws(CatalogError) -> [KnownIssue] {
        var issues: [KnownIssue] = []
        while let issue = try next() { issues.append(issue) }
        return issues
    }
}
