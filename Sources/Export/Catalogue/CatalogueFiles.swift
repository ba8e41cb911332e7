import Newspaper

/// The files of a release that hold its entity catalogue: all rows in one file, and knowledge items of a size that a
/// reader of XML can hold in memory. Both are in order of id.
///
/// They are made part by part, so that no more of the catalogue than that is in memory, and parts on several lanes. A part
/// is a knowledge item, and a gzip member of the file of rows.
package struct CatalogueFiles: Sendable {
    package static let rowsPath = "entities.jsonl.gz"
    /// Entities in a part, at most.
    package static let partSize = 2000

    private let totals: EntityTotals
    private let profile: DatasetProfile
    private let compressionLevel: Int

    /// A share of both files.
    package struct Part: Sendable {
        /// A gzip member; empty where there are no entities.
        package let rows: [UInt8]
        package let rowCount: Int
        package let item: [UInt8]
        /// Those whose names were looked up among all entities, in order.
        package let divisions: [DivisionCode]
    }

    /// - Parameters:
    ///   - totals: of all entities.
    ///   - compressionLevel: of gzip, 1 to 9.
    package init(_ totals: EntityTotals, profile: DatasetProfile, compressionLevel: Int = 6) {
        (self.totals, self.profile, self.compressionLevel) = (totals, profile, compressionLevel)
    }

    private static let itemsPath = "newsml/"
    private static let itemsName = "entities-"

    /// The path of the knowledge item of a part.
    package static func itemPath(_ part: String) -> String { "\(itemsPath)\(itemName(part)).xml" }

    private static func itemName(_ part: String) -> String { itemsName + part }

    /// The part whose knowledge item has a path; nil for other files.
    package static func part(ofItem path: String) -> String? {
        let (start, end) = (itemsPath + itemsName, ".xml")
        guard path.utf8.starts(with: start.utf8), path.hasSuffix(end) else { return nil }
        return String(path.dropFirst(start.utf8.count).dropLast(end.utf8.count))
    }

    /// - Parameters:
    ///   - name: as `CatalogueParts` gives it.
    ///   - entities: in order of id; none where only the release before had the part: what is there no more is canceled, so
    ///     that its numbers are never given again.
    ///   - previous: the bytes of the part's item in the release before, nil where it has none. Versions go on from there.
    ///   - printed: the part in the release before; nil where nothing can be taken over from it.
    /// - Throws: `ExportError`, or `BinaryReader.Fault` for an entity that is not what was packed.
    package func part(_ name: String, of entities: [PackedEntity], previous: [UInt8]?, printed: PrintedPart?) throws -> Part {
        let frame = try ItemFrame(profile)
        let moment = profile.moment(latest: totals.latest)
        let text = try text(of: entities, printed)
        let item = try Self.item(
            goingOnFrom: previous, Self.itemPath(name), isGone: entities.isEmpty, at: moment
        ) { version throws(ExportError) in
            try KnowledgeItem(frame: frame, version: version, name: Self.itemName(name), concepts: text.concepts).bytes()
        }
        let rows = entities.isEmpty ? [] : try Gzip.member(text.rows, level: compressionLevel)
        return Part(rows: rows, rowCount: entities.count, item: item, divisions: try Concepts.divisions(of: entities))
    }

    private func text(
        of entities: [PackedEntity], _ printed: PrintedPart?
    ) throws -> (rows: [UInt8], concepts: [UInt8]) {
        let concepts = Concepts(divisionNames: totals.divisionNames)
        var (rows, markup) = ([UInt8](), [UInt8]())
        var rest = entities[...]
        while let first = rest.first {
            if let text = printed?[first] {
                rows += text.row
                markup += text.concept
                rest.removeFirst()
                continue
            }
            let new = try rest.prefix { printed?[$0] == nil }.map { (id: $0.id, record: try $0.unpacked()) }
            rest.removeFirst(new.count)
            var json = JSONLinesWriter()
            for (id, record) in new { EntityRow(id, record).write(to: &json) }
            rows += json.bytes
            markup += try concepts.markup(new)
        }
        return (rows, markup)
    }

    /// The bytes of an item in its version, by the rule of all items: what is the same but for the version keeps the
    /// version; what is there no more is canceled.
    private static func item(
        goingOnFrom earlier: [UInt8]?, _ path: String, isGone: Bool, at moment: Instant,
        _ bytes: (ItemVersion) throws(ExportError) -> [UInt8]
    ) throws(ExportError) -> [UInt8] {
        guard let earlier else { return try bytes(ItemVersion(at: moment)) }
        let version: ItemVersion
        do { version = try ItemVersion(ofItem: earlier) } catch { throw .unreadableItem(path: path, error) }
        let status: ItemVersion.Status = isGone ? .canceled : .usable
        if version.status == status {
            let same = try bytes(version)
            if same == earlier { return same }
        }
        return try bytes(version.next(at: moment, status, causes: []))
    }
}
