/// A person, organisation or place, with all its mentions in one article.
package struct Entity: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable { case person, organisation, place }

    /// What it is, with what only such a thing has.
    package enum Nature: Hashable, Sendable {
        /// With the positions that the article gives to the person, the main one first; none where it says none.
        case person([Position])
        case organisation(Organisation)
        case place(Place)
    }

    package var nature: Nature
    /// The fullest form that the article prints.
    package var name: Scalars
    /// The full name, whatever the article prints: 中共离石区委 for 区委. The name itself where no fuller one is known.
    package var canonical: Scalars
    /// 0 to 1.
    package var confidence: Double
    /// 0 to 100: how much the article is about it.
    package var relevance: Int
    /// In order of appearance. Empty only for people who stand in the byline alone.
    package var mentions: [Mention]
    /// The id that people gave it; nil where it has the one that follows from what it is.
    package var pinnedID: EntityID?

    package init(
        _ nature: Nature, name: Scalars, canonical: Scalars? = nil, confidence: Double, relevance: Int = 0,
        mentions: [Mention]
    ) {
        self.nature = nature
        self.name = name
        self.canonical = canonical ?? name
        self.confidence = confidence
        self.relevance = relevance
        self.mentions = mentions
    }
}

/// What a person is, and where: 书记 of 离石区委. Either may be empty where the text does not say it.
package struct Position: Hashable, Sendable {
    package var office: Scalars
    /// As the article names it.
    package var organisation: Scalars

    package init(office: Scalars, organisation: Scalars) { (self.office, self.organisation) = (office, organisation) }
}

package struct Organisation: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case party, government, mass, company, education, health, media, military, other
    }

    /// What tells it from others of its name.
    package enum Home: Hashable, Sendable {
        /// The division it belongs to, known from the name or from where the paper is at home.
        case division(DivisionCode)
        /// Its name does: 国务院, 青禾科技有限公司.
        case named
        /// Nothing that the article says: 区委, 工会.
        case open
    }

    package var kind: Kind
    /// Of a body of state, party or people; nil where it has none or the text does not say.
    package var level: AdministrativeLevel?
    package var home: Home

    package init(_ kind: Kind = .other, level: AdministrativeLevel? = nil, home: Home) {
        (self.kind, self.level, self.home) = (kind, level, home)
    }
}

package enum Place: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case province, prefecture, county, township, community, village
        case road, natural, residential, `public`, site, platform
    }

    /// A division of this code; the others of its name that may be meant instead, most likely first.
    case division(DivisionCode, others: [DivisionCode] = [])
    /// A division whose code is in doubt: those that fit, most likely first.
    case ambiguous([DivisionCode])
    /// A place without a code, its kind if that is known, and the smallest division known to hold it.
    case uncoded(Kind?, parent: DivisionCode?)
}

extension Entity {
    /// What kind of organisation or place; people have none.
    package enum Subtype: Hashable, Sendable {
        case organisation(Organisation.Kind)
        case place(Place.Kind)

        package var text: String {
            switch self {
            case .organisation(let kind): kind.rawValue
            case .place(let kind): kind.rawValue
            }
        }

        /// Nil for what is no subtype of such an entity.
        package init?(_ text: String, of kind: Entity.Kind) {
            switch kind {
            case .person: return nil
            case .organisation:
                guard let kind = Organisation.Kind(rawValue: text) else { return nil }
                self = .organisation(kind)
            case .place:
                guard let kind = Place.Kind(rawValue: text) else { return nil }
                self = .place(kind)
            }
        }
    }

    package var kind: Kind {
        switch nature {
        case .person: .person
        case .organisation: .organisation
        case .place: .place
        }
    }

    package var subtype: Subtype? {
        switch nature {
        case .person: nil
        case .organisation(let organisation): .organisation(organisation.kind)
        case .place(let place): place.kind.map { .place($0) }
        }
    }

    /// Empty for organisations and places.
    package var positions: [Position] {
        if case .person(let positions) = nature { positions } else { [] }
    }

    /// Of a place that is a division and known which.
    package var code: DivisionCode? {
        if case .place(.division(let code, _)) = nature { code } else { nil }
    }

    /// Codes that may be meant beside `code`, or where that is open; most likely first.
    package var candidates: [DivisionCode] {
        switch nature {
        case .place(.division(_, let others)): others
        case .place(.ambiguous(let codes)): codes
        default: []
        }
    }

    /// The division above a place, or the one that an organisation belongs to.
    package var parent: DivisionCode? {
        switch nature {
        case .place(.division(let code, _)): code.parent
        case .place(.uncoded(_, let parent)): parent
        case .organisation(let organisation): organisation.home.division
        case .person, .place(.ambiguous): nil
        }
    }

    package var level: AdministrativeLevel? {
        switch nature {
        case .person: nil
        case .organisation(let organisation): organisation.level
        case .place(let place): place.kind?.level
        }
    }
}

extension Entity {
    /// The order of an article's entities: by first mention, then name and kind; people of the byline who are not in the
    /// text come last.
    package static func precedes(_ a: Entity, _ b: Entity) -> Bool {
        let (first, second) = (a.mentions.first?.range.lowerBound, b.mentions.first?.range.lowerBound)
        if first != second { return first ?? .max < second ?? .max }
        if a.name != b.name { return a.name.lexicographicallyPrecedes(b.name) }
        return a.kind.rawValue < b.kind.rawValue
    }
}

extension Article {
    /// How much the article is about an entity, 0 to 100: 40 for the headline, 20 for the first paragraph, 8 a mention up
    /// to 40; 0 for those in the byline alone.
    package func relevance(of entity: Entity) -> Int {
        guard let first = entity.mentions.first else { return 0 }
        let forms = Set(entity.mentions.map(\.text) + [entity.name])
        let inHeadline = [kicker, headline, subhead].contains { part in forms.contains { part.text.firstRange(of: $0) != nil } }
        let inOpening = first.range.lowerBound < paragraphs.first?.passage.text.count ?? 0
        return (inHeadline ? 40 : 0) + (inOpening ? 20 : 0) + min(40, 8 * entity.mentions.count)
    }
}

extension Organisation.Home {
    package var division: DivisionCode? {
        if case .division(let code) = self { code } else { nil }
    }
}

extension Place {
    /// Nil where it is not known, or the divisions that may be meant are of different kinds.
    package var kind: Kind? {
        switch self {
        case .division(let code, _): Kind(code.level)
        case .ambiguous(let codes):
            Set(codes.map(\.level)).count == 1 ? codes.first.flatMap { Kind($0.level) } : nil
        case .uncoded(let kind, _): kind
        }
    }
}

extension Place.Kind {
    fileprivate init?(_ level: AdministrativeLevel) {
        switch level {
        case .national: return nil
        case .province: self = .province
        case .prefecture: self = .prefecture
        case .county: self = .county
        case .township: self = .township
        case .village: self = .village
        }
    }

    /// Nil for what is no unit of administration.
    package var level: AdministrativeLevel? {
        switch self {
        case .province: .province
        case .prefecture: .prefecture
        case .county: .county
        case .township: .township
        case .community, .village: .village
        case .road, .natural, .residential, .public, .site, .platform: nil
        }
    }
}
