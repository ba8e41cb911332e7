import Newspaper
import Testing

@testable import Export

@Suite("A part of the catalogue as it was printed before")
struct PrintedPartTests {
    private let entities: [PackedEntity]
    private let files: CatalogueFiles
    private let before: (rows: String, item: String)

    init() throws {
        var reader = BinaryReader(NamedIssue(try TestIssue.rich()).catalogue.packed)
        var (entities, totals) = ([PackedEntity](), EntityTotals())
        while let entity = try reader.nextEntity() {
            entities.append(entity)
            try totals.add(entity)
        }
        (self.entities, files) = (entities, CatalogueFiles(totals, profile: DatasetProfile()))
        let part = try files.part("X", of: entities, previous: nil, printed: nil)
        before = (String(decoding: try Gzip.unpack(part.rows), as: UTF8.self), String(decoding: part.item, as: UTF8.self))
    }

    private func printed(_ rows: String, _ item: String, of entities: [PackedEntity]) throws -> PrintedPart? {
        var packed = BinaryWriter()
        for entity in entities { packed.entity(entity) }
        return try PrintedPart(of: packed.bytes, rows: Array(rows.utf8), item: Array(item.utf8))
    }

    @Test func `what says the same is taken over to the byte, and what says something else is written`() throws {
        // No pipeline writes this, so whatever has it was taken over.
        let printed = try #require(try printed(
            before.rows.replacing(#""mentions":"#, with: #""mentions": "#), before.item.replacing("</name>", with: "</name >"),
            of: entities))
        var now = entities
        try now[1].merge(CollectionOfOne(entities[1]))
        let part = try files.part("X", of: now, previous: nil, printed: printed)
        let rows = String(decoding: try Gzip.unpack(part.rows), as: UTF8.self).split(separator: "\n")
        let concepts = String(decoding: part.item, as: UTF8.self).split(separator: "<concept>").dropFirst()
        #expect(rows.map { $0.contains(#""mentions": "#) } == entities.indices.map { $0 != 1 })
        #expect(concepts.map { $0.contains("</name >") } == entities.indices.map { $0 != 1 })
        let whole = try files.part("X", of: now, previous: nil, printed: nil)
        #expect(rows[1] == String(decoding: try Gzip.unpack(whole.rows), as: UTF8.self).split(separator: "\n")[1])
        #expect(part.divisions == whole.divisions)
    }

    @Test func `entities that come, go and change give the part that is made anew`() throws {
        let some = [entities[0], entities[2]]
        let part = try files.part("X", of: some, previous: nil, printed: nil)
        let rows = String(decoding: try Gzip.unpack(part.rows), as: UTF8.self)
        let printed = try #require(try printed(rows, String(decoding: part.item, as: UTF8.self), of: some))
        for now in [entities, Array(entities.dropFirst()), Array(entities.dropLast()), [entities[1]]] {
            let (whole, taken) = (try files.part("X", of: now, previous: nil, printed: nil), try files.part("X", of: now, previous: nil, printed: printed))
            #expect(taken.rows == whole.rows && taken.item == whole.item && taken.divisions == whole.divisions)
        }
    }

    @Test func `rows, concepts and entities that are not of each other are nothing to go on from`() throws {
        let lines = before.rows.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
        #expect(try printed(before.rows, before.item, of: entities) != nil)
        #expect(try printed(before.rows, before.item, of: entities.dropLast()) == nil)
        #expect(try printed(lines.dropLast(2).joined(), before.item, of: entities) == nil)
        #expect(try printed(before.rows + "{}\n", before.item, of: entities) == nil)
        #expect(try printed(before.rows, "", of: entities) == nil)
        #expect(try printed(before.rows, before.item.replacing(entities[1].id.text, with: entities[0].id.text), of: entities) == nil)
    }
}
