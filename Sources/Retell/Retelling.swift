import Evaluate
import Newspaper

/// A dump of a page with other stories in the places of its own: the same columns, gaps, furniture, bylines and order of
/// the text, other words. What a model learns from both is the page and not its stories.
package struct Retelling {
    package let page: GoldPage
    package let dump: GoldPage.Dump
    package let text: String

    /// Extractors that give a printed line a line.
    private static let extractors: Set<String> = ["mupdf-spans", "mupdf", "pypdf", "pdfminer", "pdftotext-raw"]

    /// Nil where the dump gives parts of articles no lines of their own.
    /// - Parameters:
    ///   - text: of the dump.
    ///   - breadth: of the columns of running text, in hundredths of the page's.
    package init?(
        _ page: GoldPage, _ dump: GoldPage.Dump, text: String, _ shelf: StoryShelf, breadth: Int, _ random: inout some RandomNumberGenerator
    ) {
        guard Self.extractors.contains(dump.extractor), dump.source != nil else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Scalars(String($0)) }
        guard var parts = PrintedParts(page, dump, lines) else { return nil }
        var retold = page
        for index in page.articles.indices {
            let own = page.articles[index]
            guard let story = shelf.story(like: Story(own), &random) else { continue }
            let article = RetoldArticle(own, as: story, parts.text(of: own.id, lines), endsAtMarks: parts.endsAtMarks, breadth: breadth)
            retold.articles[index] = article.gold
            for (role, lines) in article.lines { parts.replace(own.id, role, lines) }
        }
        let (printed, places) = parts.printed(lines)
        self.page = retold
        self.dump = GoldPage.Dump(file: dump.file, extractor: dump.extractor, source: places)
        self.text = printed.map(\.string).joined(separator: "\n")
    }
}
