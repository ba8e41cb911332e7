import CLibXML2
import Newspaper

/// libxml2's text writer on a buffer in memory.
///
/// Names and constants are `StaticString`, which libxml2 reads in place. Text goes through one pass that drops
/// what XML 1.0 forbids (section 2.2), escapes and encodes: libxml2 2.9 writes U+0001 and U+FFFE as they are, stops
/// at NUL, and makes numeric references of Chinese attribute values.
///
/// A failed call is remembered and thrown by `finish`, so that the writing in between reads as the document does.
final class XMLWriter {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr
    private var scratch: [UInt8] = []
    private var hasFailed = false

    init() throws(ExportError) {
        guard XMLLibrary.isReady, let buffer = xmlBufferCreate() else { throw .xmlWriter }
        xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
        guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
            xmlBufferFree(buffer)
            throw .xmlWriter
        }
        (self.buffer, self.writer) = (buffer, writer)
    }

    deinit {
        xmlFreeTextWriter(writer)
        xmlBufferFree(buffer)
    }

    /// Not `xmlTextWriterStartDocument`: told the encoding, libxml2 converts UTF-8 to UTF-8 byte by byte.
    func declaration() { raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

    func element(_ name: StaticString, _ body: () -> Void) {
        note(xmlTextWriterStartElement(writer, name.utf8Start))
        body()
        note(xmlTextWriterEndElement(writer))
    }

    /// An element of its own on a line.
    func line(_ name: StaticString, _ body: () -> Void) {
        element(name, body)
        newline()
    }

    /// White space between elements, never inside text.
    func newline() { raw("\n") }

    func attribute(_ name: StaticString, _ value: String) {
        scratch.removeAll(keepingCapacity: true)
        for scalar in value.unicodeScalars { scratch.appendXML(scalar, inAttribute: true) }
        attributeFromScratch(name)
    }

    func attribute(_ name: StaticString, _ value: Scalars) {
        scratch.removeAll(keepingCapacity: true)
        for scalar in value { scratch.appendXML(scalar, inAttribute: true) }
        attributeFromScratch(name)
    }

    /// A value that needs no escape.
    func attribute(_ name: StaticString, constant value: StaticString) {
        note(xmlTextWriterStartAttribute(writer, name.utf8Start))
        note(xmlTextWriterWriteRawLen(writer, value.utf8Start, Int32(value.utf8CodeUnitCount)))
        note(xmlTextWriterEndAttribute(writer))
    }

    /// Text that needs no escape.
    func constant(_ text: StaticString) { raw(text) }

    func text(_ text: String) {
        scratch.removeAll(keepingCapacity: true)
        for scalar in text.unicodeScalars { scratch.appendXML(scalar, inAttribute: false) }
        rawFromScratch()
    }

    func text(_ text: some Sequence<Unicode.Scalar>) {
        scratch.removeAll(keepingCapacity: true)
        for scalar in text { scratch.appendXML(scalar, inAttribute: false) }
        rawFromScratch()
    }

    /// Markup that this writer's `finish` gave before, to be used many times.
    func fragment(_ markup: [UInt8]) {
        guard let count = Int32(exactly: markup.count) else { return hasFailed = true }
        markup.withUnsafeBufferPointer { note(xmlTextWriterWriteRawLen(writer, $0.baseAddress, count)) }
    }

    /// The document. Nothing may be written afterwards.
    func finish() throws(ExportError) -> [UInt8] {
        note(xmlTextWriterFlush(writer))
        guard !hasFailed, let content = xmlBufferContent(buffer) else { throw .xmlWriter }
        return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    }

    private func attributeFromScratch(_ name: StaticString) {
        note(xmlTextWriterStartAttribute(writer, name.utf8Start))
        rawFromScratch()
        note(xmlTextWriterEndAttribute(writer))
    }

    private func rawFromScratch() { fragment(scratch) }

    private func raw(_ markup: StaticString) {
        note(xmlTextWriterWriteRawLen(writer, markup.utf8Start, Int32(markup.utf8CodeUnitCount)))
    }

    private func note(_ status: Int32) { if status < 0 { hasFailed = true } }
}

extension Unicode.Scalar {
    /// Char of XML 1.0, section 2.2, without the carriage return, which no parser hands on as written.
    var isAllowedInXML: Bool {
        switch value {
        case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}

extension [UInt8] {
    /// `>` is escaped for the sake of `]]>`; line feed and tab in an attribute, because a parser makes spaces of them.
    @inline(__always)
    fileprivate mutating func appendXML(_ scalar: Unicode.Scalar, inAttribute: Bool) {
        switch scalar.value {
        case 0x26: append(contentsOf: "&amp;".utf8)
        case 0x3C: append(contentsOf: "&lt;".utf8)
        case 0x3E: append(contentsOf: "&gt;".utf8)
        case 0x22 where inAttribute: append(contentsOf: "&quot;".utf8)
        case 0x09 where inAttribute: append(contentsOf: "&#9;".utf8)
        case 0x0A where inAttribute: append(contentsOf: "&#10;".utf8)
        default: if scalar.isAllowedInXML { appendUTF8(scalar) }
        }
    }
}
