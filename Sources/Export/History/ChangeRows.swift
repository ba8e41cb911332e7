/// How much changed from one release to the next.
package struct ChangeCounts: Hashable, Sendable {
    package var added = 0
    package var removed = 0
    /// Articles that changed, in whatever.
    package var changed = 0
    /// Articles that changed in this; an article may count more than once.
    package var text = 0
    package var headline = 0
    package var metadata = 0
    package var entities = 0
    /// Rows of `lineage`.
    package var related = 0

    package init() {}

    /// Rows of `changes`.
    package var rows: Int { added + removed + changed }

    package mutating func count(_ change: ArticleChange) {
        switch change.kind {
        case .added: added += 1
        case .removed: removed += 1
        case .changed: changed += 1
        }
        for field in change.fields {
            switch field {
            case .text: text += 1
            case .headline: headline += 1
            case .metadata: metadata += 1
            case .entities: entities += 1
            }
        }
    }

    package static func += (sum: inout ChangeCounts, more: ChangeCounts) {
        sum.added += more.added
        sum.removed += more.removed
        sum.changed += more.changed
        sum.text += more.text
        sum.headline += more.headline
        sum.metadata += more.metadata
        sum.entities += more.entities
        sum.related += more.related
    }
}

extension JSONLinesWriter {
    /// A row of `changes`.
    /// - Parameter version: of the article as it is now, 0 where it is gone.
    mutating func change(_ change: ArticleChange, version: Int, issue: String, causes: [String]) {
        row { json in
            json.field("id", change.id)
            json.field("issue", issue)
            json.field("kind", change.kind.rawValue)
            json.strings("fields", change.fields.map(\.rawValue))
            json.field("version_before", change.before?.version ?? 0)
            json.field("version_after", version)
            json.field("hash_before", change.before?.contentHash ?? "")
            json.field("hash_after", change.after?.contentHash ?? "")
            json.strings("causes", causes)
        }
    }

    /// A row of `lineage`.
    mutating func lineage(_ entry: Lineage.Entry, issue: String) {
        row { json in
            json.field("relation", entry.relation.rawValue)
            json.strings("from", entry.from)
            json.strings("to", entry.to)
            json.share("shared", entry.shared)
            json.field("issue", issue)
        }
    }
}
