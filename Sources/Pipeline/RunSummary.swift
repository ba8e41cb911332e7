import Export

/// What became of files, for who watches a run.
package enum ProgressStep: Sendable {
    /// They need not be worked on.
    case kept(files: Int)
    case refused(files: Int)
    case worked(WorkedFile)
}

/// Where a run stands.
package struct RunProgress: Hashable, Sendable {
    /// In the plan.
    package let files: Int
    package private(set) var filesDone = 0
    package private(set) var pages = 0
    package private(set) var articles = 0
    package private(set) var inputBytes = 0
    package private(set) var times = StageTimes()

    init(files: Int) { self.files = files }

    mutating func take(_ step: ProgressStep) {
        switch step {
        case .kept(let files), .refused(let files): filesDone += files
        case .worked(let file): take(file)
        }
    }

    private mutating func take(_ file: WorkedFile) {
        filesDone += 1
        inputBytes += file.byteCount
        times += file.times
        for case .page(let page) in file.outcomes {
            pages += 1
            articles += page.contents.contents.articles.count
        }
    }
}

/// What a run did.
package struct RunSummary: Hashable, Sendable {
    package enum Publication: Hashable, Sendable {
        /// No page could be used.
        case nothing
        /// The release in this folder is new.
        case published(String)
        /// The release in this folder has the same content already.
        case unchanged(String)
    }

    package var output: String
    package var publication = Publication.nothing
    /// By paper and year, in the order of the release.
    package private(set) var years: [ReleaseTotals.Year] = []
    package var warnings: [String: Int] = [:]
    /// Of this run.
    package var refusals: [Refusal] = []
    /// What stands in quarantine after the run.
    package var quarantine: [QuarantineEntry] = []
    /// Issues taken over from the release before, unread, and the pages in them; `issues` and `counts` hold them, too.
    package var keptIssues = 0
    package var keptPages = 0
    /// Issues of the release before that have no input any more.
    package var removedIssues = 0
    /// Issues that wait for another night, as the time was up.
    package var putOff = 0
    /// Since the release before.
    package var changes = ChangeCounts()
    package private(set) var counts = IssueBundle.Counts()
    package private(set) var issues = 0
    package private(set) var papers = 0
    /// Of the work on issues and the release; `RunProgress` has that on files.
    package var times = StageTimes()
    package var skipped: Discovery.Skipped

    init(output: String, skipped: Discovery.Skipped) { (self.output, self.skipped) = (output, skipped) }

    /// A night in which nothing was new: the release holds what it held.
    init(unchanged release: String, _ night: NightState, output: String, skipped: Discovery.Skipped) {
        self.init(output: output, skipped: skipped)
        publication = release.isEmpty ? .nothing : .unchanged(release)
        (counts, issues, papers, warnings) = (night.counts, night.issues, night.papers, night.warnings)
        (keptIssues, keptPages) = (issues, counts.pages)
    }

    /// Counts an issue; issues come in the order of the release. One that was canceled counts for nothing.
    mutating func take(_ issue: KnownIssue, isKept: Bool) {
        guard issue.counts.pages > 0 else { return }
        let (paper, year) = (issue.key.paper, issue.key.yearText)
        if years.last?.paper != paper || years.last?.year != year {
            if years.last?.paper != paper { papers += 1 }
            years.append(.init(paper: paper, paperName: issue.paperName, year: year, issues: 0, counts: .init()))
        }
        years[years.count - 1].issues += 1
        years[years.count - 1].counts += issue.counts
        issues += 1
        counts += issue.counts
        for (code, count) in issue.warnings { warnings[code, default: 0] += count }
        if isKept { (keptIssues, keptPages) = (keptIssues + 1, keptPages + issue.counts.pages) }
    }

    package var exitCode: Int32 {
        switch publication {
        case .nothing: 3
        case .published, .unchanged: isClean ? 0 : 1
        }
    }

    /// Whether nothing is refused, now or since earlier, but what somebody ignores.
    private var isClean: Bool {
        let ignored = Set(quarantine.filter { $0.ignored != nil }.map { Array($0.refusal.place.utf8) })
        return quarantine.count == ignored.count && refusals.allSatisfy { ignored.contains(Array($0.place.utf8)) }
    }

    /// For people, on one line.
    package var headline: String {
        switch publication {
        case .nothing: "Nothing published: no page could be used."
        case .published(let folder): "Published \(folder); \(output)/current points to it."
        case .unchanged(let folder): "Nothing new: \(folder) has the same content already."
        }
    }
}

extension RunSummary {
    /// For people, on several lines.
    /// - Parameter program: how the user called this program.
    package func text(program: String) -> String {
        var lines = [headline, ""]
        let papers = Self.counted(papers, "paper")
        lines.append(Self.row("pages", counts.pages, "in \(Self.counted(issues, "issue")) of \(papers)"))
        lines.append(Self.row("articles", counts.articles, ""))
        lines.append(Self.row("furniture", counts.furniture, "mastheads, folios, slogans, ads and the like"))
        lines.append(Self.row("warnings", warnings.values.reduce(0, +), Self.list(warnings)))
        let place = refusals.isEmpty ? "" : "; see \(output)/quarantine"
        lines.append(Self.row("quarantined", refusals.count, Self.list(refusals.countsByCode) + place))
        let (standing, ignored) = (quarantine.count - refusals.count, quarantine.count { $0.ignored != nil })
        if standing > 0 { lines.append(Self.row("standing", standing, "quarantined by earlier runs, not tried again")) }
        if ignored > 0 { lines.append(Self.row("ignored", ignored, "of those in quarantine; they make no exit code 1")) }
        let passed = ["hidden": skipped.hidden, "of no known kind": skipped.unknownKind, "links": skipped.links]
            .filter { $0.value > 0 }
        if !passed.isEmpty { lines.append(Self.row("skipped", passed.values.reduce(0, +), Self.list(passed))) }
        if publication != .nothing { lines += ["", "To look at it:"] + advice(program).map { "  \($0)" } }
        return lines.joined(separator: "\n")
    }

    private func advice(_ program: String) -> [String] {
        [
            "less \(output)/current/README.md",
            "zcat \(output)/current/articles/*/*.jsonl.gz | head -n 1 | python3 -m json.tool --no-ensure-ascii",
            "\(program) verify \(output)",
        ]
    }

    private static func row(_ name: String, _ count: Int, _ detail: String) -> String {
        let number = String(count)
        let margin = String(repeating: " ", count: max(1, 22 - name.utf8.count - number.utf8.count))
        return "  \(name)\(margin)\(number)" + (detail.isEmpty ? "" : "  \(detail)")
    }

    private static func list(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
            .joined(separator: ", ")
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// Why a run published nothing.
package enum RunError: Error {
    case input(MissingInput)
    case lock(RunLock.Failure)
    case catalog(CatalogError)
    case damage(ReleaseDamage)
    /// What would be published looks like the work of a broken night.
    case held(reason: String)
    case unreproduced(Unreproduced)
    case disk(DiskError)
    case scratch(ScratchDamage)
    /// The release is current, but a power failure now could bring the one before back.
    case unsynced(release: String, DiskError)
    case stopped(signal: Int32)
    /// An error of broadsheet.
    case unforeseen(any Error)

    init(_ error: any Error) {
        self =
            switch error {
            case let error as RunError: error
            case let error as MissingInput: .input(error)
            case let error as RunLock.Failure: .lock(error)
            case let error as DiskError: .disk(error)
            case let error as CatalogError: .catalog(error)
            case let error as ReleaseDamage: .damage(error)
            case let error as ScratchDamage: .scratch(error)
            case let error as Unreproduced: .unreproduced(error)
            default: .unforeseen(error)
            }
    }

    package var exitCode: Int32 {
        switch self {
        case .input: 2
        case .lock(let failure): failure.exitCode
        case .catalog(.newer): 2
        case .disk, .scratch, .unsynced, .unforeseen, .catalog, .damage, .held, .unreproduced: 3
        case .stopped(let signal): 128 + signal
        }
    }
}

extension RunError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .input(let error): error.description
        case .lock(let error): error.description
        case .catalog(let error): "\(error); nothing was published"
        case .damage(let error): "\(error); nothing was published"
        case .unreproduced(let error): "\(error); nothing was published"
        case .held(let reason):
            "held: \(reason); look at the inputs, then run again, with --accept if this is as it should be; nothing was published"
        case .disk(let error): "\(error); nothing was published"
        case .scratch(let error): "\(error); nothing was published"
        case .unsynced(let release, let error): "\(error); \(release) is current, but run again to be sure that it stays"
        case .stopped(let signal):
            "stopped by \(StopSignal.name(of: signal)); nothing was published, the last release is untouched"
        case .unforeseen(let error): "an error of broadsheet, please report it: \(error); nothing was published"
        }
    }
}
