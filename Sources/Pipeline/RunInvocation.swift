import Glibc
import Logging
import Newspaper

/// What the command line says of a run.
package struct RunOptions: Sendable {
    /// Instead of those in the configuration.
    package var inputs: [String] = []
    /// Nil takes `pipeline.json` of this folder where there is one and no inputs are given.
    package var config: String?
    /// Nil leaves it to the configuration.
    package var output: String?
    /// Nil takes as many as there are cores.
    package var jobs: Int?
    package var logFormat = LogFormat.text
    /// Where the metrics go, nil for nowhere.
    package var metricsFile: String?
    package var notify: NotifyCommand?
    /// Nil leaves it to the configuration.
    package var scope: RunScope?
    package var isRehashing = false
    package var isAccepted = false
    /// After so many hours no issue is begun any more; nil for no limit.
    package var maxHours: Double?
    /// How much others come first, 0 to 19; nil leaves it as it is.
    package var niceness: Int?
    /// By its name, for the record of runs.
    package var command = "run"

    package init() {}
}

extension RunOptions {
    func run(_ configuration: Configuration, jobs: Int) -> Run.Options {
        var run = Run.Options()
        run.jobs = jobs
        run.isWatchingCrashes = true
        run.scope = scope ?? configuration.backIssues.scope
        (run.isRehashing, run.isAccepted) = (isRehashing, isAccepted)
        run.longestSeconds = maxHours.map { $0 * 3600 }
        return run
    }
}

extension Invocation {
    package static func run(_ options: RunOptions) -> Int32 {
        reported(options) { configuration, jobs, log, progress throws(RunError) in
            try Run(configuration, options.run(configuration, jobs: jobs), stop: StopSignal.pending, log: log, watch: progress.show)()
        }
    }

    /// Prints what `run` would do with these options.
    package static func forecast(_ options: RunOptions) -> Int32 {
        let log = LineLog.logger(options.logFormat)
        do {
            var configuration = try Configuration(inputs: options.inputs, file: options.config, output: options.output)
            try configuration.readStandardInput()
            print(try Run(configuration, options.run(configuration, jobs: 1), log: log).forecast().text)
            return 0
        } catch let error as RunError {
            log.error("\(error)")
            return error.exitCode
        } catch {
            log.error("\(error)")
            return 2
        }
    }

    /// Does the work of a run, and tells of it: log, summary, metrics, the record of the last run, the notify
    /// command; at the end of a success it removes the releases that nobody keeps.
    /// - Parameter work: `run`, or another way to a release.
    package static func reported(
        _ options: RunOptions,
        _ work: (Configuration, _ jobs: Int, Logger, ProgressLine) throws(RunError) -> RunSummary
    ) -> Int32 {
        let log = LineLog.logger(options.logFormat)
        StopSignal.watch()
        if let niceness = options.niceness { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Int32(niceness)) }
        let (started, start) = (Timestamp.now(), ContinuousClock.now)
        func report(exitCode: Int32, _ message: String) -> RunReport {
            RunReport(
                exitCode: exitCode, started: started, seconds: (ContinuousClock.now - start) / .seconds(1),
                message: message)
        }
        var configuration: Configuration
        do {
            configuration = try Configuration(inputs: options.inputs, file: options.config, output: options.output)
            try configuration.readStandardInput()
        } catch {
            log.error("\(error)")
            tell(report(exitCode: 2, error.description), options, output: nil, summary: error.description, log)
            return 2
        }
        let jobs = options.jobs ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))
        log.info("the run starts", metadata: [
            "event": "start", "pipeline": "\(pipelineVersion)", "output": "\(configuration.output)",
            "inputs": "\(configuration.inputs.count)", "jobs": "\(jobs)", "pid": "\(getpid())",
        ])
        let progress = ProgressLine()
        var result: RunReport
        let text: String
        do {
            let summary = try work(configuration, jobs, log, progress)
            progress.clear()
            if let retention = configuration.retention, case .published = summary.publication {
                prune(retention, output: configuration.output, log)
            }
            result = report(exitCode: summary.exitCode, summary.headline)
            result.take(summary)
            text = summary.text(program: CommandLine.arguments.first ?? "broadsheet")
            print(text)
        } catch {
            progress.clear()
            result = report(exitCode: error.exitCode, error.description)
            text = error.description
            log.error("\(error)")
        }
        if let last = progress.last { result.take(last) }
        // How the output stands now, whatever the run did.
        result.release = Releases(output: configuration.output, disk: Disk()).currentNumber
        result.take(quarantine(configuration.output, log))
        tell(result, options, output: configuration.output, summary: text, log)
        return result.exitCode
    }

    private static func quarantine(_ output: String, _ log: Logger) -> [QuarantineEntry] {
        do {
            return try Quarantine(output: output).load { log.warning("\($0)") }
        } catch {
            log.warning("\(error)")
            return []
        }
    }

    /// - Parameter output: nil where the configuration could not be read.
    private static func tell(
        _ report: RunReport, _ options: RunOptions, output: String?, summary: String, _ log: Logger
    ) {
        log.log(report)
        // A second writer must not speak for the run that holds the lock; a folder that is not there is not made.
        if let output, report.exitCode != 4, Disk().isFolder(output) {
            do {
                try LastRun(report, previous: try LastRun(output: output)).store(output: output)
            } catch {
                log.warning("\(error)")
            }
            // A catalog that cannot be used is what the run has told already, if it came so far.
            do { try Catalog(output: output).add(report, command: options.command) } catch { log.warning("\(error)") }
        }
        if let file = options.metricsFile {
            do { try MetricsText.update(file, with: report) } catch { log.error("\(error)") }
        }
        if let notify = options.notify, notify.isDue(exitCode: report.exitCode) {
            do { try notify(report, output: output ?? "", summary: summary) } catch { log.error("\(error)") }
        }
    }

    private static func prune(_ retention: Retention, output: String, _ log: Logger) {
        do {
            let lock = try RunLock(output: output)
            let releases = Releases(output: output, disk: Disk())
            let plan = try releases.plan(retention, now: .now())
            try withExtendedLifetime(lock) { try releases.prune(plan) }
            guard !plan.isEmpty else { return }
            log.info("\(plan.removed.count) old releases removed", metadata: [
                "event": "prune", "removed": "\(plan.removed.map(\.name).joined(separator: " "))",
            ])
        } catch {
            log.warning("old releases stay until the next run: \(error)", metadata: ["event": "prune"])
        }
    }
}

extension Logger {
    /// The last entries of a run: its stages, its release, its end, each with its numbers.
    fileprivate func log(_ report: RunReport) {
        let stages = Stage.allCases.map { (stage: $0.rawValue, seconds: report.times.seconds(of: $0)) }
            .filter { $0.seconds > 0 }
        if !stages.isEmpty {
            info("the stages worked \(stages.map { "\($0.stage) \(Self.decimal($0.seconds)) s" }.joined(separator: ", "))",
                metadata: Metadata(uniqueKeysWithValues: stages.map { ("\($0.stage)_seconds", "\(Self.decimal($0.seconds))") })
                    .merging(["event": "stages", "input_bytes": "\(report.inputBytes)"]) { $1 })
        }
        if let counts = report.counts {
            info("\(report.message)", metadata: [
                "event": "publish", "release": "\(report.release ?? 0)",
                "pages_used": "\(counts.pagesUsed)", "pages_unchanged": "\(counts.pagesUnchanged)",
                "pages_refused": "\(counts.pagesRefused)", "issues_made": "\(counts.issuesMade)",
                "issues_kept": "\(counts.issuesKept)", "issues_removed": "\(counts.issuesRemoved)",
                "articles": "\(counts.articles)",
            ])
        }
        info("the run ends with exit code \(report.exitCode) after \(Self.decimal(report.seconds)) s", metadata: [
            "event": "end", "exit_code": "\(report.exitCode)", "seconds": "\(Self.decimal(report.seconds))",
            "quarantined": "\(report.quarantine.values.reduce(0, +))", "ignored": "\(report.ignored)",
        ])
    }

    /// With one digit after the point.
    private static func decimal(_ seconds: Double) -> String { "\((seconds * 10).rounded() / 10)" }
}

extension Configuration {
    /// The configuration of a run: of the named file, else of `pipeline.json` in this folder if no inputs are
    /// given, else the defaults; inputs and output of the command line count before those of the file.
    init(inputs: [String], file: String?, output: String?) throws(ConfigurationError) {
        try self.init(
            named: file ?? (inputs.isEmpty && Self.standardFileExists ? Self.standardFile : nil), inputs: inputs,
            output: output)
        guard self.inputs.isEmpty else { return }
        if let file = file ?? (Self.standardFileExists ? Self.standardFile : nil) {
            throw .missingKey(file: file, path: "inputs", expected: "a list of files and folders")
        }
        throw .unreadable(
            file: Self.standardFile, reason: "there is no such file here; name inputs or give --config FILE")
    }

    /// The configuration of a command that works on an output folder: of the named file, else of `pipeline.json` in
    /// this folder unless an output is given, else the defaults.
    init(file: String?, output: String?) throws(ConfigurationError) {
        let isNeeded = output == nil || file != nil
        try self.init(named: file ?? (isNeeded && Self.standardFileExists ? Self.standardFile : nil), inputs: [], output: output)
    }

    private init(named file: String?, inputs: [String], output: String?) throws(ConfigurationError) {
        if let file { try self.init(file: file) } else { self.init() }
        if !inputs.isEmpty { self.inputs = inputs }
        if let output { self.output = output }
    }

    /// Reads it once, as nobody can twice.
    fileprivate mutating func readStandardInput() throws(ConfigurationError) {
        if inputs.contains(where: { $0.utf8.elementsEqual(Self.standardInputName.utf8) }) { standardInput = try StandardInput.bytes() }
    }

    private static let standardFile = "pipeline.json"
    private static var standardFileExists: Bool { access(standardFile, F_OK) == 0 }
}
