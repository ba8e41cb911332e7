/// What names an entity in rows, in NewsML-G2 and in the catalogue: the same thing has the same id in every article,
/// issue and run.
///
/// A pure function of what the thing is, never of its subtype, confidence or mentions, so that none of these can
/// change it. What nothing in its article tells from others of its name has an id of that article alone: two people
/// or two committees of one name are rather kept apart than made one.
package enum EntityID: Hashable, Sendable {
    case division(DivisionCode)
    /// The first 64 bits of SHA-256 over what tells the thing from others.
    case hashed(Entity.Kind, UInt64)

    /// `gbt2260:141102`, or `bsent:` with `P`, `O` or `L` (person, organisation, place) and 16 hex digits.
    package var text: String {
        switch self {
        case .division(let code): code.text
        case .hashed(let kind, let hash):
            "bsent:\(Unicode.Scalar(kind.letter))" + Self.hexText(hash)
        }
    }

    /// The text without its scheme, in the same order: `P` and the digits of a hash, or `g` and those of a code.
    package var shortText: String {
        switch self {
        case .division(let code): "\(Unicode.Scalar(Self.divisionLetter))\(code.number)"
        case .hashed(let kind, let hash): "\(Unicode.Scalar(kind.letter))" + Self.hexText(hash)
        }
    }

    /// Nil for what is no id.
    package init?(_ text: some StringProtocol) {
        if let code = DivisionCode(text) {
            self = .division(code)
            return
        }
        let bytes = Array(text.utf8)
        guard bytes.count == 23, bytes.starts(with: "bsent:".utf8),
            let kind = Entity.Kind(letter: bytes[6]),
            let hash = UInt64(String(decoding: bytes[7...], as: UTF8.self), radix: 16),
            Self.hexText(hash).utf8.elementsEqual(bytes[7...])
        else { return nil }
        self = .hashed(kind, hash)
    }

    package var kind: Entity.Kind {
        switch self {
        case .division: .place
        case .hashed(let kind, _): kind
        }
    }

    fileprivate init(_ kind: Entity.Kind, _ parts: Scalars...) {
        var bytes = [kind.letter]
        for part in parts {
            // No UTF-8 has this byte, so the parts cannot run into each other.
            bytes.append(0xFF)
            bytes += part.string.utf8
        }
        self = .hashed(kind, SHA256.digest(bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    private static func hexText(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

extension EntityID: Comparable {
    /// The byte order of the texts.
    package static func < (a: EntityID, b: EntityID) -> Bool { a.key < b.key }

    /// Two numbers that tell an id from others, in the order of ids: the letter of its kind and its hash; divisions, whose
    /// texts come after all others, by their digits.
    package var key: (kind: UInt8, rank: UInt64) {
        switch self {
        case .hashed(let kind, let hash): (kind.letter, hash)
        case .division(let code): (Self.divisionLetter, code.rank)
        }
    }

    /// Nil for what is no key of an id.
    init?(key: (kind: UInt8, rank: UInt64)) {
        if key.kind == Self.divisionLetter {
            guard let code = DivisionCode(rank: key.rank) else { return nil }
            self = .division(code)
        } else {
            guard let kind = Entity.Kind(letter: key.kind) else { return nil }
            self = .hashed(kind, key.rank)
        }
    }

    /// Of `gbt2260`; those of the kinds are capital letters.
    private static let divisionLetter = UInt8(ascii: "g")
}

extension DivisionCode {
    /// How many digits follow the six that every code has: none, three or six.
    private static let shortened: [UInt64] = [1_000_000, 1000, 1]

    /// In the byte order of the texts: the digits as if there were twelve, then how many there are.
    fileprivate var rank: UInt64 {
        let length = level == .village ? 2 : level == .township ? 1 : 0
        return (UInt64(number) * Self.shortened[length]) << 2 | UInt64(length)
    }

    fileprivate init?(rank: UInt64) {
        guard rank & 3 < 3, rank >> 2 < 1_000_000_000_000 else { return nil }
        let scale = Self.shortened[Int(rank & 3)]
        self.init(Int((rank >> 2) / scale))
        guard self.rank == rank else { return nil }
    }
}

/// An entity of an article with its id.
package struct IdentifiedEntity: Hashable, Sendable {
    package let entity: Entity
    package let id: EntityID
    /// For each position of a person the article's organisation or place where it is held; nil where there is none.
    package let affiliations: [EntityID?]
}

extension IdentifiedEntity {
    /// Names the entities of one article.
    ///
    /// A division has its code. An organisation is told from others by its full name and home; a place without a code by
    /// its name and the division that holds it, or else the paper that speaks of it; a person by the name and the home of
    /// the first position that has one, or else by where a position is held. Whoever signs the article is one person
    /// throughout the paper. What is left is known in its article only. An id that people gave counts before all that.
    /// - Parameters:
    ///   - article: id of the article.
    ///   - authors: names in its byline.
    /// - Complexity: O(entities + mentions)
    package static func naming(
        _ entities: [Entity], article: String, paper: String, authors: [Scalars]
    ) -> [IdentifiedEntity] {
        var bodies: [Scalars: (entity: Entity, id: EntityID, isLasting: Bool)] = [:]
        var ids: [EntityID?] = []
        for entity in entities {
            guard let (id, isLasting) = entity.ownID(article: article, paper: paper) else {
                ids.append(nil)
                continue
            }
            ids.append(id)
            for form in [entity.name, entity.canonical] + entity.mentions.map(\.text) where bodies[form] == nil {
                bodies[form] = (entity, id, isLasting)
            }
        }
        return zip(entities, ids).map { entity, id in
            if let id { return IdentifiedEntity(entity: entity, id: id, affiliations: []) }
            let held = entity.positions.map { bodies[$0.organisation] }
            let home = held.lazy.compactMap { $0?.entity.home }.first
            let body = held.lazy.compactMap { $0.flatMap { $0.isLasting ? $0.id : nil } }.first
            let isAuthor = authors.contains(entity.name)
            let scope = home?.text ?? body?.text ?? (isAuthor ? "paper \(paper)" : "article \(article)")
            let id = entity.pinnedID ?? EntityID(.person, entity.canonical, Scalars(scope))
            return IdentifiedEntity(entity: entity, id: id, affiliations: held.map { $0?.id })
        }
    }
}

extension Entity {
    /// The id of what needs no other entity to be known, and whether it reaches beyond the article; nil for people.
    fileprivate func ownID(article: String, paper: String) -> (id: EntityID, isLasting: Bool)? {
        let here = Scalars("article \(article)")
        if kind != .person, let pinnedID { return (pinnedID, true) }
        switch nature {
        case .person: return nil
        case .place(.division(let code, _)): return (.division(code), true)
        case .organisation(let organisation):
            switch organisation.home {
            case .division(let home): return (EntityID(.organisation, canonical, Scalars(home.text)), true)
            case .named: return (EntityID(.organisation, canonical), true)
            case .open: return (EntityID(.organisation, canonical, here), false)
            }
        case .place(.uncoded(_, let parent)):
            return (EntityID(.place, canonical, Scalars(parent?.text ?? "paper \(paper)")), true)
        case .place(.ambiguous): return (EntityID(.place, canonical, here), false)
        }
    }

    /// Where those belong who hold a position here.
    fileprivate var home: DivisionCode? {
        switch nature {
        case .person: nil
        case .organisation(let organisation): organisation.home.division
        case .place: code ?? parent
        }
    }
}

extension Entity.Kind {
    fileprivate var letter: UInt8 {
        switch self {
        case .person: UInt8(ascii: "P")
        case .organisation: UInt8(ascii: "O")
        case .place: UInt8(ascii: "L")
        }
    }

    fileprivate init?(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "P"): self = .person
        case UInt8(ascii: "O"): self = .organisation
        case UInt8(ascii: "L"): self = .place
        default: return nil
        }
    }
}
