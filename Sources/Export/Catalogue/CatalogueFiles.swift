import Newspaper

/// The files of a release that hold its entity catalogue: all rows in one file, and knowledge items of a size that a
/// reader of XML can hold in memory. Both are in order of id.
///
/// They are made part by part, so that no more of the catalogue than that is in memory, and parts on several lanes. A part
/// is a knowledge item, and two gzip members of the file of rows.
package struct CatalogueFiles: Sendable {
    package static let rowsPath = "entities.jsonl.gz"

    /// Entities in a part, at most.
    package let partSize: Int
    private let totals: EntityTotals
    private let profile: DatasetProfile
    private let compressionLevel: Int

    /// A share of both files.
    package struct Part: Sendable {
        /// Gzip members; none where there are no entities.
        package let rows: [UInt8]
        package let rowCount: Int
        package let item: [UInt8]
    }

    /// - Parameters:
    ///   - totals: of all entities.
    ///   - compressionLevel: of gzip, 1 to 9.
    package init(_ totals: EntityTotals, profile: DatasetProfile, compressionLevel: Int = 6, partSize: Int = 2000) {
        (self.totals, self.profile) = (totals, profile)
        (self.compressionLevel, self.partSize) = (compressionLevel, partSize)
    }

    /// The path of the knowledge item of a part.
    /// - Parameter number: 1 for the first.
    package static func itemPath(_ number: Int) -> String { "newsml/\(itemName(number)).xml" }

    private static func itemName(_ number: Int) -> String {
        let digits = String(number)
        return "entities-" + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    }

    /// - Parameters:
    ///   - number: 1 for the first.
    ///   - entities: as many as fit into a part, in order of id; none where the release before had more parts: what is there no
    ///     more is canceled, so that its numbers are never given again.
    ///   - previous: the bytes of the part's item in the release before, nil where it has none. Versions go on from there.
    /// - Throws: `ExportError`, or `BinaryReader.Fault` for an entity that is not what was packed.
    package func part(_ number: Int, of entities: [PackedEntity], previous: [UInt8]?) throws -> Part {
        let entities = try entities.map { (id: $0.id, record: try $0.unpacked()) }
        let frame = try ItemFrame(profile)
        let moment = profile.moment(latest: totals.latest)
        let concepts = try Concepts(divisionNames: totals.divisionNames).markup(entities)
        let item = try Self.item(
            goingOnFrom: previous, Self.itemPath(number), isGone: entities.isEmpty, at: moment
        ) { version throws(ExportError) in
            try KnowledgeItem(frame: frame, version: version, name: Self.itemName(number), concepts: concepts).bytes()
        }
        return Part(rows: try rows(entities), rowCount: entities.count, item: item)
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

    private func rows(_ entities: [(id: EntityID, record: EntityCatalogue.Record)]) throws(ExportError) -> [UInt8] {
        var file: [UInt8] = []
        let size = max(1, partSize / 2)
        for start in stride(from: 0, to: entities.count, by: size) {
            var json = JSONLinesWriter()
            for (id, record) in entities[start...].prefix(size) { EntityRow(id, record).write(to: &json) }
            file += try Gzip.member(json.bytes, level: compressionLevel)
        }
        return file
    }
}
