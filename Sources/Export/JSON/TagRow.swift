import Newspaper

/// A row for a text without a page: its paragraphs, and what was found in them.
package enum TagRow {
    /// - Parameters:
    ///   - text: paragraphs joined by line feeds; offsets count its scalars.
    ///   - entities: those of `annotations` with their ids.
    ///   - offices: where offices stand, with or without a holder.
    package static func line(
        _ text: Scalars, _ annotations: Annotations, _ entities: [IdentifiedEntity], offices: [Mention]
    ) -> [UInt8] {
        var json = JSONLinesWriter()
        json.row { json in
            json.field("text", text)
            json.entities(entities)
            json.array("offices") { json in
                for office in offices { json.object { $0.mention(office) } }
            }
            json.expressions(annotations)
            json.field("language", annotations.language)
        }
        return json.bytes
    }
}
