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

    /// Hands on one file after another, so that no more than one is in memory.
    /// - Parameter previous: the bytes of a file of the release before, nil where it has none of that path. Versions of
    ///   knowledge items go on from there.
    /// - Throws: `ExportError`, or what the closures throw.
    package func forEach(
        previous: (_ path: String) throws -> [UInt8]? = { _ in nil },
        _ take: (_ path: String, _ bytes: [UInt8], _ rows: Int) throws -> Void
    ) throws {
        if !ids.isEmpty { try take(Self.rowsPath, try rows(), ids.count) }
        let frame = try ItemFrame(profile)
        let latest = ids.lazy.compactMap { catalogue[$0]?.seen.range?.upperBound }.max()
        let moment = profile.moment(latest: latest)
        for number in 1... {
            let part = ids.dropFirst((number - 1) * itemSize).prefix(itemSize)
            let digits = String(number)
            let name = "entities-" + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
            let path = "newsml/\(name).xml"
            let earlier = try previous(path)
            if part.isEmpty, earlier == nil { return }
            func bytes(_ version: ItemVersion) throws(ExportError) -> [UInt8] {
                try KnowledgeItem(frame: frame, version: version, name: name, catalogue: catalogue, ids: part).bytes()
            }
            try take(path, try Self.item(goingOnFrom: earlier, path, isGone: part.isEmpty, at: moment, bytes), 1)
        }
    }

    /// The bytes of an item in its version, by the rule of all items: what is the same but for the version keeps the
    /// version; what is there no more is canceled, so that its numbers are never given again.
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
