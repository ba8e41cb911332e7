import CLinux
import Export
import Newspaper

/// Writes the catalogue of entities into a release, part by part. A part that would be made of what it was made of in the
/// release before is not made: its rows are copied, its knowledge item is a second name of the same file.
struct CataloguePublication {
    private let entities: SortedEntities
    private let files: CatalogueFiles
    private let before: PreviousRelease?
    private let known: [String: KnownParts.Part]
    private let madeWith: String

    /// - Parameters:
    ///   - known: what is remembered of the release before; nil where nothing is.
    ///   - madeWith: a digest of the program and its settings.
    init(
        _ entities: SortedEntities, _ files: CatalogueFiles, _ before: PreviousRelease?, _ known: KnownParts?, madeWith: String
    ) {
        (self.entities, self.files, self.before, self.madeWith) = (entities, files, before, madeWith)
        self.known = known?.parts(in: before, madeWith: madeWith) ?? [:]
    }

    private enum Step: Sendable {
        case keep(KnownParts.Part)
        /// The digest is that of `CatalogueFiles` for what it is made of.
        case make(name: String, packed: [UInt8])
    }

    private enum Outcome: Sendable {
        case kept(KnownParts.Part, rows: [UInt8])
        case made(CatalogueFiles.Part)
    }

    /// - Returns: what is to be remembered.
    /// - Throws: `ReleaseDamage` where what is to be taken over is not what was published.
    func write(to staged: StagedRelease, _ lanes: Lanes) throws -> KnownParts {
        var learned = KnownParts(madeWith: madeWith)
        // As after some issues: what lanes allocate and others free leaves holes.
        malloc_trim(0)
        var made = 0
        let outcomes = outcomes(lanes)
        for (index, name) in entities.parts.enumerated() {
            switch try outcomes.next() {
            case .kept(let part, let rows):
                try staged.append(CatalogueFiles.rowsPath, rows, rows: part.rows.rows)
                try staged.share(CatalogueFiles.itemPath(part.name))
                learned.append(part)
            case .made(let files):
                try staged.append(CatalogueFiles.rowsPath, files.rows, rows: files.rowCount)
                try staged.addOrShare(CatalogueFiles.itemPath(name), files.item, rows: 1)
                learned.append(self.learned(index, files))
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
        var rest = entities.parts.indices
        let (before, files) = (before, files)
        return OrderedLanes(lanes: lanes, window: lanes.count) { () throws -> Step? in
            try rest.popFirst().map(step)
        } work: { step in
            switch step {
            case .keep(let part):
                guard let before else { preconditionFailure("a part is taken over from a release") }
                return .kept(part, rows: try before.contents(of: part.rows, of: "the entities \(part.name)"))
            case .make(let name, let packed):
                var reader = BinaryReader(packed)
                var entities: [PackedEntity] = []
                while !reader.isAtEnd { entities.append(try reader.entity()) }
                let previous = try before?.contents(of: CatalogueFiles.itemPath(name))
                return .made(try files.part(name, of: entities, previous: previous))
            }
        }
    }

    private func step(_ index: Int) throws -> Step {
        let name = entities.parts[index]
        if let part = known[name], part.digest == digest(index, part.divisions) { return .keep(part) }
        return .make(name: name, packed: try entities.packed(part: index))
    }

    private func digest(_ index: Int, _ divisions: [DivisionCode]) -> [UInt8] {
        files.digest(ofPart: entities.digest(ofPart: index), divisions: divisions)
    }

    private func learned(_ index: Int, _ part: CatalogueFiles.Part) -> KnownParts.Part {
        KnownParts.Part(
            name: entities.parts[index], digest: digest(index, part.divisions), divisions: part.divisions,
            item: SHA256.hex(part.item),
            rows: KnownIssue.Member(
                path: CatalogueFiles.rowsPath, byteCount: part.rows.count, sha256: SHA256.hex(part.rows), rows: part.rowCount,
                mode: .appended))
    }

    /// What of knowledge items only the release before has is canceled, or is so already.
    private func cancel(in staged: StagedRelease) throws {
        let names = Set(entities.parts)
        for name in (before?.files.keys.compactMap(CatalogueFiles.part) ?? []).filter({ !names.contains($0) }).sorted() {
            let path = CatalogueFiles.itemPath(name)
            try staged.addOrShare(path, try files.part(name, of: [], previous: try before?.contents(of: path)).item, rows: 1)
        }
    }
}
