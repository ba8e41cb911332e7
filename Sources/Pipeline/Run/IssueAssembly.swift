import Correct
import Newspaper

/// The pages of one issue, and what of it was refused on the way.
package struct AssembledIssue: Hashable, Sendable {
    package var key: IssueKey
    /// Nil where no page of the issue is left.
    package var issue: Issue?
    package var refusals: [Refusal]
}

/// Puts the files of one issue together and settles which of two files for one page stays.
package struct IssueAssembly {
    private let paperNames: [String: String]
    private let homes: [String: DivisionCode]
    private let corrections: CorrectionSet

    /// - Parameter homes: where papers are at home, by their codes.
    package init(papers: [Configuration.Paper], homes: [String: DivisionCode], corrections: CorrectionSet = CorrectionSet()) {
        self.homes = homes
        self.corrections = corrections
        paperNames = Dictionary(uniqueKeysWithValues: papers.map { ($0.code, $0.name) })
    }

    /// - Parameter files: all files of one issue, at least one, in the order of the plan.
    package func assembled(_ files: [WorkedFile]) -> AssembledIssue {
        var refusals: [Refusal] = []
        var kept: [Candidate] = []
        for file in files {
            if let twin = kept.first(where: { $0.isSameContent(as: file) }) {
                refusals.append(Refusal(
                    code: "input.duplicate", detail: "the same bytes as \(twin.path), which stays",
                    path: file.file.input.path, sha256: file.sha256))
                continue
            }
            for outcome in file.outcomes {
                switch outcome {
                case .refused(let refusal): refusals.append(refusal)
                case .page(let page):
                    let candidate = Candidate(page: page, file: file.file)
                    if let index = kept.firstIndex(where: { $0.isSamePage(as: candidate) }) {
                        refusals.append(Candidate.settle(&kept[index], against: candidate))
                    } else {
                        kept.append(candidate)
                    }
                }
            }
        }
        let key = files[0].file.key
        guard !kept.isEmpty else { return AssembledIssue(key: key, issue: nil, refusals: refusals) }
        let ordered = kept.enumerated().sorted { a, b in
            (a.element.page.number ?? .max, a.offset) < (b.element.page.number ?? .max, b.offset)
        }
        let name = paperNames[key.paper] ?? key.paper
        let pages = Self.withIssueNumbers(ordered.map(\.element.page))
        var issue = Issue(key: key, paperName: name, home: homes[key.paper], pages: pages)
        // What is said of pages that are not there is told on the first that is.
        issue.pages[0].warnings += corrections.misfits(missing: issue).map(\.warning)
        return AssembledIssue(key: key, issue: issue, refusals: refusals)
    }

    /// Pages without an issue number (期号) get the one that the others of their day have, if those agree: papers
    /// print it on the front page alone. A file that nothing dates may hold pages of many days.
    private static func withIssueNumbers(_ pages: [IssuePage]) -> [IssuePage] {
        var numbers: [CalendarDate?: Set<[UInt8]>] = [:]
        for page in pages where !page.identity.issueNumber.isEmpty {
            numbers[page.identity.date, default: []].insert(Array(page.identity.issueNumber.utf8))
        }
        return pages.map { page in
            guard page.identity.issueNumber.isEmpty, let found = numbers[page.identity.date], found.count == 1,
                let number = found.first
            else { return page }
            var page = page
            page.identity.issueNumber = String(decoding: number, as: UTF8.self)
            return page
        }
    }
}

/// A page that may stay in its issue.
private struct Candidate {
    let page: IssuePage
    let file: PlannedFile
    var path: String { file.input.path }
    var source: SourcePage { page.contents.contents.page.source }
    var ordinal: Int { source.ordinal }
    var printed: Int { page.contents.contents.page.census.printed }

    /// The same bytes once more, in a file that is not named as another page.
    func isSameContent(as other: WorkedFile) -> Bool {
        file.input.path != other.file.input.path && source.file.sha256 == other.sha256
            && file.identity.page == other.file.identity.page
    }

    /// Two files whose names say that they are the same page.
    func isSamePage(as other: Candidate) -> Bool {
        path != other.path && file.identity.page != nil && file.identity.page == other.file.identity.page
            && ordinal == other.ordinal
    }

    /// The page with more printed characters stays; the earlier one where both have as many.
    static func settle(_ kept: inout Candidate, against other: Candidate) -> Refusal {
        var (winner, loser) = (kept, other)
        if loser.printed > winner.printed { (winner, loser) = (loser, winner) }
        kept = winner
        let page = loser.file.identity.page.map { "page \($0 + loser.ordinal - 1)" } ?? "the page"
        let reason =
            winner.printed == loser.printed
            ? "both have \(winner.printed) printed characters, and it comes first"
            : "it has \(winner.printed) printed characters, this one \(loser.printed)"
        return Refusal(
            code: "page.duplicate",
            detail: "\(page) of \(loser.file.key.text) is in \(winner.path), too, which stays: \(reason)",
            path: loser.path, page: loser.ordinal, sha256: loser.source.file.sha256)
    }
}
