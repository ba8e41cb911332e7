import Newspaper

/// Makes articles and furniture of a page's outline and the headlines that its bodies were given.
struct PageAssembly {
    private(set) var articles: [Article] = []
    private(set) var furniture: [Furniture] = []

    /// - Parameter outline: for captions, lone bylines and furniture; articles and headlines are the reading's.
    init(
        _ page: PageFacts, _ outline: PageOutline, _ reading: PageReading, _ model: ConfidenceModel
    ) {
        let ownership = Ownership(page, outline, reading)
        for (index, body) in reading.bodies.enumerated() {
            let turned = ColumnTurns.undone(body, page)
            var article = ArticleBuilder(page, turned ?? body, loneBylines: ownership.bylines[index]).article
            article.captions = ownership.captions[index].map { caption in
                PassageBuilder.passage(outline.captions[caption].map { page.lines[$0] })
            }
            let match = reading.matches[index]
            if let match { Self.setHeadline(&article, reading.blocks[match], page) }
            article.confidence = model.confidence(reading.confidence[index])
            article.reasons = Reasons.of(article, body: body, block: match.map { reading.blocks[$0] }, page: page)
            if turned != nil { article.reasons.append("its columns were printed in turn and are put behind each other") }
            articles.append(article)
        }
        let used = Set(reading.matches.compactMap { $0 })
        for (index, block) in reading.blocks.enumerated() where !used.contains(index) {
            furniture.append(FurnitureKinds.unclaimed(block.lines.map { page.lines[$0] }))
        }
        for (label, lines) in outline.furniture.map({ ($0.label, $0.lines) }) {
            furniture += FurnitureKinds.pieces(label, lines.map { page.lines[$0] })
        }
        for index in ownership.orphanCaptions {
            furniture.append(
                Furniture(
                    kind: .unknown, passage: PassageBuilder.passage(outline.captions[index].map { page.lines[$0] }),
                    reason: "a caption on a page without articles"))
        }
        for line in ownership.orphanBylines {
            furniture.append(
                Furniture(
                    kind: .unknown, passage: PassageBuilder.passage([page.lines[line]]),
                    reason: "a byline on a page without articles"))
        }
        furniture.sort { ($0.passage.lines.min() ?? 0) < ($1.passage.lines.min() ?? 0) }
    }

    /// Whether a line of a headline is a phrase of its own rather than the rest of the line before: type that was
    /// wrapped fills its first line, so a line shorter than the next was not, unless a word runs over the break.
    private static func beginsPhrase(_ line: LineFacts, after before: LineFacts, _ vocabulary: Vocabulary) -> Bool {
        guard let last = before.text.last, let first = line.text.first else { return false }
        return before.width + 2 < line.width && !last.isPunctuation && !first.isPunctuation && !vocabulary.holds(last, first)
    }

    /// Lines of display type as one passage.
    static func display(_ lines: [Int], _ page: PageFacts) -> Passage {
        var builder = PassageBuilder()
        var before: LineFacts?
        for line in lines.map({ page.lines[$0] }) {
            builder.append(line, separator: before.map { beginsPhrase(line, after: $0, page.vocabulary) } ?? false ? [" "] : nil)
            before = line
        }
        return builder.passage
    }

    private static func setHeadline(_ article: inout Article, _ block: PageOutline.HeadlineBlock, _ page: PageFacts) {
        func passage(_ lines: [Int]) -> Passage { display(lines, page) }
        // A block of nothing but kicker or subhead is the article's only headline, and so its main one.
        if block.headline.isEmpty {
            article.headline = passage(block.kicker + block.subhead)
        } else {
            (article.kicker, article.headline, article.subhead) = (passage(block.kicker), passage(block.headline), passage(block.subhead))
        }
    }
}
