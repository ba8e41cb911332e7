import Export
import Newspaper

/// A release while its issues come in: what is staged, what has changed since the release before, and what there is to
/// tell of it.
struct Publication {
    let staged: StagedRelease
    let before: PreviousRelease?
    var summary: RunSummary
    /// What an earlier run refused, and nothing has changed since.
    private(set) var standing: [Refusal] = []
    private let configuration: Configuration
    private let learning: CatalogLearning
    private let catalog: Catalog
    /// What issues give to the catalogue of entities: all of it, or, where it is kept what those of the release before gave,
    /// only what is not as it was.
    private var entities: EntityRuns
    private let knownParts: KnownParts?
    private let madeWith: String

    /// - Parameters:
    ///   - knownParts: what is remembered of the release before; nil where nothing is.
    ///   - madeWith: a digest of the program and its settings.
    init(
        _ staged: StagedRelease, _ before: PreviousRelease?, _ configuration: Configuration, _ catalog: Catalog,
        _ learning: CatalogLearning, knownParts: KnownParts?, madeWith: String, disk: Disk, summary: RunSummary
    ) {
        (self.catalog, self.knownParts, self.madeWith) = (catalog, knownParts, madeWith)
        (self.staged, self.before, self.configuration) = (staged, before, configuration)
        (self.learning, self.summary) = (learning, summary)
        entities = EntityRuns(scratch: staged.scratch, disk: disk)
    }

    /// Whether it has to be said what issues give to the catalogue of entities that are taken over.
    var needsEntities: Bool { knownParts == nil }

    mutating func take(_ outcome: IssueOutcome) throws {
        switch outcome {
        case .kept(let issue, let packed, let isOtherwiseKnown):
            if isOtherwiseKnown { try learning.learn(issue, entities: nil) }
            standing += issue.refusals
            guard issue.isInRelease else { return }
            try staged.append(issue)
            try entities.add(packed)
            summary.take(issue, isKept: true)
        case .made(let made, let before, let times):
            summary.times += times
            try learning.learn(made.known, entities: made.entities)
            summary.refusals += made.known.refusals
            try entities.add(try newEntities(made, before))
            guard made.known.isInRelease else { return }
            try staged.append(made)
            try staged.append(.changes, made.changes, rows: made.changeCounts.rows, level: configuration.compressionLevel)
            try staged.append(.lineage, made.lineage, rows: made.changeCounts.related, level: configuration.compressionLevel)
            summary.changes += made.changeCounts
            summary.take(made.known, isKept: false)
            if made.known.counts.pages == 0, before?.counts.pages ?? 0 > 0 { summary.removedIssues += 1 }
        }
    }

    private func newEntities(_ made: MadeIssue, _ before: KnownIssue?) throws -> [UInt8] {
        let now = made.known.isInRelease ? made.entities : []
        guard knownParts != nil, let before, before.isInRelease else { return now }
        return try EntityCatalogue.difference(from: try catalog.entities(of: [before.key])[0] ?? [], to: now)
    }

    /// Whether a file could not be read tonight: nothing of it will have changed when it can be.
    var isAnyUnread: Bool { (summary.refusals + standing).contains { $0.code == "input.unreadable" } }

    /// Writes what a release says of itself, all but the manifest.
    mutating func complete(previous: Int?, lanes: Lanes) throws -> Manifest {
        try staged.finishIssues()
        let kept = knownParts.map { KeptEntities($0.parts, load: catalog.entities) } ?? KeptEntities()
        let entities: PartedEntities
        do { entities = try PartedEntities(&self.entities, onto: kept) } catch is KeptMisfit { throw catalog.misfit }
        let catalogue = CataloguePublication(
            entities, CatalogueFiles(entities.totals, profile: configuration.dataset, compressionLevel: configuration.compressionLevel),
            before, knownParts, madeWith: madeWith)
        learning.learn(try catalogue.write(to: staged, lanes, keep: learning.keep))
        try staged.removeScratch()
        let totals = ReleaseTotals(years: summary.years, entities: entities.totals.count, changes: summary.changes)
        let card = DatasetCard(title: configuration.title, profile: configuration.dataset, totals: totals)
        try staged.addOrShare("README.md", try card.bytes())
        for kind in RowKind.allCases { try staged.addOrShare(kind.schemaPath, kind.schemaBytes) }
        return Manifest(
            files: staged.files, configuration: configuration.echo, issues: totals.issues, counts: totals.counts,
            warnings: summary.warnings, run: Manifest.Run(release: staged.number, previous: previous, created: .now()))
    }

    /// Whether a release has all that this one would have. What one release says of the step to it does not count.
    func isSame(asIn release: String) throws -> Bool {
        guard let before, before.folder.utf8.elementsEqual(release.utf8), summary.changes.rows == 0,
            before.configuration == (try JSONParser.parse(Array(configuration.echo.line.utf8)))
        else { return false }
        let ofTheStep = Set([RowKind.changes.glob, RowKind.lineage.glob, "README.md"])
        let files = staged.files.filter { !ofTheStep.contains($0.path) }
        return files.count == before.files.keys.count { !ofTheStep.contains($0) } && files.allSatisfy { before.files[$0.path] == $0 }
    }
}
