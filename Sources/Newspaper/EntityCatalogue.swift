/// What one article says of an entity, as far as the catalogue counts it.
package struct EntitySighting: Hashable, Sendable {
    package var id: EntityID
    package var description: EntityDescription
    package var posts: [EntityPost]
    /// The printed form of each mention.
    package var mentions: [Scalars]

    package init(id: EntityID, description: EntityDescription, posts: [EntityPost], mentions: [Scalars]) {
        (self.id, self.description, self.posts, self.mentions) = (id, description, posts, mentions)
    }
}

/// What an article calls an entity and takes it for. Articles may differ; the catalogue has what most of them say.
package struct EntityDescription: Hashable, Sendable {
    package var name: Scalars
    package var canonical: Scalars
    package var subtype: Entity.Subtype?
    package var level: AdministrativeLevel?
    package var parent: DivisionCode?

    package init(
        name: Scalars, canonical: Scalars, subtype: Entity.Subtype?, level: AdministrativeLevel?, parent: DivisionCode?
    ) {
        (self.name, self.canonical, self.subtype) = (name, canonical, subtype)
        (self.level, self.parent) = (level, parent)
    }
}

/// A position of a person, with the id of the body or place where it is held, if that is known.
package struct EntityPost: Hashable, Sendable {
    package var position: Position
    package var organisation: EntityID?

    package init(_ position: Position, at organisation: EntityID?) {
        (self.position, self.organisation) = (position, organisation)
    }
}

/// First and last day of issue; nil where no day is known.
package struct SeenDays: Hashable, Sendable {
    package internal(set) var range: ClosedRange<CalendarDate>?

    package init(_ day: CalendarDate?) { range = day.map { $0...$0 } }

    mutating func extend(by other: SeenDays) {
        guard let more = other.range else { return }
        range = range.map { min($0.lowerBound, more.lowerBound)...max($0.upperBound, more.upperBound) } ?? more
    }
}

/// All entities of some issues, each with what their articles say of it.
///
/// Catalogues of parts add up to the catalogue of the whole, in any order: nothing is kept but counts, sets and the
/// first and last day. So a release merges those of its issues, and a check counts them once more from the rows.
package struct EntityCatalogue: Hashable, Sendable {
    /// One entity. Small: arrays of few elements, no dictionary.
    package struct Record: Hashable, Sendable {
        package internal(set) var mentions = 0
        package internal(set) var articles = 0
        package internal(set) var seen = SeenDays(nil)
        var descriptions: Tally<EntityDescription> = []
        var forms: Tally<Scalars> = []
        var posts: [Tenure] = []
        var paperCodes: [String] = []
    }

    /// A position of a person, with how many articles name it, and when.
    package struct Tenure: Hashable, Sendable {
        package let post: EntityPost
        package internal(set) var articles: Int
        package internal(set) var seen: SeenDays
    }

    struct Count<Value: Hashable & Sendable>: Hashable, Sendable {
        let value: Value
        var count: Int
    }

    typealias Tally<Value: Hashable & Sendable> = [Count<Value>]

    private(set) var records: [EntityID: Record] = [:]

    package init() {}

    package var count: Int { records.count }

    /// In order of id.
    /// - Complexity: O(n log n)
    package var ids: [EntityID] { records.keys.sorted() }

    package subscript(id: EntityID) -> Record? { records[id] }

    /// Counts one article. An entity that is named twice in it, by two names of one thing, counts as one.
    package mutating func add(_ sightings: [EntitySighting], paper: String, day: CalendarDate?) {
        let seen = SeenDays(day)
        var names: [EntityID: Scalars] = [:]
        for sighting in sightings where names[sighting.id] == nil { names[sighting.id] = sighting.description.canonical }
        var counted: Set<EntityID> = []
        for sighting in sightings {
            var record = Record()
            record.seen = seen
            record.mentions = sighting.mentions.count
            // Most mentions print the name: both are then one array in memory.
            let name = sighting.description.name
            for form in sighting.mentions { record.forms.add(form == name ? name : form, 1) }
            if counted.insert(sighting.id).inserted {
                record.articles = 1
                record.descriptions.add(sighting.description, 1)
                record.paperCodes = [paper]
                for var post in sighting.posts {
                    // 书记 of 区委 and of 离石区委 is one position where both are one body.
                    if let name = post.organisation.flatMap({ names[$0] }) { post.position.organisation = name }
                    if !record.posts.contains(where: { $0.post == post }) {
                        record.posts.append(Tenure(post: post, articles: 1, seen: seen))
                    }
                }
            }
            records[sighting.id, default: Record()].merge(record)
        }
    }
}

extension EntityCatalogue.Record {
    /// What most articles say; of two that as many say, the longer full name, then the first in byte order.
    package var description: EntityDescription? {
        descriptions.min { a, b in
            if a.count != b.count { return a.count > b.count }
            let (one, other) = (a.value, b.value)
            if one.canonical.count != other.canonical.count { return one.canonical.count > other.canonical.count }
            return one.order.lexicographicallyPrecedes(other.order)
        }?.value
    }

    /// Every printed form with the number of its mentions, the most frequent first.
    package var aliases: [(form: Scalars, mentions: Int)] {
        forms.sorted { a, b in
            a.count != b.count ? a.count > b.count : a.value.lexicographicallyPrecedes(b.value)
        }.map { ($0.value, $0.count) }
    }

    /// The positions of a person, those that most articles name first.
    package var tenures: [EntityCatalogue.Tenure] {
        posts.sorted { a, b in
            a.articles != b.articles ? a.articles > b.articles : a.post < b.post
        }
    }

    /// Codes of the papers that name it, in byte order.
    package var papers: [String] { paperCodes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// Adds what other issues say of the same entity.
    package mutating func merge(_ more: EntityCatalogue.Record) {
        mentions += more.mentions
        articles += more.articles
        seen.extend(by: more.seen)
        for counted in more.descriptions { descriptions.add(counted.value, counted.count) }
        for counted in more.forms { forms.add(counted.value, counted.count) }
        for paper in more.paperCodes where !paperCodes.contains(paper) { paperCodes.append(paper) }
        for tenure in more.posts {
            if let at = posts.firstIndex(where: { $0.post == tenure.post }) {
                posts[at].articles += tenure.articles
                posts[at].seen.extend(by: tenure.seen)
            } else {
                posts.append(tenure)
            }
        }
    }
}

extension Array {
    fileprivate mutating func add<Value>(_ value: Value, _ count: Int) where Element == EntityCatalogue.Count<Value> {
        if let at = firstIndex(where: { $0.value == value }) {
            self[at].count += count
        } else {
            append(Element(value: value, count: count))
        }
    }
}

extension EntityDescription {
    fileprivate var order: Scalars {
        let facts = [subtype?.text, level?.rawValue, parent?.text].map { Scalars($0 ?? "") }
        return Scalars(([canonical, name] + facts).joined(separator: ["\u{0}"]))
    }
}

extension EntityPost {
    /// By office, then by body, then by the body's id, each by its scalars.
    fileprivate static func < (a: EntityPost, b: EntityPost) -> Bool {
        let (one, other) = (a.position, b.position)
        if one.office != other.office { return one.office.lexicographicallyPrecedes(other.office) }
        if one.organisation != other.organisation { return one.organisation.lexicographicallyPrecedes(other.organisation) }
        guard let id = b.organisation else { return false }
        return a.organisation.map { $0 < id } ?? true
    }
}

extension IdentifiedEntity {
    /// What the catalogue counts of it.
    package var sighting: EntitySighting {
        EntitySighting(
            id: id,
            description: EntityDescription(
                name: entity.name, canonical: entity.canonical, subtype: entity.subtype, level: entity.level,
                parent: entity.parent),
            posts: zip(entity.positions, affiliations).map { EntityPost($0, at: $1) },
            mentions: entity.mentions.map(\.text))
    }
}
