import Export
import Newspaper

/// An issue that a run worked off: what is remembered of it, and the bytes it gives to the release.
package struct MadeIssue: Hashable, Sendable {
    package var known: KnownIssue
    /// What it gives to the catalogue of entities, packed.
    package var entities: [UInt8]
    /// As the members of `known`, one for one.
    package var contents: [[UInt8]]
    /// Rows, unpacked, of `changes` and `lineage`.
    package var changes: [UInt8]
    package var lineage: [UInt8]
    package var changeCounts: ChangeCounts

    init(
        _ bundle: IssueBundle, paperName: String, provenance: Provenance, warnings: [String: Int],
        leastConfidence: ArticleConfidence, refusals: [Refusal]
    ) {
        known = KnownIssue(
            key: bundle.key, paperName: paperName, provenance: provenance, counts: bundle.counts, warnings: warnings,
            leastConfidence: leastConfidence,
            members: bundle.files.map { file in
                KnownIssue.Member(
                    path: file.path, byteCount: file.bytes.count, sha256: SHA256.hex(file.bytes), rows: file.rows,
                    mode: file.mode)
            },
            refusals: refusals)
        entities = bundle.catalogue.packed
        contents = bundle.files.map(\.bytes)
        (changes, lineage, changeCounts) = (bundle.changes, bundle.lineage, bundle.changeCounts)
    }

    /// An issue of which nothing could be used.
    init(refused key: IssueKey, provenance: Provenance, refusals: [Refusal]) {
        known = KnownIssue(
            key: key, paperName: "", provenance: provenance, counts: .init(), warnings: [:],
            leastConfidence: .certain, members: [], refusals: refusals)
        (entities, contents, changes, lineage, changeCounts) = ([], [], [], [], ChangeCounts())
    }
}

extension MadeIssue {
    func write(to writer: inout BinaryWriter) {
        known.write(to: &writer)
        writer.data(entities)
        writer.list(contents) { $0.data($1) }
        writer.data(changes)
        writer.data(lineage)
        for path in Self.countPaths { writer.number(changeCounts[keyPath: path]) }
    }

    init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        known = try KnownIssue(from: &reader)
        entities = Array(try reader.data())
        contents = try reader.list { reader throws(BinaryReader.Fault) in Array(try reader.data()) }
        changes = Array(try reader.data())
        lineage = Array(try reader.data())
        changeCounts = ChangeCounts()
        for path in Self.countPaths { changeCounts[keyPath: path] = try reader.number() }
        guard contents.count == known.members.count else { throw reader.fault }
    }

    private static var countPaths: [WritableKeyPath<ChangeCounts, Int>] {
        [\.added, \.removed, \.changed, \.text, \.headline, \.metadata, \.entities, \.related]
    }
}
