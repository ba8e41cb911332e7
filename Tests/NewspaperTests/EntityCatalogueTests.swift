import SplitMix
import Testing

@testable import Newspaper

@Suite("Entity catalogue")
struct EntityCatalogueTests {
    private struct Told: Sendable {
        let sightings: [EntitySighting]
        let paper: String
        let day: CalendarDate?
    }

    /// 廉海平 and his committee in articles that print them in different ways.
    private func articles() throws -> [Told] {
        let home = Organisation.Home.division(try #require(Sketch.lishi))
        func told(_ name: String, _ printed: [String], office: String, paper: String, day: String) -> Told {
            var committee = Sketch.committee(home, printed: printed)
            committee.name = Scalars(name)
            let entities = [committee, Sketch.person("廉海平", (office, printed[0]))]
            return Told(
                sightings: Sketch.naming(entities, article: day, paper: paper).map(\.sighting), paper: paper,
                day: CalendarDate(day))
        }
        return [
            told("离石区委", ["离石区委", "区委"], office: "副书记", paper: "lvliang", day: "2022-10-24"),
            told("区委", ["区委", "区委"], office: "书记", paper: "lishi", day: "2022-11-01"),
            told("离石区委", ["离石区委"], office: "书记", paper: "lishi", day: "2022-12-01"),
            told("离石区委", ["离石区委"], office: "书记", paper: "lishi", day: ""),
        ]
    }

    private func catalogue(_ articles: [Told]) -> EntityCatalogue {
        var catalogue = EntityCatalogue()
        for article in articles { catalogue.add(article.sightings, paper: article.paper, day: article.day) }
        return catalogue
    }

    private static func entities(_ catalogue: EntityCatalogue) throws -> [PackedEntity] {
        var reader = BinaryReader(catalogue.packed)
        var entities: [PackedEntity] = []
        while !reader.isAtEnd { entities.append(try reader.entity()) }
        return entities
    }

    @Test func `a packed catalogue is in order of id and says all that the catalogue says`() throws {
        let catalogue = catalogue(try articles())
        let entities = try Self.entities(catalogue)
        #expect(entities.map(\.id) == catalogue.ids)
        for entity in entities {
            #expect(PackedEntity(id: entity.id, try #require(catalogue[entity.id])) == entity)
            #expect(PackedEntity(id: entity.id, try entity.unpacked()) == entity)
        }
        var totals = EntityTotals()
        for entity in entities { try totals.add(entity) }
        #expect(totals.count == 2 && totals.latest == CalendarDate("2022-12-01") && totals.divisionNames.isEmpty)
    }

    @Test func `a packed entity that was cut off is an error`() throws {
        let entity = try #require(try Self.entities(catalogue(try articles())).first)
        var writer = BinaryWriter()
        writer.entity(entity)
        for count in 0..<writer.bytes.count {
            #expect(throws: BinaryReader.Fault.self) {
                var reader = BinaryReader(Array(writer.bytes.prefix(count)))
                _ = try reader.entity()
            }
        }
    }

    @Test func `what is to be known of all entities is found without the rest: the last day, and the names of divisions`() throws {
        let lishi = try #require(Sketch.lishi)
        let sightings = Sketch.naming([Sketch.place("离石区", .division(lishi))]).map(\.sighting)
        var totals = EntityTotals()
        for day in ["2022-11-01", "2023-01-05", ""] {
            let one = self.catalogue([Told(sightings: sightings, paper: "p", day: CalendarDate(day))])
            for entity in try Self.entities(one) { try totals.add(entity) }
        }
        #expect(totals.latest == CalendarDate("2023-01-05"))
        #expect(totals.divisionNames == [lishi: Scalars("离石区")])
    }

    @Test func `an entity has what its articles say of it`() throws {
        let catalogue = catalogue(try articles())
        #expect(catalogue.ids.map(\.kind) == [.organisation, .person])
        let committee = try #require(catalogue[catalogue.ids[0]])
        #expect(committee.mentions == 6 && committee.articles == 4)
        #expect(committee.description?.name.string == "离石区委")
        #expect(committee.description?.canonical.string == "中共离石区委")
        #expect(committee.aliases.map { "\($0.form.string) \($0.mentions)" } == ["区委 3", "离石区委 3"])
        #expect(committee.papers == ["lishi", "lvliang"])
        #expect(committee.seen.range.map { [$0.lowerBound.iso, $0.upperBound.iso] } == ["2022-10-24", "2022-12-01"])
        #expect(committee.tenures.isEmpty)
    }

    @Test func `a position is one by its body, however that is printed, and knows its days`() throws {
        let catalogue = catalogue(try articles())
        let person = try #require(catalogue[catalogue.ids[1]])
        #expect(person.tenures.map(\.post.position.office.string) == ["书记", "副书记"])
        #expect(person.tenures.map(\.post.position.organisation.string) == ["中共离石区委", "中共离石区委"])
        #expect(person.tenures.map(\.post.organisation) == [catalogue.ids[0], catalogue.ids[0]])
        #expect(person.tenures.map(\.articles) == [3, 1])
        #expect(person.tenures[0].seen.range?.lowerBound == CalendarDate("2022-11-01"))
        #expect(person.tenures[0].seen.range?.upperBound == CalendarDate("2022-12-01"))
    }

    @Test func `two names of one body in one article are one article and all mentions`() throws {
        let home = Organisation.Home.division(try #require(Sketch.lishi))
        let twice = [Sketch.committee(home), Sketch.committee(home, printed: ["离石区委"])]
        let catalogue = catalogue([Told(sightings: Sketch.naming(twice).map(\.sighting), paper: "p", day: nil)])
        let entry = try #require(catalogue.ids.first.flatMap { catalogue[$0] })
        #expect(catalogue.count == 1)
        #expect(entry.articles == 1 && entry.mentions == 2)
        #expect(entry.seen.range == nil)
    }

    @Test(arguments: 0..<20)
    func `parts add up to the whole in any order`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let articles = try articles()
        let whole = catalogue(articles)
        var sum: [EntityID: PackedEntity] = [:]
        for article in articles.shuffled(using: &random) {
            for entity in try Self.entities(catalogue([article])) {
                if try sum[entity.id]?.merge([entity]) == nil { sum[entity.id] = entity }
            }
        }
        #expect(sum.keys.sorted() == whole.ids)
        for id in whole.ids {
            let (one, other) = (try #require(whole[id]), try #require(try sum[id]?.unpacked()))
            #expect(one.description == other.description && one.tenures == other.tenures && one.papers == other.papers)
            #expect(one.aliases.map(\.form) == other.aliases.map(\.form))
            #expect(one.aliases.map(\.mentions) == other.aliases.map(\.mentions))
            #expect([one.mentions, one.articles] == [other.mentions, other.articles])
            #expect(one.seen == other.seen)
            #expect(PackedEntity(id: id, one).bytes == sum[id]?.bytes)
        }
    }

    @Test(arguments: 0..<20)
    func `what is taken away again leaves what the others say, byte for byte`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func some() throws -> EntityCatalogue { catalogue(try articles().filter { _ in Bool.random(using: &random) }.shuffled(using: &random)) }
        let (old, new) = (try some(), try some())
        var reader = BinaryReader(try EntityCatalogue.difference(from: old.packed, to: new.packed))
        var sums = try Dictionary(uniqueKeysWithValues: Self.entities(old).map { ($0.id, $0) })
        var touched: Set<EntityID> = []
        while let difference = try reader.nextEntity() {
            touched.insert(difference.id)
            if try sums[difference.id]?.merge([difference]) == nil { sums[difference.id] = difference }
        }
        #expect(touched == Set((old.ids + new.ids).filter { old[$0] != new[$0] && PackedEntity(id: $0, old[$0] ?? .init()) != PackedEntity(id: $0, new[$0] ?? .init()) }))
        let left = try sums.values.filter { try !$0.isNothing }.sorted { $0.id < $1.id }
        #expect(try left == Self.entities(new))
        for sum in left { #expect(try sum.isPossible) }
    }

    @Test func `what was never said cannot be taken away`() throws {
        let articles = try articles()
        var reader = BinaryReader(try EntityCatalogue.difference(from: catalogue(articles).packed, to: catalogue([articles[0]]).packed))
        while let difference = try reader.nextEntity() { #expect(try !difference.isPossible && !difference.isNothing) }
    }

    @Test func `days add up in any order, and a day that is taken away is gone`() throws {
        func seen(_ days: [String]) -> SeenDays {
            var seen = SeenDays()
            for day in days { seen.add(SeenDays(CalendarDate(day))) }
            return seen
        }
        var all = seen(["2022-11-01", "", "2022-10-24", "2022-12-01", "2022-11-01"])
        #expect(all == seen(["", "2022-10-24", "2022-11-01", "2022-11-01", "2022-12-01"]))
        #expect(all.articles == 5 && all.range?.lowerBound == CalendarDate("2022-10-24"))
        all.add(seen(["2022-10-24", "2022-12-01"]).negated())
        #expect(all == seen(["", "2022-11-01", "2022-11-01"]) && all.range.map { $0.lowerBound == $0.upperBound } == true)
        all.add(seen(["2022-11-01", "2022-11-01"]).negated())
        #expect(all.articles == 1 && all.range == nil)
    }
}
