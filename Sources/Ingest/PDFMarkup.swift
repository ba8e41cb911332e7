import Newspaper

/// A page as poppler describes it. Points, origin top left.
struct PDFPage: Sendable {
    /// 1-based position in the file.
    var ordinal: Int
    var width, height: Double
    /// In the order in which they are drawn.
    var runs: [PDFRun] = []
}

/// Characters of one font that follow each other on one line.
struct PDFRun: Hashable, Sendable {
    var text: Scalars
    /// Nil where poppler does not say how far they reach.
    var box: Box?
    var font: PDFFont
}

struct PDFFont: Hashable, Sendable {
    /// Without the tag of a subset.
    var name: String
    /// In points.
    var size: Double
    /// `#000000`. What casts a shadow has a colour of its own.
    var color: String
}

/// Reads the XML of pdftohtml.
enum PDFMarkup {
    /// Dots to the point. Sizes of fonts are whole numbers of dots, so as many as pdftohtml allows.
    static let dots = 3.0

    static let arguments = [
        "-xml", "-stdout", "-zoom", "3", "-noroundcoord", "-fontfullname",
        // No pictures, no guesses at paragraphs, but the text that stands behind the picture of a scan.
        "-i", "-nomerge", "-hidden",
    ]

    /// - Complexity: O(bytes)
    static func pages(of bytes: [UInt8]) -> [PDFPage] {
        var markup = ProgramMarkup(bytes)
        var fonts: [Int: PDFFont] = [:]
        var pages: [PDFPage] = []
        while let tag = markup.next() {
            func points(_ attribute: StaticString) -> Double? { markup.number(attribute, tag).map { $0 / dots } }
            if markup.isTag(tag, "page") {
                let ordinal = markup.integer("number", tag) ?? pages.count + 1
                pages.append(PDFPage(ordinal: ordinal, width: points("width") ?? 0, height: points("height") ?? 0))
            } else if markup.isTag(tag, "fontspec"), let id = markup.integer("id", tag), let size = points("size") {
                fonts[id] = PDFFont(
                    name: withoutSubsetTag(markup.string("family", tag)), size: size, color: markup.string("color", tag))
            } else if markup.isTag(tag, "text") {
                let font = markup.integer("font", tag).flatMap { fonts[$0] } ?? PDFFont(name: "", size: 0, color: "")
                let box: Box? =
                    if let left = points("left"), let top = points("top"), let width = points("width"),
                        let height = points("height")
                    { Box(x: min(left, left + width), y: top, width: abs(width), height: height) } else { nil }
                let text = markup.text(upTo: "/text")
                if !pages.isEmpty { pages[pages.count - 1].runs.append(PDFRun(text: text, box: box, font: font)) }
            }
        }
        return pages
    }

    /// `AAAAAA+SimSun` is a part of SimSun.
    private static func withoutSubsetTag(_ name: String) -> String {
        let bytes = name.utf8
        guard bytes.dropFirst(6).first == UInt8(ascii: "+") else { return name }
        return String(bytes.dropFirst(7)) ?? name
    }
}
