import Export
import Newspaper

/// Why a folder of gold cannot be used: an error of whoever made it or named it.
package enum GoldError: Error, Hashable, Sendable {
    case noFolder(path: String, reason: String)
    case noGold(folder: String)
    case unreadable(Refusal)
    /// Line and column count from 1.
    case syntax(file: String, line: Int, column: Int, reason: JSONError.Reason)
    /// `line` is where the page begins, `path` leads from there to what is wrong: `articles[3].paragraphs`.
    case shape(file: String, line: Int, path: String, reason: String)
    case repeatedPage(id: String, places: [String])
    /// Two pages name a dump of one name, so that nobody could tell which page a prediction is for.
    case repeatedDump(name: String, pages: [String])
    /// Several files have the name of a dump.
    case ambiguousDump(name: String, page: String, files: [String])
}

extension GoldError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noFolder(let path, let reason): "gold \(path): \(reason); name the folder that holds gold and dumps"
        case .noGold(let folder):
            "gold \(folder): no gold in it; expected *.json or *.jsonl, or these with .gz, in the format broadsheet-page-gold/1"
        case .unreadable(let refusal): "\(refusal.path): \(refusal.detail)"
        case .syntax(let file, let line, let column, let reason): "\(file):\(line):\(column): \(reason)"
        case .shape(let file, let line, let path, let reason):
            "\(file):\(line): not a page of gold: \(path.isEmpty ? "" : "\(path): ")\(reason)"
        case .repeatedPage(let id, let places): "the page \(id) comes twice: \(places.joined(separator: ", ")); give each an id of its own"
        case .repeatedDump(let name, let pages):
            "the dump \(name) is named by the pages \(pages.joined(separator: ", ")); give each a name of its own"
        case .ambiguousDump(let name, let page, let files):
            "the dump \(name) of page \(page) may be any of \(files.joined(separator: ", ")); name it with its folder, or keep one"
        }
    }
}
