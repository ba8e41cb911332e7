import Newspaper

/// Goes through packed entities one after another; no more than one block of them is in memory.
final class EntityCursor {
    private let run: EntityRun
    private let disk: Disk
    private var read = 0
    private var reader = BinaryReader([])

    init(_ run: EntityRun, _ disk: Disk) { (self.run, self.disk) = (run, disk) }

    /// Nil at the end.
    /// - Throws: `ScratchDamage` for a file that is not what was written, `BinaryReader.Fault` for what is no packed entity.
    func next() throws -> PackedEntity? {
        while reader.isAtEnd {
            guard read < run.blocks.count else { return nil }
            reader = BinaryReader(try run.contents(ofBlock: read, disk))
            read += 1
        }
        return try reader.entity()
    }
}

/// Where an entity stands in the order of all: by its id, then by the order in which it came. Numbers, as these are compared
/// more often than anything else.
private struct EntityPlace: Comparable {
    let kind: UInt8
    let rank: UInt64
    let number: Int

    init(_ id: EntityID, number: Int) {
        (kind, rank) = id.key
        self.number = number
    }

    static func < (a: EntityPlace, b: EntityPlace) -> Bool {
        if a.kind != b.kind { return a.kind < b.kind }
        return a.rank != b.rank ? a.rank < b.rank : a.number < b.number
    }

    func hasSameID(as other: EntityPlace) -> Bool { kind == other.kind && rank == other.rank }
}

/// Goes through several packed catalogues as one; what they say of one entity is added up.
final class GatheredEntities {
    private var entities: [PackedEntity] = []
    private var places: [EntityPlace] = []
    private var at = 0

    /// - Throws: `BinaryReader.Fault` for what is no packed catalogue.
    init(_ catalogues: [[UInt8]]) throws {
        for catalogue in catalogues {
            var reader = BinaryReader(catalogue)
            while !reader.isAtEnd {
                let entity = try reader.entity()
                places.append(EntityPlace(entity.id, number: entities.count))
                entities.append(entity)
            }
        }
        places.sort()
    }

    /// Nil at the end.
    func next() throws -> PackedEntity? {
        guard at < places.count else { return nil }
        let same = places[at...].prefix { $0.hasSameID(as: places[at]) }
        var entity = entities[same[at].number]
        at = same.endIndex
        if same.count > 1 { try entity.merge(same.dropFirst().map { entities[$0.number] }) }
        return entity
    }
}

/// Goes through several runs as one; what is said of one entity in several of them is added up.
final class MergedEntities {
    private let cursors: [EntityCursor]
    /// What each cursor is at.
    private var heads: [PackedEntity?]
    /// Where those stand, as a heap: none is greater than those at twice its index and one or two more.
    private var heap: [EntityPlace] = []

    init(_ cursors: [EntityCursor]) throws {
        self.cursors = cursors
        heads = []
        for (number, cursor) in cursors.enumerated() {
            let entity = try cursor.next()
            heads.append(entity)
            if let entity { heap.append(EntityPlace(entity.id, number: number)) }
        }
        // What is sorted is a heap.
        heap.sort()
    }

    /// Nil at the end.
    /// - Complexity: O(log runs) for each run that has the entity.
    func next() throws -> PackedEntity? {
        guard let least = heap.first, var entity = heads[least.number] else { return nil }
        try advance(least.number)
        var same: [PackedEntity] = []
        while let next = heap.first, next.hasSameID(as: least), let more = heads[next.number] {
            same.append(more)
            try advance(next.number)
        }
        if !same.isEmpty { try entity.merge(same) }
        return entity
    }

    /// Moves on the cursor that is at the top of the heap.
    private func advance(_ number: Int) throws {
        heads[number] = try cursors[number].next()
        if let entity = heads[number] {
            heap[0] = EntityPlace(entity.id, number: number)
        } else {
            heap[0] = heap[heap.count - 1]
            heap.removeLast()
        }
        sink()
    }

    /// Puts the top of the heap where it belongs.
    private func sink() {
        var index = 0
        while true {
            var child = 2 * index + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < heap[index] else { return }
            heap.swapAt(index, child)
            index = child
        }
    }
}
