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
    /// As it stands among others: the id in 9 bytes whose order is that of ids, then the record.
    package private(set) var bytes: ArraySlice<UInt8>

    init(id: EntityID, _ record: EntityCatalogue.Record) {
        var writer = BinaryWriter()
        record.write(to: &writer)
        let packed = writer.bytes
        writer = BinaryWriter()
        writer.bytes(CollectionOfOne(id.key.kind))
        writer.bytes((0..<8).map { UInt8(truncatingIfNeeded: id.key.rank >> (56 - 8 * $0)) })
        writer.data(packed)
        (self.id, bytes) = (id, writer.bytes[...])
    }

    fileprivate init(id: EntityID, packed bytes: ArraySlice<UInt8>) { (self.id, self.bytes) = (id, bytes) }

    fileprivate static let keyLength = 9

    private var record: ArraySlice<UInt8> {
        get throws(BinaryReader.Fault) {
            var reader = BinaryReader(bytes.dropFirst(Self.keyLength))
            return try reader.data()
        }
    }

    package func unpacked() throws(BinaryReader.Fault) -> EntityCatalogue.Record {
        var reader = BinaryReader(try record)
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
            var reader = BinaryReader(try record)
            return try EntityCatalogue.Record.seen(from: &reader)
        }
    }
}

extension BinaryWriter {
    package mutating func entity(_ entity: PackedEntity) { bytes(entity.bytes) }
}

extension BinaryReader {
    /// What `BinaryWriter.entity` wrote; the record is not looked into.
    package mutating func entity() throws(Fault) -> PackedEntity {
        let key = try bytes(PackedEntity.keyLength)
        let start = key.startIndex
        var rank: UInt64 = 0
        for index in (start + 1)..<key.endIndex { rank = rank << 8 | UInt64(key[index]) }
        guard let id = EntityID(key: (key[start], rank)) else { throw fault }
        _ = try data()
        return PackedEntity(id: id, packed: bytes(since: start))
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
