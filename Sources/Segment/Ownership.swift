import Newspaper

/// Gives captions and lone bylines to articles.
struct Ownership {
    /// For each body: indices of captions, and of lines that hold only a byline.
    private(set) var captions: [[Int]]
    private(set) var bylines: [[Int]]
    private(set) var orphanCaptions: [Int] = []
    private(set) var orphanBylines: [Int] = []

    init(_ page: PageFacts, _ outline: PageOutline, _ reading: PageReading) {
        captions = reading.bodies.map { _ in [] }
        bylines = captions
        guard !reading.bodies.isEmpty else {
            orphanCaptions = Array(outline.captions.indices)
            orphanBylines = outline.bylines
            return
        }
        let neighbours = Neighbours(page, reading)
        var ownerOfLast: (line: Int, body: Int)?
        for line in outline.bylines {
            // Lines of one byline stay together, but one in brackets closes an article: the next is another's.
            let isNext = ownerOfLast.map { $0.line + 1 == line && !Neighbours.isBracketed(page.lines[$0.line].text) } ?? false
            let together = isNext && !Neighbours.isBracketed(page.lines[line].text) ? ownerOfLast?.body : nil
            let owner = together ?? neighbours.owner(ofByline: line, text: page.lines[line].text)
            bylines[owner].append(line)
            ownerOfLast = (line, owner)
        }
        guard !outline.captions.isEmpty else { return }
        let weights = page.weights
        let holdings = reading.bodies.map { page.holding($0.lines) }
        for (index, lines) in outline.captions.enumerated() {
            let bigrams = lines.flatMap { page.bigrams(of: $0) }
            var best = (body: neighbours.before(lines[0]) ?? 0, score: 0.0)
            for (body, isHeld) in holdings.enumerated() {
                let score = bigrams.reduce(0) { $0 + (isHeld[$1] ? weights[$1] : 0) }
                // Ties and near ties go to the neighbour, which is where the search starts.
                if score > best.score * 1.2 + 0.5 { best = (body, score) }
            }
            captions[best.body].append(index)
        }
    }
}

/// Which article stands before and after a line.
private struct Neighbours {
    /// For each line of the page its body, or the body that its headline block went to.
    private var ofLine: [Int?]
    private let isHeadline: [Bool]
    /// Whether the line is a body's first.
    private let isFirst: [Bool]
    private let page: PageFacts
    private let bodies: [PageOutline.Body]

    init(_ page: PageFacts, _ reading: PageReading) {
        self.page = page
        bodies = reading.bodies
        ofLine = page.lines.map { _ in nil }
        var isHeadline = page.lines.map { _ in false }
        var isFirst = isHeadline
        for body in reading.bodies { isFirst[body.first] = true }
        for (body, lines) in reading.bodies.map(\.lines).enumerated() { for line in lines { ofLine[line] = body } }
        for (body, match) in reading.matches.enumerated() {
            guard let match else { continue }
            for line in reading.blocks[match].lines {
                ofLine[line] = body
                isHeadline[line] = true
            }
        }
        (self.isHeadline, self.isFirst) = (isHeadline, isFirst)
    }

    func before(_ line: Int) -> Int? { ofLine[..<line].last { $0 != nil } ?? nil }
    func after(_ line: Int) -> Int? { ofLine[(line + 1)...].first { $0 != nil } ?? nil }

    /// Whether a body names its reporters itself, in the lead or at the end.
    private func isSigned(_ body: Int) -> Bool {
        !ArticleBuilder(page, bodies[body], loneBylines: []).article.bylines.isEmpty
    }

    static func isBracketed(_ byline: Scalars) -> Bool { byline.first?.opensParenthesis == true }

    /// A byline in brackets closes the article before it. One without stands above its text: it is the article's that begins
    /// right behind it, unless that is signed already and the headline before it is another's that is not.
    func owner(ofByline line: Int, text: Scalars) -> Int {
        let lastBefore = ofLine[..<line].lastIndex { $0 != nil }
        if let lastBefore, let body = ofLine[lastBefore] {
            if Self.isBracketed(text) { return body }
            let next = ofLine[(line + 1)...].firstIndex { $0 != nil }
            if let next, let following = ofLine[next], isFirst[next], !isHeadline[lastBefore] || !isSigned(following) { return following }
            if isHeadline[lastBefore] { return body }
            if line - lastBefore == 1, next == nil || !isSigned(body) { return body }
        }
        return after(line) ?? before(line) ?? 0
    }
}
