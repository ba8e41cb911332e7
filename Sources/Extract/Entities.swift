import Newspaper

/// Puts the names of an article together: finds them, follows each through the text, and makes one entity of all
/// mentions of the same person, organisation or place.
struct Entities: Sendable {
    let places: Places

    /// - Parameter taken: for each scalar of `text`, whether it belongs to a cited title.
    /// - Returns: entities by first mention, then name; people of the byline who are not in the text come last.
    func find(in text: Scalars, of article: Article, taken: [Bool]) -> [Entity] {
        var landmarks = Landmarks(text, taken: taken, gazetteer: places.gazetteer, home: places.home)
        places.markSites(in: &landmarks)
        let organisations = Organisations().find(in: landmarks)
        let people = People(landmarks, organisations: organisations).find()
        var names = organisations + people + places.find(in: landmarks, outside: organisations)
        names = Self.apart(names)
        names = Self.apart(names + remembered(names, article.bylines, in: text, taken: taken))
        return entities(of: names, in: text, article)
    }

    /// Of names that overlap the first in the order organisation, person, place stays.
    private static func apart(_ names: [FoundName]) -> [FoundName] {
        let rank: [Entity.Kind: Int] = [.organisation: 0, .person: 1, .place: 2]
        let byStart = names.sorted { a, b in
            if a.range.lowerBound != b.range.lowerBound { return a.range.lowerBound < b.range.lowerBound }
            return rank[a.kind] ?? 3 < rank[b.kind] ?? 3
        }
        var kept: [FoundName] = []
        for name in byStart {
            guard let last = kept.last, last.range.upperBound > name.range.lowerBound else {
                kept.append(name)
                continue
            }
            if rank[name.kind] ?? 3 < rank[last.kind] ?? 3 { kept[kept.count - 1] = name }
        }
        return kept
    }

    /// Further mentions of people and bodies whose name the text has made known once.
    private func remembered(_ names: [FoundName], _ bylines: [Byline], in text: Scalars, taken: [Bool]) -> [FoundName] {
        var free = taken.map { !$0 }
        for name in names { for index in name.range { free[index] = false } }
        var known = names.filter { $0.kind == .person || ($0.kind == .organisation && $0.range.count >= 4) }
        let written = known.map { Scalars(text[$0.range]) } + bylines.map(\.name)
        known += bylines.map { FoundName(range: 0..<$0.name.count, kind: .person, confidence: .byline) }
        let lexicon = Lexicon(written.enumerated().filter { $1.count >= 2 }.map { ($1, Int32($0)) })
        var found: [FoundName] = []
        var at = 0
        while at < text.count {
            guard let match = lexicon.longest(in: text, at: at), (at..<match.end).allSatisfy({ free[$0] }),
                match.end - at > 2 || match.end == text.count || !text[match.end].isHan
                    || Vocabulary.lexicon.longest(in: text, at: match.end) != nil
            else {
                at += 1
                continue
            }
            var name = known[Int(match.value)]
            name.range = at..<match.end
            found.append(name)
            at = match.end
        }
        return found
    }

    private struct Key: Hashable {
        var kind: Entity.Kind
        var name: Scalars
    }

    private func entities(of names: [FoundName], in text: Scalars, _ article: Article) -> [Entity] {
        let key = canonicalNames(names, in: text)
        var index: [Key: Int] = [:]
        var entities: [Entity] = []
        for name in names {
            let printed = Scalars(text[name.range])
            let own = Key(kind: name.kind, name: printed)
            let canonical = key[own] ?? own
            let at = index[canonical] ?? entities.count
            if at == entities.count {
                index[canonical] = at
                entities.append(Entity(kind: name.kind, name: canonical.name, confidence: 0, mentions: []))
            }
            entities[at].mentions.append(Mention(range: name.range, text: printed))
            entities[at].confidence = max(entities[at].confidence, name.confidence.rawValue)
            if entities[at].office.isEmpty { entities[at].office = name.office }
            if entities[at].organisation.isEmpty { entities[at].organisation = name.organisation }
            if entities[at].code.isEmpty, name.code != 0 { entities[at].code = "gbt2260:\(name.code)" }
        }
        for byline in article.bylines where byline.name.count > 1 {
            let own = Key(kind: .person, name: byline.name)
            if let at = index[own] {
                entities[at].confidence = Confidence.byline.rawValue
            } else {
                index[own] = entities.count
                entities.append(
                    Entity(
                        kind: .person, name: byline.name, confidence: Confidence.byline.rawValue, mentions: []))
            }
        }
        let headlines = [article.kicker, article.headline, article.subhead].map(\.text)
        let opening = article.paragraphs.first?.passage.text.count ?? 0
        for at in entities.indices {
            entities[at].relevance = Self.relevance(of: entities[at], headlines: headlines, opening: opening)
        }
        return entities.sorted { a, b in
            let (first, second) = (a.mentions.first?.range.lowerBound, b.mentions.first?.range.lowerBound)
            if first != second { return first ?? .max < second ?? .max }
            if a.name != b.name { return a.name.lexicographicallyPrecedes(b.name) }
            return a.kind.rawValue < b.kind.rawValue
        }
    }

    /// Short forms by the full name that the article gives once: 融媒体中心 is 离石区融媒体中心 where only one body
    /// of the article ends so, 离石 is 离石区 where both have one code.
    private func canonicalNames(_ names: [FoundName], in text: Scalars) -> [Key: Key] {
        /// Whether a place begins the name: only such a name has its rest as a short form.
        var bodies: [Scalars: Bool] = [:]
        var places: [Int: Scalars] = [:]
        for name in names {
            let printed = Scalars(text[name.range])
            if name.kind == .organisation { bodies[printed] = bodies[printed] ?? false || name.confidence == .bodyOfPlace }
            if name.kind == .place, name.code != 0, printed.count > places[name.code]?.count ?? 0 {
                places[name.code] = printed
            }
        }
        var canonical: [Key: Key] = [:]
        let byEnding = bodies.keys.sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) }
        for (at, short) in byEnding.enumerated() {
            // Those that end in `short` follow it, the longer after the shorter.
            var longest: Scalars?
            var isOne = true
            for name in byEnding[(at + 1)...] {
                guard name.hasSuffix(short) else { break }
                guard bodies[name] == true else { continue }
                isOne = isOne && name.hasSuffix(longest ?? name)
                longest = name
            }
            if isOne, let longest {
                canonical[Key(kind: .organisation, name: short)] = Key(kind: .organisation, name: longest)
            }
        }
        for name in names where name.kind == .place {
            guard let full = places[name.code] else { continue }
            canonical[Key(kind: .place, name: Scalars(text[name.range]))] = Key(kind: .place, name: full)
        }
        return canonical
    }

    /// 40 for the headline, 20 for the first paragraph, 8 a mention up to 40; 0 for those in the byline alone.
    private static func relevance(of entity: Entity, headlines: [Scalars], opening: Int) -> Int {
        guard let first = entity.mentions.first else { return 0 }
        let inHeadline = headlines.contains { $0.firstRange(of: entity.name) != nil }
        return (inHeadline ? 40 : 0) + (first.range.lowerBound < opening ? 20 : 0) + min(40, 8 * entity.mentions.count)
    }
}
