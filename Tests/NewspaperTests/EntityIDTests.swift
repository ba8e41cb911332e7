import Testing

@testable import Newspaper

/// Entities of a test, in short.
enum Sketch {
    static let lishi = DivisionCode(141_102)

    static func person(_ name: String, _ positions: (String, String)...) -> Entity {
        Entity(
            .person(positions.map { Position(office: Scalars($0.0), organisation: Scalars($0.1)) }), name: Scalars(name),
            confidence: 1, mentions: [])
    }

    static func body(
        _ name: String, canonical: String? = nil, _ home: Organisation.Home, printed: [String] = []
    ) -> Entity {
        Entity(
            .organisation(Organisation(.party, level: .county, home: home)), name: Scalars(name),
            canonical: canonical.map { Scalars($0) }, confidence: 1,
            mentions: printed.map { Mention(range: 0..<$0.count, text: Scalars($0)) })
    }

    static func place(_ name: String, _ place: Place) -> Entity {
        Entity(.place(place), name: Scalars(name), confidence: 1, mentions: [])
    }

    static func naming(_ entities: [Entity], article: String = "a", paper: String = "p", authors: [String] = []) -> [IdentifiedEntity] {
        IdentifiedEntity.naming(entities, article: article, paper: paper, authors: authors.map { Scalars($0) })
    }

    static func committee(_ home: Organisation.Home, printed: [String] = ["区委"]) -> Entity {
        body("区委", canonical: "中共离石区委", home, printed: printed)
    }
}

@Suite("Entity ids")
struct EntityIDTests {
    /// The id of the last of some entities.
    private func id(_ entities: Entity..., article: String = "a", paper: String = "p", authors: [String] = []) throws -> EntityID {
        try #require(Sketch.naming(entities, article: article, paper: paper, authors: authors).last?.id)
    }

    private func home(_ code: Int) throws -> Organisation.Home { .division(try #require(DivisionCode(code))) }

    @Test func `a division is named by its code, whatever it is called`() throws {
        let code = try #require(Sketch.lishi)
        #expect(try id(Sketch.place("离石", .division(code))).text == "gbt2260:141102")
        #expect(try id(Sketch.place("离石区", .division(code))) == id(Sketch.place("离石", .division(code)), article: "b", paper: "q"))
    }

    /// SHA-256 over letter, name and scope with 0xFF between them, computed apart from this code.
    @Test func `an id never changes`() throws {
        #expect(try id(Sketch.committee(home(141_102))).text == "bsent:Oca8dccb15e5c1ff9")
        #expect(try id(Sketch.person("廉海平")).text == "bsent:Pd766f21db9679f5d")
        #expect(try id(Sketch.place("凤山底社区", .uncoded(.community, parent: Sketch.lishi))).text == "bsent:Lafed06a3a95c9012")
    }

    @Test func `a body is one in all articles by its full name and home, not by what is printed or how it is filed`() throws {
        let committee = try id(Sketch.committee(home(141_102)))
        var other = Sketch.committee(try home(141_102))
        other.name = Scalars("离石区委")
        other.nature = .organisation(Organisation(.government, level: nil, home: try home(141_102)))
        #expect(try id(other, article: "b", paper: "q") == committee)
        #expect(try id(Sketch.committee(home(141_100))) != committee)
        #expect(try id(Sketch.committee(.named)) != committee)
    }

    @Test func `a body that could be any of its name is known in its article alone`() throws {
        let union = Sketch.body("工会", .open)
        #expect(try id(union) == id(union))
        #expect(try id(union) != id(union, article: "b"))
        #expect(try id(Sketch.body("国务院", .named)) == id(Sketch.body("国务院", .named), article: "b", paper: "q"))
    }

    @Test func `a place without a code is told from others by what holds it, else by the paper, in doubt by the article`() throws {
        func road(_ parent: DivisionCode?) -> Entity { Sketch.place("凤山路", .uncoded(.road, parent: parent)) }
        #expect(try id(road(Sketch.lishi)) == id(road(Sketch.lishi), article: "b", paper: "q"))
        #expect(try id(road(Sketch.lishi)) != id(road(DivisionCode(141_124))))
        #expect(try id(road(nil)) == id(road(nil), article: "b"))
        #expect(try id(road(nil)) != id(road(nil), paper: "q"))
        let drumTower = Sketch.place("鼓楼区", .ambiguous([320_106, 320_302].compactMap { DivisionCode($0) }))
        #expect(try id(drumTower) != id(drumTower, article: "b"))
    }

    @Test func `a person is told from namesakes by the home of a position, then by its body, then by the byline`() throws {
        let secretary = Sketch.person("廉海平", ("书记", "区委"))
        let atHome = try id(Sketch.committee(home(141_102)), secretary)
        let mayor = Sketch.person("廉海平", ("", "区纪委"), ("区长", "离石区"))
        let place = Sketch.place("离石区", .division(try #require(Sketch.lishi)))
        #expect(try id(place, mayor, article: "b", paper: "q") == atHome)
        #expect(try id(Sketch.committee(home(141_124)), secretary) != atHome)

        let company = Sketch.body("青禾公司", .named)
        let manager = Sketch.person("廉海平", ("经理", "青禾公司"))
        #expect(try id(company, manager) == id(company, manager, article: "b"))
        #expect(try id(company, manager) != id(manager))

        let union = Sketch.body("工会", .open)
        let chair = Sketch.person("廉海平", ("主席", "工会"))
        #expect(try id(union, chair) != id(union, chair, article: "b"))

        let nobody = Sketch.person("王伟")
        #expect(try id(nobody) != id(nobody, article: "b"))
        #expect(try id(nobody, authors: ["王伟"]) == id(nobody, article: "b", authors: ["于慧", "王伟"]))
        #expect(try id(nobody, authors: ["王伟"]) != id(nobody, paper: "q", authors: ["王伟"]))
    }

    @Test func `the order of an article's entities changes no id`() throws {
        let entities = [
            Sketch.person("廉海平", ("书记", "区委")), Sketch.committee(try home(141_102)),
            Sketch.place("离石区", .division(try #require(Sketch.lishi))), Sketch.person("张海文", ("区长", "离石区")),
        ]
        let forward = Sketch.naming(entities)
        #expect(Set(Sketch.naming(entities.reversed())) == Set(forward))
        #expect(forward[0].affiliations == [forward[1].id])
        #expect(forward[3].affiliations == [forward[2].id])
    }

    @Test func `an id is read back from its text, and sorts as the text does`() throws {
        let ids: [EntityID] = try [
            .hashed(.organisation, .max), .hashed(.person, 1), .hashed(.place, 0xF), .hashed(.place, 1 << 63),
            .division(#require(DivisionCode(141_102))), .division(#require(DivisionCode(141_102_101))),
            .division(#require(DivisionCode(141_103))), .division(#require(DivisionCode(141_102_000))),
            .division(#require(DivisionCode(141_102_000_000))), .division(#require(DivisionCode(141_102_101_201))),
        ]
        for id in ids { #expect(EntityID(id.text) == id && EntityID(key: id.key) == id) }
        #expect(ids.sorted().map(\.text) == ids.map(\.text).sorted())
    }

    @Test(arguments: [
        "", "gbt2260:", "gbt2260:14110", "gbt2260:1 2", "gbt2260:９１１１０２", "gbt2260:99999999999999999999", "x:141102",
        "bsent:Q0000000000000000", "bsent:P000000000000000", "bsent:P+000000000000001", "bsent:P000000000000000A",
    ])
    func `nothing else is an id`(_ text: String) { #expect(EntityID(text) == nil) }

    @Test(arguments: [("Q", 1), ("g", 0), ("g", 3), ("g", .max), ("g", 4_001)] as [(Unicode.Scalar, UInt64)])
    func `nothing else is the key of an id`(_ kind: Unicode.Scalar, _ rank: UInt64) {
        #expect(EntityID(key: (UInt8(ascii: kind), rank)) == nil)
    }
}

@Suite("Division codes")
struct DivisionCodeTests {
    @Test(arguments: [
        (140_000, AdministrativeLevel.province, []), (141_100, .prefecture, [140_000]),
        (141_102, .county, [141_100, 140_000]), (141_102_101, .township, [141_102, 141_100, 140_000]),
        (141_102_101_201, .village, [141_102_101, 141_102, 141_100, 140_000]),
        (110_101, .county, [110_000]), (500_240, .county, [500_000]), (419_001, .county, [410_000]),
    ])
    func `a code tells its level and what it lies in`(_ number: Int, _ level: AdministrativeLevel, _ above: [Int]) throws {
        let code = try #require(DivisionCode(number))
        #expect(code.level == level)
        #expect(code.ancestors.map(\.number) == above)
        #expect(DivisionCode(code.text) == code)
    }

    @Test(arguments: [0, 14_110, -141_102, 1_411_021, 1_000_000_000_000_000])
    func `a number of another length is no code`(_ number: Int) { #expect(DivisionCode(number) == nil) }
}
