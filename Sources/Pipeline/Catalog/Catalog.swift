import CLinux
import Foundation
import GRDB
import Glibc
import Newspaper

/// `catalog.sqlite`: what the pipeline remembers from night to night. All of it can be made again from the releases
/// and the inputs, so it is never a reason to lose anything: a damaged catalog is put aside and rebuilt.
///
/// The columns are for people with SQL; the pipeline reads `record`, which is sealed, so that a flipped bit cannot make
/// it trust what is not so.
package final class Catalog {
    private let database: DatabaseQueue
    package let path: String

    /// Opens the catalog of an output folder, or makes it.
    /// - Throws: `CatalogError.newer` if a later version wrote it, `.damaged` if it is no catalog any more.
    package init(output: String) throws(CatalogError) {
        path = "\(output)/catalog.sqlite"
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(5)
        let journal = isOnNetwork(output) ? "DELETE" : "WAL"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = \(journal)")
            // Derived: what a power failure takes is made again.
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            if try database.read(Self.migrations.hasBeenSuperseded) { throw CatalogError.newer(path: path) }
            try Self.migrations.migrate(database)
        } catch {
            throw CatalogError(error, path: path)
        }
    }

    /// Opens a catalog to look at it, while a run may be at work: nothing is made or changed.
    package init(reading output: String) throws(CatalogError) {
        path = "\(output)/catalog.sqlite"
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do { database = try DatabaseQueue(path: path, configuration: configuration) } catch { throw CatalogError(error, path: path) }
    }

    private static let migrations: DatabaseMigrator = {
        var migrations = DatabaseMigrator()
        migrations.registerMigration("1") { database in
            try database.execute(sql: """
                CREATE TABLE state (name TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
                CREATE TABLE inputs (
                    path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, modified TEXT NOT NULL, sha256 TEXT NOT NULL,
                    record BLOB NOT NULL) WITHOUT ROWID;
                CREATE TABLE issues (
                    id TEXT PRIMARY KEY, paper TEXT NOT NULL, day TEXT NOT NULL, edition TEXT NOT NULL,
                    fingerprint TEXT NOT NULL, pages INTEGER NOT NULL, articles INTEGER NOT NULL, refused INTEGER NOT NULL,
                    record BLOB NOT NULL, entities BLOB NOT NULL);
                CREATE UNIQUE INDEX issues_in_order ON issues (paper, day, edition);
                CREATE TABLE pending_inputs AS SELECT * FROM inputs WHERE 0;
                CREATE TABLE pending_issues AS SELECT * FROM issues WHERE 0;
                CREATE TABLE runs (
                    number INTEGER PRIMARY KEY, command TEXT NOT NULL, started TEXT NOT NULL, seconds REAL,
                    exit_code INTEGER, release TEXT, pages INTEGER, summary TEXT);
                CREATE TABLE releases (
                    number INTEGER PRIMARY KEY, created TEXT NOT NULL, manifest_sha256 TEXT NOT NULL,
                    issues INTEGER NOT NULL, pages INTEGER NOT NULL, articles INTEGER NOT NULL);
                CREATE TABLE quarantine (
                    name TEXT PRIMARY KEY, code TEXT NOT NULL, path TEXT NOT NULL, page INTEGER NOT NULL);
                """)
        }
        migrations.registerMigration("archives") { database in
            try database.execute(sql: """
                CREATE TABLE archives (path TEXT PRIMARY KEY, members INTEGER NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;
                """)
        }
        migrations.registerMigration("packed entities") { database in
            // Entities are packed in another way: without a night, the catalog is made again from the release.
            try database.execute(sql: """
                DELETE FROM state;
                ALTER TABLE issues ADD COLUMN made_with TEXT NOT NULL DEFAULT '';
                ALTER TABLE pending_issues ADD COLUMN made_with TEXT NOT NULL DEFAULT '';
                CREATE INDEX issues_made_with ON issues (paper, made_with, pages);
                """)
        }
        migrations.registerMigration("entities of parts") { database in
            // Entities are packed in another way once more.
            try database.execute(sql: """
                DELETE FROM state;
                CREATE TABLE part_entities (sha256 TEXT PRIMARY KEY, entities BLOB NOT NULL);
                """)
        }
        return migrations
    }()

    func read<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        do { return try database.read(body) } catch { throw CatalogError(error, path: path) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        do { return try database.write(body) } catch { throw CatalogError(error, path: path) }
    }

    /// Removes a catalog that is not to be believed.
    static func remove(output: String, disk: Disk) throws(DiskError) {
        for suffix in ["-wal", "-shm", ""] { try disk.remove("\(output)/catalog.sqlite\(suffix)") }
    }

    /// Takes a catalog that cannot be used out of the way; nil where there is none.
    static func putAside(output: String, disk: Disk) throws(DiskError) -> String? {
        let path = "\(output)/catalog.sqlite"
        for suffix in ["-wal", "-shm"] { try disk.remove("\(path)\(suffix)") }
        guard disk.size(of: path) != nil else { return nil }
        try disk.rename(path, to: "\(path).damaged")
        return "\(path).damaged"
    }
}

/// Why the catalog cannot be used.
package enum CatalogError: Error, Hashable, Sendable {
    case newer(path: String)
    case damaged(path: String, detail: String)
    /// The disk or the rights: it may be whole.
    case unusable(path: String, detail: String)

    init(_ error: any Error, path: String) {
        switch error {
        case let error as CatalogError: self = error
        case is BinaryReader.Fault: self = .damaged(path: path, detail: "a record is not what was written")
        case let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode.primaryResultCode):
            self = .damaged(path: path, detail: error.message ?? "SQLite cannot read it")
        case let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_ERROR:
            // A table that is not there, or not as it was made.
            self = .damaged(path: path, detail: error.message ?? "SQLite cannot read it")
        case let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_IOERR:
            // SQLite calls every failure of the disk "disk I/O error".
            self = .unusable(path: path, detail: "\(String(cString: strerror(EIO))) in SQLite (\(error.extendedResultCode))")
        case let error as DatabaseError: self = .unusable(path: path, detail: error.message ?? "\(error.resultCode)")
        default: self = .damaged(path: path, detail: "\(error)")
        }
    }
}

extension CatalogError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .newer(let path):
            "\(path) was written by a later version of broadsheet, and is left as it is; use that version, or move the catalog away: the next run makes a new one from the releases"
        case .damaged(let path, let detail): "\(path) is damaged (\(detail)); broadsheet catalog rebuild makes it again"
        case .unusable(let path, let detail): "\(path) cannot be used: \(detail); make room, or give the user who runs this the right to"
        }
    }
}

/// Whether a folder is on NFS or SMB, where SQLite's write-ahead log does not work (sqlite.org/wal.html).
private func isOnNetwork(_ folder: String) -> Bool {
    // The numbers of statfs(2): NFS, CIFS, SMB 2, SMB.
    [0x6969, 0xFF53_4D42, 0xFE53_4D42, 0x517B].contains(broadsheet_file_system_type(folder) & 0xFFFF_FFFF)
}

/// A record with the first 8 bytes of the SHA-256 over it and the name it is kept under.
enum SealedRecord {
    static func sealed(_ bytes: [UInt8], name: String) -> Data { Data(seal(bytes[...], name) + bytes) }

    /// A damaged file may hold anything anywhere; GRDB ends the program where a column is not of the type it is asked for.
    static func opened(_ record: DatabaseValue, name: DatabaseValue) throws(BinaryReader.Fault) -> [UInt8] {
        guard let bytes = Data.fromDatabaseValue(record).map(Array.init), let name = String.fromDatabaseValue(name),
            bytes.count >= 8, seal(bytes[8...], name).elementsEqual(bytes[..<8])
        else { throw BinaryReader.Fault(offset: 0) }
        return Array(bytes[8...])
    }

    private static func seal(_ bytes: ArraySlice<UInt8>, _ name: String) -> ArraySlice<UInt8> {
        SHA256.digest(Array(name.utf8) + [0] + bytes)[..<8]
    }
}
