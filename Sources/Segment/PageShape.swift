/// What a reading may change: which paragraphs begin articles, which lines of display type begin blocks.
struct PageShape {
    enum Change {
        /// A paragraph begins an article, or does no longer; the beginning moves on to the next paragraph.
        case article(Int), moveArticle(Int)
        /// The same for a line of display type and its block.
        case block(Int), moveBlock(Int)
    }

    /// A preference that nothing outweighs.
    private static let certain = 100_000
    /// How much a change of vocabulary speaks for an article's beginning, in thousandths of log-odds a standard deviation.
    private static let subjectChange = 700.0

    let paragraphs: [[Int]]
    let displayLines: [Int]
    private var beginsArticle: [Bool]
    private var beginsBlock: [Bool]
    private let articlePreference: [Int]
    private let blockPreference: [Int]
    /// What the line model thinks of this shape, against one without any boundary, in thousandths of log-odds.
    private(set) var preference = 0

    init(_ page: PageFacts, _ outline: PageOutline, _ rules: LineRules, _ features: LineFeatures, _ model: SegmentModel) {
        let labels = rules.labels
        paragraphs = outline.bodies.flatMap(\.paragraphs)
        let firsts = Set(outline.bodies.map(\.first))
        beginsArticle = paragraphs.map { firsts.contains($0[0]) }
        articlePreference = zip(paragraphs, ParagraphCohesion.deviations(page, paragraphs)).map { paragraph, cohesion in
            rules.openings.contains(paragraph[0])
                ? Self.certain
                : model.lines.preferenceForArticle(at: paragraph[0], labels, features) - Int((cohesion * Self.subjectChange).rounded())
        }
        displayLines = outline.headlines.flatMap(\.lines).sorted()
        let blockFirsts = Set(outline.headlines.map(\.first))
        let displayLines = displayLines
        let continued = Self.continued(displayLines, page)
        beginsBlock = displayLines.map { rules.beginsHeadline(page.lines[$0]) || blockFirsts.contains($0) && !continued.contains($0) }
        let joints = Joints(page, labels)
        blockPreference = displayLines.indices.map { index in
            let line = displayLines[index]
            guard index > 0, displayLines[index - 1] == line - 1, !rules.beginsHeadline(page.lines[line]) else { return Self.certain }
            if continued.contains(line) { return -Self.certain }
            let byLabels = Double(model.lines.preferenceForBlock(at: line, labels, features))
            // Both models look at the same lines: the labels, which know less of what is joined, count half.
            return Int(0.5 * byLabels - 1000 * model.join.score(joints.evidence(at: line)))
        }
        preference = zip(beginsArticle, articlePreference).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
            + zip(beginsBlock, blockPreference).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    }

    /// Lines of display type that go on with the line before beyond doubt.
    private static func continued(_ displayLines: [Int], _ page: PageFacts) -> Set<Int> {
        runs(displayLines.indices.map { $0 == 0 || displayLines[$0] != displayLines[$0 - 1] + 1 }).reduce(into: []) { continued, run in
            let first = displayLines[run.lowerBound]
            continued.formUnion(BracketSpans.continued(page.lines[first..<first + run.count].map(\.text)).map { first + $0 })
        }
    }

    /// Ranges of paragraphs.
    var articles: [Range<Int>] { Self.runs(beginsArticle) }

    /// Ranges of display lines.
    var blocks: [Range<Int>] { Self.runs(beginsBlock) }

    /// What is doubtful, the most doubtful first.
    /// - Parameter margin: in thousandths of log-odds.
    func changes(within margin: Int) -> [Change] {
        var found: [(change: Change, doubt: Int)] = []
        for index in paragraphs.indices.dropFirst() {
            found.append((.article(index), abs(articlePreference[index])))
            if index + 1 < paragraphs.count, beginsArticle[index] != beginsArticle[index + 1] {
                found.append((.moveArticle(index), abs(articlePreference[index] - articlePreference[index + 1])))
            }
        }
        for index in displayLines.indices.dropFirst() where joinsBefore(index) {
            found.append((.block(index), abs(blockPreference[index])))
            if index + 1 < displayLines.count, joinsBefore(index + 1), beginsBlock[index] != beginsBlock[index + 1] {
                found.append((.moveBlock(index), abs(blockPreference[index] - blockPreference[index + 1])))
            }
        }
        let doubtful = found.filter { $0.doubt < margin }.enumerated()
        return doubtful.sorted { ($0.element.doubt, $0.offset) < ($1.element.doubt, $1.offset) }.map(\.element.change)
    }

    /// Whether nothing stands between a line of display type and the one before it.
    private func joinsBefore(_ index: Int) -> Bool { displayLines[index] == displayLines[index - 1] + 1 }

    func applying(_ change: Change) -> PageShape {
        var shape = self
        switch change {
        case .article(let index): shape.toggleArticle(index)
        case .moveArticle(let index):
            shape.toggleArticle(index)
            shape.toggleArticle(index + 1)
        case .block(let index): shape.toggleBlock(index)
        case .moveBlock(let index):
            shape.toggleBlock(index)
            shape.toggleBlock(index + 1)
        }
        return shape
    }

    private mutating func toggleArticle(_ index: Int) {
        beginsArticle[index].toggle()
        preference += beginsArticle[index] ? articlePreference[index] : -articlePreference[index]
    }

    private mutating func toggleBlock(_ index: Int) {
        beginsBlock[index].toggle()
        preference += beginsBlock[index] ? blockPreference[index] : -blockPreference[index]
    }

    /// For each article and for each block its least sure boundary: how much the page would lose, at least, by a change
    /// of where it begins, of where it ends or of what is inside it.
    /// - Parameters:
    ///   - gains: what changes would gain, in log-odds.
    ///   - certain: the margin of what no change touches.
    func margins(_ gains: some Sequence<(Change, Double)>, certain: Double) -> (articles: [Double], blocks: [Double]) {
        var atParagraph = [Double](repeating: certain, count: paragraphs.count + 1)
        var atLine = [Double](repeating: certain, count: displayLines.count + 1)
        for (change, gain) in gains {
            switch change {
            case .article(let index): atParagraph[index] = min(atParagraph[index], -gain)
            case .moveArticle(let index):
                for paragraph in index...index + 1 { atParagraph[paragraph] = min(atParagraph[paragraph], -gain) }
            case .block(let index): atLine[index] = min(atLine[index], -gain)
            case .moveBlock(let index): for line in index...index + 1 { atLine[line] = min(atLine[line], -gain) }
            }
        }
        return (
            articles.map { atParagraph[$0.lowerBound...$0.upperBound].reduce(certain, min) },
            blocks.map { atLine[$0.lowerBound...$0.upperBound].reduce(certain, min) }
        )
    }

    private static func runs(_ begins: [Bool]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for index in begins.indices.dropFirst() where begins[index] {
            result.append(start..<index)
            start = index
        }
        if !begins.isEmpty { result.append(start..<begins.count) }
        return result
    }
}
