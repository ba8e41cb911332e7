import Export
import Newspaper
import Testing

@testable import Pipeline

@Suite struct TextDiffTests {
    private static func marked(_ before: String, _ after: String) -> String {
        TextDiff(Scalars(before), Scalars(after)).edits.map { edit in
            switch edit.kind {
            case .kept: edit.text.string
            case .removed: "-\(edit.text.string)-"
            case .added: "+\(edit.text.string)+"
            }
        }.joined()
    }

    @Test("the fewest words are taken out and put in", arguments: [
        ("", "", ""), ("一样", "一样", "一样"), ("", "新", "+新+"), ("旧", "", "-旧-"), ("甲乙丙", "甲丙", "甲-乙-丙"),
        ("甲丙", "甲乙丙", "甲+乙+丙"), ("离石区委", "离石县委", "离石-区-+县+委"), ("共1200棵", "共1300棵", "共-1200-+1300+棵"),
        ("甲乙丙丁戊", "乙丙丁戊己", "-甲-乙丙丁戊+己+"), ("甲乙", "丙丁", "-甲乙-+丙丁+"),
    ])
    func words(before: String, after: String, marks: String) {
        #expect(Self.marked(before, after) == marks)
    }

    @Test("what is kept and removed is the one text, what is kept and added the other", arguments: 0..<60)
    func property(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let letters = Scalars("山水林田a1，")
        let (before, after) = ((0..<random(40)).map { _ in letters[random(7)] }, (0..<random(40)).map { _ in letters[random(7)] })
        let edits = TextDiff(before, after).edits
        #expect(edits.filter { $0.kind != .added }.flatMap(\.text) == before)
        #expect(edits.filter { $0.kind != .removed }.flatMap(\.text) == after)
    }

    @Test("long texts that have nothing in common are replaced as a whole")
    func cap() {
        let (before, after) = (Scalars(repeating: "甲", count: 20_000), Scalars(repeating: "乙", count: 20_000))
        #expect(TextDiff(before, after).edits.map(\.kind) == [.removed, .added])
    }
}

@Suite struct ReleaseDiffTests {
    /// Two releases: the second has one issue more, one less, and one whose first page is another.
    private static func releases() throws -> TestFolder {
        let folder = TestFolder()
        for page in 1...4 { try folder.write("in/paper/2023-04-1\(page)/01.txt", TestPages.page(page)) }
        try folder.write("in/other/2022-04-10/01.txt", TestPages.page(9))
        let run = try ReleaseTests.named(folder)
        _ = try run()
        try Disk().remove("\(folder.path)/in/paper/2023-04-11/01.txt")
        try folder.write("in/paper/2023-04-15/01.txt", TestPages.page(5))
        try folder.write("in/paper/2023-04-13/01.txt", TestPages.page(3).replacing("受到沿岸", with: "受到两岸"))
        _ = try run()
        return folder
    }

    private static func diff(_ folder: TestFolder, _ before: String, _ after: String, paper: String? = nil) throws -> ReleaseDiff {
        try ReleaseDiff(before, after, output: "\(folder.path)/output", paper: paper)
    }

    private static func text(_ diff: ReleaseDiff, colours: Bool = false, limit: Int = .max) throws -> (text: String, differs: Bool) {
        var text = ""
        let differs = try DiffReport(diff, colours: colours, limit: limit).text { text += $0 }
        return (text, differs)
    }

    @Test("a release does not differ from itself, be it named by number, folder or output folder")
    func same() throws {
        let folder = try Self.releases()
        for name in ["2", "000002", "\(folder.path)/output/releases/000002", "\(folder.path)/output"] {
            #expect(try Self.text(try Self.diff(folder, "2", name)).differs == false)
        }
    }

    @Test("the table counts by paper and year, and articles follow with what changed in them")
    func report() throws {
        let folder = try Self.releases()
        let (text, differs) = try Self.text(try Self.diff(folder, "1", "2"))
        #expect(differs)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        #expect(lines[0].split(separator: " ").suffix(6) == ["added", "removed", "text", "headline", "metadata", "entities"])
        #expect(lines[1].hasPrefix("paper 2023"))
        #expect(!text.contains("other 2022"))
        #expect(text.contains("受到-沿-+两+岸居民的好评"))
        #expect(text.contains("\nremoved paper-20230411-p01-") && text.contains("\nadded paper-20230415-p01-"))
        #expect(!text.contains("\u{1B}"))
        let coloured = try Self.text(try Self.diff(folder, "1", "2"), colours: true).text
        #expect(coloured.contains("受到\u{1B}[31m沿\u{1B}[0m\u{1B}[32m两\u{1B}[0m岸居民的好评"))
    }

    @Test("one paper can be compared, and few articles shown")
    func narrowed() throws {
        let folder = try Self.releases()
        #expect(try Self.text(try Self.diff(folder, "1", "2", paper: "other")).differs == false)
        let limited = try Self.text(try Self.diff(folder, "1", "2"), limit: 1).text
        #expect(limited.split(separator: "\n").filter { $0.hasPrefix("removed ") || $0.hasPrefix("added ") || $0.hasPrefix("changed ") }.count == 1)
        #expect(limited.hasSuffix(" articles more: give --limit\n"))
    }

    @Test("as JSON, one release and what differs make the other")
    func json() throws {
        let folder = try Self.releases()
        func hashes(_ release: String) throws -> [String: String] {
            var hashes: [String: String] = [:]
            for (name, bytes) in try folder.tree("output/releases/\(release)/articles") where name.hasSuffix(".gz") {
                for article in try ArticleRecord.all(in: try Gzip.unpack(bytes)) { hashes[article.id] = article.contentHash }
            }
            return hashes
        }
        var known = try hashes("000001")
        var lines: [String] = []
        let differs = try DiffReport(try Self.diff(folder, "1", "2"), colours: true, limit: .max).json { lines.append($0) }
        #expect(differs && !lines.isEmpty)
        for line in lines {
            #expect(line.last == "\n")
            let object = try JSONParser.parse(Array(line.utf8))
            #expect(known[object.text("id")] ?? "" == object.text("hash_before"))
            known[object.text("id")] = object.text("hash_after").isEmpty ? nil : object.text("hash_after")
        }
        #expect(try known == hashes("000002"))
    }

    @Test("hostile text cannot drive the terminal")
    func hostile() throws {
        let folder = try Self.releases()
        try VerificationTests.rewrite("articles/paper/paper-2023.jsonl.gz", in: "output/releases/000002", folder) { rows in
            rows.replace("\"headline\":\"", with: "\"headline\":\"\\u001b]0;x\\u0007\\u202e")
        }
        for colours in [false, true] {
            let text = try Self.text(try Self.diff(folder, "2", "1"), colours: colours).text
            #expect(!text.contains("\u{1B}]") && !text.contains("\u{7}") && !text.contains("\u{202E}"))
            #expect(text.contains("\u{FFFD}]0;x\u{FFFD}\u{FFFD}"))
        }
    }

    @Test("a folder without a release is a wrong use, a damaged file is not")
    func errors() throws {
        let folder = try Self.releases()
        let missing = "\(folder.path)/output/releases/000009"
        #expect(throws: DiffError.noRelease(missing)) { try Self.diff(folder, "9", "1") }
        #expect(DiffError.noRelease(missing).isUsage)
        let name = "output/releases/000002/articles/paper/paper-2023.jsonl.gz"
        let packed = try folder.bytes(name)
        let bytes = try #require(packed)
        for (damaged, expected) in [
            (Array(bytes.dropLast(9)), "ends inside"), (bytes + bytes, "is not in order"),
            (try folder.gzip("{}\n"), "row 1 of articles: “id” must be text"),
        ] {
            try folder.write(name, bytes: damaged)
            let error = #expect(throws: DiffError.self) { try Self.text(try Self.diff(folder, "1", "2")) }
            #expect(error?.isUsage == false && error?.description.contains(expected) == true)
        }
        try Disk().remove("\(folder.path)/\(name)")
        #expect(throws: DiffError.missing("\(folder.path)/\(name)")) { try Self.text(try Self.diff(folder, "1", "2")) }
    }
}
