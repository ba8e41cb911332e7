import Export
import Newspaper

/// `manifest.json`: every file of a release and what it was made with. Only its section `run` says when and in which
/// order it was made: equal content has an equal manifest but for that.
package struct Manifest: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        /// Relative to the release.
        package var path: String
        package var byteCount: Int
        package var sha256: String
        /// Rows of JSON or items of NewsML-G2; 0 for files without either.
        package var rows: Int
    }

    package var files: [File]
    var configuration: JSONTree
    package var issues: Int
    package var counts: IssueBundle.Counts
    /// Of each code; every warning is in its page's row, too.
    package var warnings: [String: Int]
    package var run: Run

    /// What the making of one release has that no other has.
    package struct Run: Hashable, Sendable {
        package var release: Int
        /// The release that versions and changes go on from; nil for the first.
        package var previous: Int?
        package var created: Timestamp
    }

    static let name = "manifest.json"

    /// The file's content.
    var bytes: [UInt8] {
        let tree = JSONTree.object([
            "format": .string("broadsheet-release/1"),
            "pipeline": .string(pipelineVersion),
            "zlib": .string(Gzip.zlibVersion),
            "run": .object([
                "release": .integer(run.release),
                "previous": .integer(run.previous ?? 0),
                "created": .string(run.created.iso),
            ]),
            "configuration": configuration,
            "totals": .object(
                [.init(key: "issues", value: .integer(issues))]
                    + IssueBundle.Counts.named.map { .init(key: $0.name, value: .integer(counts[keyPath: $0.path])) }),
            "warnings": .object(warnings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
                JSONTree.Member(key: $0.key, value: .integer($0.value))
            }),
            "files": .array([]),
        ])
        // Files are many: none of them becomes a tree.
        let end = Array("]\n}\n".utf8)
        var bytes = Array(tree.pretty.utf8)
        guard !files.isEmpty else { return bytes }
        precondition(bytes.suffix(end.count).elementsEqual(end), "a manifest ends with its list of files")
        bytes.removeLast(end.count)
        var mark = "\n"
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            bytes += "\(mark)    {\n      \"path\": \"\(JSONTree.escaped(file.path))\",\n      \"bytes\": \(file.byteCount),\n".utf8
            bytes += "      \"sha256\": \"\(file.sha256)\",\n      \"rows\": \(file.rows)\n    }".utf8
            mark = ",\n"
        }
        return bytes + "\n  ".utf8 + end
    }

    /// The files that a manifest lists, in its order.
    /// - Throws: `ConfigurationError` that says what is wrong where.
    static func files(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> [File] { try read(bytes, file: file).files }

    /// The files that a manifest lists, in its order, and its configuration.
    /// - Throws: `ConfigurationError` that says what is wrong where.
    static func read(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> (files: [File], configuration: JSONValue?) {
        let reader = ConfigurationReader(file: file)
        var files: [File] = []
        var fault: ConfigurationError?
        let root = try reader.root(bytes, itemsOf: "files") { item in
            guard fault == nil else { return }
            let item = ConfigurationReader.Item(value: item, path: "files[\(files.count)]")
            do throws(ConfigurationError) { files.append(try File(item, reader)) } catch { fault = error }
        }
        let top = try reader.section(
            root, keys: ["format", "pipeline", "zlib", "run", "configuration", "totals", "warnings", "files"])
        _ = try reader.list(try reader.required("files", of: top, expected: "the list of files"))
        if let fault { throw fault }
        return (files, top["configuration"]?.value)
    }

    /// A manifest without what only its own making has; nil for what is none. Equal for equal releases.
    static func content(_ bytes: [UInt8]) -> JSONValue? {
        guard case .object(let members)? = tree(bytes) else { return nil }
        return .object(members.filter { !$0.name.elementsEqual("run".utf8) })
    }

    /// Nil for what is no JSON.
    static func tree(_ bytes: [UInt8]) -> JSONValue? {
        do throws(JSONError) { return try JSONParser.parse(bytes) } catch { return nil }
    }

    /// All but the files; nil for what is no JSON.
    static func head(_ bytes: [UInt8]) -> JSONValue? {
        do throws(JSONError) { return try JSONParser.parse(bytes, itemsOf: "files") { _ in } } catch { return nil }
    }
}

extension Manifest.File {
    fileprivate init(_ item: ConfigurationReader.Item, _ reader: ConfigurationReader) throws(ConfigurationError) {
        let entry = try reader.section(item, keys: ["path", "bytes", "sha256", "rows"])
        self.init(
            path: try reader.string(try reader.required("path", of: entry, expected: "a path")),
            byteCount: try reader.integer(
                try reader.required("bytes", of: entry, expected: "a number"), in: 0...(.max)),
            sha256: try reader.string(try reader.required("sha256", of: entry, expected: "a hash")),
            rows: try reader.integer(try reader.required("rows", of: entry, expected: "a number"), in: 0...(.max)))
    }
}
