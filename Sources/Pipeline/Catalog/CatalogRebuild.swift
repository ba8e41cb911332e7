import Export
import Newspaper

/// Makes the table of issues again from what the current release says of itself. The inputs' dates are in no release,
/// so the next run reads every file once to see that it is the same; none is worked off again.
struct CatalogRebuild {
    let releases: Releases
    /// What stands in quarantine.
    let quarantined: [Refusal]
    let disk: Disk

    /// - Returns: the state that the catalog has now.
    @discardableResult func callAsFunction(_ catalog: Catalog) throws -> NightState {
        var night = NightState(release: releases.currentName, census: "", refused: quarantined.countsByCode)
        var papers: Set<[UInt8]> = []
        let learning = try CatalogLearning(catalog)
        try forEachIssue { issue, entities in
            try learning.learn(issue, entities: entities.packed)
            guard issue.counts.pages > 0 else { return }
            papers.insert(Array(issue.key.paper.utf8))
            night.issues += 1
            night.counts += issue.counts
            night.warnings.merge(issue.warnings, uniquingKeysWith: +)
        }
        night.papers = papers.count
        try learning.commit(night, replacing: true)
        return night
    }

    /// Hands on the issues of the current release, each with what it gives to the catalogue of entities.
    /// - Throws: `ReleaseDamage` for a file whose rows do not fit together.
    func forEachIssue(_ take: (KnownIssue, EntityCatalogue) throws -> Void) throws {
        guard let folder = releases.current else { return }
        let manifest = "\(folder)/\(Manifest.name)"
        guard let bytes = try disk.contents(of: manifest) else { throw ReleaseDamage(path: manifest, owner: "") }
        let prefix = "\(RowKind.issues.rawValue)/"
        for file in try Manifest.files(bytes, file: manifest) where file.path.utf8.starts(with: prefix.utf8) {
            try forEachIssue(of: file.path, in: folder, take)
        }
    }

    /// The issues of one yearly file.
    private func forEachIssue(
        of path: String, in folder: String, _ take: (KnownIssue, EntityCatalogue) throws -> Void
    ) throws {
        let yearly = path.dropFirst(RowKind.issues.rawValue.count)
        guard let bytes = try disk.contents(of: "\(folder)/\(path)") else { throw ReleaseDamage(path: "\(folder)/\(path)", owner: "") }
        var rows = GzipMembers(bytes)
        var articles = GzipMembers(try disk.contents(of: "\(folder)/\(RowKind.articles.rawValue)\(yearly)") ?? [])
        var pages = GzipMembers(try disk.contents(of: "\(folder)/\(RowKind.pages.rawValue)\(yearly)") ?? [])
        var start = 0
        while let row = try rows.next() {
            let own = bytes[start..<rows.offset]
            start = rows.offset
            var issue = try known(try JSONParser.parse(Array(row.dropLast())), path)
            let member = KnownIssue.Member(
                path: path, byteCount: own.count, sha256: SHA256.hex(Array(own)), rows: 1, mode: .appended)
            let at = issue.members.firstIndex { path.utf8.lexicographicallyPrecedes($0.path.utf8) } ?? issue.members.count
            issue.members.insert(member, at: at)
            var entities = EntityCatalogue()
            if issue.member(of: .articles) != nil, let rows = try articles.next() { entities = try issue.take(articles: rows) }
            if issue.member(of: .pages) != nil, let rows = try pages.next() { try issue.take(pages: rows) }
            try take(issue, entities)
        }
    }

    private func known(_ row: JSONValue, _ path: String) throws -> KnownIssue {
        let (id, paper, edition) = (row.text("id"), row.text("paper"), row.text("edition"))
        // `<paper>-<day>[-<edition>]`, where the day may hold a hyphen of its own.
        let day = id.utf8.dropFirst(paper.utf8.count + 1).dropLast(edition.isEmpty ? 0 : edition.utf8.count + 1)
        guard let key = IssueKey(paper: paper, dayText: String(Substring(day)), edition: edition), key.text.utf8.elementsEqual(id.utf8)
        else { throw ReleaseDamage(path: path, owner: id) }
        let inputs = row.items("inputs").map { InputReference(file: $0.text("file"), sha256: $0.text("sha256")) }
        let files = Set(inputs.map(\.file))
        return KnownIssue(
            key: key, paperName: row.text("paper_name"),
            provenance: Provenance(
                fingerprint: row.text("fingerprint"),
                parts: row.items("made_with").map { FingerprintPart(name: $0.text("part"), value: $0.text("value")) },
                inputs: inputs),
            counts: IssueBundle.Counts(row), warnings: [:], leastConfidence: .certain,
            members: row.items("members").map { member in
                let path = member.text("path")
                return KnownIssue.Member(
                    path: path, byteCount: member.integer("bytes") ?? 0, sha256: member.text("sha256"),
                    rows: member.integer("rows") ?? 0, mode: path.utf8.starts(with: "newsml/".utf8) ? .whole : .appended)
            },
            refusals: quarantined.filter { files.contains($0.path) })
    }
}

extension KnownIssue {
    fileprivate mutating func take(articles rows: [UInt8]) throws -> EntityCatalogue {
        var catalogue = EntityCatalogue()
        for line in rows.split(separator: UInt8(ascii: "\n")) {
            let row = try JSONParser.parse(Array(line))
            catalogue.add(article: row)
            guard let confidence = row["confidence"] else { continue }
            leastConfidence.segmentation = min(leastConfidence.segmentation, confidence.decimal("segmentation") ?? 1)
            leastConfidence.headline = min(leastConfidence.headline, confidence.decimal("headline") ?? 1)
        }
        return catalogue
    }

    fileprivate mutating func take(pages rows: [UInt8]) throws {
        for line in rows.split(separator: UInt8(ascii: "\n")) {
            for warning in try JSONParser.parse(Array(line)).items("warnings") { warnings[warning.text("code"), default: 0] += 1 }
        }
    }
}

extension JSONValue {
    fileprivate func decimal(_ name: String) -> Double? {
        if case .number(let text)? = self[name] { Double(text) } else { nil }
    }
}
