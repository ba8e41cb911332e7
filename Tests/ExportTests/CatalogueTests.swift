import Newspaper
import Testing

@testable import Export

@Suite("Catalogue files")
struct CatalogueTests {
    static func rows(of issue: Newspaper.Issue) throws -> JSONLinesWriter {
        let catalogue = NamedIssue(issue).catalogue
        var json = JSONLinesWriter()
        for id in catalogue.ids { EntityRow(id, try #require(catalogue[id])).write(to: &json) }
        return json
    }

    /// The files of a catalogue, as a release with no others before would have them.
    /// - Parameter previous: knowledge items of the release before, by path.
    static func files(
        of catalogue: EntityCatalogue, after previous: [String: [UInt8]] = [:], profile: DatasetProfile = DatasetProfile(),
        partSize: Int = CatalogueFiles.partSize
    ) throws -> [(path: String, bytes: [UInt8], rows: Int)] {
        var reader = BinaryReader(catalogue.packed)
        var entities: [PackedEntity] = []
        while !reader.isAtEnd { entities.append(try reader.entity()) }
        var totals = EntityTotals()
        for entity in entities { try totals.add(entity) }
        let files = CatalogueFiles(totals, profile: profile)
        var rows: (path: String, bytes: [UInt8], rows: Int) = (CatalogueFiles.rowsPath, [], 0)
        var items: [(path: String, bytes: [UInt8], rows: Int)] = []
        var rest = entities[...]
        var parts = CatalogueParts(size: partSize) { rest.popFirst() }
        while let part = try parts.next() {
            let path = CatalogueFiles.itemPath(part.name)
            guard case .entities(let entities) = part.content else { continue }
            let made = try files.part(part.name, of: entities, previous: previous[path], printed: nil)
            rows.bytes += made.rows
            rows.rows += made.rowCount
            items.append((path, made.item, 1))
        }
        for path in previous.keys.sorted() where !items.contains(where: { $0.path == path }) {
            let name = try #require(CatalogueFiles.part(ofItem: path))
            items.append((path, try files.part(name, of: [], previous: previous[path], printed: nil).item, 1))
        }
        return (rows.rows > 0 ? [rows] : []) + items
    }

    private func files(
        of issue: Newspaper.Issue, partSize: Int = CatalogueFiles.partSize
    ) throws -> [(path: String, bytes: [UInt8], rows: Int)] {
        try Self.files(of: NamedIssue(issue).catalogue, partSize: partSize)
    }

    private func concepts(_ bytes: [UInt8]) throws -> [XMLElement] {
        try XMLDocument(parsing: bytes).root?.child("conceptSet")?.children ?? []
    }

    @Test func `an entity's row is written byte for byte as published`() throws {
        let lines = try Self.rows(of: try TestIssue.rich()).bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        let days = #""first_seen":"2023-04-12","last_seen":"2023-04-12","papers":["qingchuan"],"pipeline":"\#(pipelineVersion)"}"#
        let seen = #""articles":1,"first_seen":"20230412","last_seen":"20230412"}"#
        #expect(lines.count == 4)
        let ids = try lines.map { try JSONParser.parse(Array($0.utf8))["id"] }
        guard case .string(let committee)? = ids[1] else { return #expect(Bool(false), "no id") }
        #expect(lines[2].hasSuffix(
            #""type":"person","subtype":"","name":"何望山","canonical":"何望山","code":"","parent":"","level":"","positions":"#
                + #"[{"office":"主任","organisation":"绿化办","organisation_id":"",\#(seen),"#
                + #"{"office":"书记","organisation":"中共青川区委","organisation_id":"\#(String(decoding: committee, as: UTF8.self))",\#(seen)],"#
                + #""aliases":[{"text":"何望山","mentions":2}],"mentions":2,"articles":1,\#(days)"#))
        #expect(lines[3] ==
            #"{"id":"gbt2260:999901","type":"place","subtype":"county","name":"青川区","canonical":"青川区","code":"gbt2260:999901","#
                + #""parent":"gbt2260:999900","level":"county","positions":[],"aliases":[{"text":"青川区","mentions":1}],"#
                + #""mentions":1,"articles":1,\#(days)"#)
    }

    @Test func `every entity of an article is in the catalogue by its id`() throws {
        for issue in [try TestIssue.rich(), try TestIssue.hostile()] {
            let named = NamedIssue(issue)
            let ids = named.pages.flatMap(\.entities).flatMap { $0.map(\.id) }
            #expect(!ids.isEmpty && Set(ids) == Set(named.catalogue.ids))
        }
    }

    @Test func `rows are in one file in order of id, concepts in items of ids that begin alike`() throws {
        let files = try files(of: try TestIssue.rich(), partSize: 3)
        #expect(files.map(\.path) == ["entities.jsonl.gz"] + "LOPg".map { "newsml/entities-\($0).xml" })
        #expect(files.map(\.rows) == [4, 1, 1, 1, 1])
        let rows = try Gzip.unpack(files[0].bytes)
        #expect(rows == (try Self.rows(of: try TestIssue.rich())).bytes)
        let ids = try rows.split(separator: 0x0A).map { try JSONParser.parse(Array($0))["id"] }
        let concepts = try files.dropFirst().flatMap { try self.concepts($0.bytes) }
        #expect(concepts.map { $0.child("conceptId")?.attribute("qcode").map { .string(Array($0.utf8)) } } == ids)
    }

    @Test func `a catalogue of nothing has no file`() throws {
        #expect(try files(of: TestIssue.of([])).isEmpty)
    }

    @Test func `a concept says what it is, its names, what holds it and where a person is`() throws {
        let items = try files(of: try TestIssue.rich()).dropFirst().map(\.bytes)
        for item in items { #expect(NewsMLRules.check(item) == []) }
        let concepts = try items.flatMap(concepts)
        let village = try #require(concepts.first { $0.child("name")?.text == "杨柳沟村" })
        #expect(village.child("type")?.attribute("qcode") == "cpnat:geoArea")
        #expect(village.children.filter { $0.name == "broader" }.map { $0.attribute("qcode") } == [
            "gbt2260:999901", "gbt2260:999900", "gbt2260:990000",
        ])
        #expect(village.child("broader")?.child("name")?.text == "青川区")
        let committee = try #require(concepts.first { $0.child("type")?.attribute("qcode") == "cpnat:organisation" })
        #expect(committee.children.filter { $0.name == "name" }.map(\.text) == ["中共青川区委", "青川区委"])
        #expect(committee.child("organisationDetails")?.child("location")?.attribute("qcode") == "gbt2260:999901")
        let person = try #require(concepts.first { $0.child("type")?.attribute("qcode") == "cpnat:person" })
        #expect(person.children.filter { $0.name == "related" }.map { $0.child("name")?.text } == ["主任", "书记"])
        let affiliations = person.child("personDetails")?.children ?? []
        #expect(affiliations.map { $0.attribute("literal") } == ["绿化办", nil])
        #expect(affiliations.map { $0.attribute("qcode") } == [nil, committee.child("conceptId")?.attribute("qcode")])
    }

    @Test func `a concept that is defined twice is found, and a catalogue among articles`() throws {
        let text = String(decoding: try #require(try files(of: try TestIssue.rich()).last).bytes, as: UTF8.self)
        let concept = text[try #require(text.firstRange(of: "<concept>")).lowerBound..<(try #require(text.firstRange(of: "</conceptSet>")).lowerBound)]
        let twice = text.replacing("</conceptSet>", with: concept + "</conceptSet>")
        #expect(NewsMLRules.check(Array(twice.utf8)).map(\.message) == ["the concept “gbt2260:999901” is defined twice"])
        let message = try NewsMLMessage(NamedIssue(try TestIssue.rich()), profile: DatasetProfile()).bytes()
        let item = text.drop { $0 != "\n" }
        let joined = String(decoding: message, as: UTF8.self).replacing("</itemSet>", with: item + "</itemSet>")
        #expect(NewsMLRules.check(Array(joined.utf8)).map(\.message) == ["a knowledgeItem belongs in a file of its own"])
    }

    /// The knowledge items of a release after another, two entities in each at most.
    static func items(
        of issue: Newspaper.Issue, after previous: [String: [UInt8]] = [:], profile: DatasetProfile = DatasetProfile()
    ) throws -> [String: [UInt8]] {
        let files = try files(of: NamedIssue(issue).catalogue, after: previous, profile: profile, partSize: 2)
        return Dictionary(uniqueKeysWithValues: files.filter { $0.path.hasSuffix(".xml") }.map { ($0.path, $0.bytes) })
    }

    private static func told(_ bytes: [UInt8]?) throws -> [String?] {
        let document = try XMLDocument(parsing: bytes ?? [])
        let item = try #require(document.root)
        let meta = item.child("itemMeta")
        let link = meta?.children.first { $0.attribute("rel") == "irel:previousVersion" }
        return [
            item.attribute("version"), meta?.child("versionCreated")?.text, meta?.child("pubStatus")?.attribute("qcode"),
            meta?.child("signal")?.attribute("qcode"), link?.attribute("version"),
        ]
    }

    @Test func `an item with the same concepts is the same file, whatever else is in the release`() throws {
        let first = try Self.items(of: try TestIssue.rich())
        // By whichever time and pipeline it is made again.
        let later = DatasetProfile(versionCreated: "2026-01-31T02:30:00+08:00")
        #expect(try Self.items(of: try TestIssue.rich(), after: first, profile: later) == first)
        let older = first.mapValues {
            Array(String(decoding: $0, as: UTF8.self).replacing("versioninfo=\"\(pipelineVersion)\"", with: "versioninfo=\"0.0.1\"").utf8)
        }
        #expect(older != first)
        #expect(try Self.items(of: try TestIssue.rich(), after: older) == older)
    }

    @Test func `an item with other concepts is a new version, one that has none any more is canceled and may come back`() throws {
        let first = try Self.items(of: try TestIssue.rich())
        let (one, two) = (CatalogueFiles.itemPath("P"), CatalogueFiles.itemPath("g"))
        #expect(first.keys.sorted() == "LOPg".map { CatalogueFiles.itemPath(String($0)) })
        #expect(try Self.told(first[two]) == ["1", "2023-04-12T00:00:00+08:00", "stat:usable", nil, nil])
        let lone = try Past.issue([Past.Story(text: [Past.river], people: ["松影"])])
        let second = try Self.items(of: lone, after: first)
        #expect(try Self.told(second[one]) == ["2", "2023-04-12T00:00:01+08:00", "stat:usable", "sig:update", "1"])
        #expect(try Self.told(second[two]) == ["2", "2023-04-12T00:00:01+08:00", "stat:canceled", nil, "1"])
        let third = try Self.items(of: lone, after: second)
        #expect(third == second)
        let nobody = try Self.items(of: TestIssue.of([]), after: third)
        #expect(try Self.told(nobody[one]) == ["3", "2023-04-12T00:00:02+08:00", "stat:canceled", nil, "2"])
        let back = try Self.items(of: try TestIssue.rich(), after: nobody)
        #expect(try Self.told(back[two]) == ["3", "2023-04-12T00:00:02+08:00", "stat:usable", "sig:update", "2"])
        for bytes in [second, nobody, back].flatMap(\.values) { #expect(NewsMLRules.check(bytes) == []) }
    }

    @Test func `a file of the release before that is no item is refused`() throws {
        #expect(throws: ExportError.self) {
            try Self.items(of: try TestIssue.rich(), after: [CatalogueFiles.itemPath("P"): Array("<knowledgeItem/>".utf8)])
        }
    }

    @Test func `a part tells which names of divisions it looked up`() throws {
        let village = EntityDescription(
            name: Scalars("杨柳沟村"), canonical: Scalars("杨柳沟村"), subtype: nil, level: nil, parent: DivisionCode(141_102_001))
        var catalogue = EntityCatalogue()
        for kind in Entity.Kind.allCases {
            catalogue.add([EntitySighting(id: .hashed(kind, 1), description: village, posts: [], mentions: [])], paper: "p", day: nil)
        }
        var reader = BinaryReader(catalogue.packed)
        let files = CatalogueFiles(EntityTotals(), profile: DatasetProfile())
        for expected in [[140_000, 141_100, 141_102, 141_102_001], [], []] {
            #expect(try files.part("X", of: [try reader.entity()], previous: nil, printed: nil).divisions.map(\.number) == expected)
        }
    }

    @Test func `hostile names keep the rules, too`() throws {
        for file in try files(of: try TestIssue.hostile()).dropFirst() { #expect(NewsMLRules.check(file.bytes) == []) }
    }
}
