import Export
import Newspaper

/// What the pipeline remembers of the catalogue of entities in a release, part by part: what each was made of, and what it
/// gave to the release. A part that would be made of the same is taken over.
///
/// It is never needed: where it is lost, all parts are made again, and come out the same.
struct KnownParts {
    struct Part {
        /// As `CatalogueParts` gives it.
        var name: String
        /// As `CatalogueFiles` gives it: over all that it was made of but the program and its settings.
        var digest: [UInt8]
        /// Those whose names it looked up.
        var divisions: [DivisionCode]
        /// SHA-256 of its knowledge item, in hex.
        var item: String
        /// Its share of the file of rows.
        var rows: KnownIssue.Member
    }

    /// Of the program and its settings.
    var madeWith: String
    /// SHA-256 of the file of rows, in hex: what is remembered is that file's and no other's.
    var file = ""
    private(set) var parts: [Part] = []

    init(madeWith: String) { self.madeWith = madeWith }

    /// - Parameter part: comes after the others in the file of rows.
    mutating func append(_ part: Part) {
        var part = part
        part.rows.start = parts.last?.rows.range.upperBound ?? 0
        parts.append(part)
    }

    /// By name, the parts that a release has; none where they were made with something else.
    func parts(in release: PreviousRelease?, madeWith: String) -> [String: Part] {
        guard let release, release.files[CatalogueFiles.rowsPath]?.sha256 == file, self.madeWith == madeWith else { return [:] }
        return Dictionary(parts.lazy.filter { release.files[CatalogueFiles.itemPath($0.name)]?.sha256 == $0.item }.map { ($0.name, $0) }) {
            first, _ in first
        }
    }
}

extension KnownParts {
    func write(to writer: inout BinaryWriter) {
        writer.text(madeWith)
        writer.text(file)
        writer.list(parts) { writer, part in
            writer.text(part.name)
            writer.data(part.digest)
            writer.list(part.divisions) { $0.number($1.number) }
            writer.text(part.item)
            writer.number(part.rows.byteCount)
            writer.text(part.rows.sha256)
            writer.number(part.rows.rows)
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        madeWith = try reader.text()
        file = try reader.text()
        let parts = try reader.list { reader throws(BinaryReader.Fault) in
            Part(
                name: try reader.text(), digest: Array(try reader.data()),
                divisions: try reader.list { reader throws(BinaryReader.Fault) in
                    guard let division = DivisionCode(try reader.number()) else { throw reader.fault }
                    return division
                },
                item: try reader.text(),
                rows: KnownIssue.Member(
                    path: CatalogueFiles.rowsPath, byteCount: try reader.number(), sha256: try reader.text(),
                    rows: try reader.number(), mode: .appended))
        }
        for part in parts { append(part) }
    }
}
