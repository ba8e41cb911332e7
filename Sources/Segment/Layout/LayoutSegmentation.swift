import Newspaper

/// Articles and furniture of a page whose lines have places.
struct LayoutSegmentation {
    private(set) var articles: [Article] = []
    private(set) var furniture: [Furniture] = []

    private let facts: PageFacts
    private let page: LaidBlocks
    /// For each line of the layout its lines in `facts`: itself, and what has no place and follows it.
    private let places: [Range<Int>]

    /// A page with more blocks is no page of a newspaper, and not worth the time that it would take.
    private static let mostBlocks = 400

    /// - Returns: nil where too few lines have a place, where they fall into too many blocks, or where places tell nothing.
    /// - Complexity: O(lines log lines + blocks³)
    init?(_ clean: CleanPage) {
        let found = FoundLine.lines(of: clean)
        guard let laid = LaidPage(clean, found) else { return nil }
        page = LaidBlocks(LaidLine.lines(of: laid), laid.graphics, precision: laid.precision)
        guard page.blocks.count <= Self.mostBlocks, page.tellsAnything else { return nil }
        (facts, places) = Self.facts(clean, found, page, placeless: laid.placeless)
        let words = page.blocks.map { [facts, places] block in
            let indices = block.lines.flatMap { places[$0] }
            let first = facts.lines[indices[0]], last = facts.lines[indices[indices.count - 1]]
            return LayoutText.Words(
                terms: Set(indices.flatMap { facts.bigrams(of: $0) }),
                opensWithDateline: DatelineParser.parse(first.text) != nil || Jump.opens(first.text),
                endsWithByline: last.end == .byline, endsSentence: last.end != .runningText)
        }
        let flow = LayoutFlow(page, words, weights: facts.weights)
        assemble(flow)
    }

    /// The lines of the page block by block.
    private static func facts(_ clean: CleanPage, _ found: [FoundLine], _ page: LaidBlocks, placeless: [Int]) -> (PageFacts, [Range<Int>]) {
        var host = [Int](repeating: -1, count: found.count)
        for (index, line) in page.lines.enumerated() { for piece in line.found { host[piece.index] = index } }
        for (index, line) in page.lines.enumerated() { for shadow in line.shadows { host[shadow] = index } }
        // Lines without a place go with the line before them, those at the top with the first that has one.
        var followers = [[Int]](repeating: [], count: page.lines.count)
        let first = host.first { $0 >= 0 } ?? 0
        for index in placeless {
            host[index] = index > 0 ? host[index - 1] : first
            followers[host[index]].append(index)
        }
        var ordered: [FoundLine] = []
        var printed: [Range<Int>] = []
        var places = [Range<Int>](repeating: 0..<0, count: page.lines.count)
        for index in page.blocks.flatMap(\.lines) {
            let line = page.lines[index]
            let start = ordered.count, firstPrinted = printed.count
            for piece in line.found {
                var part = found[piece.index]
                part.isSetApart = piece.isSetApart
                ordered.append(part)
            }
            for shadow in line.shadows { ordered[start].shadows += [found[shadow].line] + found[shadow].shadows }
            printed.append(start..<ordered.count)
            for follower in followers[index] {
                printed.append(ordered.count..<(ordered.count + 1))
                ordered.append(found[follower])
            }
            places[index] = firstPrinted..<printed.count
        }
        return (PageFacts(clean, ordered, printed: printed), places)
    }

    // MARK: Articles

    private mutating func assemble(_ flow: LayoutFlow) {
        let pinned = LineRules.pinned(facts)
        var bodies: [LayoutFlow.Chain] = []
        var heads = Set(page.blocks.indices.filter { page.blocks[$0].kind == .display })
        for chain in flow.chains {
            let lines = chain.blocks.flatMap { indices(of: $0) }
            if let label = furnitureLabel(chain, pinned[lines[0]]) {
                let all = (chain.head.map { indices(of: $0) } ?? []) + lines
                furniture += FurnitureKinds.pieces(label, all.map { facts.lines[$0] })
            } else {
                bodies.append(chain)
            }
            if let head = chain.head { heads.remove(head) }
        }
        bodies.sort { precedes($0, $1) }
        let owners = LayoutOwners(page, bodies)
        articles = bodies.indices.map { article(bodies[$0], bylines: owners.bylines[$0], captions: owners.captions[$0]) }
        for head in heads { furniture.append(FurnitureKinds.unclaimed(indices(of: head).map { facts.lines[$0] })) }
        for (index, block) in page.blocks.enumerated() where block.kind == .furniture {
            for line in indices(of: index) { furniture.append(FurnitureKinds.furniture(.folio, [facts.lines[line]])) }
        }
        for block in owners.orphans {
            furniture.append(
                Furniture(
                    kind: .unknown, passage: PassageBuilder.passage(indices(of: block).map { facts.lines[$0] }),
                    reason: "a caption or a byline on a page without articles"))
        }
        furniture.sort { ($0.passage.lines.min() ?? 0) < ($1.passage.lines.min() ?? 0) }
    }

    private func indices(of block: Int) -> [Int] { page.blocks[block].lines.flatMap { places[$0] } }

    /// From the top of the page down; articles that begin beside each other from left to right.
    private func precedes(_ a: LayoutFlow.Chain, _ b: LayoutFlow.Chain) -> Bool {
        func key(_ chain: LayoutFlow.Chain) -> (Double, Double, Int) {
            let rect = page.blocks[chain.head ?? chain.blocks[0]].rect
            return ((rect.minY / Self.band).rounded(), rect.minX, chain.blocks[0])
        }
        return key(a) < key(b)
    }

    /// Articles whose tops differ by less than about so many squares begin beside each other.
    private static let band = 4.0

    /// What a body is, if it is no article.
    private func furnitureLabel(_ chain: LayoutFlow.Chain, _ pinned: LineLabel?) -> LineLabel? {
        if let pinned, pinned == .ad || pinned == .masthead { return pinned }
        let block = page.blocks[chain.blocks[0]]
        if let head = chain.head {
            let text = Scalars(page.blocks[head].lines.map { page.lines[$0].text }.joined())
            return FurnitureWords.isNoticeHeading(text) ? .ad : nil
        }
        return block.scale < 1 - 1.2 * page.precision ? .ad : nil
    }

    private func article(_ chain: LayoutFlow.Chain, bylines: [Int], captions: [Int]) -> Article {
        let body = PageOutline.Body(paragraphs: paragraphs(chain))
        var article = ArticleBuilder(facts, body, loneBylines: bylines.flatMap { indices(of: $0) }).article
        article.captions = captions.map { PassageBuilder.passage(indices(of: $0).map { facts.lines[$0] }) }
        if let head = chain.head {
            let parts = HeadParts(page.blocks[head].lines.map { ($0, page.lines[$0].scale) })
            func display(_ lines: [Int]) -> Passage { PageAssembly.display(lines.flatMap { places[$0] }, facts) }
            (article.kicker, article.headline, article.subhead) = (display(parts.kicker), display(parts.headline), display(parts.subhead))
        }
        article.confidence = ArticleConfidence(segmentation: Self.probability(chain.margin), headline: Self.probability(chain.headMargin))
        article.reasons = reasons(chain, article)
        return article
    }

    /// From one half, where the next best choice is as good, towards 1.
    private static func probability(_ margin: Double) -> Double { 1 - 0.5 / (1 + max(0, margin) * max(0, margin)) }

    private func reasons(_ chain: LayoutFlow.Chain, _ article: Article) -> [String] {
        var reasons: [String] = []
        if let dateline = article.dateline { reasons.append("begins with \(dateline.text.string)") }
        if chain.blocks.count > 1 { reasons.append("runs through \(chain.blocks.count) columns or pieces of columns that go on from each other") }
        if !article.bylines.isEmpty { reasons.append("signed \(article.bylines[0].printed.string)") }
        reasons.append(chain.head == nil ? "no headline stands over it" : "the headline stands over it in larger type")
        return reasons
    }

    /// Paragraphs begin where a line is indented, or where pages do not indent, behind a short line that ends a sentence.
    private func paragraphs(_ chain: LayoutFlow.Chain) -> [[Int]] {
        var paragraphs: [[Int]] = []
        let indents = LayoutStyle(page).indents
        var before: (line: LaidLine, right: Double)?
        for block in chain.blocks {
            let column = page.column(of: block)
            for line in page.blocks[block].lines {
                let rect = page.lines[line].rect
                // What is left of a wrapped byline stands at the right, and is no paragraph.
                let runsOn = before.map { $0.line.rect.maxX > $0.right - 1.3 && $0.line.text.last?.isPunctuation == false } ?? false
                let isIndented = rect.minX - column.minX > LayoutStyle.leastIndent && !runsOn
                let endsShort = before.map { $0.line.rect.maxX < $0.right - 1.6 && ScalarClass.isSentenceEnd($0.line.text) } ?? true
                if paragraphs.isEmpty || (indents ? isIndented : endsShort) {
                    paragraphs.append(Array(places[line]))
                } else {
                    paragraphs[paragraphs.count - 1] += places[line]
                }
                before = (page.lines[line], column.maxX)
            }
        }
        return paragraphs
    }
}

/// Which lines of a headline are its kicker, its main part and its subhead: the largest type is the main part.
struct HeadParts {
    private(set) var kicker: [Int] = []
    private(set) var headline: [Int] = []
    private(set) var subhead: [Int] = []

    /// - Parameter lines: from top to bottom.
    init(_ lines: [(line: Int, scale: Double)]) {
        let largest = lines.map(\.scale).max() ?? 0
        let main = lines.indices.filter { lines[$0].scale > 0.93 * largest }
        guard let first = main.first, let last = main.last else { return }
        kicker = lines[..<first].map(\.line)
        headline = lines[first...last].map(\.line)
        subhead = lines[(last + 1)...].map(\.line)
    }
}
