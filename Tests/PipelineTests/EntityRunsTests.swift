import Glibc
import Newspaper
import SplitMix
import Testing

@testable import Export
@testable import Pipeline

@Suite("Entity runs")
struct EntityRunsTests {
    /// Issues of an invented paper, each with some of the same people, bodies and places in it.
    private struct Issues {
        var packed: [[UInt8]] = []
        /// Counted at once.
        var whole = EntityCatalogue()

        init(_ count: Int, seed: UInt64 = 7) throws {
            var random = SeededGenerator(seed: seed)
            for number in 0..<count {
                let day = CalendarDate(daysSinceEpoch: 19_000 + number)
                let sightings = try (0..<Int.random(in: 0...9, using: &random)).map { _ in try Self.sighting(&random) }
                var catalogue = EntityCatalogue()
                catalogue.add(sightings, paper: "p\(number % 3)", day: day)
                whole.add(sightings, paper: "p\(number % 3)", day: day)
                packed.append(catalogue.packed)
            }
        }

        private static func sighting(_ random: inout SeededGenerator) throws -> EntitySighting {
            let number = Int.random(in: 1...40, using: &random)
            let names = ["廉海平", "离石区委", "杨柳沟村", "城北街道"].map { Scalars($0) }
            let name = names[number % names.count]
            let kinds: [Entity.Kind] = [.person, .organisation, .place]
            let code = try #require(DivisionCode(141_100 + number))
            let id: EntityID = number % 4 == 3 ? .division(code) : .hashed(kinds[number % 3], UInt64(number) << 58 | UInt64(number))
            return EntitySighting(
                id: id,
                description: EntityDescription(name: name, canonical: name, subtype: nil, level: nil, parent: number % 3 == 2 ? code : nil),
                posts: [], mentions: Array(repeating: name, count: Int.random(in: 1...3, using: &random)))
        }
    }

    private static let tiny = EntityRuns.Bounds(gathered: 1, block: 1, fanIn: 2, part: 3)
    private static let all: [(name: String, bounds: EntityRuns.Bounds)] = [
        ("in memory", EntityRuns.Bounds()), ("an issue a run, by twos", tiny),
        ("some issues a run", EntityRuns.Bounds(gathered: 700, block: 100, fanIn: 3, part: 10)),
        ("one run", EntityRuns.Bounds(gathered: 5000, block: 64, fanIn: 16)),
    ]

    private func runs(_ issues: [[UInt8]], _ bounds: EntityRuns.Bounds, in folder: TestFolder, disk: Disk = Disk()) throws -> EntityRuns {
        var runs = EntityRuns(scratch: "\(folder.path)/scratch", disk: disk, bounds: bounds)
        for issue in issues { try runs.add(issue) }
        return runs
    }

    private func entities(_ issues: [[UInt8]], _ bounds: EntityRuns.Bounds, in folder: TestFolder, disk: Disk = Disk()) throws -> [PackedEntity] {
        var runs = try runs(issues, bounds, in: folder, disk: disk)
        let next = try runs.merged()
        var entities: [PackedEntity] = []
        while let entity = try next() { entities.append(entity) }
        return entities
    }

    @Test(arguments: 0..<4, [0, 1, 2, 57])
    func `however issues are cut into runs, and in whatever order they come, their entities are packed into the same bytes`(
        _ way: Int, _ count: Int
    ) throws {
        let issues = try Issues(count)
        var random = SeededGenerator(seed: UInt64(count))
        let (name, bounds) = Self.all[way]
        let found = try entities(issues.packed.shuffled(using: &random), bounds, in: TestFolder())
        #expect(found.map(\.id) == issues.whole.ids, "\(name)")
        var writer = BinaryWriter()
        for entity in found { writer.entity(entity) }
        #expect(writer.bytes == issues.whole.packed)
    }

    @Test func `each part is packed by itself, and tells its totals`() throws {
        let issues = try Issues(57)
        for (name, bounds) in Self.all {
            let folder = TestFolder()
            var runs = try runs(issues.packed, bounds, in: folder)
            let parted = try PartedEntities(&runs, onto: KeptEntities())
            var all: [UInt8] = []
            for part in parted.parts {
                let packed = try parted.packed(part)
                all += packed
                var (reader, totals) = (BinaryReader(packed), EntityTotals())
                while let entity = try reader.nextEntity() {
                    try totals.add(entity)
                    #expect(entity.id.shortText.hasPrefix(part.beginning.name))
                }
                #expect(totals == part.totals && (1...bounds.part).contains(totals.count), "\(name)")
            }
            #expect(all == issues.whole.packed)
            #expect(parted.totals.count == issues.whole.count)
            #expect(parted.totals.latest == issues.whole.ids.compactMap { issues.whole[$0]?.seen.range?.upperBound }.max())
        }
    }

    @Test func `a scratch folder is not needed while all fits`() throws {
        let folder = TestFolder()
        _ = try entities(try Issues(57).packed, EntityRuns.Bounds(), in: folder)
        #expect(try Disk().names(in: "\(folder.path)/scratch").isEmpty)
        _ = try entities(try Issues(57).packed, Self.tiny, in: folder)
        #expect(try Disk().names(in: "\(folder.path)/scratch").count <= Self.tiny.fanIn)
    }

    @Test func `a scratch file that is not what was written is an error, never a wrong result`() throws {
        let folder = TestFolder()
        var runs = try runs(try Issues(57).packed, EntityRuns.Bounds(gathered: 500, block: 90, fanIn: 4, part: 3), in: folder)
        let parted = try PartedEntities(&runs, onto: KeptEntities())
        let bytes = try #require(try folder.bytes("scratch/parts"))
        #expect(bytes.count > 1000)
        for at in stride(from: 0, to: bytes.count, by: 37) {
            var damaged = bytes
            damaged[at] ^= 4
            try folder.write("scratch/parts", bytes: damaged)
            #expect(throws: ScratchDamage.self) { for part in parted.parts { _ = try parted.packed(part) } }
        }
        try folder.write("scratch/parts", bytes: Array(bytes.dropLast()))
        #expect(throws: ScratchDamage.self) { for part in parted.parts { _ = try parted.packed(part) } }
        try Disk().remove("\(folder.path)/scratch")
        #expect(throws: ScratchDamage.self) { for part in parted.parts { _ = try parted.packed(part) } }
    }

    @Test func `a run that is damaged while it is merged is an error, too`() throws {
        let folder = TestFolder()
        var runs = try runs(try Issues(57).packed, EntityRuns.Bounds(gathered: 500, block: 90), in: folder)
        var bytes = try #require(try folder.bytes("scratch/1"))
        bytes[bytes.count / 2] ^= 4
        try folder.write("scratch/1", bytes: bytes)
        #expect(throws: ScratchDamage.self) { _ = try PartedEntities(&runs, onto: KeptEntities()) }
    }

    @Test(arguments: [Disk.Operation.makeFolder, .create, .write, .read, .remove])
    func `whatever the disk cannot do ends it`(_ operation: Disk.Operation) throws {
        let issues = try Issues(9)
        let disk = Disk { $0 == operation ? ENOSPC : nil }
        #expect { _ = try entities(issues.packed, Self.tiny, in: TestFolder(), disk: disk) } throws: { ($0 as? DiskError)?.operation == operation }
    }
}
