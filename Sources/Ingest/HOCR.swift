import Newspaper

/// hOCR 1.2: HTML in which classes say what is a page, a line, a word, and titles where it stands and how sure it is.
enum HOCR: PageReader {
    static let mediaType = "text/vnd.hocr+html"
    static let suffixes = [".hocr", ".html", ".htm", ".xhtml"]

    /// Pages and lines are what is read; programs name themselves before the first of them.
    static func recognizes(_ bytes: [UInt8]) -> Bool {
        let opening = bytes.prefix(64 << 10)
        return ["ocr_page", "ocr-system", "ocr_line"].contains { mark in
            opening.firstRange(of: mark.utf8) != nil
        }
    }

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        let stream = try XMLStream(bytes, as: .html)
        var reading = HOCRReading(stream: stream, limits: limits)
        try reading.read()
        return try reading.pages.sourcePages(of: SourceFile(file, mediaType: mediaType, encoding: stream.encoding))
    }
}

/// One file on its way to pages.
private struct HOCRReading {
    let stream: XMLStream
    let limits: InputLimits
    var pages: MarkupPages
    /// Points in a pixel.
    private var scale = 72.0 / 300
    /// Where the page begins in its picture.
    private var origin = (x: 0.0, y: 0.0)

    init(stream: XMLStream, limits: InputLimits) {
        (self.stream, self.limits, pages) = (stream, limits, MarkupPages(limits: limits))
    }

    mutating func read() throws(IngestError) {
        while let event = try stream.next() {
            guard case .start(let element) = event else { continue }
            let classes = element.words("class").map { XMLName($0) }
            if classes.contains("ocr_page") {
                page(HOCRTitle(element.bytes("title") ?? []))
            } else if classes.contains(where: Self.lines.contains) {
                try line(HOCRTitle(element.bytes("title") ?? []))
            } else if classes.contains(where: Self.pictures.contains) {
                if let box = box(HOCRTitle(element.bytes("title") ?? [])) { pages.page.pictures.append(box) }
            } else if classes.contains("ocr_separator") {
                if let box = box(HOCRTitle(element.bytes("title") ?? [])), box.isRule { pages.page.rules.append(box) }
            }
        }
    }

    private static let lines: Set<XMLName> = ["ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat", "ocr_footer"]
    private static let words: Set<XMLName> = ["ocrx_word", "ocr_word"]
    private static let pictures: Set<XMLName> = ["ocr_photo", "ocr_image", "ocr_linedrawing"]

    private mutating func page(_ title: HOCRTitle) {
        let resolution = title.numbers("scan_res").first ?? 300
        scale = (50...5000).contains(resolution) ? 72 / resolution : 72.0 / 300
        origin = (0, 0)
        let box = box(title)
        if let box { origin = (box.x / scale, box.y / scale) }
        pages.begin(MarkupPage(width: box?.width, height: box?.height))
    }

    /// A line with the words in it, or with its text where it has none.
    private mutating func line(_ title: HOCRTitle) throws(IngestError) {
        let box = box(title)
        var words = WordLine(box: box)
        var bare = Scalars()
        var wordFont: Font?
        let end = stream.depth - 1
        while stream.depth > end, let event = try stream.next() {
            switch event {
            case .start(let element) where element.words("class").contains { Self.words.contains(XMLName($0)) }:
                let title = HOCRTitle(element.bytes("title") ?? [])
                wordFont = wordFont ?? font(title)
                words.append(
                    try stream.text(limit: limits.maxLineScalars), box: self.box(title),
                    confidence: title.numbers("x_wconf").first.map { min(max($0 / 100, 0), 1) })
            case .text(let text): bare += text
            default: break
            }
            guard max(words.text.count, bare.count) <= limits.maxLineScalars else {
                throw .lineTooLong(line: pages.lineCount + 1, limit: limits.maxLineScalars)
            }
        }
        let text = words.text.isEmpty ? Self.collapsed(bare) : words.text
        try pages.append(
            MarkupLine(text: text, box: box ?? words.box, font: font(title) ?? wordFont, confidence: words.confidence),
            words: words.boxes, baseline: box.map { baseline(title, of: $0) } ?? [])
    }

    /// Both ends of a straight one: `baseline 0.015 -18` is its slope, and where it begins under the line's left lower corner.
    private func baseline(_ title: HOCRTitle, of line: Box) -> [(x: Double, y: Double)] {
        let terms = title.numbers("baseline")
        guard terms.count == 2, abs(terms[0]) < 1, abs(terms[1]) < 1e6 else { return [] }
        let start = line.bottom + terms[1] * scale
        return [(line.x, start), (line.right, start + terms[0] * line.width)]
    }

    private func box(_ title: HOCRTitle) -> Box? {
        let corners = title.numbers("bbox")
        guard corners.count == 4 else { return nil }
        return Box(
            left: corners[0] - origin.x, top: corners[1] - origin.y, width: corners[2] - corners[0], height: corners[3] - corners[1]
        )?.scaled(by: scale)
    }

    /// `x_fsize`, in points, names a size; `x_size` is the height that was measured of a line, which its box says as well.
    private func font(_ title: HOCRTitle) -> Font? {
        guard let size = title.numbers("x_fsize").first, size > 0, size < 1000 else { return nil }
        return Font(name: title.text("x_font"), size: size)
    }

    /// White space of the markup as one space, as browsers show it.
    private static func collapsed(_ text: Scalars) -> Scalars {
        Scalars(text.split { $0.value == 0x20 || (0x09...0x0D).contains($0.value) }.joined(separator: [" "]))
    }
}

/// The properties in a title: `bbox 10 20 30 40; x_wconf 95; image "page 1; left.png"`.
struct HOCRTitle {
    private var properties: [(name: XMLName, value: ArraySlice<UInt8>)] = []

    init(_ title: ArraySlice<UInt8>) {
        var rest = title
        while !rest.isEmpty {
            let property = Self.property(&rest).drop(while: Self.isBlank)
            let name = property.prefix { !Self.isBlank($0) }
            if !name.isEmpty { properties.append((XMLName(name), property[name.endIndex...])) }
        }
    }

    /// All numbers of a property; none where one of its words is no number.
    func numbers(_ name: XMLName) -> [Double] {
        let words = value(name).split(whereSeparator: Self.isBlank)
        let numbers = words.compactMap { decimal($0) }
        return numbers.count == words.count ? numbers : []
    }

    /// Without its quotation marks.
    func text(_ name: XMLName) -> String {
        let value = value(name).drop(while: Self.isBlank).filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        return String(decoding: value, as: UTF8.self)
    }

    private func value(_ name: XMLName) -> ArraySlice<UInt8> { properties.first { $0.name == name }?.value ?? [] }

    /// Takes the title up to the next semicolon that stands in no quotation marks.
    private static func property(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var quote: UInt8?
        let start = rest
        while let byte = rest.first {
            if quote == nil, byte == UInt8(ascii: ";") { break }
            if byte == quote { quote = nil } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
            rest = rest.dropFirst()
        }
        let property = start[..<rest.startIndex]
        rest = rest.dropFirst()
        return property
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
