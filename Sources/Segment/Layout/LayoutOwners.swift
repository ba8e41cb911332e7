import Newspaper

/// Gives captions and bylines that stand by themselves to the bodies that they stand nearest to.
struct LayoutOwners {
    /// For each body, blocks of the page.
    private(set) var captions: [[Int]]
    private(set) var bylines: [[Int]]
    /// Blocks that nobody can be given.
    private(set) var orphans: [Int] = []

    init(_ page: LaidBlocks, _ bodies: [LayoutFlow.Chain]) {
        captions = bodies.map { _ in [] }
        bylines = captions
        for (index, block) in page.blocks.enumerated() where block.kind == .caption || block.kind == .byline {
            let nearest = bodies.indices.map { (body: $0, distance: Self.distance(block, bodies[$0], page)) }.min { $0.distance < $1.distance }
            guard let nearest else {
                orphans.append(index)
                continue
            }
            if block.kind == .caption { captions[nearest.body].append(index) } else { bylines[nearest.body].append(index) }
        }
    }

    /// How far off a body is, in squares: what stands right below a headline or above a text belongs to it rather than what
    /// stands below a text; a byline in brackets closes the text above it.
    private static func distance(_ block: LaidBlock, _ body: LayoutFlow.Chain, _ page: LaidBlocks) -> Double {
        let closes = block.kind == .byline && page.lines[block.lines[0]].text.first?.opensParenthesis == true
        // A caption goes where its picture goes.
        let pictures = block.kind == .caption ? page.graphics.pictures(at: block.rect) : []
        let whole = pictures.reduce(block.rect) { $0.union($1) }
        var least = Double.infinity
        func look(_ rect: Rect, above: Double, below: Double) {
            let aside = max(0, -rect.overlapX(whole))
            let isAbove = rect.midY < whole.midY
            let apart = max(0, -rect.overlapY(whole))
            let isParted = page.graphics.separates(rect, block.rect)
            least = min(least, apart + (isAbove ? above : below) + 3 * aside + (isParted ? 20 : 0))
        }
        // A picture over a headline is rarer than one below a text.
        let isOverHead = body.head.map { block.kind == .caption && page.blocks[$0].rect.minY > block.rect.midY } ?? false
        if let head = body.head { look(page.blocks[head].rect, above: closes ? 4 : -1, below: 20) }
        for text in body.blocks { look(page.blocks[text].rect, above: closes ? -1 : 1.5, below: closes || isOverHead ? 4 : 0) }
        return least
    }
}
