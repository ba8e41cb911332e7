import Export
import Ingest
import Logging
import Newspaper
import Segment

/// One run: everything the inputs hold, through the five stages, into a new release.
///
/// Pages go over one conveyor, the issues they make up over a second one; this thread hands out the work, gathers
/// pages into issues and writes, in the order of the plan.
package struct Run {
    private let configuration: Configuration
    private let jobs: Int
    private let disk: Disk
    private let limits: InputLimits
    private let stop: () -> Int32?
    private let log: Logger
    private let watch: (RunProgress) -> Void

    /// - Parameters:
    ///   - jobs: how many pages are worked on at once. The release does not depend on it.
    ///   - stop: asked before each page: the signal that asks the run to stop, or nil.
    ///   - watch: told after each file, on the caller's thread.
    package init(
        _ configuration: Configuration, jobs: Int, disk: Disk = Disk(), limits: InputLimits = .standard,
        stop: @escaping () -> Int32? = { nil }, log: Logger, watch: @escaping (RunProgress) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.jobs = max(1, jobs)
        self.disk = disk
        self.limits = limits
        self.stop = stop
        self.log = log
        self.watch = watch
    }

    /// - Throws: `RunError` when nothing could be published; the release before is untouched then. Inputs that
    ///   cannot be used are no error: they are quarantined.
    package func callAsFunction() throws(RunError) -> RunSummary {
        do {
            let discovery = try Discovery(inputs: configuration.inputs) { Readers.reader(forPath: $0) != nil }
            try disk.makeFolder(configuration.output)
            let lock = try RunLock(output: configuration.output)
            return try withExtendedLifetime(lock) {
                let releases = Releases(output: configuration.output, disk: disk)
                let staged = try releases.stage()
                do {
                    return try publish(discovery, in: releases, staged)
                } catch {
                    // The error that stopped the run is the one to tell; the next run removes what is left.
                    do { try staged.discard() } catch { log.warning("\(error)") }
                    throw error
                }
            }
        } catch {
            throw RunError(error)
        }
    }

    private func publish(
        _ discovery: Discovery, in releases: Releases, _ staged: StagedRelease
    ) throws -> RunSummary {
        let plan = Plan(discovery.files, naming: configuration.patterns, limits: limits)
        var summary = RunSummary(output: configuration.output, skipped: discovery.skipped)
        take(discovery.refusals + plan.refusals, into: &summary)
        let issues = conveyor(of: plan)
        var catalogue = EntityCatalogue()
        while let issue = try issues.next() {
            if let signal = stop() { throw RunError.stopped(signal: signal) }
            take(issue.refusals, into: &summary)
            guard let bundle = issue.bundle else { continue }
            summary.take(bundle, paperName: issue.paperName)
            for (code, count) in issue.warnings { summary.warnings[code, default: 0] += count }
            catalogue.merge(bundle.catalogue)
            try staged.append(bundle)
        }
        try Quarantine(output: configuration.output, disk: disk).update(summary.refusals)
        guard summary.counts.pages > 0 else {
            try staged.discard()
            return summary
        }
        let manifest = try complete(staged, summary, catalogue)
        if let current = releases.current, try disk.contents(of: "\(current)/\(Manifest.name)") == manifest {
            try staged.discard()
            summary.publication = .unchanged(current)
        } else {
            try staged.sync()
            if let signal = stop() { throw RunError.stopped(signal: signal) }
            let release = try releases.publish(staged)
            do { try releases.sync() } catch { throw RunError.unsynced(release: release, error) }
            summary.publication = .published(release)
        }
        return summary
    }

    /// Writes what a release says of itself, the manifest last.
    private func complete(
        _ staged: StagedRelease, _ summary: RunSummary, _ catalogue: EntityCatalogue
    ) throws -> [UInt8] {
        try staged.closeYearlyFiles()
        let files = CatalogueFiles(
            catalogue, profile: configuration.dataset, compressionLevel: configuration.compressionLevel)
        try files.forEach { path, bytes, rows in try staged.add(path, bytes, rows: rows) }
        let totals = ReleaseTotals(years: summary.years, entities: catalogue.count, changes: ChangeCounts())
        let card = DatasetCard(title: configuration.title, profile: configuration.dataset, totals: totals)
        try staged.add("README.md", try card.bytes())
        for kind in RowKind.allCases { try staged.add(kind.schemaPath, kind.schemaBytes) }
        let manifest = Manifest(
            files: staged.files, configuration: configuration.echo, issues: totals.issues, counts: totals.counts,
            warnings: summary.warnings
        ).bytes
        try staged.add(Manifest.name, manifest)
        return manifest
    }

    private func take(_ refusals: [Refusal], into summary: inout RunSummary) {
        for refusal in refusals {
            log.warning(
                "quarantined \(refusal.place): \(refusal.detail)",
                metadata: ["code": "\(refusal.code)", "path": "\(refusal.path)"])
        }
        summary.refusals += refusals
    }

    private func conveyor(of plan: Plan) -> OrderedLanes<AssembledIssue, ExportedIssue> {
        let lanes = Lanes(count: jobs)
        let work = PageWork(configuration, limits: limits)
        let exporter = IssueExporter(profile: configuration.dataset, compressionLevel: configuration.compressionLevel)
        var waiting = plan.files[...]
        let pages = OrderedLanes(lanes: lanes, window: 4 * jobs) { [stop] () throws -> PlannedFile? in
            if let signal = stop() { throw RunError.stopped(signal: signal) }
            return waiting.popFirst()
        } work: { work($0) }
        var assembly = IssueAssembly(papers: configuration.papers, homes: work.homes)
        var progress = RunProgress(files: plan.files.count)
        return OrderedLanes(lanes: lanes, window: 2 * jobs) { [watch] () throws -> AssembledIssue? in
            try assembly.nextIssue { () throws -> WorkedFile? in
                let file = try pages.next()
                if let file {
                    progress.take(file)
                    watch(progress)
                }
                return file
            }
        } work: { ExportedIssue($0, exporter) }
    }
}

/// An issue whose pages were linked, after export: its files, and what of it was refused.
private struct ExportedIssue: Sendable {
    var bundle: IssueBundle?
    var paperName = ""
    var refusals: [Refusal]
    var warnings: [String: Int] = [:]

    /// An issue that cannot be written is refused page by page; the run goes on.
    init(_ assembled: AssembledIssue, _ exporter: IssueExporter) {
        refusals = assembled.refusals
        guard var issue = assembled.issue else { return }
        issue.links = IssueLinking.links(issue.pages)
        do {
            bundle = try exporter(issue, provenance: Provenance(of: issue), previous: nil)
            paperName = issue.paperName
            for page in issue.pages { for warning in page.warnings { warnings[warning.code, default: 0] += 1 } }
        } catch {
            refusals += issue.pages.map { page in
                let source = page.contents.contents.page.source
                return Refusal(
                    code: "export.failed", detail: error.description, path: source.file.path, page: source.ordinal,
                    sha256: source.file.sha256)
            }
        }
    }
}

extension Provenance {
    /// The files of an issue and the version of the pipeline.
    fileprivate init(of issue: Issue) {
        let files = issue.pages.map(\.contents.contents.page.source.file)
        var inputs: [InputReference] = []
        for file in files where inputs.last?.file != file.path {
            inputs.append(InputReference(file: file.path, sha256: file.sha256))
        }
        let hash = SHA256.hex(Array(inputs.map { "\($0.file)\n\($0.sha256)\n" }.joined().utf8))
        let parts = [
            FingerprintPart(name: "inputs", value: hash), FingerprintPart(name: "pipeline", value: pipelineVersion),
        ]
        let fingerprint = SHA256.hex(Array(parts.map { "\($0.name)=\($0.value)\n" }.joined().utf8))
        self.init(fingerprint: fingerprint, parts: parts, inputs: inputs)
    }
}
