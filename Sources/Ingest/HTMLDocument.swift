import Newspaper

/// A page in HTML as text in blocks, with what it says of itself: read in one pass, without a tree.
///
/// What no reader of the page sees (scripts, forms, menus) is passed over. White space is what browsers make of it, but
/// where a line of the markup ends between two Chinese characters nothing is printed, whatever browsers do.
struct HTMLDocument {
    /// A stretch of text between two ends of blocks or two `<br>`.
    struct Block {
        enum Kind: Hashable {
            case paragraph, caption
            /// 1 to 6.
            case heading(Int)
        }

        var kind: Kind
        var text: Scalars
        /// How many of its scalars lie in links.
        var linked: Int
        /// The innermost element that it lies in.
        var container: Int
    }

    /// An element that holds blocks.
    struct Container {
        /// Nil for the outermost. A container comes after the one that it lies in.
        var parent: Int?
        /// Whether the page itself says that the text of its article is in here.
        var isMarked: Bool
        /// Whether it is a paragraph: what holds paragraphs is around it.
        var isParagraph: Bool
    }

    struct Area {
        var reference: String
        /// Left, top, right, bottom as written; nil where it has no shape that is known.
        var box: (left: Double, top: Double, right: Double, bottom: Double)?
        /// Whether they are hundredths of the picture's size.
        var isPercent: Bool
    }

    private(set) var blocks: [Block] = []
    private(set) var containers: [Container] = []
    private(set) var title = Scalars()
    /// By `name` or `property`, in lower case.
    private(set) var meta: [XMLName: Scalars] = [:]
    /// The text of elements such as `founder-title`, by their names.
    private(set) var named: [XMLName: Scalars] = [:]
    private(set) var areas: [Area] = []
    private(set) var links: [String] = []
    /// Of the picture that the areas lie on, in pixels as shown; nil where nothing says.
    private(set) var picture: (width: Double, height: Double)?
    let encoding: TextEncoding
    /// As UTF-8.
    let source: [UInt8]

    /// - Throws: `IngestError`
    /// - Complexity: O(bytes)
    init(_ bytes: [UInt8], limits: InputLimits) throws(IngestError) {
        let stream = try XMLStream(bytes, as: .html)
        (encoding, source) = (stream.encoding, stream.bytes)
        var reading = HTMLReading(stream: stream, limits: limits)
        while let event = try stream.next() {
            switch event {
            case .start(let element): try start(element, &reading)
            case .end: try end(&reading)
            case .text(let text): try take(text, &reading)
            }
        }
        try flush(&reading)
    }

    private mutating func start(_ element: XMLElement, _ reading: inout HTMLReading) throws(IngestError) {
        let above = reading.surroundings
        var here = above
        here.name = element.name
        switch element.name {
        case "meta": take(meta: element)
        case "area": take(area: element, limits: reading.limits)
        case "img":
            if element.bytes("usemap") != nil, picture == nil { picture = Self.size(of: element) }
        case "a":
            if let reference = element.string("href"), links.count < reading.limits.maxCompanions { links.append(reference) }
            here.isLink = true
        case "br": try flush(&reading)
        default: break
        }
        if HTMLNames.hidden.contains(element.name) || HTMLNames.isAside(element) { here.isHidden = true }
        // Menus stand in the head of a page, never in what it marks as its article.
        if HTMLNames.marksArticle(element) { (here.isHidden, here.isMarked) = (false, true) }
        if HTMLNames.blocks.contains(element.name) || here.isMarked != above.isMarked {
            try flush(&reading)
            here.container = containers.count
            containers.append(Container(
                parent: reading.open.isEmpty || containers.isEmpty ? nil : above.container, isMarked: here.isMarked && !above.isMarked,
                isParagraph: HTMLNames.paragraphs.contains(element.name)))
            switch element.name {
            case "h1", "h2", "h3", "h4", "h5", "h6": here.kind = .heading(HTMLNames.level(element.name))
            case "figcaption": here.kind = .caption
            default: if HTMLNames.isCaption(element) { here.kind = .caption }
            }
        }
        if HTMLNames.saysOfItself.contains(element.name) { here.naming = element.name }
        reading.open.append(here)
    }

    private mutating func end(_ reading: inout HTMLReading) throws(IngestError) {
        guard let closed = reading.open.last else { return }
        if closed.container != (reading.open.dropLast().last ?? HTMLReading.outside).container { try flush(&reading) }
        reading.open.removeLast()
    }

    private mutating func take(_ text: Scalars, _ reading: inout HTMLReading) throws(IngestError) {
        let here = reading.surroundings
        if let name = here.naming {
            let known = name == "title" ? title : named[name] ?? []
            guard known.count + text.count <= reading.limits.maxLineScalars else { return }
            if name == "title" { title += text } else { named[name] = known + text }
        }
        guard !here.isHidden else { return }
        reading.isLinked = here.isLink
        try reading.append(text, line: blocks.count + 1)
    }

    /// Ends the block that is being read.
    private mutating func flush(_ reading: inout HTMLReading) throws(IngestError) {
        let (text, linked) = reading.takeText()
        guard text.contains(where: { !$0.isBlank }) else { return }
        guard blocks.count < reading.limits.maxPageLines else {
            throw .tooManyLines(line: blocks.count + 1, limit: reading.limits.maxPageLines)
        }
        if containers.isEmpty { containers.append(Container(parent: nil, isMarked: false, isParagraph: false)) }
        let here = reading.surroundings
        blocks.append(Block(kind: here.kind, text: Scalars(text.trimmed), linked: linked, container: here.container))
    }

    private mutating func take(meta element: XMLElement) {
        guard let name = element.bytes("property") ?? element.bytes("name"), let content = element.scalars("content"), meta.count < 1000
        else { return }
        let key = XMLName(name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        if meta[key] == nil { meta[key] = Scalars(content.oneLine.trimmed) }
    }

    private mutating func take(area element: XMLElement, limits: InputLimits) {
        guard let reference = element.string("href"), areas.count < limits.maxCompanions else { return }
        let written = element.bytes("coords") ?? []
        let numbers = written.split { $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == UInt8(ascii: "%") }.map { decimal($0) }
        let isPercent = written.contains(UInt8(ascii: "%"))
        let coordinates = numbers.compactMap { $0 }
        var area = Area(reference: reference, box: nil, isPercent: isPercent)
        if coordinates.count == numbers.count {
            let shape = element.bytes("shape")?.map { $0 | 0x20 } ?? []
            if shape.starts(with: "circ".utf8), coordinates.count == 3 {
                let (x, y, radius) = (coordinates[0], coordinates[1], abs(coordinates[2]))
                area.box = (x - radius, y - radius, x + radius, y + radius)
            } else if coordinates.count >= 4, coordinates.count % 2 == 0 {
                let xs = stride(from: 0, to: coordinates.count, by: 2).map { coordinates[$0] }
                let ys = stride(from: 1, to: coordinates.count, by: 2).map { coordinates[$0] }
                if let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() {
                    area.box = (left, top, right, bottom)
                }
            }
        }
        areas.append(area)
    }

    /// In pixels: `width="350"` or `width="350px"`.
    private static func size(of element: XMLElement) -> (Double, Double)? {
        func pixels(_ name: XMLName) -> Double? {
            guard let value = element.bytes(name) else { return nil }
            let digits = value.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
            guard let number = decimal(digits), (1...100_000).contains(number) else { return nil }
            return digits.count == value.count || value[digits.endIndex...].elementsEqual("px".utf8) ? number : nil
        }
        guard let width = pixels("width"), let height = pixels("height") else { return nil }
        return (width, height)
    }
}

/// Where the reading of a page stands.
private struct HTMLReading {
    struct Surroundings {
        var name: XMLName
        var container = 0
        var kind = HTMLDocument.Block.Kind.paragraph
        var isHidden = false
        var isMarked = false
        var isLink = false
        /// The element whose text says something of the page.
        var naming: XMLName?
    }

    static let outside = Surroundings(name: "")

    let stream: XMLStream
    let limits: InputLimits
    /// Elements that are open, from without.
    var open: [Surroundings] = []
    var isLinked = false
    private var text = Scalars()
    private var linked = 0
    /// White space that was read and not yet put between two characters.
    private var gap: (isWanted: Bool, endsLine: Bool) = (false, false)

    init(stream: XMLStream, limits: InputLimits) { (self.stream, self.limits) = (stream, limits) }

    var surroundings: Surroundings { open.last ?? Self.outside }

    mutating func append(_ piece: Scalars, line: Int) throws(IngestError) {
        for scalar in piece {
            switch scalar.value {
            case 0x09, 0x20: gap.isWanted = true
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: gap = (true, true)
            default:
                if gap.isWanted, let last = text.last, !gap.endsLine || last.halfWidths < 2 || scalar.halfWidths < 2 { text.append(" ") }
                gap = (false, false)
                text.append(scalar)
                if isLinked { linked += 1 }
            }
        }
        guard text.count <= limits.maxLineScalars else { throw .lineTooLong(line: line, limit: limits.maxLineScalars) }
    }

    mutating func takeText() -> (Scalars, linked: Int) {
        defer { (text, linked, gap) = ([], 0, (false, false)) }
        return (text, linked)
    }
}

/// What elements of HTML are to a reader of its text.
private enum HTMLNames {
    static let blocks: Set<XMLName> = [
        "html", "body", "div", "p", "td", "th", "tr", "table", "tbody", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main",
        "header", "blockquote", "pre", "center", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "address",
    ]
    static let paragraphs: Set<XMLName> = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"]
    static let hidden: Set<XMLName> = [
        "head", "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "textarea", "iframe",
        "object", "svg", "map",
    ]
    /// Elements in which Founder's e-papers and browsers have what the page is.
    static let saysOfItself: Set<XMLName> = [
        "title", "founder-title", "founder-introtitle", "founder-subtitle", "founder-author", "founder-date", "founder-nodename",
    ]

    static func level(_ name: XMLName) -> Int { Int(name.text.dropFirst()) ?? 6 }

    static func marksArticle(_ element: XMLElement) -> Bool {
        if element.name == "founder-content" || element.token("itemprop") == "articleBody" { return true }
        return element.token("id").map(articles.contains) ?? false
    }

    private static let articles: Set<XMLName> = ["ozoom", "founder-content", "articleContent", "article-content", "article_content"]

    static func isCaption(_ element: XMLElement) -> Bool {
        element.words("class").contains { word in ["caption", "piccap", "picinfo", "tushuo"].contains { word.holds($0) } }
    }

    /// Whether a part of the page is about the site: by what it is called, as nothing else says so.
    static func isAside(_ element: XMLElement) -> Bool {
        if element.name == "html" || element.name == "body" { return false }
        if let style = element.bytes("style"), style.filter({ $0 > 0x20 }).holds("display:none") { return true }
        let names = element.words("class") + element.words("id")
        return names.contains { name in
            asides.contains { name.holds($0) } && !["article", "content", "main", "body", "text"].contains { name.holds($0) }
        }
    }

    private static let asides = [
        "nav", "menu", "footer", "sidebar", "comment", "breadcrumb", "crumb", "share", "related", "recommend", "copyright", "pagination",
        "toolbar", "login", "search", "advert",
    ]
}

extension [UInt8] {
    /// Whether a word in lower case stands in it, in whatever case.
    fileprivate func holds(_ word: String) -> Bool { map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.firstRange(of: word.utf8) != nil }
}
