import Foundation

/// An output folder at a moment.
struct Snapshot: Sendable {
    /// Every file of every release with its content, and where `current` points; the manifests without what only their own
    /// making has.
    var releases: [String: Data] = [:]
    /// The names of all else.
    var others: Set<String> = []

    init(_ output: String) throws {
        guard Files.exists(output) else { return }
        try visit(output, "")
    }

    private mutating func visit(_ output: String, _ folder: String) throws {
        for name in try Files.names(in: "\(output)/\(folder)") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(output)/\(path)")
            switch attributes[.type] as? FileAttributeType {
            case .typeDirectory?:
                if !path.hasPrefix("releases/") { others.insert(path) }
                try visit(output, path)
            case .typeSymbolicLink?:
                releases[path] = Data(try FileManager.default.destinationOfSymbolicLink(atPath: "\(output)/\(path)").utf8)
            default:
                if path.hasPrefix("releases/") {
                    let bytes = try Files.read("\(output)/\(path)")
                    releases[path] = name == "manifest.json" ? Self.withoutRun(bytes) : bytes
                } else {
                    others.insert(path)
                }
            }
        }
    }

    private static func withoutRun(_ manifest: Data) -> Data {
        var isInside = false
        let lines = manifest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).filter { line in
            if line.starts(with: Data("  \"run\": {".utf8)) { isInside = true }
            defer { if line.starts(with: Data("  }".utf8)) { isInside = false } }
            return !isInside
        }
        return Data(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// What is not as in another, by name; nothing where both are the same.
    func differences(from golden: Snapshot) -> [String] {
        var found: [String] = []
        for path in Set(releases.keys).union(golden.releases.keys).sorted() {
            switch (releases[path], golden.releases[path]) {
            case (nil, _): found.append("missing: \(path)")
            case (_, nil): found.append("left over: \(path)")
            case (let mine, let theirs): if mine != theirs { found.append("other content: \(path)") }
            }
        }
        found += golden.others.subtracting(others).sorted().map { "missing: \($0)" }
        found += others.subtracting(golden.others).sorted().map { "left over: \($0)" }
        return found
    }
}
