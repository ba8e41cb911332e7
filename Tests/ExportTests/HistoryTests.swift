import Newspaper
import Testing

@testable import Export

@Suite("History of an issue")
struct HistoryTests {
    private typealias Story = Past.Story

    /// What a second release makes of one article.
    struct Step: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var before = Past.Story(headline: "护河行动", text: [Past.river], people: [])
        let after: [Past.Story]
        var parts: KeyValuePairs<String, String> = ["pipeline": pipelineVersion]
        let kinds: [String]
        var fields: [String] = []
        let version: Int
        var signal: String?
    }

    static let steps = [
        Step(
            testDescription: "the same again", after: [Past.Story(headline: "护河行动", text: [Past.river])], kinds: [],
            version: 1),
        Step(
            testDescription: "another headline", after: [Past.Story(headline: "护河大行动", text: [Past.river])],
            kinds: ["changed"], fields: ["headline"], version: 2, signal: "sig:correction"),
        Step(
            testDescription: "one sentence more", after: [Past.Story(headline: "护河行动", text: [Past.river, "好。"])],
            kinds: ["changed"], fields: ["text"], version: 2, signal: "sig:correction"),
        Step(
            testDescription: "a name found",
            after: [Past.Story(headline: "护河行动", text: [Past.river], people: ["松影"])], kinds: ["changed"],
            fields: ["entities"], version: 2, signal: "sig:update"),
    ]

    @Test("a version rises by one where content changed, and nowhere else", arguments: steps)
    func versions(step: Step) throws {
        var past = try Past([step.before])
        try past.goOn(step.after, with: step.parts)
        let changes = try IssueBundle.values(past.now.changes)
        #expect(changes.map { $0.text("kind") } == step.kinds)
        #expect(changes.flatMap { $0.texts("fields") } == step.fields)
        let row = try past.now.values(of: .articles)[0]
        #expect(row.number("version") == step.version)
        let item = try #require(try Self.items(past.now.newsML).last)
        #expect(item.attribute("version") == String(step.version))
        #expect(item.child("itemMeta")?.child("signal")?.attribute("qcode") == step.signal)
        #expect(NewsMLRules.check(past.now.newsML) == [])
    }

    private static func items(_ bytes: [UInt8]) throws -> [XMLElement] {
        var items: [XMLElement] = []
        try XMLDocument(parsing: bytes).root?.visit {
            if $0.name == "newsItem" || $0.name == "packageItem" { items.append($0) }
        }
        return items
    }

    @Test("a program that hashes contents otherwise gives no new version for that")
    func otherHashes() throws {
        let stories = [Story(headline: "护河行动", text: [Past.river])]
        let past = try Past(stories)
        var row = String(decoding: try past.now.rows(of: .issues), as: UTF8.self)
        for hash in try past.now.articleHashes().values {
            row = row.replacing(hash, with: String(repeating: "a", count: 64))
        }
        #expect(Array(row.utf8) != (try past.now.rows(of: .issues)))
        let next = try Past.exporter(
            try Past.issue(stories), provenance: TestIssue.provenance(["pipeline": pipelineVersion]),
            previous: try PreviousIssue(issueRow: Array(row.utf8), articleRows: try past.now.rows(of: .articles)))
        #expect(next.files == past.now.files)
    }

    @Test("packages have a new version when a member has, and pin it")
    func packages() throws {
        var past = try Past([Story(text: [Past.river]), Story(text: [Past.fire])])
        try past.goOn([Story(text: [Past.river]), Story(headline: "消防", text: [Past.fire])])
        let items = try Self.items(past.now.newsML)
        #expect(items.map { $0.attribute("version") } == ["2", "2", "1", "2"])
        var pinned: [String?] = []
        items[1].visit { if $0.name == "itemRef" { pinned.append($0.attribute("version")) } }
        #expect(pinned == ["1", "2"])
        let records = try past.now.values(of: .issues)[0].items("items")
        #expect(records.map { $0.number("version") } == [2, 2, 1, 2])
        #expect(records.map { $0.text("kind") } == ["issue", "page", "article", "article"])
    }

    @Test("an id that was canceled and comes back goes on from its last version")
    func comeback() throws {
        var past = try Past([Story(text: [Past.river]), Story(text: [Past.fire])])
        try past.goOn([Story(text: [Past.river])])
        let gone = try past.now.values(of: .issues)[0].items("items").last
        #expect(gone?.text("status") == "canceled" && gone?.number("version") == 2)
        #expect(try IssueBundle.values(past.now.changes).map { $0.text("kind") } == ["removed"])
        try past.goOn([Story(text: [Past.river])])
        #expect(try past.now.values(of: .issues)[0].items("items").last == gone)
        try past.goOn([Story(text: [Past.river]), Story(text: [Past.fire])])
        let change = try #require(try IssueBundle.values(past.now.changes).first)
        #expect([change.number("version_before"), change.number("version_after")] == [0, 3])
        #expect(change.text("hash_before") == "")
    }

    @Test("an issue whose inputs are gone keeps its row and nothing else, and may come back")
    func cancellation() throws {
        let past = try Past([Story(text: [Past.river]), Story(text: [Past.fire])])
        let none = Provenance(fingerprint: SHA256.hex([]), parts: [], inputs: [])
        let gone = try Past.exporter.cancellation(of: try past.now.past(), key: TestIssue.key, provenance: none)
        #expect(gone.files.map { $0.path.prefix { $0 != "/" } } == ["issues", "newsml"])
        #expect(gone.changeCounts.removed == 2 && gone.changeCounts.rows == 2)
        let row = try gone.values(of: .issues)[0]
        #expect(row.number("articles") == 0 && row.text("paper_name") == "青川日报")
        #expect(row.items("items").map { $0.text("status") } == Array(repeating: "canceled", count: 4))
        #expect(row.items("items").map { $0.number("version") } == [2, 2, 2, 2])
        #expect(NewsMLRules.check(gone.newsML) == [])
        let still = try Past.exporter.cancellation(of: try gone.past(), key: TestIssue.key, provenance: none)
        #expect(still.changes == [] && still.newsML == gone.newsML)
        let back = try Past.exporter(
            try Past.issue([Story(text: [Past.river])]), provenance: TestIssue.provenance(), previous: try still.past())
        #expect(try back.values(of: .articles).map { $0.number("version") } == [3])
    }

    @Test("the past of another issue is refused")
    func anotherIssue() throws {
        let past = try Past([Story(text: [Past.river])]).now.past()
        let key = IssueKey(paper: "other", day: TestIssue.key.day)
        #expect(throws: ExportError.previousOfAnotherIssue(expected: "other-20230412", found: "qingchuan-20230412")) {
            try Past.exporter.cancellation(of: past, key: key, provenance: TestIssue.provenance())
        }
    }

    @Test("rows stay as they are, byte for byte, when only the version of the pipeline differs")
    func newerPipeline() throws {
        let first = try Past([Story(text: [Past.river])]).now
        func older(_ rows: [UInt8]) -> [UInt8] {
            Array(String(decoding: rows, as: UTF8.self).replacing("\"\(pipelineVersion)\"", with: "\"0.0.1\"").utf8)
        }
        let rows = older(try first.rows(of: .articles))
        let previous = try PreviousIssue(issueRow: older(try first.rows(of: .issues)), articleRows: rows)
        let issue = try Past.issue([Story(text: [Past.river])])
        let now = try Past.exporter(issue, provenance: TestIssue.provenance(), previous: previous)
        #expect(try now.rows(of: .articles) == rows)
        #expect(now.changes == [])
        #expect(String(decoding: now.newsML, as: UTF8.self).contains("versioninfo=\"0.0.1\""))
        #expect(!String(decoding: now.newsML, as: UTF8.self).contains("versioninfo=\"\(pipelineVersion)\""))
    }

    @Test("another source of the same text is no new version, but the row names it")
    func anotherSource() throws {
        let past = try Past([Story(text: [Past.river])]).now
        let moved = try Past.issue([Story(text: [Past.river])], path: "qingchuan/2023-04-12/1.txt")
        let now = try Past.exporter(moved, provenance: TestIssue.provenance(), previous: try past.past())
        let row = try now.values(of: .articles)[0]
        #expect(row.number("version") == 1)
        #expect(row["source"]?.text("file") == "qingchuan/2023-04-12/1.txt")
        #expect(now.changes == [])
    }

    @Test("a line put in at the top is no new version of what stands below, but rows and items count the lines anew")
    func lineAbove() throws {
        let stories = [Story(headline: "护河行动", text: [Past.river, Past.next]), Story(text: [Past.fire])]
        let past = try Past(stories).now
        let below = try Past.issue(stories, below: ["众志成城"])
        let now = try Past.exporter(below, provenance: TestIssue.provenance(["inputs": "b"]), previous: try past.past())
        #expect(now.changes == [])
        let rows = try now.values(of: .articles)
        #expect(rows.map { $0.number("version") } == [1, 1])
        #expect(rows[0].items("paragraphs").map { $0["lines"] } == [3, 4].map { .array([.array([.number("\($0)"), .number("\($0)")])]) })
        #expect(rows[0]["source"]?["lines"] == .array([.array([.number("2"), .number("4")])]))
        #expect(try now.values(of: .issues)[0].items("items").map { $0.number("version") } == [1, 1, 1, 1])
        let items = try Self.items(now.newsML)
        #expect(items.map { $0.attribute("version") } == ["1", "1", "1", "1"])
        let properties = items[2].child("itemMeta")?.children.filter { $0.attribute("rel") == "bsrel:sourceLines" } ?? []
        #expect(properties.map { $0.attribute("value") } == ["2-4"])
    }

    @Test("lines of paragraphs and captions are no content, wherever they stand in the row; text that looks like them is", arguments: [
        (#""paragraphs":[{"start":0,"end":2,"lines":[[3,4],[7,7]]},{"start":3,"end":5,"lines":[]}]"#,
            #""paragraphs":[{"start":0,"end":2},{"start":3,"end":5}]"#),
        (#""captions":[{"lines":[[1,2]],"text":"图为\"lines\":[[9,9]]"}]"#, #""captions":[{"text":"图为\"lines\":[[9,9]]"}]"#),
        (#""captions":[{"text":"lines"}],"reasons":["lines"]"#, #""captions":[{"text":"lines"}],"reasons":["lines"]"#),
        (#""paragraphs":[{"lines":[[1,1]]}]"#, #""paragraphs":[{}]"#),
        (#""headings":[{"lines":[[1,1]]}]"#, #""headings":[{"lines":[[1,1]]}]"#),
        (#""source":{"lines":[[1,1]]},"text":"甲""#, #""text":"甲""#),
    ])
    func linesAreNoContent(members: String, content: String) {
        let record = ArticleRecord(id: "a", version: 1, line: Array("{\(members)}".utf8))
        #expect(record.contentHash == SHA256.hex(Array("{\(content)}".utf8)))
    }

    @Test("causes are the parts of the fingerprint that differ, in order")
    func causes() throws {
        var past = try Past([Story(headline: "河", text: [Past.river])], with: ["inputs": "a", "models.names": "b", "pipeline": "1"])
        #expect(try IssueBundle.values(past.now.changes)[0].texts("causes") == ["inputs"])
        try past.goOn(
            [Story(headline: "护河", text: [Past.river])],
            with: ["inputs": "a", "models.names": "c", "settings.repairs": "d", "pipeline": "1"])
        #expect(try IssueBundle.values(past.now.changes)[0].texts("causes") == ["models.names", "settings.repairs"])
        let note = try Self.items(past.now.newsML).last?.child("itemMeta")?.child("edNote")?.text
        #expect(note == "Headline changed. Made from or with other: model for names, setting of repairs.")
    }

    @Test("later versions are later, with or without a setting")
    func times() throws {
        let issue = try Past.issue([Story(text: [Past.river])])
        let changed = try Past.issue([Story(headline: "护河", text: [Past.river])])
        for (setting, expected) in [
            (nil, "20230412T000001+0800"), ("2026-01-31T02:30:00+08:00", "20260131T023000+0800"),
            ("2001-01-01T00:00:00Z", "20230412T000001+0800"),
        ] as [(String?, String)] {
            let first = try Past.exporter(issue)
            let exporter = IssueExporter(profile: DatasetProfile(versionCreated: setting))
            let second = try exporter(changed, provenance: TestIssue.provenance(), previous: try first.past())
            let items = try second.values(of: .issues)[0].items("items")
            #expect(items.map { $0.text("created") } == [expected, expected, expected])
            #expect(items.allSatisfy { $0.text("first_created") == "20230412T000000+0800" })
            #expect(NewsMLRules.check(second.newsML) == [])
        }
    }

    @Test("the same issue, provenance and past give the same bytes")
    func sameBytes() throws {
        let past = try Past.oneSplit().bundles[0].past()
        let issue = try TestIssue.rich()
        let bundles = try (0..<3).map { _ in
            try Past.exporter(issue, provenance: TestIssue.provenance(), previous: past)
        }
        #expect(bundles[0] == bundles[1] && bundles[1] == bundles[2])
    }

    @Test("the articles of a release and its changes make the next one", arguments: 0..<30)
    func property(seed: Int) throws {
        let sentences = [Past.river, Past.next, Past.fire, "本报讯 近日天气晴好。", "各村各户忙春耕。", "学校组织春游活动。"]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func stories() -> [Story] {
            (0..<random(5)).map { _ in
                Story(headline: ["", "甲", "乙"][random(3)], text: (0...random(2)).map { _ in sentences[random(6)] })
            }
        }
        var past = try Past(stories())
        for _ in 0..<4 {
            var known = try past.now.articleHashes()
            try past.goOn(stories())
            for change in try IssueBundle.values(past.now.changes) {
                #expect(known[change.text("id")] ?? "" == change.text("hash_before"))
                known[change.text("id")] = change.text("kind") == "removed" ? nil : change.text("hash_after")
            }
            #expect(try known == past.now.articleHashes())
            #expect(NewsMLRules.check(past.now.newsML) == [])
            #expect(past.now.changeCounts.rows == (try IssueBundle.values(past.now.changes).count))
        }
    }

    @Test("what an issue's row says of its other members is so")
    func members() throws {
        let bundle = try Past.oneSplit().now
        let members = try bundle.values(of: .issues)[0].items("members")
        let others = bundle.files.filter { !$0.path.hasPrefix("issues/") }
        #expect(members.map { $0.text("path") } == others.map(\.path))
        #expect(members.map { $0.text("sha256") } == others.map { SHA256.hex($0.bytes) })
        #expect(members.map { $0.number("bytes") } == others.map(\.bytes.count))
    }
}

@Suite("Rows of the release before")
struct PreviousIssueTests {
    private static func changed(_ kind: RowKind, _ change: (inout String) -> Void) throws -> (issue: [UInt8], articles: [UInt8]) {
        let bundle = try Past.oneSplit().now
        var rows = (try bundle.rows(of: .issues), try bundle.rows(of: .articles))
        var text = String(decoding: kind == .issues ? rows.0 : rows.1, as: UTF8.self)
        change(&text)
        if kind == .issues { rows.0 = Array(text.utf8) } else { rows.1 = Array(text.utf8) }
        return rows
    }

    @Test("rows that are damaged or do not agree are refused", arguments: [
        (RowKind.issues, "\"version\":1", "\"version\":0", "row 1 of issues: “version” must be a whole number from 1 to 1000000000"),
        (.issues, "\"version\":1", "\"version\":99999999999999999999", "row 1 of issues: “version” must be a whole number from 1 to 1000000000"),
        (.issues, "\"status\":\"usable\"", "\"status\":\"odd\"", "row 1 of issues: “status” must be usable, canceled"),
        (.issues, "\"created\":\"2023", "\"created\":\"x023", "row 1 of issues: “created” must be a time such as 20230412T000000+0800"),
        (.issues, "T000000+", "T990000+", "row 1 of issues: “first_created” must be a time such as 20230412T000000+0800"),
        (.issues, "\"items\":[", "\"items\":3,\"x\":[", "row 1 of issues: “items” must be a list"),
        (.issues, "{\"id\":\"q", "{\"id\":\"\",\"x\":\"q", "row 1 of issues: “id” must be text that is not empty"),
        (.issues, "\n", "", "issues: the last row has no line feed; is the file whole?"),
        (.issues, "\n", "\n{}\n", "issues: 2 rows of an issue, expected 1"),
        (.articles, "{\"id\"", "{\"name\"", "row 1 of articles: “id” must be text"),
        (.articles, "\"version\":2", "\"version\":\"2\"", "row 1 of articles: “version” must be a whole number from 1 to 1000000000"),
        (.articles, "\"text\":", "\"body\":", "row 1 of articles: “text” must be text"),
        (.articles, "{", "[", "row 1 of articles: byte 5: unexpected :"),
    ])
    func refused(kind: RowKind, old: String, new: String, message: String) throws {
        let rows = try Self.changed(kind) { $0.replace(old, with: new, maxReplacements: 1) }
        let error = #expect(throws: RowError.self) { try PreviousIssue(issueRow: rows.issue, articleRows: rows.articles) }
        #expect(error?.description == message)
    }

    @Test("an article without its item, and an item without its article, are refused")
    func disagreement() throws {
        let bundle = try Past.oneSplit().now
        let (issue, articles) = (try bundle.rows(of: .issues), try bundle.rows(of: .articles))
        let fewer = Array(articles[articles.index(after: articles.firstIndex(of: 0x0A) ?? 0)...])
        #expect(throws: RowError.self) { try PreviousIssue(issueRow: issue, articleRows: fewer) }
        #expect(throws: RowError.self) { try PreviousIssue(issueRow: issue, articleRows: articles + articles) }
    }

    @Test("no cut and no flipped bit ends the process")
    func damage() throws {
        let bundle = try Past([Past.Story(text: ["一篇。"])]).now
        let (issue, articles) = (try bundle.rows(of: .issues), try bundle.rows(of: .articles))
        func attempt(_ issue: [UInt8], _ articles: [UInt8]) throws {
            let previous: PreviousIssue
            do { previous = try PreviousIssue(issueRow: issue, articleRows: articles) } catch {
                return #expect(!error.description.isEmpty)
            }
            guard previous.id == TestIssue.key.text else { return }
            let next = try Past.issue([Past.Story(headline: "新", text: ["一篇。"])])
            #expect(throws: Never.self) {
                try Past.exporter(next, provenance: TestIssue.provenance(), previous: previous)
            }
        }
        for at in stride(from: 0, to: articles.count, by: 7) {
            try attempt(issue, Array(articles[..<at]))
            var flipped = articles
            flipped[at] ^= 4
            try attempt(issue, flipped)
        }
        for at in stride(from: 0, to: issue.count, by: 7) {
            try attempt(Array(issue[..<at]), articles)
            var flipped = issue
            flipped[at] ^= 4
            try attempt(flipped, articles)
        }
    }
}
