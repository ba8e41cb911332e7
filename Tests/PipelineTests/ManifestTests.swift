import Export
import Newspaper
import Testing

@testable import Pipeline

@Suite("Manifest")
struct ManifestTests {
    private static func manifest(_ paths: [String]) -> Manifest {
        Manifest(
            files: paths.enumerated().map { Manifest.File(path: $1, byteCount: 10 * $0, sha256: SHA256.hex(Array($1.utf8)), rows: $0) },
            configuration: Configuration().echo, issues: 1, counts: IssueBundle.Counts(), warnings: ["a": 2],
            run: Manifest.Run(release: 7, previous: nil, created: .now()))
    }

    @Test(arguments: [[], ["README.md"], ["b.xml", "a.xml", "青川 \"日报\".xml", "a\\b\n"]])
    func `files are read as they are written, and stand as all other JSON does`(_ paths: [String]) throws {
        let manifest = Self.manifest(paths)
        let read = try Manifest.read(manifest.bytes, file: "manifest.json")
        #expect(read.files == manifest.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
        #expect(read.configuration == (try JSONParser.parse(Array(Configuration().echo.line.utf8))))
        let tree = try #require(Manifest.tree(manifest.bytes))
        #expect(Array(Self.tree(tree).pretty.utf8) == manifest.bytes)
        #expect(try #require(Manifest.head(manifest.bytes)).items("files").isEmpty)
    }

    private static func tree(_ value: JSONValue) -> JSONTree {
        switch value {
        case .null: .null
        case .boolean(let value): .bool(value)
        case .number(let text): Int(text).map { .integer($0) } ?? .decimal(Double(text) ?? 0)
        case .string(let text): .string(String(decoding: text, as: UTF8.self))
        case .array(let items): .array(items.map(tree))
        case .object(let members): .object(members.map { JSONTree.Member(key: String(decoding: $0.name, as: UTF8.self), value: tree($0.value)) })
        }
    }

    @Test func `a file that is told wrongly is named by its place`() throws {
        let text = String(decoding: Self.manifest(["a", "b", "c"]).bytes, as: UTF8.self).replacing("\"bytes\": 10", with: "\"bytes\": -1")
        let error = #expect(throws: ConfigurationError.self) { try Manifest.files(Array(text.utf8), file: "manifest.json") }
        #expect(try #require(error).description.contains("files[1].bytes"))
        #expect(throws: ConfigurationError.self) { try Manifest.files(Array("{}".utf8), file: "manifest.json") }
        #expect(throws: ConfigurationError.self) { try Manifest.files(Array(#"{"files": 3}"#.utf8), file: "manifest.json") }
    }
}
