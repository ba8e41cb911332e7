import Newspaper

@testable import Export

/// Issues that were in no release before.
extension TestIssue {
    static func provenance(_ parts: KeyValuePairs<String, String> = ["pipeline": pipelineVersion]) -> Provenance {
        let parts = parts.map { FingerprintPart(name: $0.key, value: $0.value) }
        let text = parts.map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
        return Provenance(
            fingerprint: SHA256.hex(Array(text.utf8)), parts: parts,
            inputs: [InputReference(file: "qingchuan/2023-04-12/01.txt", sha256: SHA256.hex([1]))])
    }

    static func history(_ issue: NamedIssue, _ profile: DatasetProfile = DatasetProfile()) throws(ExportError) -> IssueHistory {
        try IssueHistory(issue, provenance(), previous: nil, profile: profile)
    }
}

extension NewsMLMessage {
    init(_ issue: NamedIssue, profile: DatasetProfile) throws(ExportError) {
        try self.init(issue, TestIssue.history(issue, profile).items, profile: profile)
    }
}

extension IssueExporter {
    func callAsFunction(_ issue: Issue) throws(ExportError) -> IssueBundle {
        try self(issue, provenance: TestIssue.provenance(), previous: nil)
    }

    static func articleRows(_ issue: NamedIssue) throws(ExportError) -> JSONLinesWriter {
        try TestIssue.history(issue).articleRows
    }
}
