/// What a member of an article's row says: kinds of content, in which a change is told.
package enum ContentKind: String, CaseIterable, Sendable {
    case text, headline, metadata, entities

    /// The kind of a member of a row of `articles`; nil for what is no content, but says how and in which version the
    /// row came about.
    static func of(member name: ArraySlice<UInt8>) -> ContentKind? {
        if provenance.contains(Array(name)) { return nil }
        return named[Array(name)] ?? .metadata
    }

    private static let provenance = Set(["version", "source", "pipeline"].map { Array($0.utf8) })

    /// Whether a member says how and in which version the row came about, but not from where.
    static func tellsMaking(_ name: ArraySlice<UInt8>) -> Bool { name.elementsEqual("version".utf8) || name.elementsEqual("pipeline".utf8) }

    /// The value of a member without what is no content: the lines of the source that a paragraph or caption comes from.
    /// They are others as soon as a line is put in above, and the article says the same.
    /// - Parameter value: as it stands in a row.
    /// - Complexity: O(value.count)
    static func content(of value: ArraySlice<UInt8>, in name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        name.elementsEqual("paragraphs".utf8) || name.elementsEqual("captions".utf8)
            ? RowMembers.cutting("lines", outOf: value)[...] : value
    }

    private static let named: [[UInt8]: ContentKind] = {
        var kinds: [[UInt8]: ContentKind] = [:]
        for (kind, names) in [
            (ContentKind.headline, ["kicker", "headline", "subhead", "column"]),
            (.text, ["dateline", "text", "paragraphs", "subheadings", "bylines", "captions"]),
            (.entities, ["entities", "times", "quantities", "documents", "slogans", "events"]),
        ] {
            for name in names { kinds[Array(name.utf8)] = kind }
        }
        return kinds
    }()
}
