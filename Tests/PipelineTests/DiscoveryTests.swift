import Ingest
import Newspaper
import Testing

@testable import Pipeline

/// What the inputs hold, and which issue each file belongs to.
@Suite struct DiscoveryTests {
    static func isReadable(_ name: String) -> Bool { Readers.reads(path: name, ocr: nil) }

    @Test("files come in byte order, whatever order they were made in", arguments: [false, true])
    func order(isReversed: Bool) throws {
        let folder = TestFolder()
        let names = ["B.txt", "a.txt", "a/1.txt", "a/10.txt", "a/2.txt.gz", "青.txt"]
        for name in isReversed ? names.reversed() : names { try folder.write("in/\(name)", "x") }
        let found = try Discovery(inputs: ["\(folder.path)/in"], isReadable: Self.isReadable)
        #expect(found.files.map(\.path) == names)
        #expect(found.files.map(\.location) == names.map { "\(folder.path)/in/\($0)" })
    }

    @Test("hidden files and unknown kinds are counted, not read")
    func skipped() throws {
        let folder = TestFolder()
        for name in ["a.txt", ".b.txt", ".hidden/c.txt", "d.docx", "README"] { try folder.write("in/\(name)", "x") }
        let found = try Discovery(inputs: ["\(folder.path)/in"], isReadable: Self.isReadable)
        #expect(found.files.map(\.path) == ["a.txt"])
        #expect(found.skipped.hidden == 2)
        #expect(found.skipped.unknownKind == 2)
    }

    @Test("a file given by name is taken whatever its name")
    func byName() throws {
        let folder = TestFolder()
        try folder.write("第一版", "x")
        let found = try Discovery(inputs: ["\(folder.path)/第一版"], isReadable: Self.isReadable)
        #expect(found.files.map(\.path) == ["第一版"])
    }

    @Test(
        "naming patterns see the path by which a file is given, records its last name",
        arguments: ["", ".", "./in/..", "in/../in/..", "in//./.."])
    func namedByPath(detour: String) throws {
        let folder = TestFolder()
        try folder.write("in/b/2022-10-24/03.txt", "x")
        let given = "\(folder.path)/\(detour)/in/b/2022-10-24/03.txt"
        let naming = try NamingPattern(#"/in/(?<paper>[^/.]+)/(?<date>[^/]+)/(?<page>[0-9]+)\.txt$"#)
        let found = try Discovery(inputs: [given], isReadable: Self.isReadable)
        #expect(found.files.map(\.path) == ["03.txt"])
        let name = "\(folder.path.dropFirst())/in/b/2022-10-24/03.txt"
        #expect(found.files.map(\.name) == [name])
        let plan = Plan(found.files, naming: [naming])
        #expect(plan.files.map(\.key.text) == ["b-20221024"])
        #expect(plan.files.map(\.identity.page) == [3])
    }

    @Test("a file that no pattern names is told by its path in the records, not by where it lies")
    func unnamed() throws {
        let folder = TestFolder()
        try folder.write("03.txt", "x")
        let found = try Discovery(inputs: ["\(folder.path)/03.txt"], isReadable: Self.isReadable)
        let plan = Plan(found.files, naming: [try NamingPattern("(?<page>x)[.]txt")])
        #expect(plan.files.map { $0.warnings.map(\.detail) } == [["03.txt matches no naming pattern"]])
    }

    @Test("a path given from above this folder has no .. for naming patterns")
    func namedFromAbove() throws {
        let folder = TestFolder()
        try folder.write("03.txt", "x")
        let above = String(repeating: "../", count: 64)
        let found = try Discovery(inputs: ["\(above)\(folder.path.dropFirst())/03.txt"], isReadable: Self.isReadable)
        #expect(found.files.map(\.name) == ["\(folder.path.dropFirst())/03.txt"])
    }

    @Test("inputs with a path in common are told apart by their labels")
    func labels() throws {
        let folder = TestFolder()
        for name in ["x/scans/01.txt", "y/scans/01.txt", "z/other/02.txt"] { try folder.write(name, "x") }
        let inputs = ["x/scans", "y/scans", "z/other"].map { "\(folder.path)/\($0)" }
        let found = try Discovery(inputs: inputs + [inputs[0] + "/"], isReadable: Self.isReadable)
        #expect(found.files.map(\.path) == ["other/02.txt", "scans/01.txt", "scans~2/01.txt"])
        #expect(found.files.map(\.name) == ["02.txt", "01.txt", "01.txt"])
        let alone = try Discovery(inputs: [inputs[0], inputs[2]], isReadable: Self.isReadable)
        #expect(alone.files.map(\.path) == ["01.txt", "02.txt"])
    }

    @Test("an input that is not there is an error that names it")
    func missing() throws {
        do throws(MissingInput) {
            _ = try Discovery(inputs: ["/no/such/folder"], isReadable: Self.isReadable)
            Issue.record("nothing was missed")
        } catch {
            #expect(error.description == "input /no/such/folder: No such file or directory")
        }
    }

    @Test("a name that is not UTF-8 is refused with its bytes shown")
    func nameEncoding() throws {
        let folder = TestFolder()
        try folder.write("in/a.txt", "x")
        #expect(makeFile(Array("\(folder.path)/in/".utf8) + [0xC7, 0xE0] + Array(".txt".utf8)))
        let found = try Discovery(inputs: ["\(folder.path)/in"], isReadable: Self.isReadable)
        #expect(found.refusals.map(\.code) == ["input.name-encoding"])
        #expect(found.refusals.map(\.path) == [#"\xc7\xe0.txt"#])
    }

    @Test("an issue is named by the file's name, or else by its content")
    func plan() throws {
        let folder = TestFolder()
        for name in ["b/2022-10-25/1.txt", "b/2022-10-24/2.txt", "b/2022-10-24/1.txt", "a/x/1.txt", "loose.txt"] {
            try folder.write("in/\(name)", name)
        }
        let json = #"{"naming": [{"pattern": "(?<paper>[^/]+)/(?<date>[^/]+)/(?<page>[0-9]+)\\.txt"}]}"#
        let naming = try Configuration(Array(json.utf8), file: "", folder: "").patterns
        let found = try Discovery(inputs: ["\(folder.path)/in"], isReadable: Self.isReadable)
        let plan = Plan(found.files, naming: naming)
        #expect(plan.files.map(\.key.text) == [
            "a-undated-\(SHA256.hex(Array("a/x/1.txt".utf8)).prefix(8))", "b-20221024", "b-20221024", "b-20221025",
            "unknown-undated-\(SHA256.hex(Array("loose.txt".utf8)).prefix(8))",
        ])
        #expect(plan.files.map(\.input.path) == [
            "a/x/1.txt", "b/2022-10-24/1.txt", "b/2022-10-24/2.txt", "b/2022-10-25/1.txt", "loose.txt",
        ])
        #expect(plan.files.map { $0.warnings.map(\.code) } == [["name.date.impossible"], [], [], [], ["name.no-match"]])
    }
}
