import Newspaper

/// A line as markup with coordinates (ALTO, hOCR, PAGE) has it.
struct MarkupLine {
    var text = Scalars()
    var box: Box?
    var font: Font?
    var confidence: Double?
    /// Its own id and those of what it lies in, from within.
    var ids: [[UInt8]] = []
    /// How many lines of its page the file has before it.
    fileprivate(set) var appearance = 0
}

/// A page as markup has it.
struct MarkupPage {
    /// In points, whatever the file says.
    var width: Double?
    var height: Double?
    var lines: [MarkupLine] = []
    var pictures: [Box] = []
    var rules: [Box] = []
    var frames: [Box] = []
    /// Drawn, and nobody says what for: those that text stands in are frames, the others pictures.
    var drawn: [Box] = []
    /// Ids of lines or of what they lie in, in reading order, where the file says more than the order in which it has them.
    var order: [[UInt8]] = []
    var articles: [SourceArticle]?
    /// How it lies, as the places of its words say.
    fileprivate(set) var skew = Skew()

    fileprivate var prints: Bool {
        lines.contains { line in line.text.contains { !$0.isBlank && ($0.value > 0x9F || (0x20...0x7E).contains($0.value)) } }
    }

    /// Puts lines in reading order: those whose place the file names first, the others behind as they come.
    mutating func settleOrder() {
        guard !order.isEmpty else { return }
        let ranks = Dictionary(order.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        let ranked = lines.map { line in (rank: line.ids.lazy.compactMap { ranks[$0] }.first ?? .max, line: line) }
        lines = ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.line)
    }

    /// The size of the page: what the file says, else as far as anything on it reaches.
    fileprivate var layout: PageLayout? {
        let texts = lines.compactMap(\.box)
        let boxes = [texts, pictures, rules, frames, drawn].flatMap { $0 }
        func size(_ stated: Double?, _ ends: [Double]) -> Double? { stated.flatMap { $0 > 0 && $0 < 1e6 ? $0 : nil } ?? ends.max() }
        guard let width = size(width, boxes.map { $0.x + $0.width }), let height = size(height, boxes.map { $0.y + $0.height })
        else { return nil }
        var layout = PageLayout(width: width, height: height, pictures: pictures, rules: rules, frames: frames, skew: skew.slope)
        for box in drawn { if box.isGround(of: texts) { layout.frames.append(box) } else { layout.pictures.append(box) } }
        return layout
    }
}

/// The pages of one file as they are read, within limits.
struct MarkupPages {
    private(set) var pages: [MarkupPage] = []
    private let limits: InputLimits
    private(set) var lineCount = 0

    init(limits: InputLimits) { self.limits = limits }

    mutating func begin(_ page: MarkupPage) { pages.append(page) }

    mutating func setArticles(_ articles: [SourceArticle], of page: Int) { pages[page].articles = articles }

    /// The page that is being read; lines that stand on none are on the first.
    var page: MarkupPage {
        get { pages.last ?? MarkupPage() }
        set { if pages.isEmpty { pages.append(newValue) } else { pages[pages.count - 1] = newValue } }
        _modify {
            if pages.isEmpty { pages.append(MarkupPage()) }
            yield &pages[pages.count - 1]
        }
    }

    /// Adds a line to the page, if it has a character.
    /// - Parameters:
    ///   - words: the boxes of its words.
    ///   - baseline: points on it, where the file has them.
    mutating func append(_ line: MarkupLine, words: [Box] = [], baseline: [(x: Double, y: Double)] = []) throws(IngestError) {
        guard line.text.contains(where: { !$0.isBlank }) else { return }
        guard line.text.count <= limits.maxLineScalars else { throw .lineTooLong(line: lineCount + 1, limit: limits.maxLineScalars) }
        guard lineCount < limits.maxFileLines else { throw .tooManyLines(line: lineCount + 1, limit: limits.maxFileLines) }
        guard page.lines.count < limits.maxPageLines else { throw .tooManyLines(line: lineCount + 1, limit: limits.maxPageLines) }
        lineCount += 1
        page.lines.append(line)
        page.lines[page.lines.count - 1].appearance = page.lines.count - 1
        if let box = line.box { page.skew.take(WordBoxes(line: box, words: words), baseline: baseline) }
    }

    /// The pages that print something, at least one.
    /// - Throws: `IngestError.blank` where none does.
    func sourcePages(of file: SourceFile) throws(IngestError) -> [SourcePage] {
        let pages = printedPages(of: file)
        guard !pages.isEmpty else { throw .blank }
        return pages
    }

    /// The pages that print something. Lines are numbered through the file in reading order.
    func printedPages(of file: SourceFile) -> [SourcePage] {
        var result: [SourcePage] = []
        var number = 0
        for (ordinal, page) in pages.enumerated() where page.prints {
            let lines = page.lines.map { line in
                number += 1
                return SourceLine(number: number, text: line.text, box: line.box, font: line.font, confidence: line.confidence)
            }
            let layout = page.layout
            result.append(SourcePage(
                file: file, ordinal: ordinal + 1, lines: lines, layout: layout, articles: page.articles,
                warnings: layout?.skewWarnings ?? []))
        }
        return result
    }
}

extension Box {
    /// A box of finite numbers no larger than any page, nil for anything else.
    init?(left: Double?, top: Double?, width: Double?, height: Double?) {
        guard let left, let top, let width, let height, width >= 0, height >= 0 else { return nil }
        guard [left, top, width, height].allSatisfy({ abs($0) < 1e6 }) else { return nil }
        self.init(x: left, y: top, width: width, height: height)
    }

    /// The smallest box round both.
    func union(_ other: Box) -> Box {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Box(
            x: left, y: top, width: max(x + width, other.x + other.width) - left, height: max(y + height, other.y + other.height) - top)
    }

    /// Nil where they have nothing in common; a line has no breadth, and is something.
    func intersection(_ other: Box) -> Box? {
        let left = max(x, other.x), top = max(y, other.y)
        let width = min(right, other.right) - left, height = min(bottom, other.bottom) - top
        return width >= 0 && height >= 0 ? Box(x: left, y: top, width: width, height: height) : nil
    }

    func scaled(by factor: Double) -> Box { Box(x: x * factor, y: y * factor, width: width * factor, height: height * factor) }
}
