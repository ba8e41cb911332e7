import Newspaper

/// Walks through the tags that poppler's and MuPDF's programs print. What they print is no XML that an XML parser must take:
/// control characters and unbalanced tags of the document get into it. So a reader of it takes the elements that it knows and
/// passes over the rest. No text can be taken for a tag, as `<` is escaped in it.
struct ProgramMarkup: Sendable {
    /// What stands between a `<` and its `>`.
    struct Tag: Sendable {
        fileprivate var range: Range<Int>
    }

    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Tag? {
        guard let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")),
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        at = end + 1
        return Tag(range: start + 1..<end)
    }

    /// The characters from here to the end of the element, without the tags in it, which are bold, italic and links.
    /// - Parameter end: `/text`
    mutating func text(upTo end: StaticString) -> Scalars {
        var found: [UInt8] = []
        while at < bytes.count {
            let tag = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            found += bytes[at..<tag]
            at = tag
            guard let tag = next(), !isTag(tag, end) else { break }
        }
        return Scalars(Self.unescaped(found))
    }

    func isTag(_ tag: Tag, _ name: StaticString) -> Bool {
        let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        let content = bytes[tag.range]
        guard content.starts(with: name) else { return false }
        return content.count == name.count || [UInt8(ascii: " "), UInt8(ascii: "/")].contains(content[content.startIndex + name.count])
    }

    /// Nil also for numbers that no page has.
    func number(_ attribute: StaticString, _ tag: Tag) -> Double? {
        guard let number = Double(string(attribute, tag)), abs(number) < 1e6 else { return nil }
        return number
    }

    /// Those of a list; none where one of them is no number of a page.
    func numbers(_ attribute: StaticString, _ tag: Tag) -> [Double] {
        let words = string(attribute, tag).split(separator: " ")
        let numbers = words.compactMap { Double($0) }.filter { abs($0) < 1e6 }
        return numbers.count == words.count ? numbers : []
    }

    func integer(_ attribute: StaticString, _ tag: Tag) -> Int? { number(attribute, tag).flatMap { Int(exactly: $0) } }

    /// Empty where there is none.
    func string(_ attribute: StaticString, _ tag: Tag) -> String {
        let key = Array(" \(attribute)=\"".utf8)
        var rest = bytes[tag.range]
        while let space = rest.firstIndex(of: UInt8(ascii: " ")) {
            rest = rest[space...]
            if rest.starts(with: key) {
                return Self.unescaped(Array(rest.dropFirst(key.count).prefix { $0 != UInt8(ascii: "\"") }))
            }
            rest = rest.dropFirst()
        }
        return ""
    }

    private static func unescaped(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
    }
}
