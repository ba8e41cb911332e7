/// The catalogue of an issue as bytes, to be kept from run to run. In order of id, so that the same catalogue gives
/// the same bytes.
extension EntityCatalogue {
    package func write(to writer: inout BinaryWriter) {
        writer.list(ids) { writer, id in
            writer.text(id.text)
            if let record = self[id] { record.write(to: &writer) }
        }
    }

    package init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        let records = try reader.list { reader throws(BinaryReader.Fault) in
            guard let id = EntityID(try reader.text()) else { throw reader.fault }
            return (id, try Record(from: &reader))
        }
        self.init(records: Dictionary(records) { first, _ in first })
    }
}

extension EntityCatalogue.Record {
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
