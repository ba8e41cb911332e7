import Newspaper
import SplitMix
import Testing

@testable import Export

@Suite("Catalogue parts")
struct CataloguePartsTests {
    /// An entity of which nothing is known but the id.
    private static func entity(_ id: EntityID) throws -> PackedEntity {
        let name = Scalars("廉海平")
        let description = EntityDescription(name: name, canonical: name, subtype: nil, level: nil, parent: nil)
        var catalogue = EntityCatalogue()
        catalogue.add([EntitySighting(id: id, description: description, posts: [], mentions: [])], paper: "p", day: nil)
        var reader = BinaryReader(catalogue.packed)
        return try reader.entity()
    }

    private static func parts(_ ids: some Sequence<EntityID>, size: Int) throws -> [(name: String, ids: [EntityID])] {
        var rest = try ids.sorted().map(entity)[...]
        var parts = CatalogueParts(size: size) { rest.popFirst() }
        var result: [(name: String, ids: [EntityID])] = []
        while let part = try parts.next() {
            if case .entities(let entities) = part.content { result.append((part.name, entities.map(\.id))) }
        }
        return result
    }

    @Test func `a part that was there before is opened only where it is a part no more`() throws {
        func told(_ kept: [(beginning: String, count: Int)], size: Int) throws -> [String] {
            var rest = kept.enumerated().map { index, part in
                CatalogueParts.Piece.part(.init(index: index, beginning: .init(part.beginning.utf8), count: part.count))
            }[...]
            var opened: [Int] = []
            var parts = CatalogueParts(size: size, open: { part in opened.append(part.index); return [] }) { rest.popFirst() }
            var told: [String] = []
            while let part = try parts.next() {
                let isKept = if case .kept = part.content { true } else { false }
                told.append(isKept ? part.name : "\(part.name) of \(opened)")
                opened = []
            }
            return told
        }
        #expect(try told([("P0", 2), ("P3a", 1), ("P3b", 3), ("Pf", 1)], size: 3) == ["P0", "P3a", "P3b", "Pf"])
        #expect(try told([("P0", 2), ("P3a", 1), ("P3b", 2), ("Pf", 1)], size: 3) == ["P0", "P3 of [1, 2]", "Pf"])
        #expect(try told([("P0", 1), ("P3a", 1)], size: 3) == ["P of [0, 1]"])
        // What stood beside it is gone.
        #expect(try told([("O", 3), ("P3a", 1)], size: 3) == ["O", "P of [1]"])
        #expect(try told([("g110000\0", 1), ("g110000001", 1), ("g11000000200", 1)], size: 1) == ["g110000", "g110000001", "g110000002 of [2]"])
    }

    /// Each part with how many entities it has.
    private static func told(_ texts: [String], size: Int) throws -> [String] {
        try parts(texts.map { try #require(EntityID($0)) }, size: size).map { "\($0.name) \($0.ids.count)" }
    }

    private static let people = ["0f", "3a", "3b", "3c", "f0"].map { "bsent:P\($0)00000000000000" }

    @Test func `ids that begin alike are one part, as short as its size allows`() throws {
        #expect(try Self.told([], size: 2) == [])
        #expect(try Self.told(Self.people, size: 5) == ["P 5"])
        #expect(try Self.told(Self.people, size: 4) == ["P0 1", "P3 3", "Pf 1"])
        #expect(try Self.told(Self.people, size: 3) == ["P0 1", "P3 3", "Pf 1"])
        #expect(try Self.told(Self.people, size: 2) == ["P0 1", "P3a 1", "P3b 1", "P3c 1", "Pf 1"])
        #expect(try Self.told(Self.people + ["bsent:O3a00000000000000", "bsent:L3a00000000000000"], size: 4) == ["L 1", "O 1", "P0 1", "P3 3", "Pf 1"])
    }

    @Test func `divisions are parted by the digits of their codes, and one that holds the others stands by itself`() throws {
        let codes = ["gbt2260:110000", "gbt2260:141102", "gbt2260:141102001", "gbt2260:141102001002", "gbt2260:142000"]
        #expect(try Self.told(codes, size: 5) == ["g 5"])
        #expect(try Self.told(codes, size: 4) == ["g11 1", "g14 4"])
        #expect(try Self.told(codes, size: 3) == ["g11 1", "g141 3", "g142 1"])
        #expect(try Self.told(codes, size: 1) == ["g11 1", "g141102 1", "g141102001 1", "g1411020010 1", "g142 1"])
    }

    @Test(arguments: 0..<20)
    func `parts are all entities in order, none too large, and an id that comes or goes touches no part but its own`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let size = Int.random(in: 1...9, using: &random)
        let kinds = Entity.Kind.allCases
        let ids = Set((0..<Int.random(in: 1...200, using: &random)).map { _ in
            EntityID.hashed(kinds.randomElement(using: &random) ?? .person, UInt64.random(in: 0...(.max), using: &random) << UInt64.random(in: 0...40, using: &random))
        })
        let parts = try Self.parts(ids, size: size)
        #expect(parts.flatMap(\.ids) == ids.sorted())
        #expect(parts.allSatisfy { (1...size).contains($0.ids.count) })
        #expect(Set(parts.map(\.name)).count == parts.count)
        for part in parts { #expect(part.ids.allSatisfy { $0.shortText.hasPrefix(part.name) }) }
        // No part could have a shorter name.
        for part in parts where part.name.utf8.count > 1 {
            #expect(ids.count { $0.shortText.hasPrefix(part.name.dropLast()) } > size)
        }
        let gone = try #require(ids.randomElement(using: &random))
        let fewer = try Self.parts(ids.subtracting([gone]), size: size)
        for part in fewer where !parts.contains(where: { $0.name == part.name && $0.ids == part.ids }) {
            #expect(gone.shortText.hasPrefix(part.name), "\(part.name) is not as it was, though \(gone.shortText) is not in it")
        }
    }
}
