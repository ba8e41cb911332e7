import Export
import Ingest
import Newspaper

/// What is to become of an issue in the release that a run makes.
enum IssueStep: Sendable {
    /// Everything is as it was: its share of the release before is taken over.
    case keep(KnownIssue)
    /// Was worked off by a run that was interrupted.
    case recover(KnownIssue?, MadeIssue)
    case export(AssembledIssue, Provenance, before: KnownIssue?, storedAs: String)
    /// Its inputs are gone.
    case cancel(KnownIssue)
}

/// What became of it.
enum IssueOutcome: Sendable {
    case kept(KnownIssue, EntityCatalogue)
    case made(MadeIssue, EntityCatalogue, before: KnownIssue?)
}

/// All issues of a release one after another, in its order: those of the plan, and those of the release before that the
/// plan has no more.
///
/// Three conveyors over the same lanes: files whose content is not known are hashed, files of issues that have to be
/// made go through the stages, issues are exported. Nothing is held but what is under way.
final class IssueStream {
    private let decisions: IssueDecisions
    private let stop: () throws -> Void
    private var vanished: ArraySlice<KnownIssue>
    private var hashed: OrderedLanes<PlannedFile, HashingResult>?
    private var worked: OrderedLanes<PlannedFile, WorkedFile>?
    private var exported: OrderedLanes<IssueStep, IssueOutcome>?
    private var ahead: HashingResult?
    private var decided: [Decision] = []
    private var taken = 0
    private var toWork: ArraySlice<PlannedFile> = []
    private let assembly: IssueAssembly
    private let work: PageWork
    private let store: Store
    private let watch: (ProgressStep) -> Void
    /// Files whose content was read to know its hash, as they were found.
    private(set) var inputs: [String: KnownInput] = [:]
    /// How many issues wait for another night, as the time was up.
    private(set) var putOff = 0

    private enum Decision {
        case ready(IssueStep)
        case recover(KnownIssue?, name: String, files: [PlannedFile], IssueRequest)
        case make(count: Int, IssueRequest)
    }

    /// - Parameter stop: called before each file and issue; throws where the run is to end.
    init(
        _ plan: Plan, _ decisions: IssueDecisions, lanes: Lanes, work: PageWork, assembly: IssueAssembly,
        finishing: IssueFinishing, store: Store, limits: InputLimits, stop: @escaping () throws -> Void,
        watch: @escaping (ProgressStep) -> Void
    ) {
        self.decisions = decisions
        (self.work, self.assembly, self.store, self.stop, self.watch) = (work, assembly, store, stop, watch)
        let planned = Set(plan.files.map(\.key))
        vanished = decisions.known.filter { $0.isInRelease && !planned.contains($0.key) }[...]
        var waiting = plan.files[...]
        let known = decisions.inputs
        hashed = OrderedLanes(lanes: lanes, window: 8 * lanes.count) { () throws -> PlannedFile? in
            try stop()
            return waiting.popFirst()
        } work: { file in HashingResult(file, known: known, limits: limits) }
        worked = OrderedLanes(lanes: lanes, window: 4 * lanes.count) { [unowned self] () throws -> PlannedFile? in
            try stop()
            while toWork.isEmpty { guard try decideNext() else { return nil } }
            return toWork.popFirst()
        } work: { work($0) }
        exported = OrderedLanes(lanes: lanes, window: 2 * lanes.count) { [unowned self] () throws -> IssueStep? in
            try stop()
            return try nextStep()
        } work: { try finishing($0) }
    }

    func next() throws -> IssueOutcome? { try exported?.next() }

    private func nextStep() throws -> IssueStep? {
        while taken == decided.count {
            (decided, taken) = ([], 0)
            guard try decideNext() else { return nil }
        }
        let decision = decided[taken]
        taken += 1
        func outcomes(_ count: Int) throws -> [WorkedFile] {
            try (0..<count).map { _ in
                guard let file = try worked?.next() else { preconditionFailure("a file that was handed out comes back") }
                watch(.worked(file))
                return file
            }
        }
        switch decision {
        case .ready(let task): return task
        case .make(let count, let request): return task(request, try outcomes(count))
        case .recover(let before, let name, let files, let request):
            if let made = try store.load(name) { return .recover(before, made) }
            // Damaged: rare enough to be made on this thread.
            return task(request, files.map { file in
                let worked = work(file)
                watch(.worked(worked))
                return worked
            })
        }
    }

    private func task(_ request: IssueRequest, _ files: [WorkedFile]) -> IssueStep {
        var assembled = assembly.assembled(files)
        assembled.refusals += request.refusals
        return .export(assembled, request.provenance, before: request.before, storedAs: request.name)
    }

    /// Decides on one more issue; false where there is none.
    private func decideNext() throws -> Bool {
        if ahead == nil { ahead = try hashed?.next() }
        guard let first = ahead, vanished.first.map({ first.file.key < $0.key }) ?? true else {
            guard let gone = vanished.popFirst() else { return false }
            decided.append(.ready(decisions.gone(gone)))
            return true
        }
        var results = [first]
        ahead = nil
        while let result = try hashed?.next() {
            guard result.file.key == first.file.key else {
                ahead = result
                break
            }
            results.append(result)
        }
        for result in results { if let input = result.found { inputs[result.file.input.path] = input } }
        let request = decisions.request(results)
        let decision = decisions.decide(request)
        switch decision {
        case .keep(let known): decided.append(.ready(.keep(known)))
        case .putOff(let known):
            putOff += 1
            if let known { decided.append(.ready(.keep(known))) }
        case .make where request.files.isEmpty:
            let made = MadeIssue(refused: request.key, provenance: request.provenance, refusals: request.refusals)
            decided.append(.ready(.recover(request.before, made)))
        case .make where store.contains(request.name):
            decided.append(.recover(request.before, name: request.name, files: request.files, request))
        case .make:
            toWork += request.files
            decided.append(.make(count: request.files.count, request))
        }
        if case .make = decision { watch(.refused(files: request.refusals.count)) } else { watch(.kept(files: results.count)) }
        return true
    }
}
