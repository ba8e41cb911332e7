import Export
import Newspaper

/// The folder with one JSON file for each input, or page of one, that is not in the release. It tells the state of
/// the inputs now: the entry of a file that is fine again, or gone, goes.
package struct Quarantine: Sendable {
    private let folder: String
    private let disk: Disk

    /// - Parameter output: the output folder.
    package init(output: String, disk: Disk = Disk()) { (folder, self.disk) = ("\(output)/quarantine", disk) }

    /// The entries, in the byte order of their names. What is no entry is told and passed over: its input is tried
    /// again.
    package func load(onDamage: (QuarantineDamage) -> Void) throws(DiskError) -> [QuarantineEntry] {
        var entries: [QuarantineEntry] = []
        for name in try disk.names(in: folder) where name.hasSuffix(Self.suffix) {
            let path = "\(folder)/\(name)"
            guard let bytes = try disk.contents(of: path) else { continue }
            do throws(JSONError) {
                let value = try JSONParser.parse(bytes)
                guard let entry = QuarantineEntry(value, fileTime: disk.modified(of: path) ?? .now()) else {
                    onDamage(QuarantineDamage(path: path, reason: "it names no code or no path"))
                    continue
                }
                entries.append(entry)
            } catch {
                onDamage(QuarantineDamage(path: path, reason: error.description))
            }
        }
        return entries
    }

    /// Makes the folder hold exactly these entries. A file that says so already is left alone; a new one is written
    /// beside and renamed into place.
    package func store(_ entries: [QuarantineEntry]) throws(DiskError) {
        try disk.makeFolder(folder)
        var files: [String: [UInt8]] = [:]
        for entry in entries { files[entry.name + Self.suffix] = Array(entry.json.pretty.utf8) }
        for name in try disk.names(in: folder) where files[name] == nil { try disk.remove("\(folder)/\(name)") }
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let path = "\(folder)/\(name)"
            if try disk.contents(of: path) != bytes { try disk.replace(path, with: bytes) }
        }
        try disk.syncFolder(folder)
    }

    /// Makes the folder say what a run refused.
    /// - Parameters:
    ///   - stands: as in `QuarantineEntry.updated`.
    /// - Returns: the entries there are now.
    @discardableResult package func update(
        _ refusals: [Refusal], stands: (QuarantineEntry) -> Bool = { _ in false }, now: Timestamp = .now(),
        onDamage: (QuarantineDamage) -> Void = { _ in }
    ) throws(DiskError) -> [QuarantineEntry] {
        let entries = QuarantineEntry.updated(try load(onDamage: onDamage), refusals: refusals, stands: stands, now: now)
        try store(entries)
        return entries
    }

    private static let suffix = ".json"
}

/// A file of the quarantine that is no entry.
package struct QuarantineDamage: Hashable, Sendable, CustomStringConvertible {
    package var path: String
    package var reason: String

    package var description: String { "\(path) is no entry of the quarantine: \(reason); its input is tried again" }
}
