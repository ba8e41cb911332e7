import Newspaper

/// The name of an element or attribute without its prefix, in place: names are compared for every element of a page.
///
/// Holds 31 bytes. Longer names are told from shorter ones, but not always from each other, and no format read here has any.
package struct XMLName: Hashable, Sendable, ExpressibleByStringLiteral {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    package init(stringLiteral name: StaticString) { self.init(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) }

    init(_ bytes: some Collection<UInt8>) {
        withUnsafeMutableBytes(of: &words) { words in
            for (at, byte) in zip(0..<31, bytes) { words[at] = byte }
            words[31] = UInt8(min(bytes.count, 255))
        }
    }

    package static func == (a: XMLName, b: XMLName) -> Bool { a.words == b.words }

    package func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: words) { hasher.combine(bytes: $0) }
    }

    /// For messages.
    package var text: String {
        withUnsafeBytes(of: words) { String(decoding: $0.prefix(min(Int($0[31]), 31)), as: UTF8.self) }
    }
}

/// The start of an element: its name and its attributes, namespaces aside.
package struct XMLElement: Hashable, Sendable {
    package var name: XMLName
    /// The namespace's name, empty where there is none.
    package var namespace: String
    private var attributes: [(name: XMLName, value: Range<Int>)] = []
    private var values: [UInt8] = []

    init(_ name: XMLName, namespace: String = "") { (self.name, self.namespace) = (name, namespace) }

    mutating func append(_ name: XMLName, _ value: some Sequence<UInt8>) {
        let start = values.count
        values.append(contentsOf: value)
        attributes.append((name, start..<values.count))
    }

    /// The value of the first attribute of this name as UTF-8, nil where there is none.
    package func bytes(_ name: XMLName) -> ArraySlice<UInt8>? {
        attributes.first { $0.name == name }.map { values[$0.value] }
    }

    package func string(_ name: XMLName) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    package func scalars(_ name: XMLName) -> Scalars? { string(name).map { Scalars($0) } }

    /// A value that is one of a few words.
    package func token(_ name: XMLName) -> XMLName? { bytes(name).map { XMLName($0) } }

    /// A finite number; nil where there is none.
    package func number(_ name: XMLName) -> Double? { bytes(name).flatMap(decimal) }

    /// What stands between white space: references to ids, class names.
    package func words(_ name: XMLName) -> [[UInt8]] {
        bytes(name)?.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map(Array.init) ?? []
    }

    /// Points as PAGE and ALTO have them, `10,20 30,20`; some programs put a blank between all numbers. Nil where one is no number
    /// of a page, or has no fellow.
    func points(_ name: XMLName) -> [(x: Double, y: Double)]? {
        let words = words(name).flatMap { $0.split(separator: UInt8(ascii: ",")) }
        let numbers = words.compactMap { decimal($0) }
        guard numbers.count == words.count, numbers.count.isMultiple(of: 2), numbers.allSatisfy({ abs($0) < 1e6 }) else { return nil }
        return stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    }

    package static func == (a: XMLElement, b: XMLElement) -> Bool {
        a.name == b.name && a.namespace.utf8.elementsEqual(b.namespace.utf8) && a.values == b.values
            && a.attributes.elementsEqual(b.attributes) { $0.name == $1.name && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(values)
    }
}

/// A decimal number such as `-12.5` that stands alone; nil for anything else, infinities and hexadecimal numbers among it.
func decimal(_ bytes: ArraySlice<UInt8>) -> Double? {
    let isPlain = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B || $0 | 0x20 == 0x65 }
    guard isPlain, let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite else { return nil }
    return number
}

package enum XMLEvent: Hashable, Sendable {
    case start(XMLElement)
    case end(XMLName)
    /// A piece of text; what stands between two tags may come in several.
    case text(Scalars)
}

/// Why a document in XML or HTML is not read on.
package enum XMLFault: Hashable, Sendable {
    /// With libxml2's words.
    case malformed(String)
    /// The document type declares entities, attributes or elements of its own, or an entity is used that XML itself has not.
    case entities
    case depth(limit: Int)
    case attributes(limit: Int)
    case namespaces(limit: Int)
    case tagTooLong(limit: Int)
    case textTooLong(limit: Int)
    case tooManyEvents(limit: Int)
    case noMemory

    var code: String {
        switch self {
        case .malformed: "xml.malformed"
        case .entities: "xml.entities"
        case .depth, .attributes, .namespaces, .tagTooLong, .textTooLong, .tooManyEvents: "xml.too-large"
        case .noMemory: "xml.no-memory"
        }
    }
}

extension XMLFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let reason): "the XML is not well-formed: \(reason); fetch or make the file again"
        case .entities: "the document declares or uses entities of its own, which are not expanded; write what they stand for"
        case .depth(let limit): "elements lie more than \(limit) deep, which no page's do"
        case .attributes(let limit): "an element has more than \(limit) attributes, which no page's has"
        case .namespaces(let limit): "more than \(limit) namespaces are declared at once, which no page needs"
        case .tagTooLong(let limit): "a tag or comment has more than \(limit) bytes, which no page's has"
        case .textTooLong(let limit): "an element's text has more than \(limit) characters, which no line of a page has"
        case .tooManyEvents(let limit): "the document has more than \(limit) tags and texts; give it a page at a time"
        case .noMemory: "libxml2 could not get memory; run fewer jobs at once"
        }
    }
}
