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
        let headlines = [article.kicker, article.headline, article.subhead].map(\.text)
        let opening = article.paragraphs.first?.passage.text.count ?? 0
        for at in entities.indices {
            entities[at].relevance = relevance(of: entities[at], headlines: headlines, opening: opening)
        }
        return entities.sorted { a, b in
            let (first, second) = (a.mentions.first?.range.lowerBound, b.mentions.first?.range.lowerBound)
            if first != second { return first ?? .max < second ?? .max }
            if a.name != b.name { return a.name.lexicographicallyPrecedes(b.name) }
            return a.kind.rawValue < b.kind.rawValue
        }
    }

    /// How sure it is that a name read from a byline is one.
    private static let inByline = 0.97

    /// 40 for the headline, 20 for the first paragraph, 8 a mention up to 40; 0 for those in the byline alone.
    private static func relevance(of entity: Entity, headlines: [Scalars], opening: Int) -> Int {
        guard let first = entity.mentions.first else { return 0 }
        let forms = Set(entity.mentions.map(\.text) + [entity.name])
        let inHeadline = headlines.contains { headline in forms.contains { headline.firstRange(of: $0) != nil } }
        let inOpening = first.range.lowerBound < opening
        return (inHeadline ? 40 : 0) + (inOpening ? 20 : 0) + min(40, 8 * entity.mentions.count)
    }
}
