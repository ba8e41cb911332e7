import Newspaper

/// A version of an item: which, since when, and why there is one.
struct ItemVersion: Hashable, Sendable {
    enum Status: String, CaseIterable, Sendable {
        case usable
        /// The item is there no more. Its id is kept, so that its numbers are never given again.
        case canceled
    }

    /// What may be read as a version: far from the end of integers, so that one can always be added.
    static let numbers = 1...1_000_000_000

    /// From 1.
    let number: Int
    /// When version 1 was made.
    let firstCreated: Instant
    let created: Instant
    let status: Status
    /// The version of Broadsheet that made it.
    let pipeline: String
    /// In which kinds of content an article differs from its version before.
    let fields: [ContentKind]
    /// The parts of the fingerprint that were not what they had been.
    let causes: [String]

    init(
        number: Int, firstCreated: Instant, created: Instant, status: Status, pipeline: String,
        fields: [ContentKind], causes: [String]
    ) {
        (self.number, self.firstCreated, self.created, self.status) = (number, firstCreated, created, status)
        (self.pipeline, self.fields, self.causes) = (pipeline, fields, causes)
    }

    /// The first version.
    init(at moment: Instant, causes: [String] = []) {
        self.init(
            number: 1, firstCreated: moment, created: moment, status: .usable, pipeline: pipelineVersion, fields: [],
            causes: causes)
    }

    /// The version after this one. A version is always later than the one before, though no clock is asked: readers go
    /// by that time to tell which is the newer.
    /// - Parameter moment: of its making; one second after this version where that would not be later.
    func next(
        at moment: Instant, _ status: Status = .usable, fields: [ContentKind] = [], causes: [String]
    ) -> ItemVersion {
        ItemVersion(
            number: number + 1, firstCreated: firstCreated, created: moment.isAfter(created) ? moment : created.nextSecond,
            status: status, pipeline: pipelineVersion, fields: fields, causes: causes)
    }

    /// The same version, made once more by this pipeline from something else.
    var madeAgain: ItemVersion {
        ItemVersion(
            number: number, firstCreated: firstCreated, created: created, status: status, pipeline: pipelineVersion,
            fields: fields, causes: causes)
    }
}

/// An item of an issue, the issue's package and those of its pages among them, as the issue's row keeps it.
struct ItemRecord: Hashable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case issue, page, article
    }

    let id: String
    let kind: Kind
    /// SHA-256 of what it holds; of what it held last where it is canceled.
    let content: String
    let version: ItemVersion
    /// The ids of items whose text went into this one.
    let evolvedFrom: [String]

    func canceled(at moment: Instant, causes: [String]) -> ItemRecord {
        guard version.status == .usable else { return self }
        return ItemRecord(
            id: id, kind: kind, content: content, version: version.next(at: moment, .canceled, causes: causes),
            evolvedFrom: evolvedFrom)
    }
}

extension ItemRecord {
    func write(to json: inout JSONLinesWriter) {
        json.object { json in
            json.field("id", id)
            json.field("kind", kind.rawValue)
            json.field("version", version.number)
            json.field("content", content)
            json.field("first_created", basicISO8601(version.firstCreated.text))
            json.field("created", basicISO8601(version.created.text))
            json.field("status", version.status.rawValue)
            json.field("pipeline", version.pipeline)
            json.array("fields") { json in for field in version.fields { json.string(field.rawValue) } }
            json.strings("causes", version.causes)
            json.strings("evolved_from", evolvedFrom)
        }
    }

    init(_ reader: RowReader) throws(RowError) {
        func instant(_ name: String) throws(RowError) -> Instant {
            let text = try reader.string(name)
            guard let instant = Instant(basic: text), basicISO8601(instant.text) == text else {
                throw reader.wrong(.member(name, expected: "a time such as 20230412T000000+0800"))
            }
            return instant
        }
        var fields: [ContentKind] = []
        for name in try reader.strings("fields") {
            guard let field = ContentKind(rawValue: name) else {
                throw reader.wrong(.member("fields", expected: "a list of kinds of content"))
            }
            fields.append(field)
        }
        id = try reader.text("id")
        kind = try reader.choice("kind")
        content = try reader.text("content")
        version = ItemVersion(
            number: try reader.integer("version", in: ItemVersion.numbers), firstCreated: try instant("first_created"),
            created: try instant("created"), status: try reader.choice("status"), pipeline: try reader.text("pipeline"),
            fields: fields, causes: try reader.strings("causes"))
        evolvedFrom = try reader.strings("evolved_from")
    }
}
