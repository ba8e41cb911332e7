import Export
import GRDB
import Newspaper

extension Catalog {
    /// Remembers how a run ended.
    func add(_ report: RunReport, command: String) throws(CatalogError) {
        try write { database in
            try database.execute(
                sql: "INSERT INTO runs (command, started, seconds, exit_code, release, pages, summary) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    command, report.started.iso, report.seconds, report.exitCode, report.release.map(ReleaseRecord.name),
                    report.counts?.pagesUsed, report.message,
                ])
        }
    }

    /// How many pages the last runs that had work to do worked off in a second; nil where there was none.
    func pagesPerSecond() throws(CatalogError) -> Double? {
        try read { database in
            let row = try Row.fetchOne(database, sql: """
                SELECT SUM(pages), SUM(seconds) FROM
                    (SELECT pages, seconds FROM runs WHERE pages > 0 AND seconds > 0 ORDER BY number DESC LIMIT 10)
                """)
            guard let row, let pages: Double = row[0], let seconds: Double = row[1], seconds > 0 else { return nil }
            return pages / seconds
        }
    }

    /// Makes the tables of releases and of the quarantine say what their folders say.
    /// - Parameter totals: of the release of a number, asked only for those that the table does not have.
    func mirror(
        _ releases: [Int], totals: (Int) throws -> CatalogTotals?, _ quarantine: [QuarantineEntry]
    ) throws(CatalogError) {
        try write { database in
            let known = try Set(Int.fetchAll(database, sql: "SELECT number FROM releases"))
            for number in known.subtracting(releases) {
                try database.execute(sql: "DELETE FROM releases WHERE number = ?", arguments: [number])
            }
            for number in releases where !known.contains(number) {
                guard let totals = try totals(number) else { continue }
                try database.execute(
                    sql: "INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [
                        number, totals.created, totals.manifest, totals.issues, totals.counts.pages, totals.counts.articles,
                    ])
            }
            try database.execute(sql: "DELETE FROM quarantine")
            for entry in quarantine {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?, ?)",
                    arguments: [entry.name, entry.refusal.code, entry.refusal.path, entry.refusal.page ?? 0])
            }
        }
    }
}

/// What the catalog says of a release.
struct CatalogTotals {
    /// As its manifest says; empty where it does not.
    var created: String
    /// SHA-256 of its manifest.
    var manifest: String
    var issues: Int
    var counts: IssueBundle.Counts

    /// Nil for what is no manifest.
    init?(manifest bytes: [UInt8]) {
        guard let tree = Manifest.head(bytes), let totals = tree["totals"] else { return nil }
        created = tree["run"]?.text("created") ?? ""
        manifest = SHA256.hex(bytes)
        issues = totals.integer("issues") ?? 0
        counts = IssueBundle.Counts(totals)
    }
}
