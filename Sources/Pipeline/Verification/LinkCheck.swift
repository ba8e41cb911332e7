import Export
import Newspaper

/// Checks that what rows of a year refer to is there: the other half of an article, the article of an index entry.
struct LinkCheck {
    /// A row that names another one.
    struct Reference {
        let path: String
        let row: Int
        let id: [UInt8]
    }

    private var references: [Reference] = []

    /// Takes a row of `articles` or `furniture`. Rows are valid by their schema; those of earlier versions have fewer
    /// members.
    mutating func add(_ row: JSONValue, number: Int, path: String) {
        var ids = [row.bytes("continued_from"), row.bytes("continued_to")].filter { !Self.isPage($0) }
        if case .array(let entries)? = row["entries"] { ids += entries.map { $0.bytes("article") } }
        references += ids.filter { !$0.isEmpty }.map { Reference(path: path, row: number, id: $0) }
    }

    /// The references that lead to none of these ids.
    func broken(_ ids: Set<[UInt8]>) -> [Reference] { references.filter { !ids.contains($0.id) } }

    /// `p03`: the other half is not known.
    private static func isPage(_ text: [UInt8]) -> Bool {
        text.first == UInt8(ascii: "p") && text.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
}
