import Export
import Logging
import Newspaper

/// What an output folder holds from the nights before: the catalog, the store, the quarantine and the current release.
struct Memory {
    let catalog: Catalog
    let store: Store
    let releases: Releases
    private let night: NightState?
    private let quarantine: Quarantine
    private let entries: [QuarantineEntry]
    private let disk: Disk

    init(output: String, disk: Disk, log: Logger) throws {
        self.disk = disk
        releases = Releases(output: output, disk: disk)
        store = Store(output: output, disk: disk)
        quarantine = Quarantine(output: output, disk: disk)
        entries = try quarantine.load { log.warning("\($0)") }
        let rebuild = CatalogRebuild(releases: releases, quarantined: entries.map(\.refusal), disk: disk)
        (catalog, night) = try Self.opened(output, rebuild, log)
    }

    /// The catalog, and what it says of last night. One that is damaged, or does not know the current release, is made
    /// again.
    private static func opened(
        _ output: String, _ rebuild: CatalogRebuild, _ log: Logger
    ) throws -> (Catalog, NightState?) {
        let current = rebuild.releases.currentName
        do {
            let catalog = try Catalog(output: output)
            let night = try catalog.night()
            if (night?.release ?? "").utf8.elementsEqual(current.utf8) { return (catalog, night) }
            log.info("the catalog knows another release; it is made again from \(current)")
            return (catalog, try rebuild(catalog))
        } catch let damage as CatalogError {
            try putAside(damage, output: output, disk: rebuild.disk, log: log)
            let catalog = try Catalog(output: output)
            return (catalog, try rebuild(catalog))
        }
    }

    /// Takes a damaged catalog out of the way, so that it is made again.
    /// - Throws: the error itself if it is another than damage.
    static func putAside(_ damage: CatalogError, output: String, disk: Disk, log: Logger) throws {
        guard case .damaged(let path, let detail) = damage else { throw damage }
        log.warning(
            "\(path) is damaged (\(detail)); it is made again from the releases", metadata: ["code": "catalog.damaged"])
        _ = try Catalog.putAside(output: output, disk: disk)
    }

    /// How last night ended, if everything is as it was then, nobody asked for anything since, and no entry of the
    /// quarantine was lost.
    func night(like census: String) -> NightState? {
        guard !census.isEmpty, let night, night.census == census, night.refused == entries.map(\.refusal).countsByCode, retried.isEmpty
        else { return nil }
        return night
    }

    /// What stands in quarantine.
    var quarantined: [QuarantineEntry] { entries }

    /// Inputs that were refused and are to be tried again whatever is known of them.
    var retried: Set<String> {
        Set(entries.filter { $0.isDue(isSameFile: true) }.map(\.refusal.path))
    }

    func previousRelease() throws -> PreviousRelease? {
        try releases.current.map { try PreviousRelease(folder: $0, disk: disk) }
    }

    /// Makes the quarantine say what is refused now.
    /// - Parameters:
    ///   - tried: what this run refused.
    ///   - standing: what an earlier one refused, and nothing has changed since.
    func updateQuarantine(
        tried: [Refusal], standing: [Refusal], _ log: Logger
    ) throws(DiskError) -> [QuarantineEntry] {
        let known = Set(entries.map { Array($0.refusal.place.utf8) })
        let places = Set(standing.map { Array($0.place.utf8) })
        // An entry that somebody removed by hand comes back: its input is still not in the release.
        let lost = standing.filter { !known.contains(Array($0.place.utf8)) }
        return try quarantine.update(
            tried + lost, stands: { places.contains(Array($0.refusal.place.utf8)) }, onDamage: { log.warning("\($0)") })
    }

    /// Why a release should not take the place of the one before without somebody's word: it looks like the work of a
    /// night in which something broke.
    /// - Parameter found: how many input files there are.
    func reasonToHold(_ summary: RunSummary, found: Int) -> String? {
        guard let night, night.counts.articles > 0 else { return nil }
        let fewer = night.counts.articles - summary.counts.articles
        if fewer * 20 > night.counts.articles {
            return "it would have \(summary.counts.articles) articles, the release before has \(night.counts.articles)"
        }
        let (refused, before) = (Set(summary.quarantine.map(\.refusal.path)).count, night.refused.values.reduce(0, +))
        if refused * 5 > found, refused > before { return "\(refused) of \(found) inputs are refused, \(before) were before" }
        return nil
    }

    /// Makes what a run has learned count.
    /// - Parameter census: empty where the next run has to look closely.
    func remember(_ learning: CatalogLearning, _ summary: RunSummary, census: String, release: String) throws {
        try learning.commit(NightState(
            release: release.isEmpty ? "" : String(release.split(separator: "/").last ?? ""), census: census,
            refused: summary.quarantine.map(\.refusal).countsByCode,
            papers: summary.papers, issues: summary.issues, counts: summary.counts, warnings: summary.warnings))
        try mirror(summary.quarantine)
    }

    /// Makes the catalog tell of the releases and the quarantine as they are now.
    private func mirror(_ quarantine: [QuarantineEntry]) throws {
        try catalog.mirror(
            try releases.numbers(),
            totals: { number in
                let folder = "\(releases.releasesFolder)/\(ReleaseRecord.name(of: number))"
                return try disk.contents(of: "\(folder)/\(Manifest.name)").flatMap { CatalogTotals(manifest: $0) }
            }, quarantine)
    }
}
