import Newspaper

/// PAGE XML, 2010 to 2019 (PRImA), as Transkribus, eScriptorium and OCR-D write it: regions of lines, with polygons.
enum PageXML: PageReader {
    static let mediaType = "application/vnd.prima.page+xml"
    static let suffixes = [".page", ".xml"]

    static func recognizes(_ bytes: [UInt8]) -> Bool { XMLStream.root(of: bytes)?.name == "PcGts" }

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        let (pages, encoding) = try pages(of: bytes, limits: limits)
        return try pages.sourcePages(of: SourceFile(file, mediaType: mediaType, encoding: encoding))
    }

    static func pages(of bytes: [UInt8], limits: InputLimits) throws(IngestError) -> (MarkupPages, TextEncoding) {
        let stream = try XMLStream(bytes)
        var reading = PageXMLReading(stream: stream, limits: limits)
        try reading.read()
        return (reading.pages, stream.encoding)
    }
}

/// One file on its way to its page.
private struct PageXMLReading {
    let stream: XMLStream
    let limits: InputLimits
    var pages: MarkupPages
    private var scale = 72.0 / 300
    /// For each line of the page, as they appear, the article that the file gives it to, and its part there.
    private var places: [Place?] = []

    private struct Place {
        var article: [UInt8]
        var role: SourceArticle.Role
        /// Lines of one region are one part.
        var region: Int
    }

    /// What a line gets from the regions it lies in.
    private struct Surroundings {
        var ids: [[UInt8]] = []
        var role = SourceArticle.Role.paragraph
        var region = 0
        var article: [UInt8]?
        var font: Font?
    }

    init(stream: XMLStream, limits: InputLimits) {
        (self.stream, self.limits, pages) = (stream, limits, MarkupPages(limits: limits))
    }

    mutating func read() throws(IngestError) {
        while let element = try stream.child(at: 0) { try visit(element, Surroundings()) }
        endPage()
    }

    private var regions = 0

    private mutating func visit(_ element: XMLElement, _ outer: Surroundings) throws(IngestError) {
        switch element.name {
        case "Page":
            endPage()
            scale = Self.scale(of: element)
            pages.begin(MarkupPage(
                width: element.number("imageWidth").map { $0 * scale }, height: element.number("imageHeight").map { $0 * scale }))
            try visitChildren(outer)
        case "TextRegion": try region(element, outer)
        case "SeparatorRegion":
            if let box = try graphic(), box.isRule { pages.page.rules.append(box) }
        case "GraphicRegion" where element.token("type") == "frame":
            if let box = try graphic() { pages.page.frames.append(box) }
        case "ImageRegion", "GraphicRegion", "LineDrawingRegion", "ChartRegion", "MapRegion":
            if let box = try graphic() { pages.page.pictures.append(box) }
        case "RegionRefIndexed", "RegionRef", "OrderedGroupIndexed", "UnorderedGroupIndexed", "OrderedGroup", "UnorderedGroup":
            if let region = element.bytes("regionRef") { pages.page.order.append(Array(region)) }
            try visitChildren(outer)
        case "AlternativeImage", "Metadata", "Relations": try stream.skip()
        default: try visitChildren(outer)
        }
    }

    private mutating func visitChildren(_ surroundings: Surroundings) throws(IngestError) {
        let depth = stream.depth
        while let child = try stream.child(at: depth) { try visit(child, surroundings) }
    }

    /// A region with its lines; where it has none, the lines of its own text.
    private mutating func region(_ element: XMLElement, _ outer: Surroundings) throws(IngestError) {
        var inner = outer
        if let id = element.bytes("id") { inner.ids.insert(Array(id), at: 0) }
        regions += 1
        inner.region = regions
        inner.role = Self.role(of: element)
        inner.article = Self.article(of: element) ?? outer.article
        let before = pages.lineCount
        var own = Reading()
        var box: Box?
        let depth = stream.depth
        while let child = try stream.child(at: depth) {
            switch child.name {
            case "TextLine": try line(child, inner)
            case "TextEquiv": own.prefer(try reading(child))
            case "TextStyle": inner.font = Self.font(child)
            case "Coords": box = try polygon(child)
            default: try visit(child, inner)
            }
        }
        guard pages.lineCount == before else { return }
        let lines = own.text.split { (0x0A...0x0D).contains($0.value) }
        for line in lines {
            try append(MarkupLine(
                text: Scalars(line), box: lines.count == 1 ? box : nil, font: inner.font, confidence: own.confidence, ids: inner.ids), inner)
        }
    }

    private mutating func line(_ element: XMLElement, _ surroundings: Surroundings) throws(IngestError) {
        var surroundings = surroundings
        if let id = element.bytes("id") { surroundings.ids.insert(Array(id), at: 0) }
        surroundings.article = Self.article(of: element) ?? surroundings.article
        var whole = Reading()
        var words: [(reading: Reading, box: Box?)] = []
        var box: Box?
        var baseline: [(x: Double, y: Double)] = []
        let depth = stream.depth
        while let child = try stream.child(at: depth) {
            switch child.name {
            case "Coords": box = try polygon(child)
            case "Baseline": baseline = (child.points("points") ?? []).map { ($0.x * scale, $0.y * scale) }
            case "Word": words.append(try word())
            case "TextEquiv": whole.prefer(try reading(child))
            case "TextStyle": surroundings.font = Self.font(child)
            default: break
            }
        }
        if whole.text.isEmpty {
            var line = WordLine(box: box)
            for word in words { line.append(word.reading.text, box: word.box, confidence: word.reading.confidence) }
            (whole.text, whole.confidence, box) = (line.text, line.confidence, box ?? line.box)
        }
        try append(MarkupLine(
            text: Scalars(whole.text.oneLine.trimmed), box: box, font: surroundings.font, confidence: whole.confidence,
            ids: surroundings.ids), surroundings, words: words.compactMap(\.box), baseline: baseline)
    }

    private mutating func word() throws(IngestError) -> (reading: Reading, box: Box?) {
        var best = Reading()
        var box: Box?
        let depth = stream.depth
        while let child = try stream.child(at: depth) {
            switch child.name {
            case "Coords": box = try polygon(child)
            case "TextEquiv": best.prefer(try reading(child))
            default: break
            }
        }
        return (best, box)
    }

    private mutating func append(
        _ line: MarkupLine, _ surroundings: Surroundings, words: [Box] = [], baseline: [(x: Double, y: Double)] = []
    ) throws(IngestError) {
        let before = pages.lineCount
        try pages.append(line, words: words, baseline: baseline)
        guard pages.lineCount > before else { return }
        places.append(surroundings.article.map { Place(article: $0, role: surroundings.role, region: surroundings.region) })
    }

    /// Settles the order of the page, then puts together the articles that its lines name.
    private mutating func endPage() {
        guard !pages.pages.isEmpty else { return }
        pages.page.settleOrder()
        defer { places = [] }
        guard places.contains(where: { $0 != nil }) else { return }
        var articles: [SourceArticle] = []
        var known: [[UInt8]: Int] = [:]
        var regions: [Int] = []
        for (index, line) in pages.page.lines.enumerated() {
            guard let place = places[line.appearance] else { continue }
            let article = known[place.article] ?? articles.count
            if article == articles.count {
                known[place.article] = article
                articles.append(SourceArticle(parts: []))
                regions.append(0)
            }
            if regions[article] == place.region {
                articles[article].parts[articles[article].parts.count - 1].lines.append(index)
            } else {
                articles[article].parts.append(SourceArticle.Part(place.role, lines: [index]))
                regions[article] = place.region
            }
        }
        pages.page.articles = articles
    }

    private func graphic() throws(IngestError) -> Box? {
        var box: Box?
        let depth = stream.depth
        while let child = try stream.child(at: depth) {
            if child.name == "Coords", let outline = try polygon(child) { box = outline }
        }
        return box
    }

    /// The box round a polygon: `points="10,20 30,20"` or, until 2010, elements of points.
    private func polygon(_ element: XMLElement) throws(IngestError) -> Box? {
        var corners = element.points("points")
        let depth = stream.depth
        while let child = try stream.child(at: depth) {
            guard child.name == "Point", let count = corners?.count, count < 10_000 else { continue }
            if let x = child.number("x"), let y = child.number("y") { corners?.append((x, y)) } else { corners = nil }
        }
        let (xs, ys) = (corners?.map(\.x) ?? [], corners?.map(\.y) ?? [])
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
        return Box(left: left, top: top, width: right - left, height: bottom - top)?.scaled(by: scale)
    }
}

/// What a `TextEquiv` reads, one of several perhaps.
private struct Reading {
    var text = Scalars()
    var confidence: Double?
    private var rank = Double.infinity

    init() {}

    init(text: Scalars, confidence: Double?, rank: Double) { (self.text, self.confidence, self.rank) = (text, confidence, rank) }

    /// Keeps the reading with the lower index, of equals the first with a character.
    mutating func prefer(_ other: Reading) {
        if other.rank < rank || text.isEmpty { self = other }
    }
}

extension PageXMLReading {
    private func reading(_ element: XMLElement) throws(IngestError) -> Reading {
        var text = Scalars()
        let depth = stream.depth
        while let child = try stream.child(at: depth) {
            if child.name == "Unicode" { text = try stream.text(limit: limits.maxLineScalars) }
        }
        let confidence = element.number("conf").map { min(max($0, 0), 1) }
        return Reading(text: text, confidence: confidence, rank: element.number("index") ?? 0)
    }

    private static func font(_ element: XMLElement) -> Font? {
        guard let size = element.number("fontSize"), size > 0, size < 1000 else { return nil }
        return Font(name: element.string("fontFamily") ?? "", size: size)
    }

    /// Points in a pixel, by the resolution that the 2019 schema knows, else 300 dots an inch.
    private static func scale(of page: XMLElement) -> Double {
        var resolution = page.number("imageXResolution") ?? 300
        if page.token("imageResolutionUnit") == "PPCM" { resolution *= 2.54 }
        return (50...5000).contains(resolution) ? 72 / resolution : 72.0 / 300
    }

    private static func role(of region: XMLElement) -> SourceArticle.Role {
        switch region.token("type") {
        case "heading": .headline
        case "caption": .caption
        case "credit": .byline
        default: .paragraph
        }
    }

    /// The article in `custom="readingOrder {index:3;} structure {id:a12; type:article;}"`, as article separation in
    /// Transkribus writes it.
    private static func article(of element: XMLElement) -> [UInt8]? {
        guard let custom = element.bytes("custom"), let start = custom.firstRange(of: "structure".utf8) else { return nil }
        let properties = custom[start.upperBound...].prefix { $0 != UInt8(ascii: "}") }
            .filter { $0 > 0x20 && $0 != UInt8(ascii: "{") }.split(separator: UInt8(ascii: ";"))
        guard properties.contains(where: { $0.elementsEqual("type:article".utf8) }) else { return nil }
        return properties.first { $0.starts(with: "id:".utf8) }.map { Array($0.dropFirst(3)) }
    }
}
