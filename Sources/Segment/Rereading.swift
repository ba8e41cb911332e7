import Newspaper

/// Reads lines of a page again, where people know better what they are: which lines make an article is given, what
/// they say (datelines, bylines, jump lines) is found as on any other page.
package struct Rereading {
    private let facts: PageFacts
    /// For each line of the page its place in `facts`; nil for one that prints nothing of its own.
    private let places: [Int?]

    /// Takes every line for itself: people may have parted what the page's extractor broke.
    package init(_ page: CleanPage) {
        facts = PageFacts(page) { found in found.indices.map { $0..<($0 + 1) } }
        var places = [Int?](repeating: nil, count: page.lines.count)
        for (place, line) in facts.lines.enumerated() { places[line.line] = place }
        self.places = places
    }

    /// The body of an article with all that is read from it: dateline, paragraphs, bylines, pages it comes from and
    /// goes on to. It answers for the lines given and no others.
    /// - Parameters:
    ///   - paragraphs: indices into the page's lines, in the order in which they are to be read.
    ///   - bylines: lines that hold nothing but a byline.
    ///   - continuations: lines that hold nothing but 下转第2版 or 上接第1版.
    /// - Returns: nil where no line of the body prints anything.
    package func article(paragraphs: [[Int]], bylines: [Int], continuations: [Int]) -> Article? {
        let printed = paragraphs.map(placed).filter { !$0.isEmpty }
        guard !printed.isEmpty else { return nil }
        var article = ArticleBuilder(facts, PageOutline.Body(paragraphs: printed), loneBylines: placed(bylines)).article
        var jump = Jump()
        let jumpLines = placed(continuations).map { facts.lines[$0].text }
        // A jump line may have been found in pieces.
        for text in jumpLines + [Scalars(jumpLines.joined())] { _ = jump.read(text) }
        article.continuedFrom = article.continuedFrom ?? jump.from
        article.continuedTo = article.continuedTo ?? jump.to
        article.claim(paragraphs.flatMap { $0 } + bylines, also: continuations)
        return article
    }

    /// Lines of display type as the text of a headline.
    package func headline(_ lines: [Int]) -> Passage { PageAssembly.display(placed(lines), facts).claiming(lines) }

    /// Lines as running text.
    package func passage(_ lines: [Int]) -> Passage {
        PassageBuilder.passage(placed(lines).map { facts.lines[$0] }).claiming(lines)
    }

    /// Whether the lines can be read as a byline.
    package func isByline(_ lines: [Int]) -> Bool { BylineParser.group(placed(lines).map { facts.lines[$0].text }) != nil }

    private func placed(_ lines: [Int]) -> [Int] { lines.compactMap { places[$0] } }
}

extension Passage {
    /// The same text, answering for these lines: a shadow need not be where its line is.
    fileprivate func claiming(_ lines: [Int]) -> Passage { Passage(text: text, runs: runs, lines: lines.sorted()) }
}

extension Article {
    /// Lets the article's body answer for these lines, each once; those that show nowhere go with the first paragraph.
    fileprivate mutating func claim(_ lines: [Int], also continuations: [Int]) {
        let given = Set(lines)
        var open = given
        func own(_ claimed: [Int]) -> [Int] { claimed.filter { open.remove($0) != nil }.sorted() }
        bylineLines = own(bylineLines)
        continuationLines = own(continuationLines)
        for index in paragraphs.indices { paragraphs[index].passage.lines = own(paragraphs[index].passage.lines) }
        paragraphs[0].passage.lines = (paragraphs[0].passage.lines + open).sorted()
        continuationLines = (continuationLines + continuations).sorted()
    }
}
