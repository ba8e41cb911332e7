import Export
import Newspaper

/// The entities of a release by parts of its catalogue. What has changed since the release before is laid onto what is kept of
/// that: parts that nothing touches are neither read nor looked into, so that a night costs what has changed. Where nothing is
/// kept, everything has changed.
struct PartedEntities {
    struct Part {
        let beginning: CatalogueParts.Beginning
        let totals: EntityTotals
        let source: Source

        enum Source {
            /// Nothing in it has changed: its entities are those of a part that is known.
            case kept(KnownParts.Part)
            case changed(block: Int)
        }
    }

    let totals: EntityTotals
    let parts: [Part]
    /// Divisions that have another name than in the release before, or a name only in one of both.
    let renamed: Set<DivisionCode>
    /// What the differences were laid onto.
    let kept: KeptEntities
    private let run: EntityRun
    private let disk: Disk

    /// - Parameters:
    ///   - differences: what has been added to what is kept; nothing else is added to them after this.
    /// - Complexity: O(d log d) for d entities that differ, and what the parts hold in which they are.
    /// - Throws: `DiskError`, `ScratchDamage`, or what reading of what is kept throws.
    init(_ differences: inout EntityRuns, onto kept: KeptEntities) throws {
        (self.kept, disk) = (kept, differences.disk)
        let next = try differences.merged()
        let isSmall = differences.isInMemory && kept.parts.isEmpty
        if !isSmall { try disk.makeFolder(differences.scratch) }
        var writer = isSmall ? EntityRun.Writer() : try EntityRun.Writer("\(differences.scratch)/parts", disk)
        var (parts, changed) = ([Part](), 0)
        let laid = LaidEntities(next, onto: kept)
        var cut = CatalogueParts(size: differences.bounds.part, open: { try kept.entities(of: kept.parts[$0.index]) }, laid.next)
        while let part = try cut.next() {
            switch part.content {
            case .kept(let same):
                let known = kept.parts[same.index]
                parts.append(Part(beginning: part.beginning, totals: known.totals, source: .kept(known)))
            case .entities(let entities):
                var (totals, block) = (EntityTotals(), BinaryWriter())
                for entity in entities {
                    try totals.add(entity)
                    block.entity(entity)
                }
                try writer.write(block.bytes)
                parts.append(Part(beginning: part.beginning, totals: totals, source: .changed(block: changed)))
                changed += 1
            }
        }
        (self.parts, run) = (parts, try writer.finish())
        (totals, renamed) = Self.totals(parts, after: kept.parts)
    }

    private static func totals(_ parts: [Part], after known: [KnownParts.Part]) -> (EntityTotals, renamed: Set<DivisionCode>) {
        var (now, before) = (EntityTotals(), EntityTotals())
        for part in parts { now.add(part.totals) }
        for part in known { before.add(part.totals) }
        let divisions = Set(before.divisionNames.keys).union(now.divisionNames.keys)
        return (now, divisions.filter { before.divisionNames[$0] != now.divisionNames[$0] })
    }

    /// The packed entities of a part.
    func packed(_ part: Part) throws -> [UInt8] {
        switch part.source {
        case .kept(let known): try kept.packed(known)
        case .changed(let block): try run.contents(ofBlock: block, disk)
        }
    }
}

/// What is kept of the entities of the release before, by parts of its catalogue: sums of what its issues say. It is never
/// needed: where it is lost, what all issues say is added up again.
struct KeptEntities {
    /// In order; none where nothing is kept.
    let parts: [KnownParts.Part]
    private let load: (KnownParts.Part) throws -> [UInt8]

    /// - Parameter load: the packed entities of a part.
    init(_ parts: [KnownParts.Part], load: @escaping (KnownParts.Part) throws -> [UInt8]) { (self.parts, self.load) = (parts, load) }

    /// Nothing.
    init() { self.init([]) { _ in [] } }

    func packed(_ part: KnownParts.Part) throws -> [UInt8] { try load(part) }

    func entities(of part: KnownParts.Part) throws -> [PackedEntity] {
        var reader = BinaryReader(try packed(part))
        var entities: [PackedEntity] = []
        while let entity = try reader.nextEntity() { entities.append(entity) }
        return entities
    }
}

/// Lays differences onto what is kept. Only parts that one of them touches are opened; no more than one is at a time.
private final class LaidEntities {
    private let kept: KeptEntities
    private let pull: () throws -> PackedEntity?
    private var difference: PackedEntity?
    private var isBegun = false
    private var at = 0
    private var opened: ArraySlice<PackedEntity> = []

    /// - Parameter pull: differences, one of an entity at most, in order of id.
    init(_ pull: @escaping () throws -> PackedEntity?, onto kept: KeptEntities) { (self.pull, self.kept) = (pull, kept) }

    /// Nil at the end.
    func next() throws -> CatalogueParts.Piece? {
        if !isBegun { try advance() }
        isBegun = true
        while true {
            if let entity = opened.popFirst() { return .entity(entity) }
            guard at < kept.parts.count else { return try nextNew().map { .entity($0) } }
            let part = kept.parts[at]
            if let id = difference?.id, part.beginning.isAfter(id) {
                if let entity = try nextNew(before: part.beginning) { return .entity(entity) }
            } else {
                at += 1
                guard let id = difference?.id, part.beginning.includes(id) else {
                    return .part(.init(index: at - 1, beginning: part.beginning, count: part.totals.count))
                }
                opened = try laid(onto: part)[...]
            }
        }
    }

    private func advance() throws { difference = try pull() }

    /// The next entity that no part has; nil where there is none before a part.
    private func nextNew(before end: CatalogueParts.Beginning? = nil) throws -> PackedEntity? {
        while let entity = difference, end?.isAfter(entity.id) ?? true {
            try advance()
            // What all issues say is no difference from anything.
            if try kept.parts.isEmpty || !nothing(entity) { return entity }
        }
        return nil
    }

    /// The entities of a part with the differences that touch it.
    private func laid(onto part: KnownParts.Part) throws -> [PackedEntity] {
        var result: [PackedEntity] = []
        for var entity in try kept.entities(of: part) {
            while let new = difference, new.id < entity.id {
                if try !nothing(new) { result.append(new) }
                try advance()
            }
            if let more = difference, more.id == entity.id {
                try entity.merge(CollectionOfOne(more))
                try advance()
                if try nothing(entity) { continue }
            }
            result.append(entity)
        }
        while let new = difference, part.beginning.includes(new.id) {
            if try !nothing(new) { result.append(new) }
            try advance()
        }
        return result
    }

    /// Whether nothing is left of an entity.
    /// - Throws: `KeptMisfit` where less than nothing is.
    private func nothing(_ entity: PackedEntity) throws -> Bool {
        guard try entity.isPossible else { throw KeptMisfit() }
        return try entity.isNothing
    }
}

/// What is kept of entities does not have what was to be taken away from it.
struct KeptMisfit: Error, Hashable {}
