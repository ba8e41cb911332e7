import CLinux
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
        /// Whether files that this program crashes on are found out and refused. Takes the process's signal handlers.
        package var isWatchingCrashes = false
        /// No issue is begun after so many seconds; the rest waits for another night. Nil for no limit.
        package var longestSeconds: Double?
        /// One in so many issues that nothing has touched is made once more, to see that it comes out the same; fewer of
        /// many.
        package var rechecksOneIn = 100

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
        self.limits = configuration.reading(within: limits)
        self.stop = stop
        self.log = log
        self.watch = watch
    }

    /// - Throws: `RunError` when nothing could be published; the release before is untouched then. Inputs that
    ///   cannot be used are no error: they are quarantined.
    package func callAsFunction() throws(RunError) -> RunSummary {
        // Big arrays go back to the system at once: glibc, left to itself, sees them come and go and keeps ever more of them.
        mallopt(Int32(broadsheet_mmap_threshold), 1 << 20)
        do {
            let started = nanosecondsNow()
            // Before anything is made: an input that is not there is an error of the configuration.
            var discovery = try Discovery(of: configuration)
            try disk.makeFolder(configuration.output)
            let lock = try RunLock(output: configuration.output, disk: disk)
            return try withExtendedLifetime(lock) {
                do {
                    return try night(&discovery, started: started)
                } catch let damage as CatalogError {
                    // Some damage shows only where it is read.
                    try Memory.putAside(damage, output: configuration.output, disk: disk, log: log)
                    discovery = try Discovery(of: configuration)
                    return try night(&discovery, started: started)
                } catch RunError.held {
                    // A catalog that lost an issue looks like that, too: once more with one made from the release.
                    try Catalog.remove(output: configuration.output, disk: disk)
                    discovery = try Discovery(of: configuration)
                    return try night(&discovery, started: started)
                }
            }
        } catch {
            throw RunError(error)
        }
    }

    private func night(_ discovery: inout Discovery, started: Int) throws -> RunSummary {
        let memory = try Memory(output: configuration.output, disk: disk, log: log)
        do { try memory.releases.finishPrune() } catch { log.warning("old releases stay until the next run: \(error)") }
        let fingerprints = Fingerprints(configuration)
        let census = Census(discovery, configuration, fingerprints, options.scope).digest
        if !options.isRehashing, let night = memory.night(like: census) {
            var summary = RunSummary(
                unchanged: memory.releases.current ?? "", night, output: configuration.output, skipped: discovery.skipped)
            summary.quarantine = memory.quarantined
            return summary
        }
        try openArchives(&discovery, memory, started: started)
        let learning = try CatalogLearning(memory.catalog)
        let files = (discovery.files + discovery.neighbours).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        for path in try memory.catalog.inputs(notAmong: files) { learning.forget(path) }
        let isSettled = files.allSatisfy { $0.state?.isSettled(at: started) ?? false }
        let before = try memory.previousRelease()
        let staged = try memory.releases.stage(before: before)
        do {
            var publication = Publication(
                staged, before, configuration, memory.catalog, learning, knownParts: try memory.catalog.knownParts(),
                madeWith: fingerprints.shared, disk: disk,
                summary: RunSummary(output: configuration.output, skipped: discovery.skipped))
            let lanes = Lanes(count: options.jobs)
            let found = try takeIssues(&publication, &discovery, fingerprints, lanes, memory, learning, started: started)
            let isSeenWhole = isSettled && publication.summary.putOff == 0 && !publication.isAnyUnread
            return try publish(&publication, lanes, learning, memory, census: isSeenWhole ? census : "", found: found)
        } catch {
            // The error that stopped the run is the one to tell; the next run removes what is left.
            do { try staged.discard() } catch { log.warning("\(error)") }
            throw error
        }
    }

    /// Takes all issues into a release. The plan, which grows with the files, is gone when the rest of the release is made.
    /// - Returns: how many files there are.
    private func takeIssues(
        _ publication: inout Publication, _ discovery: inout Discovery, _ fingerprints: Fingerprints, _ lanes: Lanes,
        _ memory: Memory, _ learning: CatalogLearning, started: Int
    ) throws -> Int {
        let plan = try plan(discovery, memory)
        // The plan has them now.
        (discovery.files, discovery.neighbours) = ([], [])
        publication.summary.refusals = discovery.refusals + plan.refusals
        let spool = try Spool(output: configuration.output, disk: disk, limits: limits)
        let stream = try stream(
            of: plan, try decisions(memory, fingerprints), lanes, publication, memory, learning, spool, started: started)
        var made = 0
        while let outcome = try stream.next() {
            try checkStop()
            try publication.take(outcome)
            // What threads allocate and others free leaves holes, which glibc keeps unless it is asked not to.
            guard case .made = outcome else { continue }
            made += 1
            if made % 128 == 0 { malloc_trim(0) }
        }
        try spool.empty()
        publication.summary.putOff = stream.putOff
        for refusal in publication.summary.refusals { tell(refusal) }
        for correction in configuration.corrections.unused(after: plan.files.lazy.map(\.key)) {
            log.warning(
                "a correction fits no issue among the inputs: \(correction.file)",
                metadata: ["code": "correction.no-such-issue"])
        }
        return plan.files.count
    }

    /// What a run would do now. Nothing is written.
    package func forecast() throws(RunError) -> Forecast {
        do {
            var discovery = try Discovery(of: configuration)
            let memory = try Memory(output: configuration.output, disk: disk, log: log)
            try discovery.openArchives { try listing(of: $0, memory) }
            return try Forecast(
                try plan(discovery, memory), try decisions(memory, Fingerprints(configuration)), memory.catalog, limits: limits)
        } catch {
            throw RunError(error)
        }
    }

    /// Puts the members of archives in their place, and remembers what the archives hold.
    private func openArchives(_ discovery: inout Discovery, _ memory: Memory, started: Int) throws {
        try memory.catalog.forgetArchives(notAmong: discovery.files)
        try discovery.openArchives { archive in
            try checkStop()
            let listing = try listing(of: archive, memory)
            if listing.isCertain, let state = archive.state, state.isSettled(at: started) {
                try memory.catalog.learn(listing, of: archive, state: state)
            }
            return listing
        }
    }

    /// What an archive holds: what is known of it, if it is as it was and nobody asks for it again.
    private func listing(of archive: InputFile, _ memory: Memory) throws -> ArchiveListing {
        let isAskedFor = memory.retried.contains { "\($0)/".utf8.starts(with: "\(archive.path)/".utf8) }
        if !options.isRehashing, !isAskedFor, let known = try memory.catalog.listing(of: archive),
            known.holdsScans == (limits.ocr != nil)
        {
            return known
        }
        return ArchiveListing(of: archive, limits: limits)
    }

    private func plan(_ discovery: Discovery, _ memory: Memory) throws -> Plan {
        try Plan(discovery.files, beside: discovery.neighbours, naming: configuration.patterns, limits: limits) { input in
            if let member = input.member { return member.sha256 }
            let known = options.isRehashing ? nil : try memory.catalog.input(input.path)
            return known.flatMap { $0.state == input.state ? $0.sha256 : nil }
        }
    }

    private func decisions(_ memory: Memory, _ fingerprints: Fingerprints) throws(CatalogError) -> IssueDecisions {
        let deadline = options.longestSeconds.map { ContinuousClock.now + .seconds($0) }
        return IssueDecisions(
            fingerprints, corrections: configuration.corrections, scope: options.scope, retried: memory.retried,
            recheck: Recheck(
                oneIn: options.rechecksOneIn, among: try memory.catalog.night()?.known ?? 0,
                release: (memory.releases.currentNumber ?? 0) + 1),
            isTimeUp: { deadline.map { ContinuousClock.now >= $0 } ?? false })
    }

    private func publish(
        _ publication: inout Publication, _ lanes: Lanes, _ learning: CatalogLearning, _ memory: Memory, census: String,
        found: Int
    ) throws -> RunSummary {
        publication.summary.quarantine = try memory.updateQuarantine(
            tried: publication.summary.refusals, standing: publication.standing, log)
        guard publication.summary.counts.pages > 0 || publication.before != nil else {
            try publication.staged.discard()
            try memory.remember(learning, publication.summary, census: census, release: "")
            return publication.summary
        }
        if let reason = memory.reasonToHold(publication.summary, found: found), !options.isAccepted {
            throw RunError.held(reason: reason)
        }
        var times = StageTimes()
        let release = try times.measure(.publish) { try self.release(&publication, lanes, memory) }
        publication.summary.times += times
        do {
            // The store first: a run that is killed here leaves a catalog that knows of work to be done.
            try memory.store.empty()
            try memory.remember(learning, publication.summary, census: census, release: release)
        } catch {
            // Both are made again from the release.
            log.warning("\(release) is published, but what the next run could have known of it is lost: \(error)")
        }
        return publication.summary
    }

    /// Completes what is staged and makes it current, unless the current release has the same.
    /// - Returns: the folder of the release that is current then.
    private func release(_ publication: inout Publication, _ lanes: Lanes, _ memory: Memory) throws -> String {
        let manifest = try publication.complete(previous: memory.releases.currentNumber, lanes: lanes)
        if let current = memory.releases.current, try publication.isSame(asIn: current) {
            try publication.staged.discard()
            publication.summary.publication = .unchanged(current)
            return current
        }
        try publication.staged.verify()
        try publication.staged.sync()
        try checkStop()
        let release = try memory.releases.publish(publication.staged, manifest)
        do { try memory.releases.sync() } catch { throw RunError.unsynced(release: release, error) }
        publication.summary.publication = .published(release)
        return release
    }

    private func stream(
        of plan: Plan, _ decisions: IssueDecisions, _ lanes: Lanes, _ publication: Publication, _ memory: Memory,
        _ learning: CatalogLearning, _ spool: Spool, started: Int
    ) throws -> IssueStream {
        let marks = options.isWatchingCrashes ? try CrashMarks(output: configuration.output, disk: disk) : nil
        try marks?.record(disk: disk)
        let recognitions = try configuration.ocr.map { try Recognitions(output: configuration.output, disk: disk, engine: $0.engine) }
        let work = PageWork(configuration, limits: limits, recognitions: recognitions)
        let exporter = IssueExporter(profile: configuration.dataset, compressionLevel: configuration.compressionLevel)
        let workshop = IssueStream.Workshop(
            lanes: lanes, work: work, marks: marks,
            assembly: IssueAssembly(papers: configuration.papers, homes: work.homes, corrections: configuration.corrections),
            finishing: IssueFinishing(exporter: exporter, before: publication.before, store: memory.store, nothing: decisions.nothing,
                isAccepted: options.isAccepted),
            store: memory.store, limits: limits)
        var progress = RunProgress(files: plan.files.count)
        return IssueStream(
            plan, decisions, workshop, spool, memory.catalog, learning, started: started, isRehashing: options.isRehashing,
            needsEntities: publication.needsEntities,
            stop: {
                try checkStop()
                try recognitions?.check()
            }
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
