import Export
import Glibc
import Ingest
import Logging
import Newspaper
import Segment

/// One run: what is new or has changed among the inputs goes through the five stages; the rest of the new release is the
/// release before.
package struct Run {
    /// What a run is asked beside the configuration.
    package struct Options: Sendable {
        /// How many pages are worked on at once. The release does not depend on it.
        package var jobs = 1
        package var scope = RunScope.everything
        /// Whether every file is read to see if it has changed, whatever its date says.
        package var isRehashing = false
        /// Whether a release is published that looks like the work of a broken night.
        package var isAccepted = false
        /// No issue is begun after so many seconds; the rest waits for another night. Nil for no limit.
        package var longestSeconds: Double?

        package init() {}
    }

    private let configuration: Configuration
    private let options: Options
    private let disk: Disk
    private let limits: InputLimits
    private let stop: () -> Int32?
    private let log: Logger
    private let watch: (RunProgress) -> Void

    /// - Parameters:
    ///   - stop: asked before each file and issue: the signal that asks the run to stop, or nil.
    ///   - watch: told after each file, on the caller's thread.
    package init(
        _ configuration: Configuration, _ options: Options, disk: Disk = Disk(), limits: InputLimits = .standard,
        stop: @escaping () -> Int32? = { nil }, log: Logger, watch: @escaping (RunProgress) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.options = options
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
            let started = nanosecondsNow()
            let discovery = try Discovery(inputs: configuration.inputs) { Readers.reader(forPath: $0) != nil }
            try disk.makeFolder(configuration.output)
            let lock = try RunLock(output: configuration.output, disk: disk)
            return try withExtendedLifetime(lock) {
                do {
                    return try night(discovery, started: started)
                } catch let damage as CatalogError {
                    // Some damage shows only where it is read.
                    try Memory.putAside(damage, output: configuration.output, disk: disk, log: log)
                    return try night(discovery, started: started)
                }
            }
        } catch {
            throw RunError(error)
        }
    }

    private func night(_ discovery: Discovery, started: Int) throws -> RunSummary {
        let memory = try Memory(output: configuration.output, disk: disk, log: log)
        let fingerprints = Fingerprints(configuration)
        let census = Census(discovery, configuration, fingerprints, options.scope).digest
        if !options.isRehashing, let night = memory.night(like: census) {
            var summary = RunSummary(
                unchanged: memory.releases.current ?? "", night, output: configuration.output, skipped: discovery.skipped)
            summary.quarantine = memory.quarantined
            return summary
        }
        let (plan, decisions) = try decisions(discovery, memory, fingerprints)
        let before = try memory.previousRelease(decisions.known)
        let staged = try memory.releases.stage(before: before)
        do {
            var publication = Publication(
                staged, before, configuration, summary: RunSummary(output: configuration.output, skipped: discovery.skipped), disk: disk)
            publication.refuse(discovery.refusals + plan.refusals)
            let stream = stream(of: plan, decisions, before, memory.store)
            while let outcome = try stream.next() {
                try checkStop()
                try publication.take(outcome)
            }
            publication.summary.putOff = stream.putOff
            for refusal in publication.summary.refusals { tell(refusal) }
            for correction in configuration.corrections.unused(after: plan.files.map(\.key)) {
                log.warning("a correction fits no issue among the inputs: \(correction.file)", metadata: ["code": "correction.no-such-issue"])
            }
            let night = Night(
                started: started, census: stream.putOff == 0 && !publication.isAnyUnread ? census : "", files: discovery.files, known: decisions.inputs,
                found: stream.inputs, issues: decisions.known)
            return try publish(&publication, night, memory, found: discovery.files.count)
        } catch {
            // The error that stopped the run is the one to tell; the next run removes what is left.
            do { try staged.discard() } catch { log.warning("\(error)") }
            throw error
        }
    }

    /// What a run would do now. Nothing is written.
    package func forecast() throws(RunError) -> Forecast {
        do {
            let discovery = try Discovery(inputs: configuration.inputs) { Readers.reader(forPath: $0) != nil }
            let memory = try Memory(output: configuration.output, disk: disk, log: log)
            let (plan, decisions) = try decisions(discovery, memory, Fingerprints(configuration))
            return Forecast(plan, decisions, limits: limits, pagesPerSecond: try memory.catalog.pagesPerSecond())
        } catch {
            throw RunError(error)
        }
    }

    private func decisions(
        _ discovery: Discovery, _ memory: Memory, _ fingerprints: Fingerprints
    ) throws -> (Plan, IssueDecisions) {
        let inputs = options.isRehashing ? [:] : try memory.catalog.inputs()
        let plan = Plan(discovery.files, naming: configuration.patterns, limits: limits) { input in
            inputs[input.path].flatMap { $0.state == input.state ? $0.sha256 : nil }
        }
        let deadline = options.longestSeconds.map { ContinuousClock.now + .seconds($0) }
        let decisions = IssueDecisions(
            known: try memory.issues(), inputs: inputs, fingerprints: fingerprints, corrections: configuration.corrections,
            scope: options.scope, retried: memory.retried,
            isTimeUp: { deadline.map { ContinuousClock.now >= $0 } ?? false })
        return (plan, decisions)
    }

    private func publish(
        _ publication: inout Publication, _ night: Night, _ memory: Memory, found: Int
    ) throws -> RunSummary {
        publication.summary.quarantine = try memory.updateQuarantine(
            tried: publication.summary.refusals, standing: publication.standing, log)
        guard publication.summary.counts.pages > 0 || publication.before != nil else {
            try publication.staged.discard()
            try memory.remember(night, publication, release: "")
            return publication.summary
        }
        if let reason = memory.reasonToHold(publication.summary, found: found), !options.isAccepted {
            throw RunError.held(reason: reason)
        }
        let manifest = try publication.complete(previous: memory.releases.currentNumber)
        let release: String
        if let current = memory.releases.current, try publication.isSame(asIn: current) {
            try publication.staged.discard()
            publication.summary.publication = .unchanged(current)
            release = current
        } else {
            try publication.staged.verify()
            try publication.staged.sync()
            try checkStop()
            release = try memory.releases.publish(publication.staged, manifest)
            do { try memory.releases.sync() } catch { throw RunError.unsynced(release: release, error) }
            publication.summary.publication = .published(release)
        }
        do {
            // The store first: a run that is killed here leaves a catalog that knows of work to be done.
            try memory.store.empty()
            try memory.remember(night, publication, release: release)
        } catch {
            // Both are made again from the release.
            log.warning("\(release) is published, but what the next run could have known of it is lost: \(error)")
        }
        return publication.summary
    }

    private func stream(
        of plan: Plan, _ decisions: IssueDecisions, _ before: PreviousRelease?, _ store: Store
    ) -> IssueStream {
        let work = PageWork(configuration, limits: limits)
        let exporter = IssueExporter(profile: configuration.dataset, compressionLevel: configuration.compressionLevel)
        var progress = RunProgress(files: plan.files.count)
        return IssueStream(
            plan, decisions, lanes: Lanes(count: options.jobs), work: work,
            assembly: IssueAssembly(papers: configuration.papers, homes: work.homes, corrections: configuration.corrections),
            finishing: IssueFinishing(exporter: exporter, before: before, store: store, nothing: decisions.nothing),
            store: store, limits: limits, stop: checkStop
        ) { [watch] step in
            progress.take(step)
            watch(progress)
        }
    }

    private func checkStop() throws { if let signal = stop() { throw RunError.stopped(signal: signal) } }

    private func tell(_ refusal: Refusal) {
        log.warning(
            "quarantined \(refusal.place): \(refusal.detail)",
            metadata: ["code": "\(refusal.code)", "path": "\(refusal.path)"])
    }
}

/// By the clock of this machine, in nanoseconds since 1970.
private func nanosecondsNow() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
