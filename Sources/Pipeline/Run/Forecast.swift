import Ingest
import Newspaper

/// What a run would do: the same decisions that the run makes, and nothing else.
package struct Forecast: Hashable, Sendable {
    package var issuesMade = 0
    package var files = 0
    package var issuesKept = 0
    /// Of those, how many something newer would make otherwise, if they were asked for.
    package var issuesOutdated = 0
    package var issuesCanceled = 0
    /// How long it may take, by how fast the last runs were; nil where there was none.
    package var seconds: Double?

    init(_ plan: Plan, _ decisions: IssueDecisions, _ catalog: Catalog, limits: InputLimits) throws(CatalogError) {
        let known = try KnownIssues(catalog).all()
        let before = Dictionary(known.map { ($0.key, $0) }) { first, _ in first }
        var files = plan.files[...]
        while let first = files.first {
            let group = files.prefix { $0.key == first.key }
            files = files.dropFirst(group.count)
            var results: [HashingResult] = []
            for (file, known) in zip(group, try catalog.inputs(of: group)) {
                results.append(HashingResult(file, known: known, limits: limits))
            }
            let request = decisions.request(results, before: before[first.key])
            switch decisions.decide(request) {
            case .keep(let known):
                issuesKept += 1
                if !known.provenance.fingerprint.utf8.elementsEqual(request.provenance.fingerprint.utf8) { issuesOutdated += 1 }
            case .make, .putOff:
                issuesMade += 1
                self.files += request.files.count
            }
        }
        let planned = Set(plan.files.map(\.key))
        for known in known where known.isInRelease && !planned.contains(known.key) {
            if case .cancel = decisions.gone(known) { issuesCanceled += 1 } else { issuesKept += 1 }
        }
        seconds = try catalog.pagesPerSecond().map { Double(self.files) / $0 }
    }

    package var text: String {
        var lines = [
            "would make \(issuesMade) issues from \(files) files",
            "would take over \(issuesKept) issues as they are" + (issuesOutdated > 0 ? ", \(issuesOutdated) of them made by something older" : ""),
        ]
        if issuesCanceled > 0 { lines.append("would cancel \(issuesCanceled) issues whose files are gone") }
        if issuesMade > 0 {
            lines.append(seconds.map { "may take \(Self.duration($0)), as fast as the last runs were" } ?? "nothing tells yet how long it may take")
        }
        return lines.joined(separator: "\n")
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return "\(whole) s" }
        return whole < 3600 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole / 60 % 60) min"
    }
}
