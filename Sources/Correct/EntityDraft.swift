import Newspaper

/// The entities of one article under correction. Each correction is taken whole or not at all.
struct EntityDraft {
    fileprivate struct Known {
        var entity: Entity
        /// What earlier corrections have said of it.
        var settled: Set<EntityFacts.Key> = []
    }

    private(set) var article: Article
    private var known: [Known]
    private let text: Scalars

    init(_ article: Article, _ entities: [Entity]) {
        self.article = article
        known = entities.map { Known(entity: $0) }
        text = article.text
    }

    var entities: [Entity] { known.map(\.entity) }

    mutating func apply(_ correction: Correction) throws(MisfitReason) {
        var draft = self
        try draft.change(correction)
        self = draft
    }

    private mutating func change(_ correction: Correction) throws(MisfitReason) {
        let done: String
        switch correction.change {
        case .removeEntity(_, let reference):
            known.remove(at: try index(of: reference))
            done = "\(reference.name.string) removed"
        case .setEntity(_, let reference, let facts):
            let index = try index(of: reference)
            try known[index].set(facts)
            try refuseTwin(of: index)
            done = "\(reference.name.string) set"
        case .addEntity(_, let kind, let printed, let start, let facts):
            try add(kind, printed, start, facts)
            done = "\(printed.string) added"
        case .headline, .move, .split, .merge, .furniture: return
        }
        for index in known.indices { known[index].entity.relevance = article.relevance(of: known[index].entity) }
        known.sort { Entity.precedes($0.entity, $1.entity) }
        article.isCorrected = true
        article.reasons.append("corrected by \(correction.told(done))")
    }

    private func index(of reference: EntityReference) throws(MisfitReason) -> Int {
        let found = known.indices.filter { index in
            let entity = known[index].entity
            return entity.name == reference.name && (reference.kind.map { $0 == entity.kind } ?? true)
        }
        guard let index = found.first else {
            throw MisfitReason(.noSuchEntity, "the article has no entity named \(reference.name.string)")
        }
        guard found.count == 1 else {
            throw MisfitReason(.ambiguousEntity, "the article has \(found.count) entities named \(reference.name.string); say the type, too")
        }
        return index
    }

    /// Two entities of one name and type could not be told by later corrections.
    private func refuseTwin(of index: Int) throws(MisfitReason) {
        let entity = known[index].entity
        guard !known.indices.contains(where: { $0 != index && known[$0].entity.kind == entity.kind && known[$0].entity.name == entity.name })
        else {
            throw MisfitReason(
                .overlaps, "the article has a \(entity.kind.rawValue) \(entity.name.string) already; remove this one and add its mentions there")
        }
    }

    /// Adds a mention at an offset, or wherever the text stands and no entity is; to the entity of this name if there
    /// is one.
    private mutating func add(
        _ kind: Entity.Kind, _ printed: Scalars, _ start: Int?, _ facts: EntityFacts
    ) throws(MisfitReason) {
        let mentions = try self.mentions(of: printed, start)
        let name = facts.name ?? printed
        let index = known.firstIndex { $0.entity.kind == kind && $0.entity.name == name }
        var added = index.map { known[$0] } ?? Known(entity: Entity(kind.plainNature, name: name, confidence: 1, mentions: []))
        added.entity.mentions = (added.entity.mentions + mentions).sorted { $0.range.lowerBound < $1.range.lowerBound }
        try added.set(facts)
        if let index { known[index] = added } else { known.append(added) }
    }

    private func mentions(of printed: Scalars, _ start: Int?) throws(MisfitReason) -> [Mention] {
        let ranges: [Range<Int>]
        if let start {
            guard start <= text.count - printed.count, text[start..<(start + printed.count)].elementsEqual(printed) else {
                throw MisfitReason(.textDiffers, "at \(start) the article does not say \(printed.string)")
            }
            ranges = [start..<(start + printed.count)]
        } else {
            ranges = text.ranges(of: printed)
            guard !ranges.isEmpty else { throw MisfitReason(.textDiffers, "the article does not say \(printed.string)") }
        }
        let taken = known.flatMap(\.entity.mentions)
        let free = ranges.filter { range in !taken.contains { $0.range.overlaps(range) } }
        guard !free.isEmpty else {
            throw MisfitReason(.overlaps, "another entity stands where the article says \(printed.string); remove or set that one")
        }
        return free.map { Mention(range: $0, text: printed) }
    }
}

extension EntityDraft.Known {
    mutating func set(_ facts: EntityFacts) throws(MisfitReason) {
        guard settled.isDisjoint(with: facts.said) else {
            let keys = settled.intersection(facts.said).map(\.rawValue).sorted().joined(separator: ", ")
            throw MisfitReason(.overlaps, "an earlier correction has set \(keys) of \(entity.name.string); remove one of the two")
        }
        try entity.set(facts)
        settled.formUnion(facts.said)
    }
}

extension Array where Element == Unicode.Scalar {
    /// Wherever a text stands, from left to right, never overlapping.
    fileprivate func ranges(of needle: Scalars) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        while let range = firstRange(of: needle, from: ranges.last?.upperBound ?? 0) { ranges.append(range) }
        return ranges
    }
}

extension Entity.Kind {
    /// A nature of this type with nothing known.
    fileprivate var plainNature: Entity.Nature {
        switch self {
        case .person: .person([])
        case .organisation: .organisation(Organisation(home: .named))
        case .place: .place(.uncoded(nil, parent: nil))
        }
    }
}

extension Entity {
    /// Makes the entity what people know it to be.
    fileprivate mutating func set(_ facts: EntityFacts) throws(MisfitReason) {
        if let kind = facts.kind, kind != self.kind {
            nature = kind.plainNature
            pinnedID = nil
        }
        if let name = facts.name {
            if canonical == self.name { canonical = name }
            self.name = name
        }
        if let canonical = facts.canonical { self.canonical = canonical }
        confidence = 1
        switch nature {
        case .person(let positions):
            guard facts.subtype == nil, facts.code == nil, facts.parent == nil else {
                throw wrongType("subtype, code and parent are for organisations and places")
            }
            nature = .person(facts.positions ?? positions)
        case .organisation(var organisation):
            guard facts.positions == nil, facts.code == nil else {
                throw wrongType("positions are for people, codes for places")
            }
            if let subtype = facts.subtype {
                guard let kind = Organisation.Kind(rawValue: subtype) else { throw wrongType("no organisation is a \(subtype)") }
                organisation.kind = kind
            }
            if let parent = facts.parent { organisation.home = .division(parent) }
            nature = .organisation(organisation)
        case .place(let place):
            guard facts.positions == nil else { throw wrongType("positions are for people") }
            nature = .place(try corrected(place, facts))
        }
        if let id = facts.id {
            guard id.kind == kind else { throw wrongType("\(id.text) is no id of a \(kind.rawValue)") }
            pinnedID = id
        }
    }

    private func corrected(_ place: Place, _ facts: EntityFacts) throws(MisfitReason) -> Place {
        if let code = facts.code {
            guard facts.subtype == nil, facts.parent == nil else {
                throw wrongType("the code says subtype and parent; leave those out")
            }
            return .division(code)
        }
        guard facts.subtype != nil || facts.parent != nil else { return place }
        var kind = place.kind
        if let subtype = facts.subtype {
            kind = Place.Kind(rawValue: subtype)
            if kind == nil { throw wrongType("no place is a \(subtype)") }
        }
        return .uncoded(kind, parent: facts.parent ?? parent)
    }

    private func wrongType(_ reason: String) -> MisfitReason { MisfitReason(.wrongType, "\(name.string): \(reason)") }
}
