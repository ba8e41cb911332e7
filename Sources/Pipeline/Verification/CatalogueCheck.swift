import Export
import Newspaper

/// Counts the entity catalogue of a release once more, from the rows of its articles, and compares its rows with that.
struct CatalogueCheck {
    private var counted = EntityCatalogue()
    private var last: EntityID?
    private var listed: Set<EntityID> = []

    /// Takes a row of `articles`. Rows are valid by their schema.
    mutating func addArticle(_ row: JSONValue) {
        counted.add(article: row)
    }

    /// Takes a row of `entities`, in the order of the file.
    /// - Returns: what is wrong with it.
    mutating func addEntity(_ row: JSONValue) -> [String] {
        guard let id = EntityID(row.text("id")), let record = counted[id] else {
            return ["no article names the entity \(row.text("id"))"]
        }
        if let last, id <= last { return ["\(id.text) is not in order after \(last.text)"] }
        last = id
        listed.insert(id)
        do {
            // The version may be that of an earlier pipeline.
            let expected = try EntityRow(id, record).value().members.filter { !$0.name.elementsEqual("pipeline".utf8) }
            return expected.filter { row[String(decoding: $0.name, as: UTF8.self)] != $0.value }.map {
                "\(id.text): \(String(decoding: $0.name, as: UTF8.self)) is not what the articles say"
            }
        } catch {
            return ["\(id.text): cannot be written again: \(error)"]
        }
    }

    /// Entities of articles that have no row, in order of id.
    var missing: [EntityID] { counted.ids.filter { !listed.contains($0) } }
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
