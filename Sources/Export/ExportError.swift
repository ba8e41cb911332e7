import Newspaper

/// Why an issue could not be written. None of these comes from the text of a page.
package enum ExportError: Error, Hashable, Sendable {
    /// A code that becomes part of a path is no plain file name: empty, `.`, `..`, or with a `/` or NUL in it.
    case unsafeName(field: String, value: String)
    /// zlib returned this status.
    case compression(status: Int32)
    /// The previous issue to go on from is another one.
    case previousOfAnotherIssue(expected: String, found: String)
    /// A row of articles that this pipeline cannot read, though it should have been checked.
    case unreadableRow(issue: String, JSONError)
    /// An item of the release before that versions go on from is not as this pipeline writes it.
    case unreadableItem(path: String, XMLProblem)
    /// libxml2 could not write, which happens only when memory ends.
    case xmlWriter
}

extension ExportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unsafeName(let field, let value):
            "\(field) “\(value)” cannot be part of a file name; use letters, digits, “.”, “_” and “-”"
        case .compression(let status): "zlib could not compress (status \(status)); is memory short?"
        case .previousOfAnotherIssue(let expected, let found):
            "“\(expected)” cannot go on from “\(found)”: give it its own rows of the release before"
        case .unreadableRow(let issue, let error): "an article of “\(issue)” has a row that is no JSON: \(error)"
        case .unreadableItem(let path, let problem): "\(path) of the release before cannot be read: \(problem); verify that release"
        case .xmlWriter: "libxml2 could not write the NewsML-G2 document; is memory short?"
        }
    }
}
