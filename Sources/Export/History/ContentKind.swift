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
