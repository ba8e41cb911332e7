import CLibXML2
import Newspaper

/// A document in XML or HTML, read from memory from its start to its end, one event after another. Nothing is kept of
/// what was read, nothing is fetched or loaded, and no entity is expanded but the five of XML (in HTML also its own).
///
/// libxml2 is fed piece by piece and calls back; what it calls with waits here until it is asked for. Its own reader
/// (`xmlTextReader`) is not used, because it builds a tree and tells of a document type only when it has read it.
package final class XMLStream {
    package enum Grammar: Sendable { case xml, html }

    /// What a document may ask for. Newspaper pages need a hundredth of it.
    package struct Limits: Hashable, Sendable {
        package var depth = 256
        package var attributes = 1000
        /// Declared on the elements that are open.
        package var namespaces = 256
        /// Of a tag with its attributes, a comment or a processing instruction. libxml2 compares each attribute of a tag
        /// with all others before it says anything, so that this bounds its time, too.
        package var tagBytes = 256 << 10
        package var events = 20_000_000
        /// What libxml2 is fed at once.
        package var pieceBytes = 16 << 10

        package init() {}
    }

    let bytes: [UInt8]
    private let grammar: Grammar
    private let limits: Limits
    let parser: xmlParserCtxtPtr
    /// How HTML became the UTF-8 of `bytes`.
    let decoded: TextEncoding?
    /// How many bytes libxml2 was fed.
    private var fed = 0
    private var isFinished = false
    private var fault: IngestError?
    /// Events that were not asked for yet are `events[taken...]`.
    private var events: [XMLEvent] = []
    private var taken = 0
    private var eventCount = 0
    /// Bytes fed since anything came of them.
    private var silentBytes = 0
    /// For each open element how many namespaces it declares.
    private var declared: [Int] = []
    private var namespaces = 0

    /// Elements that are open where the last event that was asked for stands.
    package private(set) var depth = 0

    /// - Parameters:
    ///   - grammar: HTML is read as browsers do: elements need no end, names are in lower case.
    ///   - bytes: XML in any character set that its declaration names, libxml2 knows and iconv can read; what is well-formed
    ///     UTF-8 and no ASCII is read as UTF-8 whatever it declares. HTML, which often declares wrongly, in any that its
    ///     characters speak for.
    /// - Throws: `IngestError` where HTML is in no known character set, or libxml2 gets no memory.
    package init(_ bytes: [UInt8], as grammar: Grammar = .xml, limits: Limits = Limits()) throws(IngestError) {
        Self.prepareLibrary
        var handler = Self.handler
        let parser: xmlParserCtxtPtr? =
            switch grammar {
            case .xml: xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil)
            case .html: htmlCreatePushParserCtxt(&handler, nil, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
            }
        guard let parser else { throw .xml(.noMemory, line: 1, column: 0) }
        (self.grammar, self.limits, self.parser) = (grammar, limits, parser)
        do throws(IngestError) {
            (self.bytes, decoded) = grammar == .html ? try Self.decoded(bytes) : (bytes, nil)
        } catch {
            xmlFreeParserCtxt(parser)
            throw error
        }
        parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        switch grammar {
        case .xml:
            var options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue
            if Self.isSurelyUTF8(bytes) { options |= XML_PARSE_IGNORE_ENC.rawValue }
            xmlCtxtUseOptions(parser, Int32(options))
        case .html:
            htmlCtxtUseOptions(parser, Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
        }
    }

    deinit {
        if let document = parser.pointee.myDoc { xmlFreeDoc(document) }
        xmlFreeParserCtxt(parser)
    }

    /// The next event, nil at the end of the document.
    /// - Throws: `IngestError.xml`, from then on every time. Events before the fault were handed out.
    package func next() throws(IngestError) -> XMLEvent? {
        while taken == events.count {
            if let fault { throw fault }
            if isFinished { return nil }
            events.removeAll(keepingCapacity: true)
            taken = 0
            feed()
        }
        let event = events[taken]
        taken += 1
        switch event {
        case .start: depth += 1
        case .end: depth -= 1
        case .text: break
        }
        return event
    }

    /// The next element within the one that was open at `depth`, nil at its end; text between them is passed over, and
    /// so are elements deeper down that nobody went into.
    package func child(at depth: Int) throws(IngestError) -> XMLElement? {
        while let event = try next() {
            switch event {
            case .start(let element) where self.depth == depth + 1: return element
            case .end where self.depth < depth: return nil
            default: continue
            }
        }
        return nil
    }

    /// All text up to the end of the element whose start came last, of elements within it, too.
    /// - Parameter limit: in scalars.
    package func text(limit: Int) throws(IngestError) -> Scalars {
        let end = depth - 1
        var text = Scalars()
        while depth > end, let event = try next() {
            guard case .text(let piece) = event else { continue }
            guard text.count + piece.count <= limit else { throw here(.textTooLong(limit: limit)) }
            text += piece
        }
        return text
    }

    /// Passes over the rest of the element whose start came last.
    package func skip() throws(IngestError) {
        let end = depth - 1
        while depth > end, try next() != nil {}
    }

    /// A fault of the document about where libxml2 is in it.
    func here(_ fault: XMLFault) -> IngestError {
        let input = parser.pointee.input
        return .xml(fault, line: Int(input?.pointee.line ?? 1), column: Int(input?.pointee.col ?? 0))
    }
}

extension XMLStream {
    /// The outermost element, if the bytes are XML that gets as far as this.
    package static func root(of bytes: [UInt8]) -> XMLElement? {
        if case .success(let root) = Result(catching: { () throws(IngestError) in try findRoot(of: bytes) }) { root } else { nil }
    }

    /// The outermost element.
    /// - Throws: `IngestError` for what is no XML up to there, or declares entities.
    static func findRoot(of bytes: [UInt8]) throws(IngestError) -> XMLElement? {
        let stream = try XMLStream(bytes)
        while let event = try stream.next() {
            if case .start(let element) = event { return element }
        }
        return nil
    }

    /// Reading it sets libxml2 up, which must be done before a second thread calls it.
    private static let prepareLibrary: Void = xmlInitParser()

    private func feed() {
        let piece = fed..<min(bytes.count, fed + limits.pieceBytes)
        fed = piece.upperBound
        isFinished = fed == bytes.count
        silentBytes += piece.count
        // How far libxml2 has looked for the end of a tag. In HTML, version 2.9 looks on from there although it has moved its
        // buffer, and finds the end no more.
        parser.pointee.checkIndex = 0
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress.map { $0.advanced(by: piece.lowerBound).assumingMemoryBound(to: CChar.self) }
            let last: Int32 = isFinished ? 1 : 0
            switch grammar {
            case .xml: xmlParseChunk(parser, start, Int32(piece.count), last)
            case .html: htmlParseChunk(parser, start, Int32(piece.count), last)
            }
        }
        if silentBytes > limits.tagBytes + limits.pieceBytes { stop(.tagTooLong(limit: limits.tagBytes)) }
        // A parser that gives up says so once and takes no more.
        if fault == nil, grammar == .xml, isFinished, parser.pointee.wellFormed == 0 { stop(.malformed("the document ends too early")) }
    }

    /// Ends the reading at the first fault.
    private func stop(_ reason: XMLFault) {
        guard fault == nil else { return }
        fault = here(reason)
        xmlStopParser(parser)
    }

    private func append(_ event: XMLEvent) {
        silentBytes = 0
        guard fault == nil else { return }
        eventCount += 1
        guard eventCount <= limits.events else { return stop(.tooManyEvents(limit: limits.events)) }
        events.append(event)
    }

    private func start(_ element: XMLElement, attributes: Int, namespaces count: Int) {
        namespaces += count
        declared.append(count)
        if attributes > limits.attributes { return stop(.attributes(limit: limits.attributes)) }
        if declared.count > limits.depth { return stop(.depth(limit: limits.depth)) }
        if namespaces > limits.namespaces { return stop(.namespaces(limit: limits.namespaces)) }
        append(.start(element))
    }

    private func end(_ name: XMLName) {
        namespaces -= declared.popLast() ?? 0
        append(.end(name))
    }

    private func text(_ piece: UnsafeBufferPointer<UInt8>) {
        let scalars = Scalars(String(decoding: piece, as: UTF8.self))
        if taken < events.count, case .text(var text)? = events.last {
            silentBytes = 0
            events.removeLast()
            text += scalars
            events.append(.text(text))
        } else {
            append(.text(scalars))
        }
    }
}

// MARK: What libxml2 calls

extension XMLStream {
    private static func stream(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
        context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func bytes(_ text: UnsafePointer<UInt8>?) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text, count: text.map { Int(xmlStrlen($0)) } ?? 0)
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { context, name, _, namespace, namespaces, _, count, _, attributes in
            var element = XMLElement(XMLName(XMLStream.bytes(name)), namespace: namespace.map { String(cString: $0) } ?? "")
            // Five pointers an attribute: name, prefix, namespace, where its value begins and where it ends.
            for at in stride(from: 0, to: 5 * Int(count), by: 5) {
                guard let attributes, let start = attributes[at + 3], let end = attributes[at + 4] else { continue }
                element.append(XMLName(XMLStream.bytes(attributes[at])), UnsafeBufferPointer(start: start, count: end - start))
            }
            XMLStream.stream(context)?.start(element, attributes: Int(count), namespaces: Int(namespaces))
        }
        handler.endElementNs = { context, name, _, _ in XMLStream.stream(context)?.end(XMLName(XMLStream.bytes(name))) }
        handler.startElement = { context, name, attributes in
            var element = XMLElement(XMLName(XMLStream.bytes(name)))
            var count = 0
            while let attribute = attributes?[2 * count] {
                element.append(XMLName(XMLStream.bytes(attribute)), XMLStream.bytes(attributes?[2 * count + 1]))
                count += 1
            }
            XMLStream.stream(context)?.start(element, attributes: count, namespaces: 0)
        }
        handler.endElement = { context, name in XMLStream.stream(context)?.end(XMLName(XMLStream.bytes(name))) }
        handler.characters = { context, text, count in
            XMLStream.stream(context)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        // The same function, else libxml2 drops white space.
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.comment = { context, _ in XMLStream.stream(context)?.silentBytes = 0 }
        handler.processingInstruction = { context, _, _ in XMLStream.stream(context)?.silentBytes = 0 }
        handler.entityDecl = { context, _, _, _, _, _ in XMLStream.stream(context)?.stop(.entities) }
        handler.unparsedEntityDecl = { context, _, _, _, _ in XMLStream.stream(context)?.stop(.entities) }
        handler.attributeDecl = { context, _, _, _, _, _, values in
            xmlFreeEnumeration(values)
            XMLStream.stream(context)?.stop(.entities)
        }
        handler.elementDecl = { context, _, _, _ in XMLStream.stream(context)?.stop(.entities) }
        handler.getEntity = { context, _ in
            guard let stream = XMLStream.stream(context), stream.grammar == .xml else { return nil }
            stream.stop(.entities)
            return nil
        }
        handler.getParameterEntity = { context, _ in
            XMLStream.stream(context)?.stop(.entities)
            return nil
        }
        handler.serror = { context, error in
            guard let stream = XMLStream.stream(context), let error, error.pointee.level == XML_ERR_FATAL else { return }
            if error.pointee.code == XML_ERR_NO_MEMORY.rawValue { return stream.stop(.noMemory) }
            guard stream.grammar == .xml, stream.fault == nil else { return }
            let message = error.pointee.message.map { String(cString: $0) } ?? "no reason given"
            let reason = XMLFault.malformed(String(message.prefix { $0 != "\n" }))
            stream.fault = .xml(reason, line: Int(error.pointee.line), column: Int(error.pointee.int2))
            xmlStopParser(stream.parser)
        }
        return handler
    }
}
