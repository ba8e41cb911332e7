import Newspaper

/// The people, organisations and places of an article: the mentions of each, what it is, and how much the article is about it.
enum Entities {
    /// By first mention, then name; people of the byline who are not in the text come last.
    static func of(_ article: Article, _ reading: TextReading, places: PlaceResolver) -> [Entity] {
        var entities = Coreference(reading, places: places).entities()
        for byline in article.bylines where byline.name.count > 1 {
            let name = byline.name.withoutBlanks
            let at = entities.firstIndex { $0.kind == .person && $0.name == name } ?? entities.count
            if at == entities.count { entities.append(Entity(.person([]), name: name, confidence: 0, mentions: [])) }
            entities[at].confidence = max(entities[at].confidence, inByline)
        }
        for at in entities.indices { entities[at].relevance = article.relevance(of: entities[at]) }
        return entities.sorted(by: Entity.precedes)
    }

    /// How sure it is that a name read from a byline is one.
    private static let inByline = 0.97
}
