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
    package var issues = 0
    package var counts = IssueBundle.Counts()
    package var warnings: [String: Int] = [:]
}

extension NightState {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.text(release)
        writer.text(census)
        writer.counts(refused)
        writer.number(papers)
        writer.number(issues)
        counts.write(to: &writer)
        writer.counts(warnings)
    }

    fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        release = try reader.text()
        census = try reader.text()
        refused = try reader.counts()
        papers = try reader.number()
        issues = try reader.number()
        counts = try IssueBundle.Counts(from: &reader)
        warnings = try reader.counts()
    }
}

extension Catalog {
    private static let night = "night"

    /// Nil before the first night.
    func night() throws(CatalogError) -> NightState? {
        try read { database in
            guard let record = try Data.fetchOne(database, sql: "SELECT record FROM state WHERE name = ?", arguments: [Self.night])
            else { return nil }
            var reader = BinaryReader(try SealedRecord.opened(record, name: Self.night))
            return try NightState(from: &reader)
        }
    }

    /// By path.
    func inputs() throws(CatalogError) -> [String: KnownInput] {
        try read { database in
            var inputs: [String: KnownInput] = [:]
            let rows = try Row.fetchCursor(database, sql: "SELECT path, record FROM inputs")
            while let row = try rows.next() {
                var reader = BinaryReader(try SealedRecord.opened(row[1] as DatabaseValue, name: row[0] as DatabaseValue))
                let path: String = row[0]
                inputs[path] = KnownInput(state: try FileState(from: &reader), sha256: try reader.text())
            }
            return inputs
        }
    }

    /// In order of key.
    func issues() throws(CatalogError) -> [KnownIssue] {
        try read { database in
            var issues: [KnownIssue] = []
            let rows = try Row.fetchCursor(database, sql: "SELECT id, record FROM issues")
            while let row = try rows.next() {
                var reader = BinaryReader(try SealedRecord.opened(row[1] as DatabaseValue, name: row[0] as DatabaseValue))
                issues.append(try KnownIssue(from: &reader))
            }
            return issues.sorted { $0.key < $1.key }
        }
    }

    /// Remembers a night, all of it or nothing.
    /// - Parameters:
    ///   - inputs: those that are new or have changed; nil for a path that is gone.
    ///   - issues: those that were made; nil for one that is gone.
    func commit(_ night: NightState, inputs: [String: KnownInput?], issues: [IssueKey: KnownIssue?]) throws(CatalogError) {
        try write { database in
            for (path, input) in inputs {
                if let input { try Self.put(path, input, database) } else {
                    try database.cachedStatement(sql: "DELETE FROM inputs WHERE path = ?").execute(arguments: [path])
                }
            }
            for (key, issue) in issues {
                if let issue { try Self.put(issue, database) } else {
                    try database.cachedStatement(sql: "DELETE FROM issues WHERE id = ?").execute(arguments: [key.text])
                }
            }
            try Self.put(night, database)
        }
    }

    /// Takes these issues in place of all that it knew, as a release says them. What it knows of inputs stays.
    func replaceIssues(_ issues: [KnownIssue], _ night: NightState) throws(CatalogError) {
        try write { database in
            try database.execute(sql: "DELETE FROM issues")
            for issue in issues { try Self.put(issue, database) }
            try Self.put(night, database)
        }
    }

    private static func put(_ night: NightState, _ database: Database) throws {
        var writer = BinaryWriter()
        night.write(to: &writer)
        try database.execute(
            sql: "INSERT OR REPLACE INTO state VALUES (?, ?)",
            arguments: [Self.night, SealedRecord.sealed(writer.bytes, name: Self.night)])
    }

    private static func put(_ path: String, _ input: KnownInput, _ database: Database) throws {
        var writer = BinaryWriter()
        input.state.write(to: &writer)
        writer.text(input.sha256)
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)").execute(arguments: [
            path, input.state.size, Timestamp(seconds: input.state.modified / 1_000_000_000).iso, input.sha256,
            SealedRecord.sealed(writer.bytes, name: path),
        ])
    }

    private static func put(_ issue: KnownIssue, _ database: Database) throws {
        var writer = BinaryWriter()
        issue.write(to: &writer)
        let id = issue.key.text
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO issues VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
            id, issue.key.paper, issue.key.dayText, issue.provenance.fingerprint, issue.counts.pages, issue.counts.articles,
            issue.refusals.count, SealedRecord.sealed(writer.bytes, name: id),
        ])
    }
}
