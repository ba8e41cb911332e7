import Newspaper

/// The commands that look after the catalog.
extension Invocation {
    package static func checkCatalog(_ options: OutputOptions) -> Int32 {
        attempt(options) { configuration in
            let output = configuration.output
            let lock = try RunLock(output: output)
            let check = try CatalogCheck(
                try Catalog(output: output), against: rebuild(output), release: Releases(output: output, disk: Disk()).currentName)
            withExtendedLifetime(lock) { for finding in check.findings { print(finding) } }
            print(check.findings.isEmpty ? "no errors in \(check.issues) issues" : "\(check.findings.count) errors; broadsheet catalog rebuild makes the catalog again")
            return check.findings.isEmpty ? 0 : 1
        }
    }

    package static func rebuildCatalog(_ options: OutputOptions) -> Int32 {
        attempt(options) { configuration in
            let output = configuration.output
            let lock = try RunLock(output: output)
            return try withExtendedLifetime(lock) {
                if let aside = try Catalog.putAside(output: output, disk: Disk()) { print("the old catalog is now \(aside)") }
                let night = try rebuild(output)(try Catalog(output: output))
                print("the catalog knows \(night.issues) issues with \(night.counts.articles) articles")
                return 0
            }
        }
    }

    private static func rebuild(_ output: String) throws -> CatalogRebuild {
        let disk = Disk()
        let entries = try Quarantine(output: output, disk: disk).load { StandardError.write("warning: \($0)\n") }
        return CatalogRebuild(
            releases: Releases(output: output, disk: disk), quarantined: entries.map(\.refusal), disk: disk)
    }
}

/// Where the catalog and the current release do not say the same.
struct CatalogCheck {
    private(set) var findings: [String] = []
    /// In the release.
    let issues: Int

    init(_ catalog: Catalog, against rebuild: CatalogRebuild, release: String) throws {
        let night = try catalog.night()
        if !(night?.release ?? "").utf8.elementsEqual(release.utf8) {
            findings.append("the catalog tells of release \(night?.release ?? "none"), \(release) is current")
        }
        let listed = try KnownIssues(catalog).all().filter(\.isInRelease)
        var missing = Dictionary(listed.map { ($0.key, $0) }) { first, _ in first }
        var findings: [String] = []
        var count = 0
        try rebuild.forEachIssue { issue, entities in
            count += 1
            guard let known = missing.removeValue(forKey: issue.key) else {
                findings.append("\(issue.key.text) is in the release, not in the catalog")
                return
            }
            var differences = Self.differences(known, issue)
            if try catalog.entities(of: [issue.key]) != [entities.packed] { differences.append("other entities") }
            findings += differences.map { "\(issue.key.text): \($0)" }
        }
        issues = count
        self.findings += findings
        self.findings += missing.keys.sorted().map { "\($0.text) is in the catalog, not in the release" }
    }

    private static func differences(_ known: KnownIssue, _ found: KnownIssue) -> [String] {
        var differences: [String] = []
        if known.provenance != found.provenance { differences.append("made from or with something else") }
        if known.members.map(\.sha256) != found.members.map(\.sha256) { differences.append("other files in the release") }
        if known.counts != found.counts { differences.append("other counts") }
        if known.warnings != found.warnings { differences.append("other warnings") }
        return differences
    }
}
