import Newspaper

/// The extract stage: names, times, amounts, documents and slogans in each article of a page.
///
/// First layer: gazetteer, suffixes and grammars, without a trained model. Of overlapping names the longest
/// stays (离石区医保局 is an organisation, and its 离石区 no place of its own); annotations of one type never overlap.
package struct Extractor: Sendable {
    private let gazetteer = Gazetteer.divisionsOfChina
    private let homeRegion: Region?
    private let home: Gazetteer?

    /// - Parameter homeRegion: where the paper is at home, as `gbt2260:141102`, `141102` or a division's name
    ///   (离石区). It decides between places of one name, and its short forms count as places (离石). Empty, unknown
    ///   and ambiguous regions decide nothing.
    package init(homeRegion: String = "") {
        let region = Self.region(homeRegion, in: gazetteer)
        home = region.map(gazetteer.homeStems)
        self.homeRegion = region
    }

    /// The division that `homeRegion` stands for; nil where it is none that is known.
    package var homeDivision: DivisionCode? { homeRegion.flatMap { DivisionCode($0.code) } }

    private static func region(_ text: String, in gazetteer: Gazetteer) -> Region? {
        let digits = text.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst()
        if let code = Int(Substring(digits)) ?? Int(text), (100_000...999_999).contains(code) { return Region(code) }
        let named = gazetteer.named(Scalars(text)).filter { !$0.isStem && $0.months.upperBound == Gazetteer.forever }
        return named.count == 1 ? named.first.map { Region($0.code) } : nil
    }

    /// Annotates every article; offsets count scalars in `Article.text`.
    /// - Parameter issueDate: nil where unknown; times that hang on it then have an empty value.
    package func callAsFunction(_ contents: PageContents, issueDate: CalendarDate?) -> AnnotatedPage {
        AnnotatedPage(contents: contents, annotations: contents.articles.map { annotate($0, issueDate) })
    }

    private func annotate(_ article: Article, _ issueDate: CalendarDate?) -> Annotations {
        let text = article.text
        let found = Expressions(text, issueDate: issueDate)
        var taken = [Bool](repeating: false, count: text.count)
        for document in found.documents { taken.mark(document.mention.range) }
        let places = Places(gazetteer: gazetteer, home: home, homeRegion: homeRegion, issueDate: issueDate)
        return Annotations(
            entities: Entities(places: places).find(in: text, of: article, taken: taken), times: found.times,
            quantities: found.quantities, documents: found.documents, slogans: found.slogans, events: found.events,
            language: Language.of(text), textQuality: TextQuality.of(text))
    }
}

extension Array where Element == Bool {
    /// Marks every scalar of `range`; both count in the same text.
    fileprivate mutating func mark(_ range: Range<Int>) {
        for index in range { self[index] = true }
    }
}
