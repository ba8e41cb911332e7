import Newspaper

/// A row of `articles` as far as its history goes: what it is called, in which version, and what it holds.
package struct ArticleRecord: Hashable, Sendable {
    package let id: String
    package let version: Int
    package let row: RowMembers
    /// SHA-256 of the row without what is no content, as it stands otherwise.
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

    /// The content of a member for people: text as it reads, anything else as JSON; empty where there is none.
    package func shown(_ name: StaticString) -> Scalars { row.member(name).map(shown) ?? [] }

    fileprivate func shown(_ member: RowMembers.Member) -> Scalars {
        let value = content(of: member)
        do {
            if case .string(let text) = try JSONParser.parse(row.line, range: member.value) {
                return Scalars(String(decoding: text, as: UTF8.self))
            }
        } catch {
            // Rows are read by the strict parser before they become records; what it refused is shown as it stands.
        }
        return Scalars(String(decoding: value, as: UTF8.self))
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
        Dictionary(row.members.map { (Array(row.name(of: $0)), content(of: $0)) }) { first, _ in first }
    }

    private func content(of member: RowMembers.Member) -> ArraySlice<UInt8> {
        ContentKind.content(of: row.line[member.value], in: row.name(of: member))
    }

    /// Whether all but version and pipeline is the same, the lines that it comes from among it.
    func isFromTheSame(as other: ArticleRecord) -> Bool {
        func values(_ record: ArticleRecord) -> [ArraySlice<UInt8>] {
            record.row.members.filter { !ContentKind.tellsMaking(record.row.name(of: $0)) }
                .map { record.row.line[($0.name.lowerBound - 1)..<$0.value.upperBound] }
        }
        return values(self) == values(other)
    }

    func numbered(_ version: Int) -> ArticleRecord {
        ArticleRecord(id: id, version: version, line: row.replacing("version", with: version).line)
    }

    /// The hash of a row that is valid by its schema.
    package static func contentHash(of line: [UInt8]) -> String { contentHash(of: RowMembers(line)) }

    private static func contentHash(of row: RowMembers) -> String {
        var content: [UInt8] = []
        content.reserveCapacity(row.line.count)
        for member in row.members {
            let name = row.name(of: member)
            guard ContentKind.of(member: name) != nil else { continue }
            content.append(content.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
            content += row.line[(member.name.lowerBound - 1)..<member.value.lowerBound]
            content += ContentKind.content(of: row.line[member.value], in: name)
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

    /// A member of the row that is not what it was.
    package struct Member: Hashable, Sendable {
        package let name: String
        /// Text as it reads, anything else as JSON; empty where the row had no such member.
        package let before: Scalars
        package let after: Scalars
    }

    /// The members that differ, in the order of the row; none for articles that came or went.
    package var members: [Member] {
        guard let before, let after else { return [] }
        let earlier = before.row.members.map { (Array(before.row.name(of: $0)), $0) }
        let later = after.row.members.map { (Array(after.row.name(of: $0)), $0) }
        let known = Dictionary(earlier) { first, _ in first }
        let still = Set(later.map(\.0))
        var members: [Member] = []
        func note(_ name: [UInt8], _ one: RowMembers.Member?, _ other: RowMembers.Member?) {
            guard ContentKind.of(member: name[...]) != nil else { return }
            let (old, new) = (one.map(before.shown) ?? [], other.map(after.shown) ?? [])
            if old != new { members.append(Member(name: String(decoding: name, as: UTF8.self), before: old, after: new)) }
        }
        for (name, member) in later { note(name, known[name], member) }
        for (name, member) in earlier where !still.contains(name) { note(name, member, nil) }
        return members
    }

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
