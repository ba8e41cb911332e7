import Newspaper

/// The folder with one JSON file for each input, or page of one, that is not in the release. It tells the state of
/// the inputs now: the entry of a file that is fine again, or gone, goes.
package struct Quarantine: Sendable {
    private let folder: String
    private let disk: Disk

    /// - Parameter output: the output folder.
    package init(output: String, disk: Disk) { (folder, self.disk) = ("\(output)/quarantine", disk) }

    /// Makes the folder say what is refused now. An entry that says so already is left alone, so that its file
    /// time tells since when; a new one is written beside and renamed into place.
    package func update(_ refusals: [Refusal]) throws(DiskError) {
        try disk.makeFolder(folder)
        var entries: [String: [UInt8]] = [:]
        for refusal in refusals { entries[Self.name(of: refusal)] = Array(Self.entry(for: refusal).pretty.utf8) }
        for name in try disk.names(in: folder) where entries[name] == nil { try disk.remove("\(folder)/\(name)") }
        for (name, bytes) in entries.sorted(by: { $0.key < $1.key }) {
            let path = "\(folder)/\(name)"
            if try disk.contents(of: path) == bytes { continue }
            try disk.create("\(path).partial", holding: bytes)
            try disk.rename("\(path).partial", to: path)
        }
        try disk.syncFolder(folder)
    }

    static func entry(for refusal: Refusal) -> JSONTree {
        .object([
            "code": .string(refusal.code),
            "detail": .string(refusal.detail),
            "path": .string(refusal.path),
            "page": .integer(refusal.page ?? 0),
            "sha256": .string(refusal.sha256 ?? ""),
            "pipeline": .string(pipelineVersion),
        ])
    }

    /// `01-1a2b3c4d.json`: what is harmless of the file's name, then 8 hex digits of the SHA-256 of its place.
    static func name(of refusal: Refusal) -> String {
        let last = refusal.path.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
        let stem = last.prefix { $0 != UInt8(ascii: ".") }.prefix(40).map { byte in
            Unicode.Scalar(byte).isASCIILetter || Unicode.Scalar(byte).isASCIIDigit ? byte : UInt8(ascii: "_")
        }
        let hash = SHA256.hex(Array(refusal.place.utf8)).prefix(8)
        return "\(String(decoding: stem, as: UTF8.self))-\(hash).json"
    }
}
