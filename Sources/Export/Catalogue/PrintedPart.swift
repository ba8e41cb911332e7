import Newspaper

/// A part of the catalogue as the release before prints it, entity by entity. What says the same of an entity prints the
/// same, so the text of those of which nothing new is said is taken over: a part has hundreds of entities, and a night
/// says something new of one or two.
///
/// This holds where that release was made with the same program and settings and gave the divisions of the part the same
/// names, which is for the caller to know.
package struct PrintedPart: Sendable {
    struct Text: Sendable {
        /// A row with its line feed.
        let row: ArraySlice<UInt8>
        /// Empty for an entity without a name.
        let concept: ArraySlice<UInt8>
    }

    private var texts: [EntityID: (said: PackedEntity, text: Text)] = [:]

    /// - Parameters:
    ///   - packed: the entities of which it was made, in order of id.
    ///   - rows: one for each of them, as JSON Lines.
    ///   - item: its knowledge item.
    /// - Returns: nil where these are not of the same entities.
    /// - Throws: `BinaryReader.Fault` for what are no packed entities.
    package init?(of packed: [UInt8], rows: [UInt8], item: [UInt8]) throws(BinaryReader.Fault) {
        guard item.suffix(Self.end.count).elementsEqual(Self.end),
            let start = item.firstRange(of: "<conceptSet>\n".utf8)?.upperBound
        else { return nil }
        var (rest, rows, concepts) = (BinaryReader(packed), Lines(rows[...]), Lines(item[start...].dropLast(Self.end.count)))
        while let entity = try rest.nextEntity() {
            guard let row = rows.next() else { return nil }
            // As `Concepts` and `XMLWriter` print them; no text has a `<` of its own, and ids have nothing that is escaped.
            let beginning = "<concept>\n<conceptId qcode=\"\(entity.id.text)\"".utf8
            let concept = concepts.rest.starts(with: beginning) ? concepts.through("</concept>\n".utf8) : []
            texts[entity.id] = (entity, Text(row: row, concept: concept))
        }
        guard rows.rest.isEmpty, concepts.rest.isEmpty else { return nil }
    }

    /// Nil for an entity of which something else is said now.
    subscript(entity: PackedEntity) -> Text? {
        guard let (said, text) = texts[entity.id], said == entity else { return nil }
        return text
    }

    private static let end = Array("</conceptSet>\n</knowledgeItem>\n".utf8)
}

/// Bytes line by line.
private struct Lines {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// With its line feed; nil at the end.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return rest[...end]
    }

    /// All lines up to one and with it.
    mutating func through(_ last: String.UTF8View) -> ArraySlice<UInt8> {
        let start = rest
        while let line = next(), !line.elementsEqual(last) {}
        return start[..<rest.startIndex]
    }
}
