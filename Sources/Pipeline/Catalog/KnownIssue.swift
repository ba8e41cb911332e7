import Export
import Newspaper

/// What the pipeline remembers of an issue that it has worked off: what it was made from and with, and what it gave
/// to the release. While none of that changes, the issue is neither read nor written again.
package struct KnownIssue: Hashable, Sendable {
    /// The issue's share of a file of the release.
    package struct Member: Hashable, Sendable {
        package var path: String
        package var byteCount: Int
        package var sha256: String
        package var rows: Int
        package var mode: BundleFile.Mode
        /// Where it begins in its file in the release before. Not remembered: it follows from the issues before it.
        package var start = 0

        package var range: Range<Int> { start..<(start + byteCount) }
    }

    package var key: IssueKey
    package var paperName: String
    package var provenance: Provenance
    package var counts: IssueBundle.Counts
    /// Of each code.
    package var warnings: [String: Int]
    /// Of the articles, 1 where there is none.
    package var leastConfidence: ArticleConfidence
    /// In order of path; none where nothing of the issue could be used.
    package var members: [Member]
    /// What of its files is not in the release.
    package var refusals: [Refusal]

    package var isInRelease: Bool { !members.isEmpty }

    /// Its share of the rows of a kind; nil where it has none.
    func member(of kind: RowKind) -> Member? { members.first { $0.path.utf8.starts(with: "\(kind.rawValue)/".utf8) } }

    /// What a part of the fingerprint was; nil where it had no such part.
    func part(_ name: String) -> String? { provenance.parts.first { $0.name == name }?.value }
}

extension KnownIssue {
    func write(to writer: inout BinaryWriter) {
        key.write(to: &writer)
        writer.text(paperName)
        writer.text(provenance.fingerprint)
        writer.list(provenance.parts) { writer, part in
            writer.text(part.name)
            writer.text(part.value)
        }
        writer.list(provenance.inputs) { writer, input in
            writer.text(input.file)
            writer.text(input.sha256)
        }
        counts.write(to: &writer)
        writer.counts(warnings)
        for share in [leastConfidence.segmentation, leastConfidence.headline] {
            writer.number(Int(bitPattern: UInt(share.bitPattern)))
        }
        writer.list(members) { writer, member in
            writer.text(member.path)
            writer.number(member.byteCount)
            writer.text(member.sha256)
            writer.number(member.rows)
            writer.number(member.mode == .whole ? 1 : 0)
        }
        writer.list(refusals) { $1.write(to: &$0) }
    }

    init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        key = try IssueKey(from: &reader)
        paperName = try reader.text()
        provenance = Provenance(
            fingerprint: try reader.text(),
            parts: try reader.list { reader throws(BinaryReader.Fault) in
                FingerprintPart(name: try reader.text(), value: try reader.text())
            },
            inputs: try reader.list { reader throws(BinaryReader.Fault) in
                InputReference(file: try reader.text(), sha256: try reader.text())
            })
        counts = try IssueBundle.Counts(from: &reader)
        warnings = try reader.counts()
        leastConfidence = ArticleConfidence(
            segmentation: Double(bitPattern: UInt64(UInt(bitPattern: try reader.number()))),
            headline: Double(bitPattern: UInt64(UInt(bitPattern: try reader.number()))))
        members = try reader.list { reader throws(BinaryReader.Fault) in
            Member(
                path: try reader.text(), byteCount: try reader.number(), sha256: try reader.text(),
                rows: try reader.number(), mode: try reader.number() == 1 ? .whole : .appended)
        }
        refusals = try reader.list { reader throws(BinaryReader.Fault) in try Refusal(from: &reader) }
    }
}

extension BinaryWriter {
    /// In order of name.
    mutating func counts(_ counts: [String: Int]) {
        list(counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) { writer, entry in
            writer.text(entry.key)
            writer.number(entry.value)
        }
    }
}

extension BinaryReader {
    mutating func counts() throws(Fault) -> [String: Int] {
        let entries = try list { reader throws(Fault) in (try reader.text(), try reader.number()) }
        return Dictionary(entries) { first, _ in first }
    }
}

extension IssueKey {
    func write(to writer: inout BinaryWriter) {
        writer.text(paper)
        writer.text(edition)
        switch day {
        case .dated(let date): writer.text(date.compact)
        case .undated(let hash): writer.text("undated-\(hash)")
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        let (paper, edition, day) = (try reader.text(), try reader.text(), try reader.text())
        guard let key = IssueKey(paper: paper, dayText: day, edition: edition) else { throw reader.fault }
        self = key
    }

    /// Reads `dayText`; nil for what is none.
    init?(paper: String, dayText: String, edition: String) {
        let prefix = "undated-"
        if dayText.utf8.starts(with: prefix.utf8) {
            self.init(paper: paper, day: .undated(String(dayText.dropFirst(prefix.count))), edition: edition)
        } else if let date = CalendarDate(dayText) {
            self.init(paper: paper, day: .dated(date), edition: edition)
        } else {
            return nil
        }
    }
}

extension Refusal {
    func write(to writer: inout BinaryWriter) {
        for text in [code, detail, path] { writer.text(text) }
        writer.optional(page) { $0.number($1) }
        writer.optional(sha256) { $0.text($1) }
    }

    init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        self.init(
            code: try reader.text(), detail: try reader.text(), path: try reader.text(),
            page: try reader.optional { reader throws(BinaryReader.Fault) in try reader.number() },
            sha256: try reader.optional { reader throws(BinaryReader.Fault) in try reader.text() })
    }
}
