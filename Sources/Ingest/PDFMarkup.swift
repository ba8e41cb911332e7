import Newspaper

/// A page as pdftohtml describes it. Points, origin top left.
struct PDFPage: Sendable {
    var number: Int
    var width, height: Double
    var runs: [PDFRun] = []
}

/// Characters of one font that follow each other on one line.
struct PDFRun: Hashable, Sendable {
    var text: Scalars
    var box: Box
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

/// Reads pdftohtml's XML. It is no XML that an XML parser must take: control characters and unbalanced tags of the document
/// get into it. So this knows three elements, takes what fits and passes over the rest. No text can be taken for a tag,
/// as `<` is escaped in it.
struct PDFMarkup: Sendable {
    /// Dots to the point, as asked for.
    static let dots = 3.0

    private let bytes: [UInt8]
    private var at = 0
    private var fonts: [Int: PDFFont] = [:]
    private var pages: [PDFPage] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Complexity: O(bytes)
    static func pages(of bytes: [UInt8]) -> [PDFPage] {
        var markup = PDFMarkup(bytes)
        while let tag = markup.nextTag() { markup.take(tag) }
        return markup.pages
    }

    private mutating func take(_ tag: Range<Int>) {
        if hasName("page", tag) {
            guard let width = number("width", tag), let height = number("height", tag) else { return }
            let number = number("number", tag).flatMap { Int(exactly: $0) } ?? pages.count + 1
            pages.append(PDFPage(number: number, width: width / Self.dots, height: height / Self.dots))
        } else if hasName("fontspec", tag) {
            guard let id = number("id", tag).flatMap({ Int(exactly: $0) }), let size = number("size", tag) else { return }
            fonts[id] = PDFFont(
                name: Self.withoutSubsetTag(text("family", tag)), size: size / Self.dots, color: text("color", tag))
        } else if hasName("text", tag) {
            let content = content()
            guard !pages.isEmpty, let font = number("font", tag).flatMap({ Int(exactly: $0) }).flatMap({ fonts[$0] }),
                let left = number("left", tag), let top = number("top", tag), let width = number("width", tag),
                let height = number("height", tag)
            else { return }
            let box = Box(
                x: left / Self.dots, y: top / Self.dots, width: width / Self.dots, height: height / Self.dots)
            pages[pages.count - 1].runs.append(PDFRun(text: content, box: box, font: font))
        }
    }

    /// What stands between the next `<` and its `>`.
    private mutating func nextTag() -> Range<Int>? {
        guard let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")),
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        at = end + 1
        return start + 1..<end
    }

    /// The characters up to `</text>`, without the tags for bold, italic and links.
    private mutating func content() -> Scalars {
        var found: [UInt8] = []
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            found += bytes[at..<end]
            at = end
            guard let tag = nextTag(), !hasName("/text", tag) else { break }
        }
        return Scalars(Self.unescaped(found))
    }

    private func hasName(_ name: StaticString, _ tag: Range<Int>) -> Bool {
        let end = tag.lowerBound + name.utf8CodeUnitCount
        return end <= tag.upperBound && (end == tag.upperBound || bytes[end] == UInt8(ascii: " "))
            && bytes[tag.lowerBound..<end].elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    private func number(_ attribute: String, _ tag: Range<Int>) -> Double? {
        guard let number = Double(text(attribute, tag)), abs(number) < 1e6 else { return nil }
        return number
    }

    private func text(_ attribute: String, _ tag: Range<Int>) -> String {
        let key = Array(" \(attribute)=\"".utf8)
        var start = tag.lowerBound
        while start + key.count < tag.upperBound {
            guard let space = bytes[start..<tag.upperBound].firstIndex(of: key[0]) else { return "" }
            if bytes[space..<tag.upperBound].starts(with: key) {
                return Self.unescaped(bytes[(space + key.count)..<tag.upperBound].prefix { $0 != UInt8(ascii: "\"") })
            }
            start = space + 1
        }
        return ""
    }

    private static func unescaped(_ bytes: some Collection<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }

    /// `AAAAAA+SimSun` is a part of SimSun.
    private static func withoutSubsetTag(_ name: String) -> String {
        let bytes = name.utf8
        guard bytes.count > 7, bytes.dropFirst(6).first == UInt8(ascii: "+") else { return name }
        return String(decoding: bytes.dropFirst(7), as: UTF8.self)
    }
}
