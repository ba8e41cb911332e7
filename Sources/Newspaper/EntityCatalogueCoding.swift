/// The catalogue of an issue as bytes: its entities one after another in order of id, so that the same catalogue gives
/// the same bytes, and catalogues are merged without taking apart what only one of them has.
extension EntityCatalogue {
    package var packed: [UInt8] {
        var writer = BinaryWriter()
        for id in ids {
            if let record = self[id] { writer.entity(PackedEntity(id: id, record)) }
        }
        return writer.bytes
    }
}

/// An entity of a packed catalogue.
package struct PackedEntity: Hashable, Sendable {
    package let id: EntityID
    private(set) var record: ArraySlice<UInt8>

    init(id: EntityID, _ record: EntityCatalogue.Record) {
        var writer = BinaryWriter()
        record.write(to: &writer)
        (self.id, self.record) = (id, writer.bytes[...])
    }

    fileprivate init(id: EntityID, packed record: ArraySlice<UInt8>) { (self.id, self.record) = (id, record) }

    package func unpacked() throws(BinaryReader.Fault) -> EntityCatalogue.Record {
        var reader = BinaryReader(Array(record))
        let record = try EntityCatalogue.Record(from: &reader)
        guard reader.isAtEnd else { throw reader.fault }
        return record
    }

    /// Adds what other issues say of the same entity.
    package mutating func merge(_ more: some Sequence<PackedEntity>) throws(BinaryReader.Fault) {
        var sum = try unpacked()
        for entity in more { sum.merge(try entity.unpacked()) }
        self = PackedEntity(id: id, sum)
    }

    /// The first and last day it is seen, without taking apart the rest.
    var seen: SeenDays {
        get throws(BinaryReader.Fault) {
            var reader = BinaryReader(Array(record.prefix(EntityCatalogue.Record.longestSeen)))
            return try EntityCatalogue.Record.seen(from: &reader)
        }
    }
}

extension BinaryWriter {
    /// The id in 9 bytes whose order is that of ids, then the record.
    package mutating func entity(_ entity: PackedEntity) {
        let (kind, rank) = entity.id.key
        bytes(CollectionOfOne(kind))
        bytes((0..<8).lazy.map { UInt8(truncatingIfNeeded: rank >> (56 - 8 * $0)) })
        data(entity.record)
    }
}

extension BinaryReader {
    /// What `BinaryWriter.entity` wrote; the record is not looked into.
    package mutating func entity() throws(Fault) -> PackedEntity {
        let key = try bytes(9)
        let rank = key.dropFirst().reduce(0) { $0 << 8 | UInt64($1) }
        guard let id = EntityID(key: (key[key.startIndex], rank)) else { throw fault }
        return PackedEntity(id: id, packed: try data())
    }
}

/// What has to be known of all entities of a release before any of them is written.
package struct EntityTotals: Hashable, Sendable {
    package private(set) var count = 0
    /// The latest day on which one is seen.
    package private(set) var latest: CalendarDate?
    /// The full names of those that are divisions: places say by them where they lie.
    package private(set) var divisionNames: [DivisionCode: Scalars] = [:]

    package init() {}

    package mutating func add(_ entity: PackedEntity) throws(BinaryReader.Fault) {
        count += 1
        if let day = try entity.seen.range?.upperBound { latest = max(latest ?? day, day) }
        if case .division(let code) = entity.id { divisionNames[code] = try entity.unpacked().description?.canonical }
    }
}

extension EntityCatalogue.Record {
    /// No `seen` ends later than this many bytes from the beginning: five numbers of ten bytes at most.
    fileprivate static let longestSeen = 50

    fileprivate static func seen(from reader: inout BinaryReader) throws(BinaryReader.Fault) -> SeenDays {
        _ = (try reader.number(), try reader.number())
        return try SeenDays(from: &reader)
    }

    fileprivate func write(to writer: inout BinaryWriter) {
        writer.number(mentions)
        writer.number(articles)
        seen.write(to: &writer)
        writer.list(descriptions) { writer, counted in
            counted.value.write(to: &writer)
            writer.number(counted.count)
        }
        writer.list(forms) { writer, counted in
            writer.text(counted.value)
            writer.number(counted.count)
        }
        writer.list(posts) { writer, tenure in
            writer.text(tenure.post.position.office)
            writer.text(tenure.post.position.organisation)
            writer.optional(tenure.post.organisation) { $0.text($1.text) }
            writer.number(tenure.articles)
            tenure.seen.write(to: &writer)
        }
        writer.list(paperCodes) { $0.text($1) }
    }

    fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        self.init()
        mentions = try reader.number()
        articles = try reader.number()
        seen = try SeenDays(from: &reader)
        descriptions = try reader.list { reader throws(BinaryReader.Fault) in
            .init(value: try EntityDescription(from: &reader), count: try reader.number())
        }
        forms = try reader.list { reader throws(BinaryReader.Fault) in
            .init(value: try reader.scalars(), count: try reader.number())
        }
        posts = try reader.list { reader throws(BinaryReader.Fault) in
            let position = Position(office: try reader.scalars(), organisation: try reader.scalars())
            let organisation = try reader.optional { reader throws(BinaryReader.Fault) in
                guard let id = EntityID(try reader.text()) else { throw reader.fault }
                return id
            }
            return EntityCatalogue.Tenure(
                post: EntityPost(position, at: organisation), articles: try reader.number(),
                seen: try SeenDays(from: &reader))
        }
        paperCodes = try reader.list { reader throws(BinaryReader.Fault) in try reader.text() }
    }
}

extension SeenDays {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.optional(range) { writer, range in
            writer.number(range.lowerBound.daysSinceEpoch)
            writer.number(range.upperBound.daysSinceEpoch)
        }
    }

    fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        self.init(nil)
        range = try reader.optional { reader throws(BinaryReader.Fault) in
            guard let first = CalendarDate(daysSinceEpoch: try reader.number()),
                let last = CalendarDate(daysSinceEpoch: try reader.number()), first <= last
            else { throw reader.fault }
            return first...last
        }
    }
}

extension EntityDescription {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.text(name)
        writer.text(canonical)
        writer.optional(subtype) { writer, subtype in
            writer.text(subtype.kind.rawValue)
            writer.text(subtype.text)
        }
        writer.optional(level) { $0.text($1.rawValue) }
        writer.optional(parent) { $0.number($1.number) }
    }

    fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        self.init(
            name: try reader.scalars(), canonical: try reader.scalars(),
            subtype: try reader.optional { reader throws(BinaryReader.Fault) in
                guard let kind = Entity.Kind(rawValue: try reader.text()),
                    let subtype = Entity.Subtype(try reader.text(), of: kind)
                else { throw reader.fault }
                return subtype
            },
            level: try reader.optional { reader throws(BinaryReader.Fault) in
                guard let level = AdministrativeLevel(rawValue: try reader.text()) else { throw reader.fault }
                return level
            },
            parent: try reader.optional { reader throws(BinaryReader.Fault) in
                guard let code = DivisionCode(try reader.number()) else { throw reader.fault }
                return code
            })
    }
}

extension Entity.Subtype {
    fileprivate var kind: Entity.Kind {
        switch self {
        case .organisation: .organisation
        case .place: .place
        }
    }
}
