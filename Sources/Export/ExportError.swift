/// Why an issue could not be written. None of these comes from the text of a page.
package enum ExportError: Error, Hashable, Sendable {
    /// A code that becomes part of a path is no plain file name: empty, `.`, `..`, or with a `/` or NUL in it.
    case unsafeName(field: String, value: String)
    /// zlib returned this status.
    case compression(status: Int32)
    /// libxml2 could not write, which happens only when memory ends.
    case xmlWriter
}

extension ExportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unsafeName(let field, let value):
            "\(field) “\(value)” cannot be part of a file name; use letters, digits, “.”, “_” and “-”"
        case .compression(let status): "zlib could not compress (status \(status)); is memory short?"
        case .xmlWriter: "libxml2 could not write the NewsML-G2 document; is memory short?"
        }
    }
}
