import Newspaper

/// The items of an issue with their versions: what the release before knew of them, gone on.
struct IssueItems: Hashable, Sendable {
    let issue: ItemRecord
    /// As many as the issue has pages, in their order.
    let pages: [ItemRecord]
    /// Of each page.
    let articles: [[ItemRecord]]
    /// Those that are there no more, by id.
    let canceled: [ItemRecord]

    var all: [ItemRecord] { [issue] + pages + articles.flatMap { $0 } + canceled }
}

/// Gives out the versions of an issue's items, by comparing what they hold with what they held.
struct ItemVersions {
    private let known: [String: ItemRecord]
    private let moment: Instant
    private let causes: [String]

    /// - Parameters:
    ///   - moment: the time of new versions.
    ///   - causes: of new versions.
    init(_ previous: PreviousIssue?, at moment: Instant, causes: [String]) {
        known = Dictionary((previous?.items ?? []).map { ($0.id, $0) }) { first, _ in first }
        (self.moment, self.causes) = (moment, causes)
    }

    /// An item that holds this now. What holds the same keeps its version; an id that was canceled goes on where it
    /// ended.
    func item(
        _ id: String, _ kind: ItemRecord.Kind, content: String, status: ItemVersion.Status = .usable,
        fields: [ContentKind] = [], origins: [String] = [], isUnchanged: Bool = false
    ) -> ItemRecord {
        let earlier = known[id]
        let evolvedFrom = (earlier?.evolvedFrom ?? []) + origins.filter { earlier?.evolvedFrom.contains($0) != true }
        let version: ItemVersion
        if let earlier {
            if earlier.kind == kind, isUnchanged || earlier.content == content, earlier.version.status == status {
                return earlier.hashed(content)
            }
            version = earlier.version.next(at: moment, status, fields: fields, causes: causes)
        } else {
            version = ItemVersion(at: moment, causes: causes)
        }
        return ItemRecord(id: id, kind: kind, content: content, version: version, evolvedFrom: evolvedFrom)
    }

    /// What was known and is none of these, by id.
    func canceled(but present: Set<String>) -> [ItemRecord] {
        known.values.filter { !present.contains($0.id) }.map { $0.canceled(at: moment, causes: causes) }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
}
