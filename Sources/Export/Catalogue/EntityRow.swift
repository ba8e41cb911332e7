import Newspaper

/// A row of `entities`: a person, organisation or place with what all articles of the release say of it.
package struct EntityRow {
    private let id: EntityID
    private let record: EntityCatalogue.Record

    package init(_ id: EntityID, _ record: EntityCatalogue.Record) { (self.id, self.record) = (id, record) }

    func write(to json: inout JSONLinesWriter) {
        let description = record.description
        let code: String = if case .division(let code) = id { code.text } else { "" }
        json.row { json in
            json.field("id", id.text)
            json.field("type", id.kind.rawValue)
            json.field("subtype", description?.subtype?.text ?? "")
            json.field("name", description?.name ?? [])
            json.field("canonical", description?.canonical ?? [])
            json.field("code", code)
            json.field("parent", description?.parent?.text ?? "")
            json.field("level", description?.level?.rawValue ?? "")
            json.array("positions") { json in
                for tenure in record.tenures {
                    json.object { json in
                        json.position(tenure.post.position, at: tenure.post.organisation)
                        json.field("articles", tenure.articles)
                        // In the basic form, as the days of `times`: loaders would make timestamps of the others.
                        json.field("first_seen", tenure.seen.range?.lowerBound.compact ?? "")
                        json.field("last_seen", tenure.seen.range?.upperBound.compact ?? "")
                    }
                }
            }
            json.array("aliases") { json in
                for alias in record.aliases {
                    json.object { json in
                        json.field("text", alias.form)
                        json.field("mentions", alias.mentions)
                    }
                }
            }
            json.field("mentions", record.mentions)
            json.field("articles", record.articles)
            json.day("first_seen", record.seen.range?.lowerBound)
            json.day("last_seen", record.seen.range?.upperBound)
            json.array("papers") { json in for paper in record.papers { json.string(paper) } }
            json.field("pipeline", pipelineVersion)
        }
    }

    /// The row as a reader finds it.
    package func value() throws(JSONError) -> JSONValue {
        var json = JSONLinesWriter()
        write(to: &json)
        return try JSONParser.parse(json.bytes)
    }
}
