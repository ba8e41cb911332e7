import Newspaper

/// A row of `articles` as far as its history goes: what it is called, in which version, and what it holds.
package struct ArticleRecord: Hashable, Sendable {
    package let id: String
    package let version: Int
    package let row: RowMembers
    /// SHA-256 of the row without `version`, `source` and `pipeline`, as it stands otherwise.
    package let contentHash: String

    /// - Parameter line: the row as this pipeline has written it.
    init(id: String, version: Int, line: [UInt8]) {
        (self.id, self.version) = (id, version)
        row = RowMembers(line)
        contentHash = Self.contentHash(of: row)
    }

    /// Reads the rows of one issue, as one member of a yearly file holds them.
    /// - Throws: `RowError` for what is no row, or comes twice.
    package static func all(in rows: [UInt8]) throws(RowError) -> [ArticleRecord] {
        var ids: Set<String> = []
        var records: [ArticleRecord] = []
        for (index, line) in try RowError.lines(of: .articles, rows).enumerated() {
            let reader = try RowReader(line, kind: .articles, row: index + 1)
            let record = ArticleRecord(
                id: try reader.text("id"), version: try reader.integer("version", in: ItemVersion.numbers), line: line)
            _ = try reader.string("text")
            guard ids.insert(record.id).inserted else { throw reader.wrong(.repeatedID(record.id)) }
            records.append(record)
        }
        return records
    }

    /// What the article says.
    /// - Throws: `JSONError` only if the row was none.
    func text() throws(JSONError) -> Scalars {
        guard let member = row.member("text"), case .string(let text) = try JSONParser.parse(row.line, range: member.value)
        else { return [] }
        return Scalars(String(decoding: text, as: UTF8.self))
    }

    /// The kinds of content in which two rows differ, members that only one of them has among them.
    func differences(from other: ArticleRecord) -> [ContentKind] {
        if contentHash == other.contentHash { return [] }
        let (one, another) = (values, other.values)
        let differing = Set(one.keys).union(another.keys).filter { one[$0] != another[$0] }
        let kinds = Set(differing.compactMap { ContentKind.of(member: $0[...]) })
        // Members in another order alone make another hash.
        return kinds.isEmpty ? [.metadata] : ContentKind.allCases.filter(kinds.contains)
    }

    private var values: [[UInt8]: ArraySlice<UInt8>] {
        Dictionary(row.members.map { (Array(row.name(of: $0)), row.line[$0.value]) }) { first, _ in first }
    }

    func numbered(_ version: Int) -> ArticleRecord {
        ArticleRecord(id: id, version: version, line: row.replacing("version", with: version).line)
    }

    private static func contentHash(of row: RowMembers) -> String {
        var content: [UInt8] = []
        content.reserveCapacity(row.line.count)
        for member in row.members where ContentKind.of(member: row.name(of: member)) != nil {
            content.append(content.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
            content += row.line[(member.name.lowerBound - 1)..<member.value.upperBound]
        }
        content.append(UInt8(ascii: "}"))
        return SHA256.hex(content)
    }
}

/// An article that is not in a release what it was in another.
package struct ArticleChange: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case added, removed, changed
    }

    package let id: String
    /// Nil where the article was not there.
    package let before: ArticleRecord?
    /// Nil where the article is gone.
    package let after: ArticleRecord?
    /// In which it has changed; empty for articles that came or went.
    package let fields: [ContentKind]

    package var kind: Kind { before == nil ? .added : after == nil ? .removed : .changed }

    /// What changed between two lists of one issue's articles: in the order of `after`, then those that are gone.
    /// - Complexity: O(bytes of all rows)
    package static func all(from before: [ArticleRecord], to after: [ArticleRecord]) -> [ArticleChange] {
        let known = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
        let still = Set(after.map(\.id))
        var changes: [ArticleChange] = []
        for article in after {
            let earlier = known[article.id]
            if let earlier, earlier.contentHash == article.contentHash { continue }
            changes.append(
                ArticleChange(
                    id: article.id, before: earlier, after: article, fields: earlier.map(article.differences) ?? []))
        }
        for article in before where !still.contains(article.id) {
            changes.append(ArticleChange(id: article.id, before: article, after: nil, fields: []))
        }
        return changes
    }
}
