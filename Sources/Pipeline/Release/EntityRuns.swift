import Newspaper

/// The entities of a release while its issues come in, in a memory that does not grow with them: packed catalogues are
/// gathered up to a size and then written to a scratch file as one run in order of id; at the end the runs are merged.
struct EntityRuns {
    /// How much is held at once.
    struct Bounds {
        /// Bytes of packed catalogues that are gathered before a run is written.
        var gathered = 1 << 20
        /// Bytes of a run that are read at once.
        var block = 32 << 10
        /// Runs that are merged at once.
        var fanIn = 64
    }

    private let scratch: String
    private let disk: Disk
    private let bounds: Bounds
    private var gathered: [[UInt8]] = []
    private var gatheredCount = 0
    private var runs: [EntityRun] = []
    private var written = 0

    /// - Parameter scratch: a folder that is made when it is needed, and that whoever began this removes.
    init(scratch: String, disk: Disk, bounds: Bounds = Bounds()) {
        (self.scratch, self.disk, self.bounds) = (scratch, disk, bounds)
    }

    /// Adds the packed catalogue of an issue.
    /// - Throws: `DiskError`, `BinaryReader.Fault` for what is no packed catalogue.
    mutating func add(_ packed: [UInt8]) throws {
        guard !packed.isEmpty else { return }
        gathered.append(packed)
        gatheredCount += packed.count
        if gatheredCount >= bounds.gathered { try spill() }
    }

    /// All entities, each once, in order of id; nothing can be added after this.
    /// - Complexity: O(n log n) time, of which merging is O(n × fan-in), for n entities of issues; memory within the bounds.
    mutating func sorted() throws -> SortedEntities {
        if written == 0 {
            let blocks = try blocks(of: gathered)
            var totals = EntityTotals()
            let cursor = EntityCursor(blocks)
            while let entity = try cursor.next() { try totals.add(entity) }
            return SortedEntities(totals: totals) { EntityCursor(blocks) }
        }
        if !gathered.isEmpty { try spill() }
        while runs.count > bounds.fanIn {
            let some = Array(runs.prefix(bounds.fanIn))
            runs.removeFirst(some.count)
            runs.append(try merge(some) { _ in })
        }
        var totals = EntityTotals()
        let run = try merge(runs) { try totals.add($0) }
        runs = []
        return SortedEntities(totals: totals) { [disk] in EntityCursor(run, disk) }
    }

    private mutating func spill() throws {
        if written == 0 { try disk.makeFolder(scratch) }
        var writer = try EntityRun.Writer(nextPath(), disk)
        for block in try blocks(of: gathered) { try writer.write(block) }
        runs.append(try writer.finish())
        (gathered, gatheredCount) = ([], 0)
    }

    private mutating func merge(_ some: [EntityRun], told: (PackedEntity) throws -> Void) throws -> EntityRun {
        var writer = try EntityRun.Writer(nextPath(), disk)
        let entities = try MergedEntities(some.map { EntityCursor($0, disk) })
        var block = BinaryWriter()
        while let entity = try entities.next() {
            try told(entity)
            block.entity(entity)
            if block.bytes.count >= bounds.block {
                try writer.write(block.bytes)
                block = BinaryWriter()
            }
        }
        try writer.write(block.bytes)
        for run in some { try disk.remove(run.path) }
        return try writer.finish()
    }

    /// Catalogues as one: whole entities in blocks.
    private func blocks(of catalogues: [[UInt8]]) throws -> [[UInt8]] {
        var entities: [PackedEntity] = []
        for catalogue in catalogues {
            let cursor = EntityCursor([catalogue])
            while let entity = try cursor.next() { entities.append(entity) }
        }
        entities.sort { $0.id < $1.id }
        var blocks: [[UInt8]] = []
        var block = BinaryWriter()
        var rest = entities[...]
        while var entity = rest.popFirst() {
            let same = rest.prefix { $0.id == entity.id }
            if !same.isEmpty { try entity.merge(same) }
            rest = rest.dropFirst(same.count)
            block.entity(entity)
            if block.bytes.count >= bounds.block || rest.isEmpty {
                blocks.append(block.bytes)
                block = BinaryWriter()
            }
        }
        return blocks
    }

    private mutating func nextPath() -> String {
        written += 1
        return "\(scratch)/\(written)"
    }
}

/// All entities of a release, each once, in order of id.
struct SortedEntities {
    let totals: EntityTotals
    /// Goes through them from the first.
    let cursor: () -> EntityCursor
}

/// Entities in order of id in a scratch file, block by block. What each block is like is remembered, so that a file that
/// is not what was written is an error, never a wrong result.
struct EntityRun {
    struct Block {
        var byteCount: Int
        /// SHA-256
        var digest: [UInt8]
    }

    let path: String
    let blocks: [Block]

    struct Writer {
        private let path: String
        private let file: DiskFile
        private var blocks: [Block] = []

        init(_ path: String, _ disk: Disk) throws(DiskError) {
            self.path = path
            file = try disk.create(path)
        }

        /// - Parameter block: whole entities.
        mutating func write(_ block: [UInt8]) throws(DiskError) {
            guard !block.isEmpty else { return }
            try file.write(block)
            blocks.append(Block(byteCount: block.count, digest: SHA256.digest(block)))
        }

        func finish() throws(DiskError) -> EntityRun {
            try file.close()
            return EntityRun(path: path, blocks: blocks)
        }
    }
}

/// Goes through packed entities one after another; no more than one block of them is in memory.
final class EntityCursor {
    private let nextBlock: () throws -> [UInt8]?
    private var reader = BinaryReader([])

    init(_ blocks: [[UInt8]]) {
        var rest = blocks[...]
        nextBlock = { rest.popFirst() }
    }

    init(_ run: EntityRun, _ disk: Disk) {
        var (rest, start) = (run.blocks[...], 0)
        nextBlock = {
            guard let block = rest.popFirst() else { return nil }
            let range = start..<(start + block.byteCount)
            start = range.upperBound
            guard let bytes = try disk.contents(of: run.path, range), SHA256.digest(bytes) == block.digest
            else { throw ScratchDamage(path: run.path) }
            return bytes
        }
    }

    /// Nil at the end.
    /// - Throws: `ScratchDamage` for a file that is not what was written, `BinaryReader.Fault` for what is no packed entity.
    func next() throws -> PackedEntity? {
        while reader.isAtEnd {
            guard let block = try nextBlock() else { return nil }
            reader = BinaryReader(block)
        }
        return try reader.entity()
    }
}

/// Goes through several runs as one; what is said of one entity in several of them is added up.
private final class MergedEntities {
    private var cursors: [EntityCursor] = []
    /// Where each cursor stands.
    private var heads: [PackedEntity] = []
    /// Of the heads, by themselves, as all are looked at for every entity.
    private var ids: [EntityID] = []

    init(_ cursors: [EntityCursor]) throws {
        for cursor in cursors {
            guard let entity = try cursor.next() else { continue }
            self.cursors.append(cursor)
            heads.append(entity)
            ids.append(entity.id)
        }
    }

    /// Nil at the end.
    /// - Complexity: O(runs)
    func next() throws -> PackedEntity? {
        guard let least = ids.min(), let first = ids.firstIndex(of: least) else { return nil }
        var entity = heads[first]
        var same: [PackedEntity] = []
        for index in ids.indices.reversed() where ids[index] == least {
            if index != first { same.append(heads[index]) }
            try advance(index)
        }
        if !same.isEmpty { try entity.merge(same) }
        return entity
    }

    private func advance(_ index: Int) throws {
        if let entity = try cursors[index].next() {
            (heads[index], ids[index]) = (entity, entity.id)
        } else {
            cursors.remove(at: index)
            heads.remove(at: index)
            ids.remove(at: index)
        }
    }
}

/// A scratch file is not what was written to it.
package struct ScratchDamage: Error, Hashable, Sendable {
    package var path: String
}

extension ScratchDamage: CustomStringConvertible {
    package var description: String { "\(path) is not what was just written there; the disk or the memory fails, or something else writes there" }
}
