import Newspaper

/// Which mentions of an article are the same person, body or place.
///
/// People by their name, and by surname and office where one person alone can be meant (廉书记); bodies by their full name,
/// which a short form has where one body alone ends in it; places by their code, or their name where they have none.
struct Coreference {
    private let text: Scalars
    private let names: [FoundName]
    private let printed: [Scalars]
    private let places: [Place?]
    private let positions: [[Position]]
    private let bodies: OrganisationNames
    private let gazetteer: Gazetteer

    init(_ reading: TextReading, places resolver: PlaceResolver) {
        (text, names) = (reading.text, reading.names)
        printed = names.map { Scalars(reading.text[$0.range]) }
        places = resolver.resolve(names, in: text)
        positions = Positions(reading).find()
        bodies = OrganisationNames(places: resolver)
        gazetteer = resolver.gazetteer
    }

    private enum Key: Hashable {
        case person(Scalars)
        case organisation(Scalars)
        case division(DivisionCode)
        case place(Scalars, parent: DivisionCode?)
    }

    /// In order of first mention, each with its mentions in order; not yet relevant to anything.
    func entities() -> [Entity] {
        let fullBodies = fullBodies()
        let townships = townships()
        var entities: [Entity] = []
        var index: [Key: Int] = [:]
        for (at, name) in names.enumerated() {
            let (key, entity) = draft(at, fullBodies, townships)
            let place = index[key] ?? entities.count
            if place == entities.count {
                index[key] = place
                entities.append(entity)
            }
            entities[place].mentions.append(Mention(range: name.range, text: printed[at]))
            entities[place].confidence = max(entities[place].confidence, name.confidence)
            if entities[place].name.count < entity.name.count { (entities[place].name, entities[place].canonical) = (entity.name, entity.canonical) }
            entities[place].take(positions[at])
        }
        addReferences(to: &entities)
        return entities
    }

    private func draft(
        _ at: Int, _ fullBodies: [Scalars: Scalars], _ townships: [Unicode.Scalar: [NamedDivision]]
    ) -> (Key, Entity) {
        switch names[at].kind {
        case .person:
            let name = printed[at].withoutBlanks
            return (.person(name), Entity(.person([]), name: name, confidence: 0, mentions: []))
        case .organisation:
            let name = fullBodies[printed[at]] ?? printed[at]
            let full = bodies.full(name, townships: townships)
            return (
                .organisation(full.name),
                Entity(.organisation(full.organisation), name: name, canonical: full.name, confidence: 0, mentions: [])
            )
        case .place:
            let place = places[at] ?? .uncoded(nil, parent: nil)
            var entity = Entity(.place(place), name: printed[at], confidence: 0, mentions: [])
            switch place {
            case .division(let code, _):
                entity.canonical = gazetteer.fullName(printed[at].withoutBlanks, code)
                return (.division(code), entity)
            case .uncoded(_, let parent): return (.place(printed[at], parent: parent), entity)
            case .ambiguous: return (.place(printed[at], parent: nil), entity)
            }
        }
    }

    /// Towns, townships and villages that the article names, by level.
    private func townships() -> [Unicode.Scalar: [NamedDivision]] {
        var found: [Unicode.Scalar: [NamedDivision]] = [:]
        for (at, name) in names.enumerated() where name.kind == .place {
            guard let level = printed[at].last, "镇乡村".unicodeScalars.contains(level) else { continue }
            let code: DivisionCode? = if case .division(let code, _) = places[at] { code } else { nil }
            found[level, default: []].append(NamedDivision(name: printed[at], code: code))
        }
        return found
    }

    /// By short form the one longer name that ends in it: 离石区融媒体中心 for 融媒体中心, if no other does.
    private func fullBodies() -> [Scalars: Scalars] {
        let names = Set(zip(names, printed).filter { $0.0.kind == .organisation }.map(\.1))
        // By their endings: those that end in a short form follow it, shorter ones first.
        let byEnding = names.sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) }
        var full: [Scalars: Scalars] = [:]
        for (at, short) in byEnding.enumerated() where short.count >= 2 {
            var longest: Scalars?
            for name in byEnding[(at + 1)...] {
                guard name.hasSuffix(short) else { break }
                guard name.hasSuffix(longest ?? name) else {
                    longest = nil
                    break
                }
                longest = name
            }
            full[short] = longest
        }
        return full
    }

    /// 廉书记, where the article has one person of that surname who is a 书记.
    private func addReferences(to entities: inout [Entity]) {
        var isTaken = Cover(text.count)
        for name in names { isTaken.add(name.range) }
        var titles: [(form: Scalars, person: Int)] = []
        for (at, entity) in entities.enumerated() {
            guard let surname = entity.name.first, entity.name.count > 1 else { continue }
            for position in entity.positions where position.office.count >= 2 {
                titles.append(([surname] + position.office, at))
                if let head = position.office.last, head == "长", position.office.count > 2 {
                    titles.append(([surname] + position.office.suffix(2), at))
                }
            }
        }
        let people = Dictionary(titles.map { ($0.form, Set([$0.person])) }) { $0.union($1) }
        let lexicon = Lexicon(titles.enumerated().map { ($1.form, Int32($0)) })
        var at = 0
        while at < text.count {
            guard let match = lexicon.longest(in: text, at: at), !isTaken.meets(at..<match.end) else {
                at += 1
                continue
            }
            let form = titles[Int(match.value)].form
            if let meant = people[form], let person = meant.first, meant.count == 1 {
                entities[person].mentions.append(Mention(range: at..<match.end, text: form))
            }
            at = match.end
        }
        for person in Set(titles.map(\.person)) {
            entities[person].mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
    }
}

extension Entity {
    /// Adds positions that the article has not given to the person before.
    fileprivate mutating func take(_ more: [Position]) {
        guard case .person(var positions) = nature else { return }
        for position in more where !positions.contains(position) { positions.append(position) }
        // A body alone says less than an office there.
        if positions.contains(where: { !$0.office.isEmpty }) { positions.removeAll { $0.office.isEmpty } }
        nature = .person(positions)
    }
}
