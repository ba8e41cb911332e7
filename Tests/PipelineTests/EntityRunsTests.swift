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

    private func sorted(_ issues: [[UInt8]], _ bounds: EntityRuns.Bounds, in folder: TestFolder, disk: Disk = Disk()) throws -> SortedEntities {
        var runs = EntityRuns(scratch: "\(folder.path)/scratch", disk: disk, bounds: bounds)
        for issue in issues { try runs.add(issue) }
        return try runs.sorted()
    }

    private func entities(_ sorted: SortedEntities) throws -> [PackedEntity] {
        var entities: [PackedEntity] = []
        let cursor = sorted.cursor()
        while let entity = try cursor.next() { entities.append(entity) }
        return entities
    }

    @Test(arguments: 0..<4, [0, 1, 2, 57])
    func `however issues are cut into runs, and in whatever order they come, their entities are the same`(_ way: Int, _ count: Int) throws {
        let issues = try Issues(count)
        var random = SeededGenerator(seed: UInt64(count))
        let (name, bounds) = Self.all[way]
        let folder = TestFolder()
        let sorted = try sorted(issues.packed.shuffled(using: &random), bounds, in: folder)
        let found = try entities(sorted)
        #expect(found.map(\.id) == issues.whole.ids, "\(name)")
        #expect(sorted.totals.count == issues.whole.count)
        #expect(sorted.totals.latest == issues.whole.ids.compactMap { issues.whole[$0]?.seen.range?.upperBound }.max())
        // What articles say stands in the order of the issues, which no row shows.
        for entity in found {
            let whole = try #require(issues.whole[entity.id])
            #expect(try EntityRow(entity.id, entity.unpacked()).value() == EntityRow(entity.id, whole).value())
        }
        #expect(try entities(sorted) == found, "goes through them again")
    }

    @Test(arguments: [0, 1, 2, 57])
    func `however issues are cut into runs, their entities are packed into the same bytes`(_ count: Int) throws {
        let issues = try Issues(count)
        let expected = try entities(try sorted(issues.packed, EntityRuns.Bounds(), in: TestFolder()))
        for (name, bounds) in Self.all.dropFirst() {
            let folder = TestFolder()
            #expect(try entities(try sorted(issues.packed, bounds, in: folder)) == expected, "\(name)")
        }
    }

    @Test func `each part is packed by itself, and its digest tells it from others`() throws {
        let issues = try Issues(57)
        for (name, bounds) in Self.all {
            let folder = TestFolder()
            let sorted = try sorted(issues.packed, bounds, in: folder)
            var all: [PackedEntity] = []
            for (index, part) in sorted.parts.enumerated() {
                let packed = try sorted.packed(part: index)
                #expect(sorted.digest(ofPart: index) == SHA256.digest(packed))
                var reader = BinaryReader(packed)
                var count = 0
                while !reader.isAtEnd {
                    all.append(try reader.entity())
                    count += 1
                    #expect(all.last?.id.shortText.hasPrefix(part) == true)
                }
                #expect((1...bounds.part).contains(count), "\(name)")
            }
            #expect(try all == entities(sorted))
        }
    }

    @Test func `a scratch file is one in the end, and is not needed while all fits`() throws {
        let issues = try Issues(57)
        let folder = TestFolder()
        _ = try sorted(issues.packed, EntityRuns.Bounds(), in: folder)
        #expect(try Disk().names(in: "\(folder.path)/scratch").isEmpty)
        _ = try sorted(issues.packed, Self.tiny, in: folder)
        #expect(try Disk().names(in: "\(folder.path)/scratch").count == 1)
    }

    @Test func `a scratch file that is not what was written is an error, never a wrong result`() throws {
        let folder = TestFolder()
        let sorted = try sorted(try Issues(57).packed, EntityRuns.Bounds(gathered: 500, block: 90, fanIn: 4, part: 3), in: folder)
        let name = try #require(try Disk().names(in: "\(folder.path)/scratch").first)
        let bytes = try #require(try folder.bytes("scratch/\(name)"))
        #expect(bytes.count > 1000)
        for at in stride(from: 0, to: bytes.count, by: 37) {
            var damaged = bytes
            damaged[at] ^= 4
            try folder.write("scratch/\(name)", bytes: damaged)
            #expect(throws: ScratchDamage.self) { try entities(sorted) }
        }
        try folder.write("scratch/\(name)", bytes: Array(bytes.dropLast()))
        #expect(throws: ScratchDamage.self) { try entities(sorted) }
        try Disk().remove("\(folder.path)/scratch")
        #expect(throws: ScratchDamage.self) { try entities(sorted) }
    }

    @Test(arguments: [Disk.Operation.makeFolder, .create, .write, .read, .remove])
    func `whatever the disk cannot do ends it`(_ operation: Disk.Operation) throws {
        let issues = try Issues(9)
        let folder = TestFolder()
        let disk = Disk { $0 == operation ? ENOSPC : nil }
        #expect { try sorted(issues.packed, Self.tiny, in: folder, disk: disk) } throws: { ($0 as? DiskError)?.operation == operation }
    }
}
