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

/// How many articles name something on which day of issue.
package struct SeenDays: Hashable, Sendable {
    struct Day: Hashable, Sendable {
        /// Since 1970; `unknown` where an article has no day.
        let number: Int
        var articles: Int

        /// Before all days that there are.
        static let unknown = CalendarDate.epochDays.lowerBound - 1
    }

    /// In order of day, each once.
    private(set) var days: [Day] = []

    init(_ days: [Day]) { self.days = days }

    /// One article.
    package init(_ day: CalendarDate?) { days = [Day(number: day?.daysSinceEpoch ?? Day.unknown, articles: 1)] }

    package init() {}

    package var articles: Int { days.reduce(0) { $0 + $1.articles } }

    /// The first and last day; nil where no day is known.
    package var range: ClosedRange<CalendarDate>? {
        guard let last = days.last, last.number != Day.unknown,
            let first = days.first(where: { $0.number != Day.unknown }).flatMap({ CalendarDate(daysSinceEpoch: $0.number) }),
            let last = CalendarDate(daysSinceEpoch: last.number)
        else { return nil }
        return first...last
    }

    /// - Complexity: O(days of both from the first that is added)
    mutating func add(_ more: SeenDays) {
        guard let first = more.days.first else { return }
        let start = days.isEmpty || days[days.count - 1].number < first.number ? days.count : index(of: first.number)
        var end = start
        var sum: [Day] = []
        for var day in more.days {
            while end < days.count, days[end].number < day.number {
                sum.append(days[end])
                end += 1
            }
            if end < days.count, days[end].number == day.number {
                day.articles += days[end].articles
                end += 1
            }
            if day.articles != 0 { sum.append(day) }
        }
        days.replaceSubrange(start..<end, with: sum)
    }

    /// Of a day or, where it is not there, of the next.
    private func index(of number: Int) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func negated() -> SeenDays { SeenDays(days.map { Day(number: $0.number, articles: -$0.articles) }) }
}

/// All entities of some issues, each with what their articles say of it.
///
/// Catalogues of parts add up to the catalogue of the whole, in any order: nothing is kept but how often each thing is
/// said. So a release adds up those of its issues, what an issue gave can be taken away again, and a check counts all of
/// them once more from the rows.
package struct EntityCatalogue: Hashable, Sendable {
    /// One entity. Small: arrays of few elements, no dictionary.
    ///
    /// The difference of two records is one, too; some of its counts are below 0. A count of 0 is not kept.
    package struct Record: Hashable, Sendable {
        package internal(set) var mentions = 0
        /// Articles by day.
        package internal(set) var seen = SeenDays()
        /// By how many articles each.
        var descriptions: Tally<EntityDescription> = []
        /// By how many mentions each.
        var forms: Tally<Scalars> = []
        var posts: [Tenure] = []
        /// Codes of papers, by how many articles each.
        var papersByCode: Tally<String> = []

        package var articles: Int { seen.articles }
    }

    /// A position of a person, with the articles that name it by day.
    package struct Tenure: Hashable, Sendable {
        package let post: EntityPost
        package internal(set) var seen: SeenDays

        package var articles: Int { seen.articles }
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
        var names: [EntityID: Scalars] = [:]
        for sighting in sightings where names[sighting.id] == nil { names[sighting.id] = sighting.description.canonical }
        var counted: Set<EntityID> = []
        for sighting in sightings {
            var record = Record()
            record.mentions = sighting.mentions.count
            // Most mentions print the name: both are then one array in memory.
            let name = sighting.description.name
            for form in sighting.mentions { record.forms.add(form == name ? name : form, 1) }
            if counted.insert(sighting.id).inserted {
                record.seen = SeenDays(day)
                record.descriptions.add(sighting.description, 1)
                record.papersByCode.add(paper, 1)
                for var post in sighting.posts {
                    // 书记 of 区委 and of 离石区委 is one position where both are one body.
                    if let name = post.organisation.flatMap({ names[$0] }) { post.position.organisation = name }
                    if !record.posts.contains(where: { $0.post == post }) {
                        record.posts.append(Tenure(post: post, seen: SeenDays(day)))
                    }
                }
            }
            records[sighting.id, default: Record()].add(record)
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
    package var papers: [String] { papersByCode.map(\.value).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// Adds what others say of the same entity.
    package mutating func add(_ more: EntityCatalogue.Record) {
        mentions += more.mentions
        seen.add(more.seen)
        for counted in more.descriptions { descriptions.add(counted.value, counted.count) }
        for counted in more.forms { forms.add(counted.value, counted.count) }
        for counted in more.papersByCode { papersByCode.add(counted.value, counted.count) }
        for tenure in more.posts {
            guard let at = posts.firstIndex(where: { $0.post == tenure.post }) else {
                posts.append(tenure)
                continue
            }
            posts[at].seen.add(tenure.seen)
            if posts[at].seen.days.isEmpty { posts.remove(at: at) }
        }
    }

    /// Takes away what others say of the same entity.
    package mutating func subtract(_ less: EntityCatalogue.Record) {
        var more = less
        more.mentions.negate()
        more.seen = less.seen.negated()
        more.descriptions.negate()
        more.forms.negate()
        more.papersByCode.negate()
        for at in more.posts.indices { more.posts[at].seen = more.posts[at].seen.negated() }
        add(more)
    }

    /// Whether nothing is said.
    package var isNothing: Bool { self == EntityCatalogue.Record() }

    /// Whether articles can have said it: whether it is no difference from which something is missing.
    package var isPossible: Bool {
        mentions >= 0 && seen.isPossible && descriptions.isPossible() && forms.isPossible() && papersByCode.isPossible()
            && posts.allSatisfy(\.seen.isPossible)
    }
}

extension SeenDays {
    fileprivate var isPossible: Bool { days.allSatisfy { $0.articles > 0 } }
}

extension Array {
    fileprivate mutating func add<Value>(_ value: Value, _ count: Int) where Element == EntityCatalogue.Count<Value> {
        guard let at = firstIndex(where: { $0.value == value }) else { return append(Element(value: value, count: count)) }
        self[at].count += count
        if self[at].count == 0 { remove(at: at) }
    }

    fileprivate mutating func negate<Value>() where Element == EntityCatalogue.Count<Value> {
        for at in indices { self[at].count.negate() }
    }

    fileprivate func isPossible<Value>() -> Bool where Element == EntityCatalogue.Count<Value> { allSatisfy { $0.count > 0 } }
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
