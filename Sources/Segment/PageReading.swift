import Newspaper

/// One reading of a page: where articles begin, which lines of display type belong together, and who gets which
/// headline.
///
/// The three decide each other: a boundary is likelier where it lets a headline match both sides better, a
/// headline is cut where its halves match different articles. So labels only propose; the reading that stands is
/// the one whose score no single change improves (steepest ascent from the labels' proposal).
struct PageReading {
    private(set) var bodies: [PageOutline.Body] = []
    private(set) var blocks: [PageOutline.HeadlineBlock] = []
    private(set) var matches: [(block: Int, score: Double)?] = []
    /// For each body: by how much, in log-odds, its weakest boundary is preferred to none, or the want of one inside
    /// it to one.
    private(set) var margins: [Double] = []

    /// Labels' preferences are thousandths of log-odds, matches log-odds.
    private static let labelScale = 1.0 / 1000
    /// A headline that no article wants is as unlikely as this.
    private static let orphanCost = 2.0
    /// How many pairs of an article and a headline a round may look at, and how many rounds there may be. Pages
    /// need a tenth of it; a hostile one must not cost more.
    private static let effort = 100_000
    private static let rounds = 30
    /// Doubts beyond this are none.
    private static let doubt = 6000

    /// - Parameter outline: what the labels propose.
    init(_ page: PageFacts, _ outline: PageOutline, _ rules: LineRules, _ features: LineFeatures, _ model: SegmentModel) {
        let labels = rules.labels
        var shape = Shape(outline, rules, features, model.lines)
        let vocabulary = SharedVocabulary(page, displayLines: shape.displayLines)
        let paragraphMasks = shape.paragraphs.map { vocabulary.mask(of: $0, in: page) }
        let leadMasks = shape.paragraphs.indices.map { first in
            vocabulary.mask(of: shape.paragraphs[first...].prefix(8).joined(), in: page, limit: MatchEvidence.leadLength)
        }

        func evaluate(_ shape: Shape) -> (score: Double, matches: [(block: Int, score: Double)?]) {
            let articles = shape.articles
            let blocks = shape.blocks(labels)
            let candidates = MatchCandidates(
                bodies: articles.map { range in
                    (
                        range.dropFirst().reduce(paragraphMasks[range.lowerBound]) { SharedVocabulary.union($0, paragraphMasks[$1]) },
                        leadMasks[range.lowerBound]
                    )
                },
                headlines: blocks.map(vocabulary.sequences),
                order: ReadingOrder(
                    lineCount: page.lines.count, bodies: articles.map { PageOutline.Body(paragraphs: Array(shape.paragraphs[$0])) },
                    blocks: blocks))
            let matches = HeadlineMatching(vocabulary, candidates).assign(model.match, orphanCost: Self.orphanCost)
            let matched = matches.count { $0 != nil }
            let fit = matches.reduce(0) { $0 + ($1?.score ?? 0) }
            return (fit - Double(blocks.count - matched) * Self.orphanCost + Double(shape.preference) * Self.labelScale, matches)
        }

        var current = evaluate(shape)
        let doubts = shape.doubts(within: Self.doubt).prefix(Self.effort / (shape.articles.count * shape.blocks(labels).count + 1))
        // Each round makes the one change that gains most; every change gains, so rounds end.
        for _ in 0..<Self.rounds {
            var best: (change: Shape.Change, result: (score: Double, matches: [(block: Int, score: Double)?]))?
            for change in doubts {
                var other = shape
                other.apply(change)
                let result = evaluate(other)
                if result.score > (best?.result.score ?? current.score) + 1e-9 { best = (change, result) }
            }
            guard let best else { break }
            shape.apply(best.change)
            current = best.result
        }
        bodies = shape.articles.map { PageOutline.Body(paragraphs: Array(shape.paragraphs[$0])) }
        blocks = shape.blocks(labels)
        matches = current.matches
        margins = shape.margins.map { Double($0) * Self.labelScale }
    }
}

/// What a reading may still change: which paragraphs begin articles, which lines of display type begin blocks.
private struct Shape {
    enum Change { case article(Int), block(Int) }

    /// A preference that nothing outweighs.
    private static let certain = 100_000

    let paragraphs: [[Int]]
    private var beginsArticle: [Bool]
    private let articlePreference: [Int]
    let displayLines: [Int]
    private var beginsBlock: [Bool]
    private let blockPreference: [Int]

    init(_ outline: PageOutline, _ rules: LineRules, _ features: LineFeatures, _ model: LineModel) {
        let labels = rules.labels
        paragraphs = outline.bodies.flatMap(\.paragraphs)
        let firsts = Set(outline.bodies.map(\.first))
        beginsArticle = paragraphs.map { firsts.contains($0[0]) }
        articlePreference = paragraphs.map { paragraph in
            rules.openings.contains(paragraph[0]) ? Self.certain : model.preferenceForArticle(at: paragraph[0], labels, features)
        }
        displayLines = outline.headlines.flatMap(\.lines).sorted()
        let blockFirsts = Set(outline.headlines.map(\.first))
        beginsBlock = displayLines.map(blockFirsts.contains)
        blockPreference = displayLines.map { model.preferenceForBlock(at: $0, labels, features) }
    }

    /// Ranges of paragraphs.
    var articles: [Range<Int>] { Self.runs(beginsArticle) }

    func blocks(_ labels: [LineLabel]) -> [PageOutline.HeadlineBlock] {
        Self.runs(beginsBlock).map { range in
            var block = PageOutline.HeadlineBlock()
            for line in displayLines[range] { block.append(line, labels[line]) }
            return block
        }
    }

    /// What the line model thinks of this shape, against one without any boundary.
    var preference: Int {
        zip(beginsArticle, articlePreference).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
            + zip(beginsBlock, blockPreference).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    }

    /// For each article its least sure decision: where it begins, where the next one does, that no paragraph of it
    /// begins another.
    var margins: [Int] {
        articles.map { range in
            range.lowerBound + 1..<min(range.upperBound + 1, paragraphs.count)
        }.enumerated().map { index, rest in
            let first = index == 0 ? Self.certain : beginsArticle[rest.lowerBound - 1] ? articlePreference[rest.lowerBound - 1] : 0
            return rest.map { beginsArticle[$0] ? articlePreference[$0] : -articlePreference[$0] }.reduce(first, min)
        }
    }

    /// What is doubtful, the most doubtful first.
    func doubts(within margin: Int) -> [Change] {
        let articles = paragraphs.indices.dropFirst().map { (change: Change.article($0), doubt: abs(articlePreference[$0])) }
        let blocks = displayLines.indices.dropFirst().filter { displayLines[$0] == displayLines[$0 - 1] + 1 }
            .map { (change: Change.block($0), doubt: abs(blockPreference[$0])) }
        let all = (articles + blocks).filter { $0.doubt < margin }.enumerated()
        return all.sorted { ($0.element.doubt, $0.offset) < ($1.element.doubt, $1.offset) }.map(\.element.change)
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .article(let index): beginsArticle[index].toggle()
        case .block(let index): beginsBlock[index].toggle()
        }
    }

    private static func runs(_ begins: [Bool]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for (index, isFirst) in begins.enumerated() {
            if isFirst || result.isEmpty { result.append(index..<(index + 1)) } else { result[result.count - 1] = result[result.count - 1].lowerBound..<(index + 1) }
        }
        return result
    }
}
