import Newspaper

/// An article, gold or predicted, with every text folded.
struct FoldedArticle {
    var kicker, headline, subhead: Scalars
    var paragraphs: [Scalars]
    var names: Set<Scalars>
    var captions: [Scalars]

    init(_ article: PredictedArticle) {
        kicker = TextFolding.fold(article.kicker)
        headline = TextFolding.fold(article.headline)
        subhead = TextFolding.fold(article.subhead)
        paragraphs = article.paragraphs.map { TextFolding.fold($0) }.filter { !$0.isEmpty }
        names = Set(article.bylines.map { TextFolding.fold($0) }.filter { !$0.isEmpty })
        captions = article.captions.map { TextFolding.fold($0) }
    }

    /// - Parameter margins: taken off the paragraphs.
    init(_ article: GoldPage.Article, without margins: Margins) {
        kicker = TextFolding.fold(article.kicker)
        headline = TextFolding.fold(article.headline)
        subhead = TextFolding.fold(article.subhead)
        paragraphs = margins.takenOff(article.paragraphs.map { TextFolding.fold($0) }.filter { !$0.isEmpty })
        names = Set(article.bylines.map { TextFolding.fold($0.name) }.filter { !$0.isEmpty })
        captions = article.captions.map { TextFolding.fold($0) }
    }

    /// Kicker, headline and subhead as one: which part of a headline is which is a question of its own.
    var title: Scalars { kicker + headline + subhead }

    var body: Scalars { Scalars(paragraphs.joined()) }
}

/// What stands at the ends of a gold article's text and may stand in a field of its own as well: the lead (本报讯,
/// 本报讯（记者 …）) and the printed byline. Scoring takes it off both sides, so that neither way is an error.
struct Margins {
    private let dateline: Scalars
    private let lead: Scalars
    /// Longest first.
    private let bylines: [Scalars]

    init(_ article: GoldPage.Article) {
        dateline = TextFolding.fold(article.dateline)
        lead = article.lead.isEmpty ? dateline : TextFolding.fold(article.lead)
        bylines = article.printedBylines.map { TextFolding.fold($0) }.filter { !$0.isEmpty }
            .enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }

    /// The paragraphs without lead and byline; none becomes empty, and at least one is left.
    func takenOff(_ paragraphs: [Scalars]) -> [Scalars] {
        guard !paragraphs.isEmpty else { return [] }
        var text = paragraphs[...]
        for byline in bylines {
            if text.count > 1, text[text.startIndex] == byline {
                text.removeFirst()
            } else {
                _ = cutStart(&text[text.startIndex], byline)
            }
        }
        if !cutStart(&text[text.startIndex], lead), !cutStart(&text[text.startIndex], dateline), lead != dateline {
            // The dateline went to a field of its own and left the rest of the lead: （记者 …）
            _ = cutStart(&text[text.startIndex], Scalars(lead.dropFirst(dateline.count)))
        }
        for byline in bylines {
            if text.count > 1, text[text.endIndex - 1] == byline {
                text.removeLast()
            } else {
                cutEnd(&text[text.endIndex - 1], byline)
            }
        }
        return Array(text)
    }

    private func cutStart(_ paragraph: inout Scalars, _ start: Scalars) -> Bool {
        guard !start.isEmpty, paragraph.count > start.count, paragraph.starts(with: start) else { return false }
        paragraph.removeFirst(start.count)
        return true
    }

    private func cutEnd(_ paragraph: inout Scalars, _ end: Scalars) {
        guard paragraph.count > end.count, paragraph.suffix(end.count) == end[...] else { return }
        paragraph.removeLast(end.count)
    }
}
