import Newspaper

/// `store/`: issues that are worked off but not yet published, so that a run that is interrupted loses nothing that
/// was done. What is published is removed: the release holds it.
///
/// Nothing waits for the disk here. A file that a power failure tore, or a bit that flipped, shows by its checksum,
/// and the issue is worked off again.
package struct Store: Sendable {
    private let folder: String
    private let disk: Disk

    /// - Parameter output: the output folder.
    package init(output: String, disk: Disk) { (folder, self.disk) = ("\(output)/store", disk) }

    /// The name under which an issue is kept: by its fingerprint and by what came before it, as versions go on from
    /// there.
    static func name(fingerprint: String, previous: String?) -> String {
        SHA256.hex(Array("\(fingerprint)\n\(previous ?? "new")".utf8))
    }

    private static let magic = Array("broadsheet-store 3\n".utf8)

    private func path(_ name: String) -> String { "\(folder)/\(name.prefix(2))/\(name)" }

    func contains(_ name: String) -> Bool { disk.size(of: path(name)) != nil }

    func save(_ issue: MadeIssue, as name: String) throws(DiskError) {
        var writer = BinaryWriter()
        issue.write(to: &writer)
        let path = path(name)
        try disk.makeFolder("\(folder)/\(name.prefix(2))")
        try disk.remove("\(path).partial")
        let file = try disk.create("\(path).partial")
        try file.write(Self.magic + SHA256.digest(writer.bytes) + writer.bytes)
        try file.close()
        try disk.rename("\(path).partial", to: path)
    }

    /// Nil where there is none, or it is damaged.
    func load(_ name: String) throws(DiskError) -> MadeIssue? {
        guard let bytes = try disk.contents(of: path(name)), bytes.starts(with: Self.magic) else { return nil }
        let body = Array(bytes.dropFirst(Self.magic.count + 32))
        guard bytes.dropFirst(Self.magic.count).prefix(32).elementsEqual(SHA256.digest(body)) else { return nil }
        var reader = BinaryReader(body)
        do {
            let issue = try MadeIssue(from: &reader)
            return reader.isAtEnd ? issue : nil
        } catch {
            return nil
        }
    }

    /// Removes all that is kept.
    func empty() throws(DiskError) { try disk.remove(folder) }
}
