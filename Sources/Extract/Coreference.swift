import Newspaper

/// Which mentions of an article are the same: equal names, short forms of a name that the article gives in full,
/// and places of one code.
struct Coreference: Sendable {
    /// In order of first mention, each with its mentions in order.
    private(set) var entities: [Entity] = []

    private struct Key: Hashable {
        var kind: Entity.Kind
        var name: Scalars
        var code: Int
    }

    /// - Parameter names: ascending and apart.
    init(_ names: [FoundName], in text: Scalars) {
        let printed = names.map { Scalars(text[$0.range]) }
        let codes = Self.codes(names, printed)
        let fullPlaces = Self.fullPlaces(names, printed, codes)
        let fullBodies = Self.fullBodies(names, printed)
        var index: [Key: Int] = [:]
        for (at, name) in names.enumerated() {
            let full =
                switch name.kind {
                case .person: printed[at]
                case .organisation: fullBodies[printed[at]] ?? printed[at]
                case .place: fullPlaces[codes[at]] ?? printed[at]
                }
            let key = Key(kind: name.kind, name: full, code: codes[at])
            let place = index[key] ?? entities.count
            if place == entities.count {
                index[key] = place
                entities.append(Entity(Self.nature(of: name, as: full, printed[at], codes[at]), name: full, confidence: 0, mentions: []))
            }
            entities[place].mentions.append(Mention(range: name.range, text: printed[at]))
            entities[place].confidence = max(entities[place].confidence, name.confidence.rawValue)
            entities[place].take(office: name.office, organisation: name.organisation)
        }
    }

    private static func nature(of name: FoundName, as full: Scalars, _ printed: Scalars, _ code: Int) -> Entity.Nature {
        switch name.kind {
        case .person: .person([])
        case .organisation:
            // A bare body (工会) or a level and its body (区委) may be that of any place.
            .organisation(Organisation(
                home: full == printed && [.bareBody, .fixedBody].contains(name.confidence) ? .open : .named))
        case .place: .place(DivisionCode(code).map { .division($0) } ?? .uncoded(nil, parent: nil))
        }
    }

    /// The code of each name: an ambiguous place takes that of its one namesake in the article
    /// (徐州市鼓楼区 … 鼓楼区).
    private static func codes(_ names: [FoundName], _ printed: [Scalars]) -> [Int] {
        var known: [Scalars: Set<Int>] = [:]
        for (name, text) in zip(names, printed) where name.code != 0 { known[text, default: []].insert(name.code) }
        return zip(names, printed).map { name, text in
            guard name.kind == .place, name.code == 0, let codes = known[text], codes.count == 1 else { return name.code }
            return codes.first ?? 0
        }
    }

    /// By code the longest name printed: 离石区 and not 离石.
    private static func fullPlaces(_ names: [FoundName], _ printed: [Scalars], _ codes: [Int]) -> [Int: Scalars] {
        var full: [Int: Scalars] = [:]
        for (at, code) in codes.enumerated() where code != 0 && printed[at].count > full[code]?.count ?? 0 {
            full[code] = printed[at]
        }
        return full
    }

    /// By short form the one name with a place that ends in it: 离石区融媒体中心 for 融媒体中心, if no other does.
    private static func fullBodies(_ names: [FoundName], _ printed: [Scalars]) -> [Scalars: Scalars] {
        var beginsWithPlace: [Scalars: Bool] = [:]
        for (name, text) in zip(names, printed) where name.kind == .organisation {
            beginsWithPlace[text] = (beginsWithPlace[text] ?? false) || name.confidence == .bodyOfPlace
        }
        // By their endings: those that end in a short form follow it, shorter ones first.
        let byEnding = beginsWithPlace.keys.sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) }
        var full: [Scalars: Scalars] = [:]
        for (at, short) in byEnding.enumerated() {
            var longest: Scalars?
            for name in byEnding[(at + 1)...] {
                guard name.hasSuffix(short) else { break }
                guard beginsWithPlace[name] == true else { continue }
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
}

extension Entity {
    /// The first office and the first organisation that stand beside a person's name are one position.
    fileprivate mutating func take(office: Scalars, organisation: Scalars) {
        guard case .person(let positions) = nature, !(office.isEmpty && organisation.isEmpty) else { return }
        var position = positions.first ?? Position(office: [], organisation: [])
        if position.office.isEmpty { position.office = office }
        if position.organisation.isEmpty { position.organisation = organisation }
        nature = .person([position])
    }
}
