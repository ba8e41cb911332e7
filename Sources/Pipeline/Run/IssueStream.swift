import Export
import Ingest
import Newspaper

/// What is to become of an issue in the release that a run makes.
enum IssueStep: Sendable {
    /// Everything is as it was: its share of the release before is taken over, with what it gives to the catalogue of
    /// entities, packed; nothing where that is not needed.
    case keep(KnownIssue, entities: [UInt8], isOtherwiseKnown: Bool)
    /// Was worked off by a run that was interrupted.
    case recover(KnownIssue?, MadeIssue)
    /// Is taken over, too, if it comes out the same when it is made once more.
    case recheck(KnownIssue, entities: [UInt8], isOtherwiseKnown: Bool, AssembledIssue)
    case export(AssembledIssue, Provenance, before: KnownIssue?, storedAs: String)
    /// Its inputs are gone.
    case cancel(KnownIssue)
}

/// What became of it.
enum IssueOutcome: Sendable {
    /// - isOtherwiseKnown: what is remembered of it has changed all the same: its refusals.
    case kept(KnownIssue, entities: [UInt8], isOtherwiseKnown: Bool)
    case made(MadeIssue, before: KnownIssue?, times: StageTimes)
}

/// All issues of a release one after another, in its order: those of the plan, and those of the release before that the
/// plan has no more.
///
/// Three conveyors over the same lanes: files whose content is not known are hashed, files of issues that have to be
/// made go through the stages, issues are exported. Nothing is held but what is under way, and a few hundred decisions.
final class IssueStream {
    /// What the stages of a run are made of.
    struct Workshop {
        let lanes: Lanes
        let work: PageWork
        /// Nil where nobody asks what a crash was at work on.
        let marks: CrashMarks?
        let assembly: IssueAssembly
        let finishing: IssueFinishing
        let store: Store
        let limits: InputLimits

        func worked(_ file: PlannedFile) -> WorkedFile {
            marks?.working(on: file, work.callAsFunction) ?? work(file)
        }
    }

    private let workshop: Workshop
    private let spool: Spool
    private let decisions: IssueDecisions
    private let catalog: Catalog
    private let learning: CatalogLearning
    private let started: Int
    private let needsEntities: Bool
    private let stop: () throws -> Void
    private let watch: (ProgressStep) -> Void
    private let known: KnownIssues
    private var hashed: OrderedLanes<FoundFile, HashingResult>?
    private var worked: OrderedLanes<PlannedFile, WorkedFile>?
    private var exported: OrderedLanes<IssueStep, IssueOutcome>?
    private var ahead: HashingResult?
    private var decided: [Decision] = []
    private var taken = 0
    /// Packed.
    private var entitiesAhead: [IssueKey: [UInt8]] = [:]
    private var toWork: ArraySlice<PlannedFile> = []
    /// How many issues wait for another night, as the time was up.
    private(set) var putOff = 0

    /// How many issues are decided on before they are worked off: many enough that files of changed issues far apart are
    /// worked on at once, few enough to hold.
    private static let lookahead = 512
    /// For how many issues it is read at once what they give to the catalogue of entities.
    private static let readTogether = 16

    /// A file of the plan with what the catalog knows of it.
    private struct FoundFile: Sendable {
        var file: PlannedFile
        /// Of the file and each of its companions.
        var known: [KnownInput?]
    }

    private enum Decision {
        case keep(KnownIssue, isOtherwiseKnown: Bool)
        case recheck(KnownIssue, isOtherwiseKnown: Bool, IssueRequest)
        case ready(IssueStep)
        case recover(IssueRequest)
        case make(IssueRequest)

        /// The issue that is taken over, if one is.
        var kept: IssueKey? {
            switch self {
            case .keep(let known, _), .recheck(let known, _, _): known.key
            case .ready, .recover, .make: nil
            }
        }
    }

    /// - Parameters:
    ///   - spool: for files of archives.
    ///   - started: when the run began, in nanoseconds since 1970.
    ///   - isRehashing: whether every file is read.
    ///   - needsEntities: whether it has to be said what issues give to the catalogue of entities that are taken over.
    ///   - stop: called before each file and issue; throws where the run is to end.
    init(
        _ plan: Plan, _ decisions: IssueDecisions, _ workshop: Workshop, _ spool: Spool, _ catalog: Catalog, _ learning: CatalogLearning,
        started: Int, isRehashing: Bool, needsEntities: Bool, stop: @escaping () throws -> Void, watch: @escaping (ProgressStep) -> Void
    ) {
        (self.workshop, self.decisions, self.catalog, self.learning) = (workshop, decisions, catalog, learning)
        (self.spool, self.started, self.needsEntities, self.stop, self.watch) = (spool, started, needsEntities, stop, watch)
        known = KnownIssues(catalog)
        var (waiting, found) = (plan.files[...], ArraySlice<FoundFile>())
        let limits = workshop.limits
        hashed = OrderedLanes(lanes: workshop.lanes, window: 8 * workshop.lanes.count, steps: {
            try stop()
            if found.isEmpty {
                let files = waiting.prefix(Self.lookahead)
                waiting = waiting.dropFirst(files.count)
                let known = isRehashing ? files.map { [KnownInput?](repeating: nil, count: 1 + $0.companions.count) }
                    : try catalog.inputs(of: files)
                found = zip(files, known).map { FoundFile(file: $0, known: $1) }[...]
            }
            return found.popFirst().map { file in
                HashingResult(known: file.file, file.known).map { .done($0) } ?? .work(file)
            }
        }, work: { HashingResult($0.file, known: $0.known, limits: limits) })
        let finishing = workshop.finishing
        exported = OrderedLanes(lanes: workshop.lanes, window: 2 * workshop.lanes.count, steps: { [unowned self] in
            try stop()
            return try nextStep().map { step in
                if case .keep = step { .done(try finishing(step)) } else { .work(step) }
            }
        }, work: { try finishing($0) })
    }

    func next() throws -> IssueOutcome? { try exported?.next() }

    private func nextStep() throws -> IssueStep? {
        if taken >= Self.lookahead {
            decided.removeFirst(taken)
            taken = 0
        }
        while taken == decided.count { guard try decideNext() else { return nil } }
        let decision = decided[taken]
        taken += 1
        switch decision {
        case .ready(let step): return step
        case .keep(let known, let isOtherwiseKnown): return try keep(known, isOtherwiseKnown: isOtherwiseKnown)
        case .recheck(let known, let isOtherwiseKnown, let request):
            let files = try request.files.map { _ in try nextWorked() }
            let entities = try entities(of: known)
            guard files.allSatisfy(\.unread.isEmpty) else {
                return .keep(known, entities: entities, isOtherwiseKnown: isOtherwiseKnown)
            }
            return .recheck(
                known, entities: entities, isOtherwiseKnown: isOtherwiseKnown, workshop.assembly.assembled(files))
        case .make(let request): return try step(request, try request.files.map { _ in try nextWorked() })
        case .recover(let request):
            if let made = try workshop.store.load(request.name) { return .recover(request.before, made) }
            // Damaged: rare enough to be made on this thread.
            return try step(request, request.files.map(workshop.worked))
        }
    }

    private func keep(_ known: KnownIssue, isOtherwiseKnown: Bool) throws -> IssueStep {
        .keep(known, entities: try entities(of: known), isOtherwiseKnown: isOtherwiseKnown)
    }

    /// What an issue gives to the catalogue of entities. That of a few that come next is read with it: most of what a single
    /// look-up costs is to begin one.
    private func entities(of known: KnownIssue) throws -> [UInt8] {
        guard needsEntities else { return [] }
        if let packed = entitiesAhead.removeValue(forKey: known.key) { return packed }
        let keys = [known.key] + decided[taken...].lazy.compactMap(\.kept).prefix(Self.readTogether - 1)
        for (key, packed) in zip(keys, try catalog.entities(of: keys)) { entitiesAhead[key] = packed ?? [] }
        return entitiesAhead.removeValue(forKey: known.key) ?? []
    }

    private func step(_ request: IssueRequest, _ files: [WorkedFile]) throws -> IssueStep {
        for file in files { watch(.worked(file)) }
        let unread = request.refusals + files.flatMap(\.unread)
        if let standing = decisions.standing(request, unread: unread) { return try keep(standing, isOtherwiseKnown: true) }
        var assembled = workshop.assembly.assembled(files)
        assembled.refusals += request.refusals
        return .export(assembled, request.provenance, before: request.before, storedAs: request.name)
    }

    /// The next file that has gone through the stages. Where no file was to be seen ahead, the conveyor had ended: it
    /// begins anew.
    private func nextWorked() throws -> WorkedFile {
        while true {
            if let file = try worked?.next() { return file }
            let workshop = workshop
            worked = OrderedLanes(lanes: workshop.lanes, window: 4 * workshop.lanes.count) { [unowned self] () throws -> PlannedFile? in
                try stop()
                while toWork.isEmpty {
                    guard decided.count - taken < Self.lookahead, try decideNext() else { return nil }
                }
                return try toWork.popFirst().map(spool.placed)
            } work: { workshop.worked($0) }
        }
    }

    /// Decides on one more issue; false where there is none.
    private func decideNext() throws -> Bool {
        if ahead == nil { ahead = try hashed?.next() }
        let old = try known.peek()
        guard let first = ahead, old.map({ first.file.key <= $0.key }) ?? true else {
            guard let gone = try known.next() else { return false }
            switch gone.isInRelease ? decisions.gone(gone) : nil {
            case .cancel: decided.append(.ready(.cancel(gone)))
            case .keep: decided.append(.keep(gone, isOtherwiseKnown: false))
            case nil: learning.forget(gone.key)
            }
            return true
        }
        let before = old?.key == first.file.key ? try known.next() : nil
        var results = [first]
        ahead = nil
        while let result = try hashed?.next() {
            guard result.file.key == first.file.key else {
                ahead = result
                break
            }
            results.append(result)
        }
        // A file that changed just before it was read is not trusted next time.
        for (path, input) in results.flatMap(\.found) where input.state.isSettled(at: started) {
            try learning.learn(path, input)
        }
        decide(decisions.request(results, before: before), fileCount: results.count)
        return true
    }

    private func decide(_ request: IssueRequest, fileCount: Int) {
        switch decisions.decide(request) {
        case .keep(let known):
            watch(.kept(files: fileCount))
            let isOtherwiseKnown = known.refusals != request.before?.refusals
            if decisions.isRechecked(known, request) {
                toWork += request.files
                decided.append(.recheck(known, isOtherwiseKnown: isOtherwiseKnown, request))
            } else {
                decided.append(.keep(known, isOtherwiseKnown: isOtherwiseKnown))
            }
        case .putOff(let known):
            putOff += 1
            watch(.kept(files: fileCount))
            if let known { decided.append(.keep(known, isOtherwiseKnown: false)) }
        case .make:
            watch(.refused(files: request.refusals.count))
            if request.files.isEmpty {
                let made = MadeIssue(refused: request.key, provenance: request.provenance, refusals: request.refusals)
                decided.append(.ready(.recover(request.before, made)))
            } else if workshop.store.contains(request.name) {
                decided.append(.recover(request))
            } else {
                toWork += request.files
                decided.append(.make(request))
            }
        }
    }
}
