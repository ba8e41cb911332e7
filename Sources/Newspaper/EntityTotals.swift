/// What has to be known of all entities of a release before any of them is written. Totals of parts add up to those of the
/// whole.
package struct EntityTotals: Hashable, Sendable {
    package private(set) var count = 0
    /// The latest day on which one is seen.
    package private(set) var latest: CalendarDate?
    /// The full names of those that are divisions: places say by them where they lie.
    package private(set) var divisionNames: [DivisionCode: Scalars] = [:]

    package init() {}

    package mutating func add(_ entity: PackedEntity) throws(BinaryReader.Fault) {
        count += 1
        extend(to: try entity.seen.range?.upperBound)
        if case .division(let code) = entity.id { divisionNames[code] = try entity.unpacked().description?.canonical }
    }

    /// Adds those of other entities.
    package mutating func add(_ more: EntityTotals) {
        count += more.count
        extend(to: more.latest)
        divisionNames.merge(more.divisionNames) { first, _ in first }
    }

    private mutating func extend(to day: CalendarDate?) {
        if let day { latest = max(latest ?? day, day) }
    }
}

extension EntityTotals {
    package func write(to writer: inout BinaryWriter) {
        writer.number(count)
        writer.optional(latest) { $0.number($1.daysSinceEpoch) }
        writer.list(divisionNames.sorted { $0.key.number < $1.key.number }) { writer, division in
            writer.number(division.key.number)
            writer.text(division.value)
        }
    }

    package init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        count = try reader.number()
        latest = try reader.optional { reader throws(BinaryReader.Fault) in
            guard let day = CalendarDate(daysSinceEpoch: try reader.number()) else { throw reader.fault }
            return day
        }
        let names = try reader.list { reader throws(BinaryReader.Fault) in
            guard let division = DivisionCode(try reader.number()) else { throw reader.fault }
            return (division, try reader.scalars())
        }
        divisionNames = Dictionary(names) { first, _ in first }
    }
}
