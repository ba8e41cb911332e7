import Newspaper

/// The extract stage: names, times, amounts, documents and slogans in each article of a page.
///
/// Sequence models label names and offices, grammars find the rest; rules and the article's own memory settle what the
/// labels leave open. Annotations of one type never overlap.
package struct Extractor: Sendable {
    private let models: Models
    private let gazetteer: Gazetteer
    private let home: HomeRegion?

    /// - Parameter homeRegion: where the paper is at home, as `gbt2260:141102`, `141102` or a division's name
    ///   (离石区). It decides between places of one name, its short forms count as places (离石), and 区委 is its 区委. Empty,
    ///   unknown and ambiguous regions decide nothing.
    package init(homeRegion: String = "") {
        models = .builtIn
        gazetteer = Gazetteer(models.lexicon)
        home = HomeRegion(homeRegion, in: gazetteer)
    }

    /// The division that `homeRegion` stands for; nil where it is none that is known.
    package var homeDivision: DivisionCode? { home?.code }

    /// Annotates every article; offsets count scalars in `Article.text`.
    /// - Parameter issueDate: nil where unknown; times that hang on it then have an empty value.
    package func callAsFunction(_ contents: PageContents, issueDate: CalendarDate?) -> AnnotatedPage {
        let labeller = models.labeller(.local)
        let places = PlaceResolver(gazetteer: gazetteer, home: home, issueDate: issueDate)
        return AnnotatedPage(
            contents: contents,
            annotations: contents.articles.map { article in
                annotate(
                    article, issueDate: issueDate, labeller, places, confidence: article.confidence(in: contents.page.source.lines)
                ).annotations
            },
            textQuality: contents.page.textQuality)
    }

    /// What is found in a text that is no article of a page, by the same way.
    package func read(_ text: Scalars, issueDate: CalendarDate?) -> TextReading {
        Self.read(text.legible, issueDate: issueDate, labeller: models.labeller(.local), known: home?.known ?? [])
    }

    /// Annotates an article without a page, and says where offices stand, with or without a holder.
    package func annotate(_ article: Article, issueDate: CalendarDate?) -> (annotations: Annotations, offices: [Mention]) {
        let places = PlaceResolver(gazetteer: gazetteer, home: home, issueDate: issueDate)
        return annotate(article, issueDate: issueDate, models.labeller(.local), places)
    }

    /// - Parameter confidence: how sure whoever recognised the characters was.
    private func annotate(
        _ article: Article, issueDate: CalendarDate?, _ labeller: Labeller, _ places: PlaceResolver, confidence: Double = 1
    ) -> (annotations: Annotations, offices: [Mention]) {
        let read = LegibleArticle(article)
        let reading = Self.read(read.legible.text, issueDate: issueDate, labeller: labeller, known: known(to: read.legible))
        let offices = reading.offices.map(\.range), found = reading.expressions, text = article.text
        let annotations = Annotations(
            entities: Entities.of(read.legible, reading, places: places), times: found.times, quantities: found.quantities,
            documents: found.documents, slogans: found.slogans, events: found.events,
            language: Language.of(text), textQuality: TextQuality.of(text, confidence: confidence))
        return (read.restored(annotations, offices: offices), offices.map { Mention(range: $0, text: Scalars(text[$0])) })
    }

    private func known(to article: Article) -> [NameMemory.Known] {
        article.bylines.map { NameMemory.Known(name: $0.name, kind: .person) } + (home?.known ?? [])
    }

    private static func read(
        _ text: Scalars, issueDate: CalendarDate?, labeller: Labeller, known: [NameMemory.Known]
    ) -> TextReading {
        TextReading(
            text, expressions: Expressions(text, issueDate: issueDate), labels: labeller.spans(in: text), known: known)
    }
}

extension HomeRegion {
    /// Nil where the text is no code or name of one division in force.
    init?(_ region: String, in gazetteer: Gazetteer) {
        let digits = region.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst()
        let number = Int(Substring(digits)) ?? Int(region)
        let named = number == nil
            ? gazetteer.named(Scalars(region)).filter(\.isInForce) : []
        guard let code = DivisionCode(number ?? (named.count == 1 ? Int(named[0].code) : 0)) else { return nil }
        self.code = code
        names = gazetteer.names(of: [code] + code.ancestors)
        known = gazetteer.names(around: code).map { NameMemory.Known(name: $0, kind: .place) }
    }
}
