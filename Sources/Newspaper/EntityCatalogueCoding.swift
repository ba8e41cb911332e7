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

    /// What has to be added to a packed catalogue to make it another, packed: nothing of what is the same in both.
    /// - Complexity: O(bytes); only what differs is taken apart.
    package static func difference(from old: [UInt8], to new: [UInt8]) throws(BinaryReader.Fault) -> [UInt8] {
        var (gone, come) = (BinaryReader(old), BinaryReader(new))
        var (less, more) = (try gone.nextEntity(), try come.nextEntity())
        var writer = BinaryWriter()
        while less != nil || more != nil {
            if let new = more, less.map({ new.id < $0.id }) ?? true {
                writer.entity(new)
                more = try come.nextEntity()
            } else if let old = less {
                let new = more?.id == old.id ? more : nil
                if new?.bytes != old.bytes {
                    var difference = try new?.unpacked() ?? Record()
                    difference.subtract(try old.unpacked())
                    writer.entity(PackedEntity(id: old.id, difference))
                }
                if new != nil { more = try come.nextEntity() }
                less = try gone.nextEntity()
            }
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
        for entity in more { sum.add(try entity.unpacked()) }
        self = PackedEntity(id: id, sum)
    }

    /// Whether nothing is said of it.
    package var isNothing: Bool { get throws(BinaryReader.Fault) { try unpacked().isNothing } }

    /// Whether articles can have said what is said of it.
    package var isPossible: Bool { get throws(BinaryReader.Fault) { try unpacked().isPossible } }

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

    /// Nil at the end.
    package mutating func nextEntity() throws(Fault) -> PackedEntity? { isAtEnd ? nil : try entity() }
}

extension EntityCatalogue.Record {
    fileprivate static func seen(from reader: inout BinaryReader) throws(BinaryReader.Fault) -> SeenDays {
        _ = try reader.number()
        return try SeenDays(from: &reader)
    }

    /// Does not depend on the order in which it was added up.
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.number(mentions)
        seen.write(to: &writer)
        writer.set(descriptions) { writer, counted in
            counted.value.write(to: &writer)
            writer.number(counted.count)
        }
        writer.set(forms) { writer, counted in
            writer.text(counted.value)
            writer.number(counted.count)
        }
        writer.set(posts) { writer, tenure in
            writer.text(tenure.post.position.office)
            writer.text(tenure.post.position.organisation)
            writer.optional(tenure.post.organisation) { $0.text($1.text) }
            tenure.seen.write(to: &writer)
        }
        writer.set(papersByCode) { writer, counted in
            writer.text(counted.value)
            writer.number(counted.count)
        }
    }

    fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        self.init()
        mentions = try reader.number()
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
            return EntityCatalogue.Tenure(post: EntityPost(position, at: organisation), seen: try SeenDays(from: &reader))
        }
        papersByCode = try reader.list { reader throws(BinaryReader.Fault) in .init(value: try reader.text(), count: try reader.number()) }
    }
}

extension BinaryWriter {
    /// A list of values each of which tells from its beginning where it ends, in byte order of how they are written.
    fileprivate mutating func set<Value>(_ values: [Value], _ write: (inout BinaryWriter, Value) -> Void) {
        guard values.count > 1 else { return list(values, write) }
        let written = values.map { value in
            var writer = BinaryWriter()
            write(&writer, value)
            return writer.bytes
        }
        list(written.sorted { $0.lexicographicallyPrecedes($1) }) { $0.bytes($1) }
    }
}

extension SeenDays {
    /// Each day as the number of days since the one before it.
    fileprivate func write(to writer: inout BinaryWriter) {
        var before = 0
        writer.list(days) { writer, day in
            writer.number(day.number - before)
            writer.number(day.articles)
            before = day.number
        }
    }

    fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        var before: Int?
        self.init(try reader.list { reader throws(BinaryReader.Fault) in
            let (number, overflow) = (before ?? 0).addingReportingOverflow(try reader.number())
            guard !overflow, number > before ?? Int.min, number <= CalendarDate.epochDays.upperBound, number >= Day.unknown
            else { throw reader.fault }
            before = number
            return Day(number: number, articles: try reader.number())
        })
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
