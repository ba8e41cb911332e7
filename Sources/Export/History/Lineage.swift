import Newspaper

/// Which articles of an issue became which, told by their text: an id is made of how an article begins, so it is lost
/// where the beginning is read in another way.
struct Lineage {
    enum Relation: String, Sendable {
        /// One article goes by another id.
        case renamed
        /// Articles went into a larger one.
        case merged
        /// Articles came out of a larger one.
        case split
    }

    /// A row of `lineage`.
    struct Entry: Hashable, Sendable {
        let relation: Relation
        let from: [String]
        let to: [String]
        /// How much of the smaller side's text is on the other side, 0 to 1: of `from` where it was merged, of `to` where
        /// it was split, of either where it was renamed.
        let shared: Double
    }

    /// An article of the release before that is gone or has another text.
    private struct Origin {
        let id: String
        let size: Int
        var targets: [(index: Int, shared: Int)] = []
    }

    /// An article that is new or has another text.
    private struct Target {
        let id: String
        let size: Int
        var origins: [(index: Int, shared: Int)] = []
    }

    let entries: [Entry]

    /// More than half: no text can be for the most part in two places.
    private static let most = 0.5

    /// Runs of six characters, less than which says nothing (the ends of a slogan, a name with an office).
    private static let leastShared = 12

    /// - Parameters:
    ///   - before: all articles of the issue in the release before, so that what several of them say is known.
    ///   - after: all articles of the issue now.
    /// - Throws: `JSONError` only for records that are no rows.
    /// - Complexity: O(characters of all articles); nothing where at most one article has changed and none came or went.
    init(from before: [ArticleRecord], to after: [ArticleRecord], _ changes: [ArticleChange]) throws(JSONError) {
        let touched = changes.filter { $0.kind != .changed || $0.fields.contains(.text) }
        guard touched.contains(where: { $0.before != nil }), touched.contains(where: { $0.after != nil }), touched.count > 1
        else {
            entries = []
            return
        }
        let ids = Set(touched.map(\.id))
        let overlap = try TextOverlap(before.map { article throws(JSONError) in try article.text() },
            after.map { article throws(JSONError) in try article.text() })
        var origins = zip(before, overlap.sizesBefore).map { Origin(id: $0.id, size: $1) }
        var targets = zip(after, overlap.sizesAfter).map { Target(id: $0.id, size: $1) }
        for pair in overlap.pairs where ids.contains(before[pair.before].id) && ids.contains(after[pair.after].id) {
            let smaller = min(origins[pair.before].size, targets[pair.after].size)
            guard pair.shared >= Self.leastShared, Double(pair.shared) > Self.most * Double(smaller) else { continue }
            origins[pair.before].targets.append((pair.after, pair.shared))
            targets[pair.after].origins.append((pair.before, pair.shared))
        }
        entries = Self.entries(origins, targets)
    }

    private static func entries(_ origins: [Origin], _ targets: [Target]) -> [Entry] {
        var entries: [Entry] = []
        for target in targets {
            if target.origins.count > 1 {
                entries.append(merged(target.origins.map { (origins[$0.index], $0.shared) }, into: target))
            } else if let only = target.origins.first, case let origin = origins[only.index], origin.targets.count == 1,
                origin.id != target.id
            {
                entries.append(alone(origin, target, shared: only.shared))
            }
        }
        for origin in origins where origin.targets.count > 1 {
            let parts = origin.targets.map { (targets[$0.index], $0.shared) }
            entries.append(
                Entry(
                    relation: .split, from: [origin.id], to: parts.map(\.0.id),
                    shared: share(parts.map(\.1), of: parts.map(\.0.size))))
        }
        return entries
    }

    private static func merged(_ parts: [(origin: Origin, shared: Int)], into target: Target) -> Entry {
        Entry(
            relation: .merged, from: parts.map(\.origin.id), to: [target.id],
            shared: share(parts.map(\.shared), of: parts.map(\.origin.size)))
    }

    /// One to one: the same article where most of either is in the other, else a part that went in or came out.
    private static func alone(_ origin: Origin, _ target: Target, shared: Int) -> Entry {
        let isMost = (
            Double(shared) > most * Double(origin.size), Double(shared) > most * Double(target.size)
        )
        let relation: Relation = isMost.0 && isMost.1 ? .renamed : isMost.0 ? .merged : .split
        let size = relation == .merged ? origin.size : relation == .split ? target.size : max(origin.size, target.size)
        return Entry(relation: relation, from: [origin.id], to: [target.id], shared: share([shared], of: [size]))
    }

    private static func share(_ parts: [Int], of sizes: [Int]) -> Double {
        let size = sizes.reduce(0, +)
        return size == 0 ? 0 : min(1, Double(parts.reduce(0, +)) / Double(size))
    }

    /// For each article now, in the order of the entries, the other articles that it came from.
    var origins: [String: [String]] {
        var origins: [String: [String]] = [:]
        for entry in entries {
            for id in entry.to {
                for origin in entry.from where origin != id && !(origins[id] ?? []).contains(origin) {
                    origins[id, default: []].append(origin)
                }
            }
        }
        return origins
    }
}
