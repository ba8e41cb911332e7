import Newspaper

/// A page as it is printed and as it is read: one in traditional characters is read as if it were printed in simplified ones, which
/// models and lists of words know, and what was read gets its own characters back. One stands for one, so all places stay.
struct LegiblePage {
    let printed: CleanPage
    let legible: CleanPage
    private let isTraditional: Bool

    init(_ page: CleanPage) {
        printed = page
        isTraditional = areTraditional(page.lines.lazy.map(\.text))
        legible = isTraditional ? CleanPage(source: page.source, lines: page.lines.map(\.simplified), census: page.census) : page
    }

    /// What was read, as it is printed.
    /// - Throws: `UnbalancedLedger` if a line were lost: an error of this program.
    func contents(_ articles: [Article], _ furniture: [Furniture]) throws(UnbalancedLedger) -> PageContents {
        guard isTraditional else { return try PageContents(page: printed, articles: articles, furniture: furniture) }
        return try PageContents(
            page: printed, articles: articles.map(restored),
            furniture: furniture.map { Furniture(kind: $0.kind, passage: restored($0.passage), reason: $0.reason) })
    }

    private func restored(_ passage: Passage) -> Passage {
        var passage = passage
        for run in passage.runs {
            let text = printed.lines[run.line].text
            for offset in 0..<run.length { passage.text[run.start + offset] = text[run.column + offset] }
        }
        return passage
    }

    private func restored(_ article: Article) -> Article {
        var article = article
        article.kicker = restored(article.kicker)
        article.headline = restored(article.headline)
        article.subhead = restored(article.subhead)
        article.paragraphs = article.paragraphs.map { Paragraph(restored($0.passage), isSubheading: $0.isSubheading) }
        article.captions = article.captions.map(restored)
        article.column = PrintedLetters([article.kicker.text, article.headline.text]).restored(article.column)
        if let dateline = article.dateline, let first = article.paragraphs.first {
            let text = Scalars(first.passage.text.prefix(dateline.text.count))
            let letters = PrintedLetters([text])
            article.dateline = Dateline(text: text, place: letters.restored(dateline.place), agency: letters.restored(dateline.agency))
        }
        let printed = printedBylines(of: article)
        article.bylines = article.bylines.map { byline in
            let printed = printed[byline.printed] ?? byline.printed
            return Byline(name: PrintedLetters([printed]).restored(byline.name), role: byline.role, printed: printed)
        }
        let letters = PrintedLetters(article.lines.sorted().map { self.printed.lines[$0].text })
        article.reasons = article.reasons.map { letters.restoredWords(Scalars($0)).string }
        return article
    }

    /// Bylines as they were read, with the characters that are printed: they stand on lines of their own, at the beginning of
    /// the text or at its end.
    private func printedBylines(of article: Article) -> [Scalars: Scalars] {
        func text(_ lines: some Sequence<Int>) -> Scalars { lines.flatMap { printed.lines[$0].text } }
        let (first, last) = (article.paragraphs.first?.passage.lines ?? [], article.paragraphs.last?.passage.lines ?? [])
        let letters = PrintedLetters([
            text(article.bylineLines), Scalars(text(first).prefix(Self.reach)), Scalars(text(last).suffix(Self.reach)),
        ])
        return article.bylines.prefix(Self.mostBylines).reduce(into: [:]) { printed, byline in
            if printed[byline.printed] == nil { printed[byline.printed] = letters.restored(byline.printed) }
        }
    }

    /// How far from the beginning or the end of the text a byline stands, at most.
    private static let reach = 300
    /// No article has more: a hostile one must not cost more.
    private static let mostBylines = 400
}
