import Export
import Newspaper

/// What the pipeline remembers of the catalogue of entities in a release, part by part: what is in each, and what it gave
/// to the release. A part in which nothing changes is taken over.
///
/// It is never needed: where it is lost, what all issues say is added up again, all parts are made, and come out the same.
struct KnownParts {
    struct Part {
        var beginning: CatalogueParts.Beginning
        var totals: EntityTotals
        /// SHA-256 over its packed entities, in hex.
        var entities: String
        /// Those whose names it looked up.
        var divisions: [DivisionCode]
        /// SHA-256 of its knowledge item, in hex.
        var item: String
        /// Its share of the file of rows.
        var rows: KnownIssue.Member

        var name: String { beginning.name }
    }

    /// Of the program and its settings.
    var madeWith: String
    /// SHA-256 of the file of rows, in hex: what is remembered is that file's and no other's.
    var file = ""
    private(set) var parts: [Part] = []
    private var indices: [CatalogueParts.Beginning: Int] = [:]

    init(madeWith: String) { self.madeWith = madeWith }

    /// - Parameter part: comes after the others in the file of rows.
    mutating func append(_ part: Part) {
        var part = part
        part.rows.start = parts.last?.rows.range.upperBound ?? 0
        indices[part.beginning] = parts.count
        parts.append(part)
    }

    /// Nil where there was none of that beginning.
    func part(_ beginning: CatalogueParts.Beginning) -> Part? {
        indices[beginning].map { parts[$0] }
    }

    /// Whether a release has what a part would give to it while nothing changes.
    func isTrue(of part: Part, in release: PreviousRelease?, madeWith: String) -> Bool {
        guard let release, release.files[CatalogueFiles.rowsPath]?.sha256 == file, self.madeWith == madeWith else { return false }
        return release.files[CatalogueFiles.itemPath(part.name)]?.sha256 == part.item
    }
}

extension KnownParts {
    func write(to writer: inout BinaryWriter) {
        writer.text(madeWith)
        writer.text(file)
        writer.list(parts) { writer, part in
            writer.data(part.beginning.letters)
            part.totals.write(to: &writer)
            writer.text(part.entities)
            writer.list(part.divisions) { $0.number($1.number) }
            writer.text(part.item)
            writer.number(part.rows.byteCount)
            writer.text(part.rows.sha256)
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        madeWith = try reader.text()
        file = try reader.text()
        let parts = try reader.list { reader throws(BinaryReader.Fault) in
            let (beginning, totals) = (CatalogueParts.Beginning(try reader.data()), try EntityTotals(from: &reader))
            return Part(
                beginning: beginning, totals: totals, entities: try reader.text(),
                divisions: try reader.list { reader throws(BinaryReader.Fault) in
                    guard let division = DivisionCode(try reader.number()) else { throw reader.fault }
                    return division
                },
                item: try reader.text(),
                rows: KnownIssue.Member(
                    path: CatalogueFiles.rowsPath, byteCount: try reader.number(), sha256: try reader.text(),
                    rows: totals.count, mode: .appended))
        }
        for part in parts { append(part) }
    }
}
