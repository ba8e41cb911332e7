import CLibXML2

/// Something wrong with an XML file, where it stands.
package struct XMLProblem: Error, Hashable, Sendable {
    /// 1-based; 0 where libxml2 does not say.
    package var line: Int
    package var message: String

    package init(line: Int, message: String) { (self.line, self.message) = (line, message) }
}

extension XMLProblem: CustomStringConvertible {
    package var description: String { line > 0 ? "line \(line): \(message)" : message }
}

/// A parsed XML file, for checking. Hardened: nothing is fetched, no entity is expanded into the tree, no document
/// type declaration is let in, and libxml2's own limits on depth and size stay on.
package final class XMLDocument {
    let raw: xmlDocPtr

    /// - Throws: `XMLProblem` for what is not well-formed, is too large, or declares a document type.
    package init(parsing bytes: [UInt8]) throws(XMLProblem) {
        guard XMLLibrary.isReady, let context = xmlNewParserCtxt() else {
            throw XMLProblem(line: 0, message: "libxml2 has no memory for a parser")
        }
        defer { xmlFreeParserCtxt(context) }
        guard let size = Int32(exactly: bytes.count) else {
            throw XMLProblem(line: 0, message: "the file is larger than libxml2 reads (2 GiB)")
        }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_BIG_LINES.rawValue
        context.pointee.sax.pointee.internalSubset = { context, _, _, _ in
            guard let context else { return }
            xmlStopParser(context.assumingMemoryBound(to: xmlParserCtxt.self))
        }
        let document = bytes.withUnsafeBytes { buffer in
            xmlCtxtReadMemory(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, nil, Int32(options))
        }
        if context.pointee.errNo == XML_ERR_USER_STOP.rawValue {
            if let document { xmlFreeDoc(document) }
            throw XMLProblem(line: 0, message: "a document type declaration (DOCTYPE) is not allowed")
        }
        guard let document else { throw XMLProblem(context.pointee.lastError) }
        raw = document
    }

    deinit { xmlFreeDoc(raw) }

    /// The outermost element.
    var root: XMLElement? { xmlDocGetRootElement(raw).map { XMLElement(raw: $0, document: self) } }
}

extension XMLProblem {
    init(_ error: xmlError) {
        let message = error.message.map { String(cString: $0) } ?? "not well-formed"
        self.init(line: Int(error.line), message: message.last == "\n" ? String(message.dropLast()) : message)
    }
}

/// An element of an `XMLDocument`, which it keeps alive.
struct XMLElement {
    fileprivate let raw: xmlNodePtr
    fileprivate let document: XMLDocument

    fileprivate init(raw: xmlNodePtr, document: XMLDocument) { (self.raw, self.document) = (raw, document) }

    var name: String { String(cString: raw.pointee.name) }

    /// Whether the element's name is of this namespace; asked of every element, so no text is made for it.
    func isIn(namespace: StaticString) -> Bool { xmlStrEqual(raw.pointee.ns?.pointee.href, namespace.utf8Start) == 1 }

    var line: Int { xmlGetLineNo(raw) }

    /// Attributes without a namespace, in document order.
    var attributes: [(name: String, value: String)] {
        var result: [(String, String)] = []
        var next = raw.pointee.properties
        while let attribute = next {
            if attribute.pointee.ns == nil, let value = value(of: attribute) {
                result.append((String(cString: attribute.pointee.name), value))
            }
            next = attribute.pointee.next
        }
        return result
    }

    func attribute(_ name: String) -> String? {
        var next = raw.pointee.properties
        while let attribute = next {
            if attribute.pointee.ns == nil, xmlStrEqual(attribute.pointee.name, name) == 1 { return value(of: attribute) }
            next = attribute.pointee.next
        }
        return nil
    }

    private func value(of attribute: xmlAttrPtr) -> String? {
        // Nearly always one piece of text, which need not be copied by libxml2 first.
        if let only = attribute.pointee.children, only.pointee.next == nil, only.pointee.type == XML_TEXT_NODE,
            let content = only.pointee.content
        {
            return String(cString: content)
        }
        guard let value = xmlNodeListGetString(raw.pointee.doc, attribute.pointee.children, 1) else { return nil }
        defer { bs_xmlFree(value) }
        return String(cString: value)
    }

    /// Child elements, in document order.
    var children: [XMLElement] {
        var result: [XMLElement] = []
        var next = raw.pointee.children
        while let node = next {
            if node.pointee.type == XML_ELEMENT_NODE { result.append(XMLElement(raw: node, document: document)) }
            next = node.pointee.next
        }
        return result
    }

    func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    /// All text inside, without markup.
    var text: String {
        guard let content = xmlNodeGetContent(raw) else { return "" }
        defer { bs_xmlFree(content) }
        return String(cString: content)
    }

    /// The element and everything in it, in document order. The parser allows no more than 256 levels.
    func visit(_ body: (XMLElement) -> Void) {
        body(self)
        var next = raw.pointee.children
        while let node = next {
            if node.pointee.type == XML_ELEMENT_NODE { XMLElement(raw: node, document: document).visit(body) }
            next = node.pointee.next
        }
    }
}
