import Ingest
import Newspaper

/// A file and the issue it belongs to.
package struct PlannedFile: Hashable, Sendable {
    package var input: InputFile
    package var key: IssueKey
    /// What the name and the configuration say. Never the folio: better reading must not move a page elsewhere.
    package var identity: PageIdentity
    package var warnings: [PageWarning]
    /// Of the content that the issue's fingerprint was taken of, 64 hex digits; nil where none was.
    package var sha256: String?
}

/// All files of a run in the order of the release: by issue, page and path.
package struct Plan: Hashable, Sendable {
    package var files: [PlannedFile]
    package var refusals: [Refusal]

    /// Reads nothing but files that their names do not date: the issue of those is named by their content.
    /// - Parameter known: the hash of a file's content where it need not be read to know it.
    package init(
        _ inputs: [InputFile], naming: [NamingPattern], limits: InputLimits = .standard,
        known: (InputFile) -> String? = { _ in nil }
    ) {
        var files: [PlannedFile] = []
        var refusals: [Refusal] = []
        for input in inputs {
            do {
                files.append(try Self.planned(input, naming: naming, limits: limits, known: known))
            } catch {
                refusals.append(error)
            }
        }
        self.files = files.sorted { a, b in
            if a.key != b.key { return a.key < b.key }
            if a.identity.page != b.identity.page { return (a.identity.page ?? .max) < (b.identity.page ?? .max) }
            return a.input.path.utf8.lexicographicallyPrecedes(b.input.path.utf8)
        }
        self.refusals = refusals
    }

    private static func planned(
        _ input: InputFile, naming: [NamingPattern], limits: InputLimits, known: (InputFile) -> String?
    ) throws(Refusal) -> PlannedFile {
        var (identity, warnings) = (PageIdentity(), [PageWarning]())
        var isNamed = naming.isEmpty
        for pattern in naming where !isNamed {
            guard let reading = pattern.reading(of: input.name) else { continue }
            (identity, warnings, isNamed) = (reading.identity, reading.warnings, true)
        }
        if !isNamed {
            warnings.append(PageWarning(code: "name.no-match", detail: "\(input.path) matches no naming pattern"))
        }
        var hash: String?
        let day: IssueKey.Day
        if let date = identity.date {
            day = .dated(date)
        } else {
            let content = if let hash = known(input) { hash } else { try input.sha256(limit: limits.maxFileBytes) }
            (hash, day) = (content, .undated(String(content.prefix(8))))
        }
        return PlannedFile(
            input: input, key: IssueKey(paper: identity.paper, day: day, edition: identity.edition),
            identity: identity, warnings: warnings, sha256: hash)
    }
}
