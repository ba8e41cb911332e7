import Export
import Newspaper
import Testing

@testable import Pipeline

/// What `verify` finds, and that it finds nothing where all is well.
@Suite struct VerificationTests {
    /// A small release, and what verifying it reports after a change to it.
    static func findings(after change: (TestFolder, String) throws -> Void = { _, _ in }) throws -> [String] {
        let folder = TestFolder()
        try ReleaseTests.archive(folder, pages: 1...4)
        _ = try ReleaseTests.named(folder)()
        try change(folder, "output/releases/000001")
        var findings: [String] = []
        let verification = try Verification(of: "\(folder.path)/output", newsmlSchema: nil) { findings.append("\($0)") }
        let tally = try verification()
        #expect(tally.release == "\(folder.path)/output/releases/000001")
        return findings
    }

    @Test("a release that nobody touched has no errors")
    func untouched() throws {
        #expect(try Self.findings() == [])
    }

    @Test("one flipped bit is found in any file", arguments: [
        "articles/paper0/paper0-2023.jsonl.gz", "pages/paper1/paper1-2023.jsonl.gz", "README.md",
        "schema/articles.schema.json", "newsml/paper0/2023/paper0-20230412.xml", "entities.jsonl.gz", "newsml/entities-P.xml",
    ])
    func flippedBit(name: String) throws {
        let findings = try Self.findings { folder, release in
            let path = "\(release)/\(name)"
            let before = try folder.bytes(path)
            var bytes = try #require(before)
            bytes[bytes.count / 2] ^= 4
            try folder.write(path, bytes: bytes)
        }
        #expect(findings.first == "\(name): its SHA-256 is not the one in the manifest")
    }

    @Test("files that are missing, strange or shorter are found")
    func files() throws {
        let findings = try Self.findings { folder, release in
            try Disk().remove("\(folder.path)/\(release)/README.md")
            try folder.write("\(release)/articles/notes.txt", "x")
            try folder.write("\(release)/schema/pages.schema.json", "{}")
        }
        #expect(findings.prefix(3).map { $0 } == [
            "README.md: missing", "articles/notes.txt: not in the manifest",
            "schema/pages.schema.json: has 2 bytes, the manifest says \(RowKind.pages.schemaBytes.count)",
        ])
    }

    @Test("a manifest that is no JSON is one error, and every file then is unknown")
    func brokenManifest() throws {
        let findings = try Self.findings { folder, release in try folder.write("\(release)/manifest.json", "{") }
        #expect(findings.first == "manifest.json: manifest.json:1:2: the text ends too early")
        #expect(findings.dropFirst().allSatisfy { $0.hasSuffix("not in the manifest") })
    }

    @Test("rows that the hash vouches for are still checked against schema, offsets and ledger")
    func rows() throws {
        let name = "articles/paper0/paper0-2023.jsonl.gz"
        let findings = try Self.findings { folder, release in
            try Self.rewrite(name, in: release, folder) { $0.replace("\"start\":0,", with: "\"start\":1,", maxReplacements: 1) }
        }
        #expect(findings.first?.hasPrefix("\(name): row 1: ") == true)
        // The row of the issue vouches for other bytes.
        #expect(findings.dropFirst().allSatisfy { $0.hasPrefix("issues/paper0/paper0-2023.jsonl.gz: row ") })
    }

    /// Changes the text of a file, its rows where it is packed, and what the manifest says of it.
    static func rewrite(
        _ name: String, in release: String, _ folder: TestFolder, _ change: (inout String) -> Void
    ) throws {
        let isPacked = name.hasSuffix(".gz")
        let found = try folder.bytes("\(release)/\(name)")
        let old = try #require(found)
        var text = String(decoding: isPacked ? try Gzip.unpack(old) : old, as: UTF8.self)
        let before = text
        change(&text)
        #expect(text != before)
        try replace(name, old, with: isPacked ? try folder.gzip(text) : Array(text.utf8), in: release, folder)
    }

    /// Puts other bytes in place of a file's, and into the manifest.
    static func replace(_ name: String, _ old: [UInt8], with new: [UInt8], in release: String, _ folder: TestFolder) throws {
        try folder.write("\(release)/\(name)", bytes: new)
        let listed = try folder.text("\(release)/manifest.json")
        var manifest = try #require(listed)
        manifest.replace("\"bytes\": \(old.count),\n      \"sha256\": \"\(SHA256.hex(old))\"", with: "\"bytes\": \(new.count),\n      \"sha256\": \"\(SHA256.hex(new))\"")
        try folder.write("\(release)/manifest.json", manifest)
    }

    /// A change to the rows of the catalogue, and how the finding begins.
    struct Forgery: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let finding: String
        let change: @Sendable (inout String) -> Void
    }

    @Test("the catalogue is what the articles' rows say, and nothing else", arguments: [
        Forgery(testDescription: "a count", finding: ": mentions is not what the articles say") {
            $0.replace(/"mentions":[0-9]+,"articles"/, with: "\"mentions\":77,\"articles\"", maxReplacements: 1)
        },
        Forgery(testDescription: "a name", finding: ": canonical is not what the articles say") {
            $0.replace("\"canonical\":\"", with: "\"canonical\":\"假", maxReplacements: 1)
        },
        Forgery(testDescription: "a day", finding: ": first_seen is not what the articles say") {
            $0.replace("\"first_seen\":\"2023", with: "\"first_seen\":\"2022", maxReplacements: 1)
        },
        Forgery(testDescription: "a stranger", finding: "no article names the entity gbt2260:141102") {
            $0.replace(/"id":"[^"]+"/, with: "\"id\":\"gbt2260:141102\"", maxReplacements: 1)
        },
        Forgery(testDescription: "another order", finding: " is not in order after ") {
            $0 = $0.split(separator: "\n").reversed().joined(separator: "\n") + "\n"
        },
    ])
    func catalogue(forgery: Forgery) throws {
        let findings = try Self.findings { folder, release in
            try Self.rewrite(CatalogueFiles.rowsPath, in: release, folder, forgery.change)
        }
        #expect(findings.first?.hasPrefix("entities.jsonl.gz: row ") == true)
        #expect(findings.first?.contains(forgery.finding) == true)
    }

    @Test("an entity that has lost its row is found, and so is a catalogue that is not there")
    func missingEntity() throws {
        let findings = try Self.findings { folder, release in
            try Self.rewrite(CatalogueFiles.rowsPath, in: release, folder) { $0 = String($0.drop { $0 != "\n" }.dropFirst()) }
        }
        #expect(findings.count == 2)
        #expect(findings.last?.hasSuffix(", which an article names") == true)
        let without = try Self.findings { folder, release in
            try Disk().remove("\(folder.path)/\(release)/\(CatalogueFiles.rowsPath)")
        }
        #expect(without.first == "entities.jsonl.gz: missing")
    }

    @Test("a folder without a release is refused")
    func noRelease() {
        let folder = TestFolder()
        #expect(throws: VerificationError.noRelease(folder.path)) {
            _ = try Verification(of: folder.path, newsmlSchema: nil) { _ in }
        }
    }
}

/// The ledger of a page, drawn up from rows.
@Suite struct LedgerCheckTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var printed = "[[1,3],[5,6]]"
        var woven = false
        let claims: [String]
        let problems: [String]
    }

    @Test(arguments: [
        Case(testDescription: "every line once", claims: ["[[1,2],[6,6]]", "[[3,5]]"], problems: []),
        Case(testDescription: "a range over a blank line", claims: ["[[1,6]]"], problems: []),
        Case(testDescription: "a line in no place", claims: ["[[1,2]]", "[[5,6]]"],
            problems: ["line 3 in no article or furniture"]),
        Case(testDescription: "the first and the last in no place", claims: ["[[2,5]]"],
            problems: ["line 1 in no article or furniture", "line 6 in no article or furniture"]),
        Case(testDescription: "a line in two places", claims: ["[[1,3]]", "[[3,6]]"],
            problems: ["line 3 in more than one place"]),
        Case(testDescription: "a line within another's range", claims: ["[[1,6]]", "[[2,2]]"],
            problems: ["line 2 in more than one place"]),
        Case(testDescription: "a woven line in two places", woven: true, claims: ["[[1,6]]", "[[2,2]]"], problems: []),
        Case(testDescription: "a woven line in no place", woven: true, claims: ["[[1,2],[5,6]]", "[[2,2]]"],
            problems: ["line 3 in no article or furniture"]),
        Case(testDescription: "a page that nothing answers for", printed: "[[1,9]]", claims: [],
            problems: ["line 1, 2, 3, 4, 5 and 4 more in no article or furniture"]),
    ])
    func balance(_ page: Case) throws {
        var ledger = LedgerCheck()
        ledger.addPage(try Self.row(#"{"id":"p","file":"a.txt","woven":\#(page.woven),"lines":\#(page.printed)}"#))
        for lines in page.claims {
            #expect(ledger.addClaims(try Self.row(#"{"source":{"file":"a.txt","lines":\#(lines)}}"#)) == [])
        }
        #expect(ledger.problems().map(\.problem) == page.problems)
    }

    @Test("a claim to lines that no page has is wrong by itself", arguments: ["[[4,4]]", "[[5,9]]", "[[0,1]]", "[[7,7]]"])
    func strangeClaim(lines: String) throws {
        var ledger = LedgerCheck()
        ledger.addPage(try Self.row(#"{"id":"p","file":"a.txt","woven":false,"lines":[[1,3],[5,6]]}"#))
        let problems = ledger.addClaims(try Self.row(#"{"source":{"file":"a.txt","lines":\#(lines)}}"#))
        #expect(problems.count == (lines == "[[0,1]]" ? 0 : 1))
    }

    static func row(_ json: String) throws -> JSONValue { try JSONParser.parse(Array(json.utf8)) }
}

/// Offsets of a row.
@Suite struct OffsetCheckTests {
    @Test("offsets that lead where they say are right, others are named", arguments: [
        (#""mentions":[{"start":1,"end":3,"text":"乙𠀀"}]"#, []),
        (#""mentions":[{"start":0,"end":2,"text":"乙𠀀"}]"#, [#"mentions[0]: "乙𠀀" is not what stands at 0 to 2"#]),
        (#""mentions":[{"start":4,"end":9,"text":"丁"}]"#, ["mentions[0]: 4 to 9 lies outside the text, which has 5 characters"]),
        (#""mentions":[{"start":2,"end":1,"text":""}]"#, ["mentions[0]: 2 to 1 lies outside the text, which has 5 characters"]),
        (#""entities":[{"mentions":[{"start":4,"end":5,"text":"甲"}]}]"#, [#"entities[0].mentions[0]: "甲" is not what stands at 4 to 5"#]),
    ])
    func mentions(member: String, problems: [String]) throws {
        let row = #"{"text":"甲乙𠀀\n丁","paragraphs":[{"start":0,"end":3},{"start":4,"end":5}],\#(member)}"#
        #expect(OffsetCheck.problems(in: try LedgerCheckTests.row(row)) == problems)
    }

    @Test("paragraphs tile the text", arguments: [
        (#"[{"start":0,"end":5}]"#, 0), (#"[{"start":0,"end":3},{"start":4,"end":5}]"#, 0),
        (#"[{"start":0,"end":2},{"start":3,"end":5}]"#, 1), (#"[{"start":0,"end":3}]"#, 1),
        (#"[{"start":1,"end":5}]"#, 1), ("[]", 1),
    ])
    func paragraphs(json: String, count: Int) throws {
        let row = #"{"text":"甲乙丙\n丁","paragraphs":\#(json)}"#
        #expect(OffsetCheck.problems(in: try LedgerCheckTests.row(row)).count == count)
    }
}
