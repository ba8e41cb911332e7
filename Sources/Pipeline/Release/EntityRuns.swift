import Export
import Newspaper

/// The entities of a release while its issues come in, in a memory that does not grow with them: packed catalogues, or
/// differences of such, are gathered up to a size and then written to a scratch file as one run in order of id; at the end
/// the runs are merged.
struct EntityRuns {
    /// How much is held at once.
    struct Bounds {
        /// Bytes of packed catalogues that are gathered before a run is written.
        var gathered = 1 << 20
        /// Bytes of a run that are read at once.
        var block = 32 << 10
        /// Runs that are merged at once.
        var fanIn = 64
        /// Entities in a part of the catalogue, at most.
        var part = CatalogueFiles.partSize
    }

    let scratch: String
    let disk: Disk
    let bounds: Bounds
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

    /// Goes through all entities, each once, in order of id; nothing can be added after this. The scratch files are needed
    /// until the end.
    /// - Complexity: O(n log n) time for n entities of issues; memory within the bounds.
    mutating func merged() throws -> () throws -> PackedEntity? {
        if written == 0 { return try GatheredEntities(gathered).next }
        if !gathered.isEmpty { try spill() }
        while runs.count > bounds.fanIn {
            let all = runs
            runs = []
            for start in stride(from: 0, to: all.count, by: bounds.fanIn) {
                runs.append(try merge(Array(all[start...].prefix(bounds.fanIn))))
            }
        }
        return try MergedEntities(runs.map { EntityCursor($0, disk) }).next
    }

    /// Whether all of it is held, and no scratch file is needed.
    var isInMemory: Bool { written == 0 }

    private mutating func spill() throws {
        if written == 0 { try disk.makeFolder(scratch) }
        runs.append(try run(of: GatheredEntities(gathered).next))
        (gathered, gatheredCount) = ([], 0)
    }

    private mutating func merge(_ some: [EntityRun]) throws -> EntityRun {
        let merged = try run(of: MergedEntities(some.map { EntityCursor($0, disk) }).next)
        for run in some { try disk.remove(run.path) }
        return merged
    }

    private mutating func run(of next: () throws -> PackedEntity?) throws -> EntityRun {
        var writer = try EntityRun.Writer(nextPath(), disk)
        var block = BinaryWriter()
        while let entity = try next() {
            block.entity(entity)
            if block.bytes.count >= bounds.block {
                try writer.write(block.bytes)
                block = BinaryWriter()
            }
        }
        try writer.write(block.bytes)
        return try writer.finish()
    }

    private mutating func nextPath() -> String {
        written += 1
        return "\(scratch)/\(written)"
    }
}

/// Entities in order of id, block by block: in a scratch file, or in memory while they are few. What each block of a file is
/// like is remembered, so that one that is not what was written is an error, never a wrong result.
struct EntityRun {
    struct Block {
        let range: Range<Int>
        /// SHA-256
        let digest: [UInt8]
    }

    /// Empty in memory.
    let path: String
    let blocks: [Block]
    private let held: [[UInt8]]

    func contents(ofBlock index: Int, _ disk: Disk) throws -> [UInt8] {
        if path.isEmpty { return held[index] }
        guard let bytes = try disk.contents(of: path, blocks[index].range), SHA256.digest(bytes) == blocks[index].digest
        else { throw ScratchDamage(path: path) }
        return bytes
    }

    struct Writer {
        private let path: String
        private let file: DiskFile?
        private var blocks: [Block] = []
        private var held: [[UInt8]] = []

        /// In memory.
        init() { (path, file) = ("", nil) }

        init(_ path: String, _ disk: Disk) throws(DiskError) {
            self.path = path
            file = try disk.create(path)
        }

        /// - Parameter block: whole entities.
        mutating func write(_ block: [UInt8]) throws(DiskError) {
            guard !block.isEmpty else { return }
            if let file { try file.write(block) } else { held.append(block) }
            let start = blocks.last?.range.upperBound ?? 0
            blocks.append(Block(range: start..<(start + block.count), digest: SHA256.digest(block)))
        }

        func finish() throws(DiskError) -> EntityRun {
            try file?.close()
            return EntityRun(path: path, blocks: blocks, held: held)
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
