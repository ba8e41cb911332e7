import Export
import Glibc
import Newspaper

/// How an output folder stands: what `broadsheet status` says.
package struct Status: Hashable, Sendable {
    package var output: String
    /// The folder of the current release without links, so that a reader of several files stays in one release; nil
    /// before the first.
    package var path: String?
    /// Empty before the first release.
    package var releases: [ReleaseRecord]
    /// As the current manifest counts: `issues`, `pages`, `articles`, in this order.
    package var totals: [Total]
    package var lastRun: LastRun?
    package var quarantine: [QuarantineEntry]
    /// Issues in the release that today's pipeline would make anew; nil where nobody knows.
    package var outdatedIssues: Int?
    /// That an ordinary user may fill; nil where the file system does not say.
    package var freeBytes: Int?

    package struct Total: Hashable, Sendable {
        package var name: String
        package var count: Int
    }

    /// - Parameters:
    ///   - outdatedIssues: as the catalog counts them.
    ///   - onDamage: told of what is no entry of the quarantine.
    /// - Throws: `DiskError` where something is there and cannot be read.
    package init(
        output: String, disk: Disk = Disk(), outdatedIssues: Int? = nil, onDamage: (QuarantineDamage) -> Void
    ) throws(DiskError) {
        let releases = Releases(output: output, disk: disk)
        self.output = output
        path = Self.currentPath(output: output)
        self.releases = try releases.records()
        totals = try Self.totals(of: path, disk)
        lastRun = try LastRun(output: output, disk: disk)
        quarantine = try Quarantine(output: output, disk: disk).load(onDamage: onDamage)
        self.outdatedIssues = outdatedIssues
        freeBytes = disk.freeBytes(at: output)
    }

    /// Where `current` leads, from the root; nil where it leads nowhere.
    package static func currentPath(output: String) -> String? {
        guard let resolved = realpath("\(output)/current", nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func totals(of release: String?, _ disk: Disk) throws(DiskError) -> [Total] {
        guard let release, let bytes = try disk.contents(of: "\(release)/\(Manifest.name)") else { return [] }
        do throws(JSONError) {
            guard let totals = try JSONParser.parse(bytes)["totals"] else { return [] }
            return ["issues", "pages", "articles"].compactMap { name in
                totals.integer(name).map { Total(name: name, count: $0) }
            }
        } catch {
            // What is wrong with a manifest is for `verify` to say.
            return []
        }
    }

}

extension Status {
    private var current: ReleaseRecord? { releases.first(where: \.isCurrent) }

    private var openCodes: [(code: String, count: Int)] {
        let counts = quarantine.filter { $0.ignored == nil }.map(\.refusal).countsByCode
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (code: $0.key, count: $0.value) }
    }

    /// For people.
    package func text(now: Timestamp) -> String {
        var rows: [(name: String, value: String)] = [("output", output)]
        if let current, let path {
            rows.append(("release", "\(current.number), made \(current.created.iso), of \(releases.count)"))
            rows.append(("", path))
            rows.append(("holds", totals.map { "\($0.count) \($0.count == 1 ? String($0.name.dropLast()) : $0.name)" }.joined(separator: ", ")))
        } else {
            rows.append(("release", "none yet"))
        }
        if let run = lastRun {
            let seconds = Int(run.seconds.rounded())
            rows.append(("last run", "exit code \(run.exitCode), began \(run.started.iso), took \(seconds) s"))
            rows.append(("", run.message))
            rows.append(("last success", run.lastSuccess.map { Self.told($0, now) } ?? "never"))
        } else {
            rows.append(("last run", "unknown"))
        }
        let ignored = quarantine.count { $0.ignored != nil }
        let codes = openCodes.map { "\($0.code) \($0.count)" } + (ignored > 0 ? ["ignored \(ignored)"] : [])
        rows.append(("quarantine", codes.isEmpty ? "empty" : codes.joined(separator: ", ")))
        let pins = releases.compactMap { release in
            release.pin.map { "\(release.number) \(Retention.Verdict.pinned($0))" }
        }
        rows.append(("pins", pins.isEmpty ? "none" : pins.joined(separator: "; ")))
        if let outdatedIssues { rows.append(("outdated", "\(outdatedIssues) issues; see `broadsheet reprocess --dry-run`")) }
        if let freeBytes { rows.append(("free", "\(freeBytes / 1_000_000) MB")) }
        return rows.map { name, value in
            let safe = Scalars(value).map { $0.isUnsafeInLine ? "\u{FFFD}" : $0 }.string
            return name + String(repeating: " ", count: 14 - name.utf8.count) + safe
        }.joined(separator: "\n")
    }

    private static func told(_ time: Timestamp, _ now: Timestamp) -> String {
        let days = now.days(since: time)
        return time.iso + (days < 1 ? "" : days == 1 ? ", a day ago" : ", \(days) days ago")
    }

    package var json: String {
        JSONTree.object([
            "output": .string(output),
            "path": path.map { .string($0) } ?? .null,
            "current": current.map { .integer($0.number) } ?? .null,
            "releases": .array(releases.map(\.json)),
            "totals": .object(totals.map { JSONTree.Member(key: $0.name, value: .integer($0.count)) }),
            "last_run": lastRun.map(\.json) ?? .null,
            "quarantine": .object(openCodes.map { JSONTree.Member(key: $0.code, value: .integer($0.count)) }),
            "quarantine_ignored": .integer(quarantine.count { $0.ignored != nil }),
            "outdated_issues": outdatedIssues.map { .integer($0) } ?? .null,
            "free_bytes": freeBytes.map { .integer($0) } ?? .null,
        ]).pretty
    }
}
