import CLinux
import Export
import Newspaper

/// Writes the catalogue of entities into a release, part by part. A part that would be made of what it was made of in the
/// release before is not made: its rows are copied, its knowledge item is a second name of the same file.
struct CataloguePublication {
    private let entities: PartedEntities
    private let files: CatalogueFiles
    private let before: PreviousRelease?
    private let known: KnownParts?
    private let madeWith: String

    /// - Parameters:
    ///   - known: what is remembered of the release before; nil where nothing is.
    ///   - madeWith: a digest of the program and its settings.
    init(
        _ entities: PartedEntities, _ files: CatalogueFiles, _ before: PreviousRelease?, _ known: KnownParts?, madeWith: String
    ) {
        (self.entities, self.files, self.before, self.known, self.madeWith) = (entities, files, before, known, madeWith)
    }

    private enum Step: Sendable {
        case keep(KnownParts.Part)
        /// - printed: the part that the release before has of that name, with its packed entities, where what is printed of
        ///   them would be printed now.
        case make(name: String, packed: [UInt8], printed: (part: KnownParts.Part, packed: [UInt8])?)
    }

    private enum Outcome: Sendable {
        case kept(KnownParts.Part, rows: [UInt8])
        case made(CatalogueFiles.Part, packed: [UInt8])
    }

    /// - Parameter keep: takes the packed entities of a part, to be kept, with SHA-256 over them in hex.
    /// - Returns: what is to be remembered.
    /// - Throws: `ReleaseDamage` where what is to be taken over is not what was published.
    func write(to staged: StagedRelease, _ lanes: Lanes, keep: (_ packed: [UInt8], _ digest: String) throws -> Void) throws -> KnownParts {
        var learned = KnownParts(madeWith: madeWith)
        // As after some issues: what lanes allocate and others free leaves holes.
        malloc_trim(0)
        var made = 0
        let outcomes = outcomes(lanes)
        for part in entities.parts {
            switch try outcomes.next() {
            case .kept(let part, let rows):
                try staged.append(CatalogueFiles.rowsPath, rows, rows: part.rows.rows)
                try staged.share(CatalogueFiles.itemPath(part.name))
                learned.append(part)
            case .made(let files, let packed):
                try staged.append(CatalogueFiles.rowsPath, files.rows, rows: files.rowCount)
                try staged.addOrShare(CatalogueFiles.itemPath(part.beginning.name), files.item, rows: 1)
                let digest = SHA256.hex(packed)
                try keep(packed, digest)
                learned.append(self.learned(part, files, digest))
                made += 1
                if made % 16 == 1 { malloc_trim(0) }
            case nil: preconditionFailure("every part has its outcome")
            }
        }
        learned.file = try staged.finishOrShare(CatalogueFiles.rowsPath)?.sha256 ?? ""
        try cancel(in: staged)
        return learned
    }

    private func outcomes(_ lanes: Lanes) -> OrderedLanes<Step, Outcome> {
        var rest = entities.parts[...]
        let (before, files) = (before, files)
        return OrderedLanes(lanes: lanes, window: lanes.count) { () throws -> Step? in
            try rest.popFirst().map(step)
        } work: { step in
            switch step {
            case .keep(let part):
                guard let before else { preconditionFailure("a part is taken over from a release") }
                return .kept(part, rows: try before.contents(of: part.rows, of: "the entities \(part.name)"))
            case .make(let name, let packed, let printed):
                var reader = BinaryReader(packed)
                var entities: [PackedEntity] = []
                while let entity = try reader.nextEntity() { entities.append(entity) }
                let previous = try before?.contents(of: CatalogueFiles.itemPath(name))
                var like: PrintedPart?
                if let (part, packed) = printed, let before, let previous {
                    let rows = try Gzip.unpack(try before.contents(of: part.rows, of: "the entities \(name)"))
                    like = try PrintedPart(of: packed, rows: rows, item: previous)
                }
                return .made(try files.part(name, of: entities, previous: previous, printed: like), packed: packed)
            }
        }
    }

    private func step(_ part: PartedEntities.Part) throws -> Step {
        let printed = known?.part(part.beginning).flatMap { isPrintedAlike($0) ? $0 : nil }
        if case .kept = part.source, let printed { return .keep(printed) }
        return .make(
            name: part.beginning.name, packed: try entities.packed(part),
            printed: try printed.map { ($0, packed: try entities.kept.packed($0)) })
    }

    /// Whether what the release before prints of a part would be printed now.
    private func isPrintedAlike(_ part: KnownParts.Part) -> Bool {
        known?.isTrue(of: part, in: before, madeWith: madeWith) ?? false
            && part.divisions.allSatisfy { !entities.renamed.contains($0) }
    }

    private func learned(_ part: PartedEntities.Part, _ files: CatalogueFiles.Part, _ digest: String) -> KnownParts.Part {
        KnownParts.Part(
            beginning: part.beginning, totals: part.totals, entities: digest, divisions: files.divisions, item: SHA256.hex(files.item),
            rows: KnownIssue.Member(
                path: CatalogueFiles.rowsPath, byteCount: files.rows.count, sha256: SHA256.hex(files.rows), rows: files.rowCount,
                mode: .appended))
    }

    /// What of knowledge items only the release before has is canceled, or is so already.
    private func cancel(in staged: StagedRelease) throws {
        let names = Set(entities.parts.map(\.beginning.name))
        for name in (before?.files.keys.compactMap(CatalogueFiles.part) ?? []).filter({ !names.contains($0) }).sorted() {
            let path = CatalogueFiles.itemPath(name)
            try staged.addOrShare(path, try files.part(name, of: [], previous: try before?.contents(of: path), printed: nil).item, rows: 1)
        }
    }
}
