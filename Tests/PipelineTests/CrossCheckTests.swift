import Export
import Newspaper
import Testing

@testable import Pipeline

/// What `verify` finds where the parts of a release do not say the same.
@Suite struct CrossCheckTests {
    struct Forgery: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// What some finding says.
        let finding: String
        let change: @Sendable (inout String) -> Void

        init(_ description: String, _ finding: String, _ change: @escaping @Sendable (inout String) -> Void) {
            (testDescription, self.finding, self.change) = (description, finding, change)
        }
    }

    /// The findings after a change to the rows of a file, of which the manifest knows.
    static func findings(in name: String, _ change: (inout String) -> Void) throws -> [String] {
        try VerificationTests.findings { folder, release in try VerificationTests.rewrite(name, in: release, folder, change) }
    }

    static let issues = "issues/paper0/paper0-2023.jsonl.gz"

    @Test("a row of issues says what there is, and nothing else", arguments: [
        Forgery("bytes of a share", "row 1: its share of articles/paper0/paper0-2023.jsonl.gz has ") {
            $0.replace(/"bytes":[0-9]+,/, with: "\"bytes\":1,", maxReplacements: 1)
        },
        Forgery("hash of a share", "the SHA-256 ") {
            $0.replace(/"sha256":"[0-9a-f]{8}(?=[0-9a-f]{56}","rows")/, with: "\"sha256\":\"00000000", maxReplacements: 1)
        },
        Forgery("rows of a share", "2 rows, which is not what it says") { $0.replace("\"rows\":2}", with: "\"rows\":3}", maxReplacements: 1) },
        Forgery("pages", "row 1: pages is 9, its rows make 1") { $0.replace("\"pages\":1", with: "\"pages\":9", maxReplacements: 1) },
        Forgery("articles", "row 1: articles is 9, its rows make 2") { $0.replace("\"articles\":2", with: "\"articles\":9", maxReplacements: 1) },
        Forgery("characters", "row 1: characters is 9, its rows make ") {
            $0.replace(/"characters":[0-9]+/, with: "\"characters\":9", maxReplacements: 1)
        },
        Forgery("version of an article", " is version 2, its row 1") {
            $0.replace("\"kind\":\"article\",\"version\":1", with: "\"kind\":\"article\",\"version\":2", maxReplacements: 1)
        },
        Forgery("version of a page", " is version 2, in NewsML-G2 version 1") {
            $0.replace("\"kind\":\"page\",\"version\":1", with: "\"kind\":\"page\",\"version\":2", maxReplacements: 1)
        },
        Forgery("content of an article", ", not that of its item") {
            $0.replace(/"kind":"article","version":1,"content":"[0-9a-f]{8}/, with: #""kind":"article","version":1,"content":"00000000"#, maxReplacements: 1)
        },
        Forgery("a canceled issue", "it is canceled, and yet it has pages") { $0.replace("\"status\":\"usable\"", with: "\"status\":\"canceled\"", maxReplacements: 1) },
        Forgery("canceled articles", " is canceled, and yet it has a row") { $0.replace("\"status\":\"usable\"", with: "\"status\":\"canceled\"") },
        Forgery("another page", "-p99 is usable, but has no row of pages") { $0.replace(/-p[0-9]+","kind":"page"/, with: "-p99\",\"kind\":\"page\"", maxReplacements: 1) },
        Forgery("a stranger", "-p99-00000000 has no row of articles") { $0.replace(/-p[0-9]+-[0-9a-f]{8}","kind"/, with: "-p99-00000000\",\"kind\"", maxReplacements: 1) },
        Forgery("an article less", " is none of its items") { $0.replace(/,\{"id":"[^"]+","kind":"article".*?"evolved_from":\[\]\}/, with: "", maxReplacements: 1) },
        Forgery("an item twice", " comes twice") { $0.replace(/(?<item>\{"id":"[^"]+","kind":"issue".*?"evolved_from":\[\]\})/, maxReplacements: 1) { "\($0.item),\($0.item)" } },
        Forgery("another message", "newsml/paper0/2023/paper0-20230410.xml: no row of issues names it") {
            $0.replace("2023/paper0-20230410.xml", with: "2023/paper0-20230411.xml", maxReplacements: 1)
        },
        Forgery("another order", "row 2: is not in order after paper0-20230412") {
            $0 = $0.split(separator: "\n").reversed().joined(separator: "\n") + "\n"
        },
        Forgery("an issue less", "articles/paper0/paper0-2023.jsonl.gz: no row of issues names one of its members") {
            $0 = String($0.prefix { $0 != "\n" }) + "\n"
        },
        Forgery("another form", "row 1: /fingerprint: “x") { $0.replace("\"fingerprint\":\"", with: "\"fingerprint\":\"x", maxReplacements: 1) },
    ])
    func issueRows(forgery: Forgery) throws {
        let findings = try Self.findings(in: Self.issues, forgery.change)
        #expect(findings.contains { $0.contains(forgery.finding) }, "\(findings)")
    }

    @Test("a row of changes says what became of an article", arguments: [
        Forgery("version", " is version 1, not 2") { $0.replace("\"version_after\":1", with: "\"version_after\":2", maxReplacements: 1) },
        Forgery("content", " has another content than hash_after") {
            $0.replace(/"hash_after":"[0-9a-f]{8}/, with: "\"hash_after\":\"00000000", maxReplacements: 1)
        },
        Forgery("changed", " is said to have changed, and was not there") { $0.replace("\"added\"", with: "\"changed\"", maxReplacements: 1) },
        Forgery("removed", " is said to be removed, and is there") { $0.replace("\"added\"", with: "\"removed\"", maxReplacements: 1) },
        Forgery("added though it was there", " is said to be added, and was there") {
            $0.replace("\"version_before\":0", with: "\"version_before\":1", maxReplacements: 1)
        },
        Forgery("a stranger", " is no article of its issue") { $0.replace(/-[0-9a-f]{8}","issue"/, with: "-00000000\",\"issue\"", maxReplacements: 1) },
        Forgery("an issue that is not there", "row 1: its issue paper0-20230411 is not in the release") {
            $0.replace("\"issue\":\"paper0-20230410\"", with: "\"issue\":\"paper0-20230411\"", maxReplacements: 1)
        },
        Forgery("twice", " comes twice") { $0 = $0.prefix { $0 != "\n" } + "\n" + $0 },
        Forgery("another form", "row 1: /kind: not one of the values allowed") { $0.replace("\"added\"", with: "\"odd\"", maxReplacements: 1) },
        Forgery("rows less", "changes.jsonl.gz: has 1 rows, the manifest says 8") { $0 = $0.prefix { $0 != "\n" } + "\n" },
    ])
    func changes(forgery: Forgery) throws {
        let findings = try Self.findings(in: RowKind.changes.glob, forgery.change)
        #expect(findings.contains { $0.hasPrefix("changes.jsonl.gz: ") && $0.contains(forgery.finding) }, "\(findings)")
    }

    @Test("lineage tells of articles that are there, or were until this release", arguments: [
        Forgery("another article after", "lineage.jsonl.gz: row 1: paper-20230412-p01-00000000 is not in the release") {
            $0.replace(/"to":\["[^"]+"/, with: "\"to\":[\"paper-20230412-p01-00000000\"")
        },
        Forgery(
            "another article before", "lineage.jsonl.gz: row 1: paper-20230412-p01-00000000 is neither in the release nor removed by it"
        ) {
            $0.replace(/"from":\["[^"]+"/, with: "\"from\":[\"paper-20230412-p01-00000000\"")
        },
        Forgery("another issue", "lineage.jsonl.gz: row 1: its issue paper-20230411 is not in the release, or not in its order; no later row is checked") {
            $0.replace("\"issue\":\"paper-20230412\"", with: "\"issue\":\"paper-20230411\"")
        },
        Forgery("another relation", "lineage.jsonl.gz: row 1: /relation: not one of the values allowed") {
            $0.replace("renamed", with: "related")
        },
    ])
    func lineage(forgery: Forgery) throws {
        let folder = TestFolder()
        try folder.write("in/paper/2023-04-12/01.txt", TestPages.page(2))
        let run = try ReleaseTests.named(folder)
        _ = try run()
        try folder.write("in/paper/2023-04-12/01.txt", TestPages.page(2).replacing("本报讯 近日", with: "本报讯 日前"))
        _ = try run()
        try VerificationTests.rewrite(RowKind.lineage.glob, in: "output/releases/000002", folder, forgery.change)
        var findings: [String] = []
        _ = try Verification(of: run.configuration.output, newsmlSchema: nil) { findings.append("\($0)") }()
        #expect(findings == [forgery.finding])
    }

    @Test("an item of NewsML-G2 is the one of the issue's row, in its version")
    func newsML() throws {
        let name = "newsml/paper0/2023/paper0-20230410.xml"
        let findings = try Self.findings(in: name) { $0.replace(" version=\"1\"", with: " version=\"7\"", maxReplacements: 1) }
        #expect(findings.contains { $0.hasSuffix("the item paper0-20230410 is version 1, in NewsML-G2 version 7") })
        #expect(findings.contains { $0.contains("its share of \(name) has the SHA-256 ") })
        let renamed = try Self.findings(in: name) { $0.replace(":paper0-20230410\" version", with: ":paper0-20230409\" version", maxReplacements: 1) }
        #expect(renamed.contains { $0.hasSuffix("its NewsML-G2 file has no item paper0-20230410") })
        #expect(renamed.contains { $0.hasSuffix("its NewsML-G2 file has the item paper0-20230409, which it does not name") })
    }

    @Test("the totals of the manifest are those of the rows")
    func totals() throws {
        let findings = try VerificationTests.findings { folder, release in
            let listed = try folder.text("\(release)/manifest.json")
            let manifest = try #require(listed)
            try folder.write("\(release)/manifest.json", manifest.replacing("\"articles\": 8", with: "\"articles\": 9"))
        }
        #expect(findings == ["manifest.json: totals: articles is 9, its rows make 8"])
    }

    @Test("the shares of issues that change places are found")
    func order() throws {
        let name = "articles/paper0/paper0-2023.jsonl.gz"
        let findings = try VerificationTests.findings { folder, release in
            let packed = try folder.bytes("\(release)/\(name)")
            let old = try #require(packed)
            var members = GzipMembers(old)
            _ = try members.next()
            try VerificationTests.replace(name, old, with: Array(old[members.offset...] + old[..<members.offset]), in: release, folder)
        }
        #expect(findings == ["\(Self.issues): row 2: \(name) has it in another place than its order"])
    }

    @Test("a release that goes on from another one has no errors, whatever came, went or goes by another id")
    func goingOn() throws {
        let folder = TestFolder()
        for page in 1...3 { try folder.write("in/paper/2023-04-12/0\(page).txt", TestPages.page(page)) }
        for page in 4...5 { try folder.write("in/other/2023-04-1\(page)/01.txt", TestPages.page(page)) }
        let run = try ReleaseTests.named(folder)
        _ = try run()
        try folder.write("in/paper/2023-04-12/01.txt", "众志成城\n" + TestPages.page(1))
        try folder.write("in/paper/2023-04-12/02.txt", TestPages.page(2).replacing("本报讯 近日", with: "本报讯 日前"))
        try Disk().remove("\(folder.path)/in/paper/2023-04-12/03.txt")
        try Disk().remove("\(folder.path)/in/other/2023-04-14/01.txt")
        try folder.write("in/paper/2022-04-12/01.txt", TestPages.page(6))
        let summary = try run()
        #expect(summary.changes.related > 0 && summary.changes.removed > 0 && summary.changes.added > 0)
        var findings: [String] = []
        _ = try Verification(of: run.configuration.output, newsmlSchema: nil) { findings.append("\($0)") }()
        #expect(findings == [])
    }

    @Test("a release of an earlier version, which has no rows of issues and no changelog, is checked as far as it goes")
    func earlierVersion() throws {
        let findings = try VerificationTests.findings { folder, release in
            let listed = try folder.text("\(release)/manifest.json")
            var manifest = try #require(listed)
            manifest.replace(/\ {4}\{\n      "path": "(?:schema\/)?(?:issues|changes|lineage)[^}]*\},\n/, with: "")
            manifest.replace(/\ {2}"run": \{[^}]*\},\n/, with: "")
            try folder.write("\(release)/manifest.json", manifest)
            for name in ["issues", "changes.jsonl.gz", "lineage.jsonl.gz"] + ["issues", "changes", "lineage"].map({ "schema/\($0).schema.json" }) {
                try Disk().remove("\(folder.path)/\(release)/\(name)")
            }
        }
        #expect(findings == [])
    }

    @Test("the shares of an issue are taken by its row, whatever it says")
    func shares() throws {
        var check = IssueCheck()
        check.add(IssueShare(byteCount: 3, sha256: Array("aa".utf8)), path: "pages/p/p-2023.jsonl.gz")
        let row = #"""
            {"id":"p-20230412","pages":0,"articles":0,"furniture":0,"characters":0,"paragraphs":0,"entities":0,"members":[
            {"path":"pages/p/p-2023.jsonl.gz","bytes":3,"sha256":"aa","rows":0},{"path":"pages/p/p-2023.jsonl.gz","bytes":3,"sha256":"aa","rows":0},
            {"path":"newsml/p/2023/p-20230412.xml","bytes":3,"sha256":"aa","rows":0}],
            "items":[{"id":"p-20230412","kind":"issue","version":2,"content":"c","status":"canceled"}]}
            """#
        let (issue, problems) = check.check(try LedgerCheckTests.row(row), [:], nil)
        #expect(problems == [
            "pages/p/p-2023.jsonl.gz has nothing of it", "newsml/p/2023/p-20230412.xml is not in the release",
        ])
        #expect(issue.articles.isEmpty && check.problemsAtEnd.isEmpty)
    }
}
