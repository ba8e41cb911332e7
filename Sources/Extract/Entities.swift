import Newspaper

/// Finds the names of an article, follows each through the text, and makes one entity of all mentions of the
/// same person, organisation or place.
struct Entities: Sendable {
    let places: Places

    /// - Parameter taken: for each scalar of `text`, whether it belongs to a cited title.
    /// - Returns: entities by first mention, then name; people of the byline who are not in the text come last.
    func find(in text: Scalars, of article: Article, taken: [Bool]) -> [Entity] {
        var landmarks = Landmarks(text, taken: taken, gazetteer: places.gazetteer, home: places.home)
        places.markSites(in: &landmarks)
        let organisations = Organisations().find(in: landmarks)
        let people = People(landmarks, organisations: organisations).find()
        let seen = Self.apart(organisations + people + places.find(in: landmarks, outside: organisations))
        let names = Self.apart(seen + remembered(seen, article.bylines, in: text, taken: taken))
        return entities(of: Coreference(names, in: text), article).sorted { a, b in
            let (first, second) = (a.mentions.first?.range.lowerBound, b.mentions.first?.range.lowerBound)
            if first != second { return first ?? .max < second ?? .max }
            if a.name != b.name { return a.name.lexicographicallyPrecedes(b.name) }
            return a.kind.rawValue < b.kind.rawValue
        }
    }

    /// Of two names that overlap, the organisation stays before the person and the person before the place.
    private static func apart(_ names: [FoundName]) -> [FoundName] {
        func rank(_ kind: Entity.Kind) -> Int {
            switch kind {
            case .organisation: 0
            case .person: 1
            case .place: 2
            }
        }
        var kept: [FoundName] = []
        for name in names.sorted(by: { ($0.range.lowerBound, rank($0.kind)) < ($1.range.lowerBound, rank($1.kind)) }) {
            if let last = kept.last, last.range.upperBound > name.range.lowerBound {
                if rank(name.kind) < rank(last.kind) { kept[kept.count - 1] = name }
            } else {
                kept.append(name)
            }
        }
        return kept
    }

    /// Further mentions of people and bodies whose name the text or the byline has made known.
    private func remembered(
        _ names: [FoundName], _ bylines: [Byline], in text: Scalars, taken: [Bool]
    ) -> [FoundName] {
        var free = taken.map { !$0 }
        for name in names { for index in name.range { free[index] = false } }
        var known = names.filter { $0.kind == .person || ($0.kind == .organisation && $0.range.count >= 4) }
        let written = known.map { Scalars(text[$0.range]) } + bylines.map(\.name)
        known += bylines.map { FoundName(range: 0..<$0.name.count, kind: .person, confidence: .byline) }
        let lexicon = Lexicon(written.enumerated().filter { $1.count >= 2 }.map { ($1, Int32($0)) })
        var found: [FoundName] = []
        var at = 0
        while at < text.count {
            if let match = lexicon.longest(in: text, at: at), free[at..<match.end].allSatisfy(\.self),
                match.end - at > 2 || endsWord(match.end, in: text)
            {
                var name = known[Int(match.value)]
                name.range = at..<match.end
                found.append(name)
                at = match.end
            } else {
                at += 1
            }
        }
        return found
    }

    /// A name of two scalars is too short to be sure of where the next word is unknown, too.
    private func endsWord(_ end: Int, in text: Scalars) -> Bool {
        end == text.count || !text[end].isHan || Vocabulary.lexicon.longest(in: text, at: end) != nil
    }

    private func entities(of coreference: Coreference, _ article: Article) -> [Entity] {
        var entities = coreference.entities
        for byline in article.bylines where byline.name.count > 1 {
            let isSame: (Entity) -> Bool = { $0.kind == .person && $0.name == byline.name }
            let at = entities.firstIndex(where: isSame) ?? entities.count
            if at == entities.count {
                entities.append(Entity(.person([]), name: byline.name, confidence: 0, mentions: []))
            }
            entities[at].confidence = Confidence.byline.rawValue
        }
        let headlines = [article.kicker, article.headline, article.subhead].map(\.text)
        let opening = article.paragraphs.first?.passage.text.count ?? 0
        for at in entities.indices {
            entities[at].relevance = relevance(of: entities[at], headlines: headlines, opening: opening)
        }
        return entities
    }

    /// 40 for the headline, 20 for the first paragraph, 8 a mention up to 40; 0 for those in the byline alone.
    private func relevance(of entity: Entity, headlines: [Scalars], opening: Int) -> Int {
        guard let first = entity.mentions.first else { return 0 }
        let inHeadline = headlines.contains { $0.firstRange(of: entity.name) != nil }
        let inOpening = first.range.lowerBound < opening
        return (inHeadline ? 40 : 0) + (inOpening ? 20 : 0) + min(40, 8 * entity.mentions.count)
    }
}
