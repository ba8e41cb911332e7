/// Which releases stay.
package struct Retention: Hashable, Sendable {
    /// How many of the newest stay, whatever their age; at least 1.
    package var keep: Int
    /// For how long a release stays after another took its place: a reader may hold it.
    package var days: Int

    package static let standardKeep = 1
    package static let standardDays = 7

    package init(keep: Int = standardKeep, days: Int = standardDays) { (self.keep, self.days) = (max(1, keep), days) }

    /// What happens where the configuration says nothing.
    package static let keepingAll = Retention(keep: .max)

    /// Why a release stays, or that it goes.
    package enum Verdict: Hashable, Sendable {
        case current
        /// Its number is above that of `current`: somebody rolled back and may come again.
        case aboveCurrent
        case pinned(Pin)
        case newest
        /// Replaced, or made, so few days ago.
        case recent(days: Int)
        /// Nobody can need it: it goes.
        case goes
    }

    /// What becomes of each release. Nothing goes where nothing is current.
    ///
    /// A release counts as replaced when the one with the next number was made. A clock that was set back makes
    /// releases look young, never old.
    /// - Parameter releases: in the order of their numbers.
    package func verdicts(_ releases: [ReleaseRecord], now: Timestamp) -> [Verdict] {
        guard let current = releases.first(where: \.isCurrent)?.number else { return releases.map { _ in .newest } }
        return releases.indices.map { index in
            let release = releases[index]
            if release.isCurrent { return .current }
            if release.number > current { return .aboveCurrent }
            if let pin = release.pin { return .pinned(pin) }
            if index >= releases.count - keep { return .newest }
            let age = now.days(since: max(release.created, releases[index + 1].created))
            return age < days ? .recent(days: max(0, age)) : .goes
        }
    }
}

/// What a prune does, whether it is then done or only told.
package struct RetentionPlan: Hashable, Sendable {
    package struct Decision: Hashable, Sendable {
        package var release: ReleaseRecord
        package var verdict: Retention.Verdict
    }

    /// Of every release, in the order of their numbers.
    package var decisions: [Decision]
    /// Numbers of releases whose removal was begun by a prune that was killed.
    package var leftovers: [Int]

    /// - Parameter releases: in the order of their numbers.
    package init(_ retention: Retention, releases: [ReleaseRecord], leftovers: [Int], now: Timestamp) {
        self.leftovers = leftovers
        decisions = zip(releases, retention.verdicts(releases, now: now)).map { Decision(release: $0, verdict: $1) }
    }

    package var removed: [ReleaseRecord] { decisions.filter { $0.verdict == .goes }.map(\.release) }

    package var isEmpty: Bool { leftovers.isEmpty && removed.isEmpty }

    /// For people: a line for each release that goes, and at last how many stay.
    package var text: String {
        var lines = leftovers.map { "removes what an earlier prune left of release \($0)" }
        lines += removed.map { "removes release \($0.number), made \($0.created.iso)" }
        let kept = decisions.count - removed.count
        lines.append("keeps \(kept) release\(kept == 1 ? "" : "s")")
        return lines.joined(separator: "\n")
    }
}

extension Retention.Verdict: CustomStringConvertible {
    package var description: String {
        switch self {
        case .current: "current"
        case .aboveCurrent: "newer than the current one"
        case .pinned(let pin):
            "pinned" + (pin.by.isEmpty ? "" : " by \(pin.by)") + (pin.since.map { " since \($0.day)" } ?? "")
                + (pin.reason.isEmpty ? "" : ": \(pin.reason)")
        case .newest: "among the newest"
        case .recent(let days): "replaced \(days == 0 ? "today" : days == 1 ? "a day ago" : "\(days) days ago")"
        case .goes: "goes at the next prune"
        }
    }
}

extension Retention {
    /// The `retention` part of a configuration file: `keep`, `days` or both.
    init(_ item: ConfigurationReader.Item, _ reader: ConfigurationReader) throws(ConfigurationError) {
        let section = try reader.section(item, keys: ["keep", "days"])
        guard section["keep"] != nil || section["days"] != nil else { throw reader.wrong(item, "\"keep\", \"days\" or both") }
        self.init()
        if let item = section["keep"] { keep = try reader.integer(item, in: 1...1_000_000) }
        if let item = section["days"] { days = try reader.integer(item, in: 0...36_500) }
    }
}
