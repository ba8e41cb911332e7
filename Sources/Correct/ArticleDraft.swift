import Newspaper
import Segment

/// An article under correction: its body as a list of lines, to be read again when all is settled.
struct ArticleDraft {
    struct BodyLine {
        /// Index into the page's lines.
        var line: Int
        var beginsParagraph: Bool
    }

    private(set) var article: Article
    private(set) var body: [BodyLine]
    private var isBodyChanged = false

    init(_ article: Article) {
        self.article = article
        body = article.paragraphs.flatMap { paragraph in
            paragraph.passage.lines.enumerated().map { BodyLine(line: $1, beginsParagraph: $0 == 0) }
        }
    }

    /// Every line the article answers for.
    var lines: [Int] {
        article.kicker.lines + article.headline.lines + article.subhead.lines + body.map(\.line) + article.bylineLines
            + article.captions.flatMap(\.lines) + article.continuationLines
    }

    var anchor: ArticleAnchor? { article.pinnedAnchor }

    mutating func note(_ reason: String) {
        article.isCorrected = true
        if article.reasons.last != reason { article.reasons.append(reason) }
    }

    mutating func trustSegmentation() { article.confidence.segmentation = 1 }

    mutating func setText(_ text: Scalars, of part: ArticlePart) {
        withPassage(part) { passage in
            passage.text = text
            passage.runs = []
        }
    }

    /// Lets lines go, wherever they stand in the article.
    /// - Returns: those of the body that began a paragraph.
    mutating func take(_ lines: Set<Int>) -> Set<Int> {
        article.kicker = article.kicker.without(lines)
        article.headline = article.headline.without(lines)
        article.subhead = article.subhead.without(lines)
        article.captions = article.captions.map { $0.without(lines) }.filter { !$0.lines.isEmpty }
        var begun: Set<Int> = []
        var kept: [BodyLine] = []
        var isBegun = false
        for var bodyLine in body {
            if bodyLine.beginsParagraph { isBegun = false }
            if lines.contains(bodyLine.line) {
                if bodyLine.beginsParagraph { begun.insert(bodyLine.line) }
                isBegun = isBegun || bodyLine.beginsParagraph
            } else {
                // A paragraph that lost its beginning begins with what is left of it.
                if isBegun { bodyLine.beginsParagraph = true }
                isBegun = false
                kept.append(bodyLine)
            }
        }
        let own = article.bylineLines.count + article.continuationLines.count + body.count
        body = kept
        article.bylineLines.removeAll(where: lines.contains)
        article.continuationLines.removeAll(where: lines.contains)
        if own != article.bylineLines.count + article.continuationLines.count + body.count { isBodyChanged = true }
        return begun
    }

    /// Takes lines in.
    /// - Parameter lines: in the order in which they are to be read.
    mutating func give(_ lines: [BodyLine], as part: ArticlePart, at place: BodyPlace, _ rereading: Rereading) {
        let indices = lines.map(\.line)
        switch part {
        case .kicker, .headline, .subhead:
            withPassage(part) { $0 = rereading.headline(($0.lines + indices).sorted()) }
            case .caption: article.captions.append(rereading.passage(indices))
        case .byline:
            article.bylineLines = (article.bylineLines + indices).sorted()
            isBodyChanged = true
        case .body:
            isBodyChanged = true
            switch place {
            case .start: body = lines + body
            case .end: body += lines
            case .inOrder: insert(lines.sorted { $0.line < $1.line })
            }
        }
    }

    /// Puts each line before the first of the body that has a greater number.
    /// - Parameter lines: ascending.
    private mutating func insert(_ lines: [BodyLine]) {
        var waiting = lines[...]
        var result: [BodyLine] = []
        for old in body {
            while let next = waiting.first, next.line < old.line {
                result.append(next)
                waiting.removeFirst()
            }
            result.append(old)
        }
        body = result + waiting
    }

    private mutating func withPassage(_ part: ArticlePart, _ change: (inout Passage) -> Void) {
        switch part {
        case .kicker: change(&article.kicker)
        case .headline: change(&article.headline)
        case .subhead: change(&article.subhead)
        case .body, .caption, .byline: break
        }
        article.confidence.headline = 1
    }

    /// Takes in all of another article, behind its own body. Headline parts that it has no room for become paragraphs.
    mutating func absorb(_ other: ArticleDraft) {
        isBodyChanged = true
        if [article.kicker, article.headline, article.subhead].allSatisfy(\.isEmpty) {
            (article.kicker, article.headline, article.subhead) = (other.article.kicker, other.article.headline, other.article.subhead)
            article.confidence.headline = other.article.confidence.headline
        } else {
            for part in [other.article.kicker, other.article.headline, other.article.subhead] {
                body += part.lines.enumerated().map { BodyLine(line: $1, beginsParagraph: $0 == 0) }
            }
        }
        body += other.body
        article.captions += other.article.captions
        article.bylineLines = (article.bylineLines + other.article.bylineLines).sorted()
        article.continuationLines = (article.continuationLines + other.article.continuationLines).sorted()
    }

    /// Cuts the article in two before a line of its body. What stands beside the body goes by its place on the page.
    /// - Parameter at: index into `body`, not 0.
    mutating func split(at index: Int) -> ArticleDraft {
        let line = body[index].line
        var second = ArticleDraft(
            Article(paragraphs: [], confidence: ArticleConfidence(segmentation: article.confidence.segmentation, headline: 0.5)))
        second.body = Array(body[index...])
        second.body[0].beginsParagraph = true
        body.removeSubrange(index...)
        (second.article.bylineLines, article.bylineLines) = article.bylineLines.parted { $0 > line }
        (second.article.continuationLines, article.continuationLines) = article.continuationLines.parted { $0 > line }
        (second.article.captions, article.captions) = article.captions.parted { $0.lines.first ?? 0 > line }
        isBodyChanged = true
        second.isBodyChanged = true
        return second
    }

    /// Reads the body again where it changed.
    /// - Returns: false where nothing of the body is left to read.
    mutating func reread(_ rereading: Rereading) -> Bool {
        guard isBodyChanged else { return true }
        var paragraphs: [[Int]] = []
        for bodyLine in body {
            if bodyLine.beginsParagraph || paragraphs.isEmpty {
                paragraphs.append([bodyLine.line])
            } else {
                paragraphs[paragraphs.count - 1].append(bodyLine.line)
            }
        }
        guard
            let read = rereading.article(
                paragraphs: paragraphs, bylines: article.bylineLines, continuations: article.continuationLines)
        else { return false }
        article.dateline = read.dateline
        article.paragraphs = read.paragraphs
        article.bylines = read.bylines
        article.continuedFrom = read.continuedFrom
        article.continuedTo = read.continuedTo
        readBylineLines = read.bylineLines
        readContinuationLines = read.continuationLines
        isBodyChanged = false
        return true
    }

    /// Lines that reading found to be nothing but bylines or jump lines, of the body or given as such. `body` keeps its
    /// own, so that a later correction finds them in their order.
    private var readBylineLines: [Int]?
    private var readContinuationLines: [Int]?

    /// The article as it was read last.
    var finished: Article {
        var result = article
        result.bylineLines = readBylineLines ?? article.bylineLines
        result.continuationLines = readContinuationLines ?? article.continuationLines
        return result.withColumn
    }

    mutating func pin(_ anchor: ArticleAnchor) { article.pinnedAnchor = anchor }
}

extension Array {
    /// The elements that a test holds for, and the others.
    fileprivate func parted(_ test: (Element) -> Bool) -> ([Element], [Element]) { (filter(test), filter { !test($0) }) }
}
