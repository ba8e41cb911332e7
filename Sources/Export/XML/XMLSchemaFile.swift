import CLibXML2

/// An XML Schema, compiled once and then used by as many threads as like. Compile before lanes start: libxml2 sets up
/// its built-in types when it first compiles, and not safely beside another compilation.
// @unchecked Sendable because libxml2 only reads a compiled schema while it validates.
package final class XMLSchemaFile: @unchecked Sendable {
    private let raw: xmlSchemaPtr

    /// - Parameter path: of the schema; what it imports must lie beside it, as nothing is fetched.
    /// - Throws: the first problem of the schema.
    package init(path: String) throws(XMLProblem) {
        guard XMLLibrary.isReady, let parser = xmlSchemaNewParserCtxt(path) else {
            throw XMLProblem(line: 0, message: "libxml2 has no memory for a schema")
        }
        defer { xmlSchemaFreeParserCtxt(parser) }
        var problems = ProblemList()
        let schema = withUnsafeMutablePointer(to: &problems) { list in
            xmlSchemaSetParserStructuredErrors(parser, { list, error in ProblemList.note(error, in: list) }, list)
            return xmlSchemaParse(parser)
        }
        guard let schema else {
            throw problems.items.first ?? XMLProblem(line: 0, message: "no schema can be read from \(path)")
        }
        raw = schema
    }

    deinit { xmlSchemaFree(raw) }

    /// What the schema finds wrong, in document order, no more than a hundred problems; empty if the document is valid.
    package func validate(_ document: XMLDocument) -> [XMLProblem] {
        guard let context = xmlSchemaNewValidCtxt(raw) else {
            return [XMLProblem(line: 0, message: "libxml2 has no memory for a validation")]
        }
        defer { xmlSchemaFreeValidCtxt(context) }
        var problems = ProblemList()
        let status = withUnsafeMutablePointer(to: &problems) { list in
            xmlSchemaSetValidStructuredErrors(context, { list, error in ProblemList.note(error, in: list) }, list)
            return xmlSchemaValidateDoc(context, document.raw)
        }
        if status != 0, problems.items.isEmpty {
            return [XMLProblem(line: 0, message: "libxml2 could not validate (status \(status))")]
        }
        return problems.items
    }

    /// Parses and validates.
    package func validate(_ bytes: [UInt8]) -> [XMLProblem] {
        do throws(XMLProblem) { return validate(try XMLDocument(parsing: bytes)) } catch { return [error] }
    }
}

/// Where a context's error handler puts what it is told.
private struct ProblemList {
    var items: [XMLProblem] = []

    static func note(_ error: UnsafePointer<xmlError>?, in list: UnsafeMutableRawPointer?) {
        guard let error, let list else { return }
        let problems = list.assumingMemoryBound(to: ProblemList.self)
        if problems.pointee.items.count < 100 { problems.pointee.items.append(XMLProblem(error.pointee)) }
    }
}
