import Newspaper

/// An article as it is printed and as it is read: one in traditional characters is read as if it were printed in simplified ones, which
/// models, lexicon and rules know, and what was found gets its own characters back. One stands for one, so all offsets stay.
///
/// What an article does not print keeps the form in which it is known: full names of bodies, divisions and congresses, units.
struct LegibleArticle {
    let legible: Article
    private let text: Scalars
    private let bylines: [Scalars]
    private let isTraditional: Bool

    init(_ article: Article) {
        (text, bylines) = (article.text, article.bylines.map(\.name))
        isTraditional = areTraditional(CollectionOfOne(text))
        legible = isTraditional ? article.simplified : article
    }

    func restored(_ mention: Mention) -> Mention {
        isTraditional ? Mention(range: mention.range, text: Scalars(text[mention.range])) : mention
    }

    /// - Parameter offices: where the text has offices.
    func restored(_ found: Annotations, offices: [Range<Int>]) -> Annotations {
        guard isTraditional else { return found }
        var found = found
        for at in found.times.indices { found.times[at].mention = restored(found.times[at].mention) }
        for at in found.quantities.indices { found.quantities[at].mention = restored(found.quantities[at].mention) }
        for at in found.slogans.indices { found.slogans[at].mention = restored(found.slogans[at].mention) }
        for at in found.documents.indices { found.documents[at] = restored(found.documents[at]) }
        for at in found.events.indices {
            let event = found.events[at], mention = restored(event.mention)
            found.events[at] = NamedEvent(mention: mention, name: event.name == event.mention.text ? mention.text : event.name, kind: event.kind)
        }
        let printed = printedNames(found.entities, offices)
        found.entities = found.entities.map { restored($0, printed) }
        return found
    }

    /// What names and offices were read, with the characters that are printed where each stands first.
    private func printedNames(_ entities: [Entity], _ offices: [Range<Int>]) -> [Scalars: Scalars] {
        let ranges = entities.flatMap { $0.mentions.map(\.range) } + offices
        let names = ranges.sorted { $0.lowerBound < $1.lowerBound }.map { Scalars(text[$0]) } + bylines.map(\.withoutBlanks)
        return Dictionary(names.map { ($0.map(\.simplified), $0) }) { first, _ in first }
    }

    private func restored(_ entity: Entity, _ printed: [Scalars: Scalars]) -> Entity {
        func restored(_ name: Scalars) -> Scalars { printed[name] ?? name }
        var entity = entity
        entity.mentions = entity.mentions.map { self.restored($0) }
        (entity.name, entity.canonical) = (restored(entity.name), restored(entity.canonical))
        if case .person(let positions) = entity.nature {
            entity.nature = .person(positions.map { Position(office: restored($0.office), organisation: restored($0.organisation)) })
        }
        return entity
    }

    private func restored(_ document: CitedDocument) -> CitedDocument {
        let range = document.mention.range
        let around = max(0, range.lowerBound - Self.reach)..<min(text.count, range.upperBound + Self.reach)
        let letters = PrintedLetters([Scalars(text[around])])
        var document = document
        document.mention = restored(document.mention)
        document.title = PrintedLetters([document.mention.text]).restored(document.title)
        (document.number, document.issuer, document.version) =
            (letters.restored(document.number), letters.restored(document.issuer), letters.restored(document.version))
        return document
    }

    /// How far from a document's title the body stands that issued it, at most.
    private static let reach = 100
}

extension Article {
    /// The article with what it prints in simplified characters.
    fileprivate var simplified: Article {
        func simplified(_ passage: Passage) -> Passage { Passage(text: passage.text.map(\.simplified), runs: passage.runs, lines: passage.lines) }
        var article = self
        (article.kicker, article.headline, article.subhead) = (simplified(kicker), simplified(headline), simplified(subhead))
        article.paragraphs = paragraphs.map { Paragraph(simplified($0.passage), isSubheading: $0.isSubheading) }
        article.captions = captions.map(simplified)
        article.bylines = bylines.map { Byline(name: $0.name.map(\.simplified), role: $0.role, printed: $0.printed.map(\.simplified)) }
        return article
    }
}
