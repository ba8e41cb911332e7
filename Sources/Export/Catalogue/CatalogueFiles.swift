import Newspaper

/// The files of a release that hold its entity catalogue: all rows in one file, and knowledge items of a size that a
/// reader of XML can hold in memory. Both are in order of id.
package struct CatalogueFiles {
    package static let rowsPath = "entities.jsonl.gz"

    private let catalogue: EntityCatalogue
    private let ids: [EntityID]
    private let profile: DatasetProfile
    private let compressionLevel: Int
    private let itemSize: Int

    /// - Parameters:
    ///   - compressionLevel: of gzip, 1 to 9.
    ///   - itemSize: entities in a knowledge item, at most.
    package init(
        _ catalogue: EntityCatalogue, profile: DatasetProfile, compressionLevel: Int = 6, itemSize: Int = 2000
    ) {
        self.catalogue = catalogue
        ids = catalogue.ids
        self.profile = profile
        self.compressionLevel = compressionLevel
        self.itemSize = itemSize
    }

    /// Hands on one file after another, so that no more than one is in memory. None where there is no entity.
    /// - Throws: `ExportError`, or what `take` throws.
    package func forEach(_ take: (_ path: String, _ bytes: [UInt8], _ rows: Int) throws -> Void) throws {
        guard !ids.isEmpty else { return }
        try take(Self.rowsPath, try rows(), ids.count)
        let frame = try ItemFrame(profile)
        let latest = ids.lazy.compactMap { catalogue[$0]?.seen.range?.upperBound }.max()
        let version = ItemVersion(at: profile.moment(latest: latest))
        let parts = stride(from: 0, to: ids.count, by: itemSize).map { ids[$0..<min($0 + itemSize, ids.count)] }
        for (index, part) in parts.enumerated() {
            let digits = String(index + 1)
            let number = String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
            let item = KnowledgeItem(
                frame: frame, version: version, name: "entities-\(number)", catalogue: catalogue, ids: part)
            try take("newsml/entities-\(number).xml", try item.bytes(), 1)
        }
    }

    /// A gzip member for every thousand rows or so, as one string of all would need much memory.
    private func rows() throws(ExportError) -> [UInt8] {
        var file: [UInt8] = []
        var json = JSONLinesWriter()
        for (index, id) in ids.enumerated() {
            if let record = catalogue[id] { EntityRow(id, record).write(to: &json) }
            if json.rows == 1000 || index == ids.count - 1 {
                file += try Gzip.member(json.bytes, level: compressionLevel)
                json = JSONLinesWriter()
            }
        }
        return file
    }
}
