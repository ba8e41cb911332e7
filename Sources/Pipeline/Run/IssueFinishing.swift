import Export
import Newspaper
import Segment

/// The last work on an issue, on a lane: its pages are linked and exported against the release before, and what comes
/// out is stored.
struct IssueFinishing: Sendable {
    let exporter: IssueExporter
    let before: PreviousRelease?
    let store: Store
    /// Of an issue that has no inputs any more.
    let nothing: Provenance
    /// Whether an issue may come out otherwise when it is made once more.
    let isAccepted: Bool

    func callAsFunction(_ step: IssueStep) throws -> IssueOutcome {
        switch step {
        case .keep(let known, let entities, let isOtherwiseKnown):
            return .kept(known, entities: entities, isOtherwiseKnown: isOtherwiseKnown)
        case .recheck(let known, let entities, let isOtherwiseKnown, let assembled):
            let made = try made(assembled, known.provenance, known)
            if let difference = Unreproduced(known, made: made.known) {
                guard isAccepted else { throw difference }
            } else {
                // What is on the disk is what was written, too.
                for member in known.members { _ = try before?.contents(of: member, of: known.key.text) }
            }
            return .kept(known, entities: entities, isOtherwiseKnown: isOtherwiseKnown)
        case .recover(let before, let made): return .made(made, before: before, times: StageTimes())
        case .export(let assembled, let provenance, let known, let name):
            var times = StageTimes()
            let made = try times.measure(.export) {
                let issue = try self.made(assembled, provenance, known)
                try store.save(issue, as: name)
                return issue
            }
            return .made(made, before: known, times: times)
        case .cancel(let known):
            guard let previous = try before?.issue(known) else { preconditionFailure("only what was released is canceled") }
            var times = StageTimes()
            let made = try times.measure(.export) { () throws(ExportError) in
                try canceled(previous, known.key, nothing, refusals: [])
            }
            return .made(made, before: known, times: times)
        }
    }

    /// An issue that cannot be written is refused page by page; the run goes on.
    private func made(_ assembled: AssembledIssue, _ provenance: Provenance, _ known: KnownIssue?) throws -> MadeIssue {
        let previous = try known.flatMap { try $0.isInRelease ? before?.issue($0) : nil }
        guard var issue = assembled.issue else { return try refused(assembled, provenance, previous) }
        issue.links = IssueLinking.links(issue.pages)
        var warnings: [String: Int] = [:]
        for page in issue.pages { for warning in page.warnings { warnings[warning.code, default: 0] += 1 } }
        let confidences = issue.pages.flatMap { $0.contents.contents.articles.map(\.confidence) }
        do throws(ExportError) {
            return MadeIssue(
                try exporter(issue, provenance: provenance, previous: previous), paperName: issue.paperName,
                provenance: provenance, warnings: warnings,
                leastConfidence: ArticleConfidence(
                    segmentation: confidences.map(\.segmentation).min() ?? 1, headline: confidences.map(\.headline).min() ?? 1),
                refusals: assembled.refusals)
        } catch {
            var assembled = assembled
            assembled.refusals += issue.pages.map { page in
                let source = page.contents.contents.page.source
                return Refusal(
                    code: "export.failed", detail: error.description, path: source.file.path, page: source.ordinal,
                    sha256: source.file.sha256)
            }
            return try refused(assembled, provenance, previous)
        }
    }

    /// An issue of which no page can be used. If it was in the release before, its items are canceled.
    private func refused(
        _ assembled: AssembledIssue, _ provenance: Provenance, _ previous: PreviousIssue?
    ) throws -> MadeIssue {
        guard let previous else { return MadeIssue(refused: assembled.key, provenance: provenance, refusals: assembled.refusals) }
        return try canceled(previous, assembled.key, provenance, refusals: assembled.refusals)
    }

    private func canceled(
        _ previous: PreviousIssue, _ key: IssueKey, _ provenance: Provenance, refusals: [Refusal]
    ) throws(ExportError) -> MadeIssue {
        MadeIssue(
            try exporter.cancellation(of: previous, key: key, provenance: provenance), paperName: previous.paperName,
            provenance: provenance, warnings: [:], leastConfidence: .certain, refusals: refusals)
    }
}
