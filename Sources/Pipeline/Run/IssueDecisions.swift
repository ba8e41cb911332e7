import Export
import Ingest
import Newspaper

/// A file of the plan whose content is known by its hash, or that cannot be read.
struct HashingResult: Sendable {
    /// With the hashes of its companions.
    private(set) var file: PlannedFile
    private(set) var sha256: Result<String, Refusal>
    /// What is to be remembered, by path: of the file and its companions what is new.
    private(set) var found: [(path: String, input: KnownInput)] = []

    /// Reads the file and its companions unless they are as they were when their hashes were taken.
    /// - Parameter known: of the file, then of each of its companions.
    init(_ file: PlannedFile, known: [KnownInput?], limits: InputLimits) {
        (self.file, sha256) = (file, .success(""))
        do throws(Refusal) {
            sha256 = .success(try hash(file.input, known[0], limits))
            for at in file.companions.indices {
                self.file.companions[at].sha256 = try hash(file.companions[at].input, known[at + 1], limits)
            }
        } catch {
            sha256 = .failure(error)
        }
    }

    /// Of a file that is, with its companions, as it was when their hashes were taken; nil for another.
    init?(known file: PlannedFile, _ known: [KnownInput?]) {
        guard let hash = Self.hash(file.input, known[0]) else { return nil }
        self.file = file
        sha256 = .success(hash)
        for at in file.companions.indices {
            guard let companion = Self.hash(file.companions[at].input, known[at + 1]) else { return nil }
            self.file.companions[at].sha256 = companion
        }
    }

    /// Of a file that is as it was when its hash was taken; nil for another.
    private static func hash(_ input: InputFile, _ known: KnownInput?) -> String? {
        // An archive that is as it was holds what it held.
        if let member = input.member { return member.sha256 }
        return known.flatMap { $0.state == input.state ? $0.sha256 : nil }
    }

    private mutating func hash(_ input: InputFile, _ known: KnownInput?, _ limits: InputLimits) throws(Refusal) -> String {
        if let hash = Self.hash(input, known) { return hash }
        let hash = try input.sha256(limit: limits.maxFileBytes)
        if let state = input.state { found.append((input.path, KnownInput(state: state, sha256: hash))) }
        return hash
    }
}

extension Catalog {
    /// What is known of each of some files and of its companions, in one reading.
    func inputs(of files: some Collection<PlannedFile>) throws(CatalogError) -> [[KnownInput?]] {
        var known = try inputs(files.flatMap { [$0.input.path] + $0.companions.map(\.input.path) })[...]
        return files.map { file in
            let own = known.prefix(1 + file.companions.count)
            known = known.dropFirst(own.count)
            return Array(own)
        }
    }
}

/// An issue as the inputs have it now.
struct IssueRequest: Sendable {
    var key: IssueKey
    var files: [PlannedFile]
    var provenance: Provenance
    /// The issue in the release before.
    var before: KnownIssue?
    /// Of files that cannot even be read.
    var refusals: [Refusal]
    /// Under which the store keeps it.
    var name: String
}

/// Decides for each issue whether it is taken over or made: a pure function of what is there now and what was there
/// before.
struct IssueDecisions: Sendable {
    enum Decision {
        case keep(KnownIssue)
        case make
        /// The time is up: as it was before, if it was there, and made another night.
        case putOff(KnownIssue?)
    }

    private let fingerprints: Fingerprints
    private let corrections: CorrectionSet
    private let scope: RunScope
    /// Paths of inputs that are to be tried again whatever is known of them.
    private let retried: Set<String>
    private let recheck: Recheck
    private let isTimeUp: @Sendable () -> Bool

    init(
        _ fingerprints: Fingerprints, corrections: CorrectionSet = CorrectionSet(), scope: RunScope = .everything,
        retried: Set<String> = [], recheck: Recheck, isTimeUp: @escaping @Sendable () -> Bool = { false }
    ) {
        (self.fingerprints, self.corrections, self.scope) = (fingerprints, corrections, scope)
        (self.retried, self.recheck, self.isTimeUp) = (retried, recheck, isTimeUp)
    }

    /// - Parameters:
    ///   - results: the files of one issue.
    ///   - before: the issue as it was worked off before, nil where it was not.
    func request(_ results: [HashingResult], before: KnownIssue?) -> IssueRequest {
        var files: [HashedFile] = []
        var refusals: [Refusal] = []
        for result in results {
            switch result.sha256 {
            case .success(let hash): files.append(HashedFile(file: result.file, sha256: hash))
            case .failure(let refusal): refusals.append(refusal)
            }
        }
        let key = results[0].file.key
        let provenance = fingerprints.provenance(of: files, corrections: corrections.digest(for: key))
        return IssueRequest(
            key: key,
            files: files.map { file in
                var planned = file.file
                planned.sha256 = file.sha256
                return planned
            },
            provenance: provenance, before: before, refusals: refusals,
            name: Store.name(fingerprint: provenance.fingerprint, previous: before?.member(of: .issues)?.sha256))
    }

    func decide(_ request: IssueRequest) -> Decision {
        guard var before = request.before else { return isTimeUp() ? .putOff(nil) : .make }
        let isRetried = request.files.contains { retried.contains($0.input.path) }
        if let standing = standing(request, unread: request.refusals, isNothingLeft: request.files.isEmpty) {
            return .keep(standing)
        }
        if before.provenance.fingerprint == request.provenance.fingerprint, !isRetried {
            // Files without a hash were tried again just now.
            before.refusals.removeAll { $0.sha256 == nil }
            before.refusals += request.refusals
            return .keep(before)
        }
        if isOutdatedOnly(request.provenance, since: before), !scope.includes(before), !isRetried { return .keep(before) }
        return isTimeUp() ? .putOff(before.isInRelease ? before : nil) : .make
    }

    /// The issue as it was before where a page that it has cannot be read tonight, or is being written just now: it
    /// stays as it is until the page can be read. Nil where nothing stands in the way of making it.
    func standing(_ request: IssueRequest, unread: [Refusal], isNothingLeft: Bool = false) -> KnownIssue? {
        guard var before = request.before, before.isInRelease else { return nil }
        let paths = Set(unread.map(\.path))
        guard isNothingLeft || before.provenance.inputs.contains(where: { paths.contains($0.file) }) else { return nil }
        before.refusals.removeAll { paths.contains($0.path) }
        before.refusals += unread
        return before
    }

    /// Whether an issue that is taken over as it is is made once more all the same, to see that it comes out the same.
    func isRechecked(_ known: KnownIssue, _ request: IssueRequest) -> Bool {
        known.isInRelease && request.refusals.isEmpty && !request.files.isEmpty
            && known.provenance.fingerprint.utf8.elementsEqual(request.provenance.fingerprint.utf8)
            && recheck.takes(known.key) && !isTimeUp()
    }

    /// What an issue is made from that has no inputs any more.
    var nothing: Provenance { fingerprints.provenance(of: []) }

    /// What becomes of an issue whose inputs are gone. One that was canceled already stays so.
    func gone(_ known: KnownIssue) -> Gone { known.provenance.inputs.isEmpty ? .keep : .cancel }

    enum Gone { case keep, cancel }

    /// Whether the issue would be made from the same, but with something newer.
    private func isOutdatedOnly(_ provenance: Provenance, since before: KnownIssue) -> Bool {
        [Fingerprints.inputs, Fingerprints.naming, Fingerprints.corrections].allSatisfy { name in
            provenance.parts.first { $0.name == name }?.value == before.part(name)
        }
    }
}
