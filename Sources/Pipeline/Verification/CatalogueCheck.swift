import Export
import Newspaper

/// Counts the entity catalogue of a release once more, from the rows of its articles, and compares its rows with that. The
/// memory does not grow with the entities: what does not fit is in a scratch folder.
struct CatalogueCheck {
    /// Entities that are counted before they are packed.
    private static let batch = 4096

    private var counted = EntityCatalogue()
    private var runs: EntityRuns

    /// - Parameter scratch: a folder of our own, outside the release.
    init(scratch: String, disk: Disk) { runs = EntityRuns(scratch: scratch, disk: disk) }

    /// Takes a row of `articles`. Rows are valid by their schema.
    mutating func addArticle(_ row: JSONValue) throws {
        counted.add(article: row)
        if counted.count >= Self.batch { try pack() }
    }

    private mutating func pack() throws {
        try runs.add(counted.packed)
        counted = EntityCatalogue()
    }

    /// What rows of `entities` are compared with, when all articles were taken.
    mutating func finish() throws -> Comparison {
        try pack()
        return try Comparison(runs.merged())
    }

    /// Goes through the rows of `entities` and what the articles say side by side: both are in order of id.
    struct Comparison {
        private let pull: () throws -> PackedEntity?
        private var next: PackedEntity?
        private var last: EntityID?
        /// Entities that no row was seen of yet, though one of a later entity was.
        private var passed: Set<EntityID> = []

        /// - Parameter pull: the entities in order of id.
        init(_ pull: @escaping () throws -> PackedEntity?) throws {
            self.pull = pull
            next = try pull()
        }

        /// Takes a row, in the order of the file.
        /// - Returns: what is wrong with it.
        mutating func take(_ row: JSONValue) throws -> [String] {
            guard let id = EntityID(row.text("id")) else { return ["no article names the entity \(row.text("id"))"] }
            if let last, id <= last {
                passed.remove(id)
                return ["\(id.text) is not in order after \(last.text)"]
            }
            last = id
            while let entity = next, entity.id < id {
                passed.insert(entity.id)
                next = try pull()
            }
            guard let entity = next, entity.id == id else { return ["no article names the entity \(id.text)"] }
            next = try pull()
            // The version may be that of an earlier pipeline.
            let expected = try EntityRow(id, entity.unpacked()).value().members.filter { !$0.name.elementsEqual("pipeline".utf8) }
            return expected.filter { row[String(decoding: $0.name, as: UTF8.self)] != $0.value }.map {
                "\(id.text): \(String(decoding: $0.name, as: UTF8.self)) is not what the articles say"
            }
        }

        /// Hands on the entities of articles that have no row, in order of id.
        mutating func finish(missing: (EntityID) -> Void) throws {
            for id in passed.sorted() { missing(id) }
            while let entity = next {
                missing(entity.id)
                next = try pull()
            }
        }
    }
}

extension EntityCatalogue {
    /// Counts the entities of a row of `articles`.
    mutating func add(article row: JSONValue) {
        add(row.items("entities").compactMap(EntitySighting.init), paper: row.text("paper"), day: CalendarDate(row.text("issue_date")))
    }
}

extension EntitySighting {
    /// An entity of a row of `articles`; nil where its id is none of a catalogue.
    fileprivate init?(_ row: JSONValue) {
        guard let id = EntityID(row.text("id")) else { return nil }
        self.init(
            id: id,
            description: EntityDescription(
                name: Scalars(row.text("name")), canonical: Scalars(row.text("canonical")),
                subtype: Entity.Subtype(row.text("subtype"), of: id.kind), level: AdministrativeLevel(rawValue: row.text("level")),
                parent: DivisionCode(row.text("parent"))),
            posts: row.items("positions").map { position in
                EntityPost(
                    Position(
                        office: Scalars(position.text("office")), organisation: Scalars(position.text("organisation"))),
                    at: EntityID(position.text("organisation_id")))
            },
            mentions: row.items("mentions").map { Scalars($0.text("text")) })
    }
}

extension JSONValue {
    fileprivate var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// Of a member that is an array; none where it is not.
    func items(_ name: String) -> [JSONValue] {
        if case .array(let items)? = self[name] { items } else { [] }
    }
}
