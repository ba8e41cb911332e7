import Newspaper

/// ALTO 1 to 4 (Library of Congress), with any of its namespaces or none: pages of lines of words, with boxes.
enum ALTO: PageReader {
    static let mediaType = "application/alto+xml"
    static let suffixes = [".alto", ".xml"]

    static func recognizes(_ bytes: [UInt8]) -> Bool { XMLStream.root(of: bytes)?.name == "alto" }

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        let (pages, encoding) = try pages(of: bytes, limits: limits)
        return try pages.sourcePages(of: SourceFile(file, mediaType: mediaType, encoding: encoding))
    }

    static func pages(of bytes: [UInt8], limits: InputLimits) throws(IngestError) -> (MarkupPages, TextEncoding) {
        let stream = try XMLStream(bytes)
        var reading = ALTOReading(stream: stream, limits: limits)
        try reading.read()
        return (reading.pages, stream.encoding)
    }
}

/// One file on its way to pages.
private struct ALTOReading {
    let stream: XMLStream
    let limits: InputLimits
    var pages: MarkupPages
    private var unit: XMLName = "pixel"
    private var resolution = 300.0
    private var fonts: [[UInt8]: Font] = [:]
    /// The whole word whose first half ended a line.
    private var hyphenated: Scalars?

    init(stream: XMLStream, limits: InputLimits) {
        (self.stream, self.limits, pages) = (stream, limits, MarkupPages(limits: limits))
    }

    mutating func read() throws(IngestError) {
        while let element = try stream.child(at: 0) { try visit(element, ids: [], font: nil) }
        pages.page.settleOrder()
    }

    /// Points in the file's unit.
    private var scale: Double {
        switch unit {
        case "mm10": 72 / 254
        case "inch1200": 72 / 1200
        default: 72 / resolution
        }
    }

    private mutating func visit(_ element: XMLElement, ids: [[UInt8]], font: Font?) throws(IngestError) {
        let ids = element.bytes("ID").map { [Array($0)] + ids } ?? ids
        let font = self.font(of: element) ?? font
        switch element.name {
        case "MeasurementUnit": unit = XMLName(Scalars(try stream.text(limit: 100).trimmed).string.utf8)
        case "processingStepSettings": resolution = Self.resolution(try stream.text(limit: limits.maxLineScalars)) ?? resolution
        case "TextStyle":
            if let id = ids.first, let size = element.number("FONTSIZE"), size > 0, size < 1000 {
                fonts[id] = Font(name: element.string("FONTFAMILY") ?? "", size: size)
            }
        case "TextLine": try line(element, ids: ids, font: font)
        case "Illustration":
            if let box = box(of: element), box.isPicture { pages.page.pictures.append(box) }
            try stream.skip()
        case "GraphicalElement":
            if let box = box(of: element) {
                if box.isRule { pages.page.rules.append(box) } else if box.isPicture { pages.page.drawn.append(box) }
            }
            try stream.skip()
        case "ElementRef":
            if let reference = element.bytes("REF") { pages.page.order.append(Array(reference)) }
        case "Page":
            if !pages.pages.isEmpty { pages.page.settleOrder() }
            pages.begin(MarkupPage(
                width: element.number("WIDTH").map { $0 * scale }, height: element.number("HEIGHT").map { $0 * scale }))
            fallthrough
        default:
            let depth = stream.depth
            while let child = try stream.child(at: depth) { try visit(child, ids: ids, font: font) }
        }
    }

    private mutating func line(_ element: XMLElement, ids: [[UInt8]], font: Font?) throws(IngestError) {
        let box = box(of: element)
        var words = WordLine(box: box)
        var wordFont: Font?
        let depth = stream.depth
        while let child = try stream.child(at: depth) {
            switch child.name {
            case "String":
                wordFont = wordFont ?? self.font(of: child)
                let word = word(child)
                words.append(word, box: self.box(of: child), confidence: Self.confidence(of: child))
                guard words.text.count <= limits.maxLineScalars else {
                    throw .lineTooLong(line: pages.lineCount + 1, limit: limits.maxLineScalars)
                }
            case "SP": words.space()
            case "HYP":
                // Where the whole word stands in the line, its hyphen does not.
                if hyphenated == nil, let mark = child.scalars("CONTENT"), mark != ["\u{AD}"] { words.hang(mark) }
            default: break
            }
        }
        try pages.append(MarkupLine(
            text: words.text, box: box ?? words.box, font: wordFont ?? font, confidence: words.confidence, ids: ids),
            words: words.boxes, baseline: (element.points("BASELINE") ?? []).map { ($0.x * scale, $0.y * scale) })
    }

    /// What a word gives to its line. A word that is cut by the line's end stands whole where it begins.
    private mutating func word(_ element: XMLElement) -> Scalars {
        let printed = element.scalars("CONTENT") ?? []
        let whole = element.scalars("SUBS_CONTENT") ?? []
        let begun = hyphenated
        hyphenated = nil
        switch element.token("SUBS_TYPE") {
        case "HypPart1" where !whole.isEmpty:
            hyphenated = whole
            return whole
        case "HypPart2" where begun == whole && !whole.isEmpty: return []
        default: return printed
        }
    }

    private func box(of element: XMLElement) -> Box? {
        Box(
            left: element.number("HPOS"), top: element.number("VPOS"), width: element.number("WIDTH"),
            height: element.number("HEIGHT"))?.scaled(by: scale)
    }

    private func font(of element: XMLElement) -> Font? { element.words("STYLEREFS").lazy.compactMap { fonts[$0] }.first }

    /// WC is 0 to 1, 1 being sure; CC has a digit for each character, 0 being sure.
    private static func confidence(of element: XMLElement) -> Double? {
        if let word = element.number("WC") { return min(max(word, 0), 1) }
        let digits = (element.scalars("CC") ?? []).compactMap(\.digit)
        return digits.isEmpty ? nil : 1 - Double(digits.reduce(0, +)) / Double(9 * digits.count)
    }

    /// The number behind `dpi` in the settings of the program that made the file, as `xdpi:300`.
    private static func resolution(_ settings: Scalars) -> Double? {
        guard let mark = settings.firstRange(of: Scalars("dpi")) else { return nil }
        let digits = settings[mark.upperBound...].drop { !$0.isASCIIDigit }.prefix { $0.isASCIIDigit }.prefix(5)
        let value = digits.reduce(0) { 10 * $0 + Double($1.digit ?? 0) }
        return (50...5000).contains(value) ? value : nil
    }
}

extension SourceFile {
    init(_ file: FileFacts, mediaType: String, encoding: TextEncoding) {
        self.init(path: file.path, sha256: file.sha256, byteCount: file.byteCount, mediaType: mediaType, encoding: encoding)
    }
}
