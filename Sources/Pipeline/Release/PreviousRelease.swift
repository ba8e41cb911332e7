import Export
import Newspaper

/// The release that a run goes on from: where its issues' shares of its files lie.
struct PreviousRelease: Sendable {
    let folder: String
    let disk: Disk
    /// By path, all files that the manifest lists.
    let files: [String: Manifest.File]
    /// As the manifest tells it; nil where it tells none.
    let configuration: JSONValue?

    /// - Throws: `ReleaseDamage` where there is no manifest, `ConfigurationError` where it is not understood.
    init(folder: String, disk: Disk) throws {
        let path = "\(folder)/\(Manifest.name)"
        guard let manifest = try disk.contents(of: path) else { throw ReleaseDamage(path: path, owner: "") }
        let listed = try Manifest.read(manifest, file: path)
        files = Dictionary(listed.files.lazy.map { ($0.path, $0) }) { first, _ in first }
        configuration = listed.configuration
        (self.folder, self.disk) = (folder, disk)
    }

    /// Whose share of a file it is: the text of an issue's key, or a part of the catalogue.
    typealias Share = (member: KnownIssue.Member, owner: String)

    /// The bytes of an issue's or a part's share of a file.
    /// - Throws: `ReleaseDamage` where they are not those that were written.
    func contents(of member: KnownIssue.Member, of owner: String) throws -> [UInt8] { try contents(of: [(member, owner)]) }

    /// The bytes of shares that lie one after another in a file, read at once.
    /// - Throws: `ReleaseDamage` where those of one are not those that were written.
    func contents(of shares: [Share]) throws -> [UInt8] {
        guard let first = shares.first?.member, let last = shares.last?.member else { return [] }
        let path = "\(folder)/\(first.path)"
        let bytes = try disk.contents(of: path, first.start..<last.range.upperBound) ?? []
        for (member, owner) in shares {
            let share = bytes.dropFirst(member.start - first.start).prefix(member.byteCount)
            guard share.count == member.byteCount, SHA256.hex(share) == member.sha256 else { throw ReleaseDamage(path: path, owner: owner) }
        }
        return bytes
    }

    /// The bytes of a whole file, nil where the release has none of that path.
    /// - Throws: `ReleaseDamage` where they are not those that were written.
    func contents(of path: String) throws -> [UInt8]? {
        guard let file = files[path] else { return nil }
        guard let bytes = try disk.contents(of: "\(folder)/\(path)"), bytes.count == file.byteCount, SHA256.hex(bytes) == file.sha256
        else { throw ReleaseDamage(path: "\(folder)/\(path)", owner: "") }
        return bytes
    }

    /// What versions and the changelog go on from.
    func issue(_ known: KnownIssue) throws -> PreviousIssue {
        func rows(_ kind: RowKind) throws -> [UInt8] {
            try known.member(of: kind).map { try Gzip.unpack(try contents(of: $0, of: known.key.text)) } ?? []
        }
        let (row, articles) = (try rows(.issues), try rows(.articles))
        do throws(RowError) { return try PreviousIssue(issueRow: row, articleRows: articles) } catch {
            throw ReleaseDamage(path: "\(folder): \(error)", owner: known.key.text)
        }
    }
}

/// A published file is not what was published.
package struct ReleaseDamage: Error, Hashable, Sendable {
    package var path: String
    /// The issue, or the part of the catalogue, whose share of the file is damaged; empty where it may be any.
    package var owner: String
}

extension ReleaseDamage: CustomStringConvertible {
    package var description: String {
        "\(path) is not what was published\(owner.isEmpty ? "" : " (the share of \(owner))"); put it back from a copy, or make another release current: broadsheet release list, broadsheet release switch N"
    }
}
