import Newspaper

/// Articles as the source itself has them, in METS or on an e-paper's page: which lines make which part is taken over,
/// what the lines say (datelines, bylines, jump lines) is read as on any other page. Nobody had to decide anything, so
/// the segmentation is certain.
struct GivenArticles {
    private(set) var articles: [Article] = []
    private(set) var furniture: [Furniture] = []

    /// - Parameters:
    ///   - page: its lines, each taken for itself.
    ///   - given: a line that two parts name is the first one's, and one that is not on the page is nobody's.
    /// - Complexity: O(scalars of the page)
    init(_ page: PageFacts, lineCount: Int, _ given: [SourceArticle]) {
        var places = GivenPlaces(page, lineCount: lineCount)
        for source in given { add(source.parts.map { GivenPart(role: $0.role, lines: places.take($0.lines)) }, page) }
        for lines in places.untaken {
            let lines = lines.map { page.lines[$0] }
            let known = FurnitureKinds.unclaimed(lines).kind
            furniture.append(
                Furniture(kind: known, passage: PassageBuilder.passage(lines), reason: "given: the source has it in no article"))
        }
        furniture.sort { ($0.passage.lines.min() ?? 0) < ($1.passage.lines.min() ?? 0) }
    }

    private mutating func add(_ parts: [GivenPart], _ page: PageFacts) {
        let parts = parts.filter { !$0.lines.isEmpty }
        var body = parts.filter { $0.role == .paragraph || $0.role == .subheading }
        var captions = parts.filter { $0.role == .caption }
        // Of a picture with its story, the story is the body.
        if !body.contains(where: { $0.role == .paragraph }) { (body, captions) = (body + captions, []) }
        let (signed, unsigned) = parts.filter { $0.role == .byline }.parted { BylineParser.given($0.lines.map { page.lines[$0].text }) != nil }
        guard !body.isEmpty else {
            for part in parts { set(aside: part, page, reason: "given: the source has an article here that has no text") }
            return
        }
        for part in unsigned { set(aside: part, page, reason: "given: the source has it for a byline, and it names nobody") }
        var article = ArticleBuilder(page, PageOutline.Body(paragraphs: body.map(\.lines)), loneBylines: []).article
        let subheadings = Set(body.filter { $0.role == .subheading }.flatMap(\.lines).map { page.lines[$0].line })
        for index in article.paragraphs.indices where article.paragraphs[index].passage.lines.contains(where: subheadings.contains) {
            article.paragraphs[index].isSubheading = true
        }
        for part in signed {
            article.bylines += BylineParser.given(part.lines.map { page.lines[$0].text }) ?? []
            article.bylineLines += page.claimed(part.lines)
        }
        func display(_ role: SourceArticle.Role) -> Passage {
            PageAssembly.display(parts.filter { $0.role == role }.flatMap(\.lines), page)
        }
        (article.kicker, article.headline, article.subhead) = (display(.kicker), display(.headline), display(.subhead))
        article.captions = captions.map { PassageBuilder.passage($0.lines.map { page.lines[$0] }) }
        article.confidence = .certain
        article.reasons = ["given: the source says what the article's parts are"]
        articles.append(article)
    }

    private mutating func set(aside part: GivenPart, _ page: PageFacts, reason: String) {
        furniture.append(Furniture(kind: .unknown, passage: PassageBuilder.passage(part.lines.map { page.lines[$0] }), reason: reason))
    }
}

/// A part whose lines are indices into `PageFacts.lines`.
private struct GivenPart {
    var role: SourceArticle.Role
    var lines: [Int]
}

/// Where lines of the source stand among those that print something, each to be taken once.
private struct GivenPlaces {
    private var places: [Int?]
    private var isTaken: [Bool]

    init(_ page: PageFacts, lineCount: Int) {
        places = [Int?](repeating: nil, count: lineCount)
        for (place, line) in page.lines.enumerated() { places[line.line] = place }
        isTaken = page.lines.map { _ in false }
    }

    mutating func take(_ lines: [Int]) -> [Int] {
        lines.compactMap { line in
            guard places.indices.contains(line), let place = places[line], !isTaken[place] else { return nil }
            isTaken[place] = true
            return place
        }
    }

    /// What nothing took, lines that follow one another together.
    var untaken: [[Int]] {
        isTaken.indices.filter { !isTaken[$0] }.reduce(into: []) { runs, place in
            if runs.last?.last == place - 1 { runs[runs.count - 1].append(place) } else { runs.append([place]) }
        }
    }
}

extension Array {
    /// Those of which it holds, and the others.
    fileprivate func parted(_ holds: (Element) -> Bool) -> (those: [Element], others: [Element]) { (filter(holds), filter { !holds($0) }) }
}
