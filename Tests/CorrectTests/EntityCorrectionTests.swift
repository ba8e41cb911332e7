import Correct
import Newspaper
import Testing

/// What corrections of entities make of an article.
@Suite struct EntityCorrectionTests {
    static let text = "区长张海文来到柳溪村，张海文说桃花好。"

    static func page() throws -> (AnnotatedPage, id: String) {
        let contents = try TestPage.contents("A p \(text)")
        func mention(_ text: String, _ start: Int) -> Mention {
            Mention(range: start..<(start + text.unicodeScalars.count), text: Scalars(text))
        }
        let entities = [
            Entity(.person([]), name: Scalars("张海文"), confidence: 0.6, mentions: [mention("张海文", 2), mention("张海文", 11)]),
            Entity(.place(.uncoded(.village, parent: nil)), name: Scalars("柳溪"), confidence: 0.6, mentions: [mention("柳溪", 7)]),
        ]
        return (AnnotatedPage(contents: contents, annotations: [Annotations(entities: entities)], textQuality: 1), TestPage.ids(contents)[0])
    }

    static func facts(_ set: (inout EntityFacts) -> Void) -> EntityFacts {
        var facts = EntityFacts()
        set(&facts)
        return facts
    }

    static let zhang = EntityReference(name: Scalars("张海文"))
    static let liuxi = EntityReference(name: Scalars("柳溪"), kind: .place)

    static func corrected(_ changes: (String) -> [Correction.Change]) throws -> (page: AnnotatedPage, misfits: [Misfit]) {
        let (page, id) = try page()
        return try TestPage.corrections(changes(id)).entities(of: page)
    }

    @Test("an entity is renamed, and its full name with it")
    func rename() throws {
        let set = Self.facts { $0.name = Scalars("柳溪村") }
        let (page, misfits) = try Self.corrected { [.setEntity(article: $0, Self.liuxi, set)] }
        let entity = try #require(page.annotations[0].entities.last)
        #expect(misfits == [])
        #expect([entity.name, entity.canonical, entity.mentions[0].text].map(\.string) == ["柳溪村", "柳溪村", "柳溪"])
        #expect(entity.confidence == 1)
    }

    @Test("a place becomes a company of a district")
    func retype() throws {
        let home = try #require(DivisionCode(141102))
        let set = Self.facts { ($0.kind, $0.subtype, $0.parent) = (.organisation, "company", home) }
        let (page, _) = try Self.corrected { [.setEntity(article: $0, Self.liuxi, set)] }
        #expect(page.annotations[0].entities.last?.nature == .organisation(Organisation(.company, home: .division(home))))
    }

    @Test("a code makes a place a division, and the code is its id")
    func code() throws {
        let code = try #require(DivisionCode(141102))
        let set = Self.facts { $0.code = code }
        let (page, _) = try Self.corrected { [.setEntity(article: $0, Self.liuxi, set)] }
        let named = IdentifiedEntity.naming(page.annotations[0].entities, article: "x", paper: "y", authors: [])
        #expect(named.last?.id.text == "gbt2260:141102")
    }

    @Test("positions and an id that another row has")
    func positions() throws {
        let position = Position(office: Scalars("区长"), organisation: Scalars("清川区政府"))
        let set = Self.facts { ($0.positions, $0.id) = ([position], .hashed(.person, 0xabc)) }
        let (page, _) = try Self.corrected { [.setEntity(article: $0, Self.zhang, set)] }
        let named = IdentifiedEntity.naming(page.annotations[0].entities, article: "x", paper: "y", authors: [])
        #expect(named[0].entity.positions == [position])
        #expect(named[0].id.text == "bsent:P0000000000000abc")
    }

    @Test("an entity is removed with all its mentions, and the article says so")
    func remove() throws {
        let (page, _) = try Self.corrected { [.removeEntity(article: $0, Self.zhang)] }
        #expect(page.annotations[0].entities.map(\.name.string) == ["柳溪"])
        #expect(page.contents.articles[0].isCorrected)
        #expect(page.contents.articles[0].reasons.last == "corrected by a.json: 张海文 removed")
    }

    @Test("an entity is added wherever the article says it, or at one place; entities stay in order")
    func add() throws {
        let (page, misfits) = try Self.corrected {
            [.addEntity(article: $0, .organisation, text: Scalars("区"), start: nil, EntityFacts()),
             .addEntity(article: $0, .place, text: Scalars("桃花"), start: 15, EntityFacts())]
        }
        let entities = page.annotations[0].entities
        #expect(misfits == [])
        #expect(entities.map(\.name.string) == ["区", "张海文", "柳溪", "桃花"])
        #expect(entities.flatMap(\.mentions).allSatisfy { Scalars(page.contents.articles[0].text[$0.range]) == $0.text })
        #expect(entities[0].relevance == 28)
    }

    @Test("what is added under a name that is there already joins it")
    func join() throws {
        let set = Self.facts { $0.name = Scalars("张海文") }
        let (page, _) = try Self.corrected { [.addEntity(article: $0, .person, text: Scalars("区长"), start: nil, set)] }
        #expect(page.annotations[0].entities[0].mentions.map(\.range) == [0..<2, 2..<5, 11..<14])
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var what: String
        var changes: @Sendable (String) -> [Correction.Change]
        var code: MisfitReason.Code
        var testDescription: String { what }
    }

    static let rows: [Row] = [
        Row(what: "no such article", changes: { _ in [.removeEntity(article: MisfitTests.gone, zhang)] }, code: .noSuchArticle),
        Row(what: "no such entity", changes: { [.removeEntity(article: $0, EntityReference(name: Scalars("李四")))] }, code: .noSuchEntity),
        Row(what: "another type", changes: { [.removeEntity(article: $0, EntityReference(name: Scalars("张海文"), kind: .place))] }, code: .noSuchEntity),
        Row(what: "not in the text", changes: { [.addEntity(article: $0, .person, text: Scalars("李四"), start: nil, EntityFacts())] }, code: .textDiffers),
        Row(what: "not at this place", changes: { [.addEntity(article: $0, .place, text: Scalars("桃花"), start: 14, EntityFacts())] }, code: .textDiffers),
        Row(what: "beyond the end", changes: { [.addEntity(article: $0, .place, text: Scalars("桃花"), start: .max, EntityFacts())] }, code: .textDiffers),
        Row(what: "over another entity", changes: { [.addEntity(article: $0, .person, text: Scalars("海文"), start: nil, EntityFacts())] }, code: .overlaps),
        Row(what: "a code for a person", changes: { [.setEntity(article: $0, zhang, facts { $0.code = DivisionCode(141102) })] }, code: .wrongType),
        Row(what: "an id of another type", changes: { [.setEntity(article: $0, zhang, facts { $0.id = .hashed(.place, 1) })] }, code: .wrongType),
        Row(what: "a village for an organisation", changes: { [.setEntity(article: $0, liuxi, facts { ($0.kind, $0.subtype) = (.organisation, "village") })] }, code: .wrongType),
        Row(
            what: "one fact said twice",
            changes: { id in ["柳溪村委会", "柳溪村党支部"].map { name in .setEntity(article: id, liuxi, facts { $0.canonical = Scalars(name) }) } },
            code: .overlaps),
        Row(
            what: "two of one name",
            changes: { [.setEntity(article: $0, liuxi, facts { ($0.name, $0.kind) = (Scalars("张海文"), .person) })] }, code: .overlaps),
    ]

    @Test("what does not fit has its reason and changes nothing more", arguments: rows)
    func misfits(row: Row) throws {
        let (page, misfits) = try Self.corrected(row.changes)
        #expect(misfits.map(\.reason.code) == [row.code])
        #expect(page == (try Self.corrected { Array(row.changes($0).dropLast()) }.page))
    }
}
