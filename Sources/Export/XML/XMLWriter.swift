import CLibXML2
import Newspaper

/// libxml2's text writer on a buffer in memory.
///
/// Names and constants are `StaticString`, which libxml2 reads in place. Text goes through `XMLText`: libxml2 2.9
/// writes U+0001 and U+FFFE as they are, stops at NUL, and makes numeric references of Chinese attribute values.
///
/// A failed call is remembered and thrown by `finish`, so that the writing in between reads as the document does.
final class XMLWriter {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr
    private let scratch = XMLText()
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

    /// A line feed: white space between elements, or a paragraph's end in plain text.
    func newline() { raw("\n") }

    func attribute(_ name: StaticString, _ value: String) {
        note(xmlTextWriterStartAttribute(writer, name.utf8Start))
        scratch.append(value, inAttribute: true)
        flush()
        note(xmlTextWriterEndAttribute(writer))
    }

    func attribute(_ name: StaticString, _ value: Scalars) {
        note(xmlTextWriterStartAttribute(writer, name.utf8Start))
        scratch.append(value[...], inAttribute: true)
        flush()
        note(xmlTextWriterEndAttribute(writer))
    }

    /// References to parts: `p1a01-m4 p1a01-m9`. One of them is the name of a part.
    func attribute(_ name: StaticString, _ mark: String, _ part: StaticString, _ numbers: some Sequence<Int>) {
        note(xmlTextWriterStartAttribute(writer, name.utf8Start))
        var isFirst = true
        for number in numbers {
            if !isFirst { scratch.append(" ", inAttribute: true) }
            scratch.append(mark, inAttribute: true)
            scratch.append(part)
            scratch.append(number)
            isFirst = false
        }
        flush()
        note(xmlTextWriterEndAttribute(writer))
    }

    func attribute(_ name: StaticString, _ mark: String, _ part: StaticString, _ number: Int) {
        attribute(name, mark, part, CollectionOfOne(number))
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
        scratch.append(text, inAttribute: false)
        flush()
    }

    func text(_ text: Scalars) { self.text(text[...]) }

    func text(_ text: ArraySlice<Unicode.Scalar>) {
        scratch.append(text, inAttribute: false)
        flush()
    }

    /// Markup that this writer's `finish` gave before, to be used many times.
    func fragment(_ markup: [UInt8]) {
        markup.withUnsafeBufferPointer { raw($0) }
    }

    /// The document. Nothing may be written afterwards.
    func finish() throws(ExportError) -> [UInt8] {
        note(xmlTextWriterFlush(writer))
        guard !hasFailed, let content = xmlBufferContent(buffer) else { throw .xmlWriter }
        return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    }

    private func flush() {
        scratch.withBytes { raw($0) }
        scratch.clear()
    }

    private func raw(_ markup: StaticString) { markup.withUTF8Buffer { raw($0) } }

    private func raw(_ markup: UnsafeBufferPointer<UInt8>) {
        guard let start = markup.baseAddress, !markup.isEmpty else { return }
        guard let count = Int32(exactly: markup.count) else {
            hasFailed = true
            return
        }
        note(xmlTextWriterWriteRawLen(writer, start, count))
    }

    private func note(_ status: Int32) { if status < 0 { hasFailed = true } }
}
