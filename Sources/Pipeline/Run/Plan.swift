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
    /// Files that it names, which are read with it and not on their own.
    package var companions: [PlannedCompanion] = []
}

/// All files of a run in the order of the release: by issue, page and path.
package struct Plan: Hashable, Sendable {
    package var files: [PlannedFile]
    package var refusals: [Refusal]

    /// Reads nothing but files that name others, and files that their names do not date: the issue of those is named by
    /// their content.
    /// - Parameter neighbours: files that are no inputs, but may be named by one.
    package init(
        _ inputs: [InputFile], beside neighbours: [InputFile] = [], naming: [NamingPattern], limits: InputLimits = .standard
    ) {
        self.init(inputs, beside: neighbours, naming: naming, limits: limits) { (_) throws(Never) in nil }
    }

    /// - Parameter known: the hash of a file's content where it need not be read to know it.
    init<Failure: Error>(
        _ inputs: [InputFile], beside neighbours: [InputFile], naming: [NamingPattern], limits: InputLimits,
        known: (InputFile) throws(Failure) -> String?
    ) throws(Failure) {
        var files: [PlannedFile] = []
        files.reserveCapacity(inputs.count)
        var refusals: [Refusal] = []
        let packages = Packages(inputs, beside: neighbours, limits: limits)
        for input in inputs where !packages.claims(input) {
            switch try Self.planned(input, packages[input], naming: naming, limits: limits, known: known) {
            case .success(let file): files.append(file)
            case .failure(let refusal): refusals.append(refusal)
            }
        }
        // In place: ten years of a province are a million files.
        files.sort { a, b in
            if a.key != b.key { return a.key < b.key }
            if a.identity.page != b.identity.page { return (a.identity.page ?? .max) < (b.identity.page ?? .max) }
            return a.input.path.utf8.lexicographicallyPrecedes(b.input.path.utf8)
        }
        (self.files, self.refusals) = (files, refusals)
    }

    private static func planned<Failure: Error>(
        _ input: InputFile, _ package: Packages.Package?, naming: [NamingPattern], limits: InputLimits,
        known: (InputFile) throws(Failure) -> String?
    ) throws(Failure) -> Result<PlannedFile, Refusal> {
        var (identity, warnings) = (PageIdentity(), [PageWarning]())
        var isNamed = naming.isEmpty
        for pattern in naming where !isNamed {
            guard let reading = pattern.reading(of: input.name) else { continue }
            (identity, warnings, isNamed) = (reading.identity, reading.warnings, true)
        }
        if !isNamed {
            warnings.append(PageWarning(code: "name.no-match", detail: "\(input.path) matches no naming pattern"))
        }
        if let package { warnings += identity.fill(from: package.identity) }
        _ = identity.fill(from: Readers.identity(path: input.name))
        var hash: String?
        let day: IssueKey.Day
        if let date = identity.date {
            day = .dated(date)
        } else {
            hash = try known(input)
            if hash == nil {
                do throws(Refusal) { hash = try input.sha256(limit: limits.maxFileBytes) } catch { return .failure(error) }
            }
            day = .undated(String((hash ?? "").prefix(8)))
        }
        return .success(PlannedFile(
            input: input, key: IssueKey(paper: identity.paper, day: day, edition: identity.edition),
            identity: identity, warnings: warnings, sha256: hash, companions: package?.companions ?? []))
    }
}

extension PageIdentity {
    /// Takes over what a file says of itself where its name and the configuration say nothing.
    mutating func fill(from stated: PageIdentity) -> [PageWarning] {
        var warnings: [PageWarning] = []
        if let date, let other = stated.date, other != date {
            warnings.append(PageWarning(
                code: "package.date.contradicts-name", detail: "the name says \(date.iso), the file \(other.iso)"))
        }
        date = date ?? stated.date
        page = page ?? stated.page
        if issueNumber.isEmpty { issueNumber = stated.issueNumber }
        if pageName.isEmpty { pageName = stated.pageName }
        return warnings
    }
}
