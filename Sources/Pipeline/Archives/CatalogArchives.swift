import Export
import Foundation
import GRDB
import Newspaper

extension Catalog {
    /// What an archive holds, if it is as it was when that was found out; nil where nobody knows.
    func listing(of archive: InputFile) throws(CatalogError) -> ArchiveListing? {
        try read { database in
            let statement = try database.cachedStatement(sql: "SELECT record FROM archives WHERE path = ?")
            guard let record = try DatabaseValue.fetchOne(statement, arguments: [archive.path]) else { return nil }
            var reader = BinaryReader(try SealedRecord.opened(record, name: archive.path.databaseValue))
            guard try FileState(from: &reader) == archive.state else { return nil }
            return try ArchiveListing(from: &reader)
        }
    }

    /// Remembers what an archive holds. It counts at once, whatever becomes of the run: the archive says it, not the release.
    func learn(_ listing: ArchiveListing, of archive: InputFile, state: FileState) throws(CatalogError) {
        var writer = BinaryWriter()
        state.write(to: &writer)
        listing.write(to: &writer)
        let record = SealedRecord.sealed(writer.bytes, name: archive.path)
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO archives VALUES (?, ?, ?)", arguments: [archive.path, listing.members.count, record])
        }
    }

    /// Forgets archives that are not among the inputs any more.
    func forgetArchives(notAmong files: [InputFile]) throws(CatalogError) {
        let present = Set(files.map { Array($0.path.utf8) })
        try write { database in
            let known = try DatabaseValue.fetchAll(database, sql: "SELECT path FROM archives")
            for path in known.compactMap({ String.fromDatabaseValue($0) }) where !present.contains(Array(path.utf8)) {
                try database.execute(sql: "DELETE FROM archives WHERE path = ?", arguments: [path])
            }
        }
    }
}
