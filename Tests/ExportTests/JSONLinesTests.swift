import Newspaper
import Testing

@testable import Export

@Suite("JSON rows")
struct JSONLinesTests {
    private func written(_ body: (inout JSONLinesWriter) -> Void) -> String {
        var json = JSONLinesWriter()
        json.row(body)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("青川", "青川"), ("\"", "\\\""), ("\\", "\\\\"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\u{0}\u{1F}", "\\u0000\\u001f"),
        ("\u{7F}\u{85}\u{9F}", "\\u007f\\u0085\\u009f"), ("\u{2028}\u{2029}", "\\u2028\\u2029"), ("/", "/"),
        ("\u{20000}\u{1F600}", "\u{20000}\u{1F600}"), ("\u{E000}\u{FFFE}", "\u{E000}\u{FFFE}"), ("é", "é"),
    ])
    func `a string is escaped as RFC 8259 says, and line separators too`(_ text: String, _ escaped: String) {
        #expect(written { $0.field("k", Scalars(text)) } == "{\"k\":\"\(escaped)\"}\n")
        #expect(written { $0.field("k", text) } == "{\"k\":\"\(escaped)\"}\n")
    }

    @Test(arguments: [
        (0.0, "0.00"), (1.0, "1.00"), (0.97, "0.97"), (0.9, "0.90"), (0.915, "0.915"), (0.98765, "0.9877"),
        (0.1 + 0.2, "0.30"),
        (0.00004, "0.00"), (0.0001, "0.0001"), (0.99996, "1.00"), (7, "1.00"), (-1, "0.00"), (.nan, "0.00"),
        (.infinity, "1.00"),
    ])
    func `a share has two to four decimals`(_ value: Double, _ text: String) {
        #expect(written { $0.share("k", value) } == "{\"k\":\(text)}\n")
    }

    @Test func `commas stand between values and nowhere else`() {
        let row = written { json in
            json.array("a") { _ in }
            json.object("b") { json in
                json.field("c", true)
                json.null("d")
            }
            json.array("e") { json in
                json.number(-12)
                json.array { $0.string("x") }
                json.object { _ in }
            }
            json.field("f", joining: [Scalars("一"), [], Scalars("二")])
        }
        #expect(row == #"{"a":[],"b":{"c":true,"d":null},"e":[-12,["x"],{}],"f":"一\n\n二"}"# + "\n")
    }

    @Test func `a furniture row is written byte for byte as published`() throws {
        let rows = IssueExporter.furnitureRows(NamedIssue(try TestIssue.rich()))
        let sha = SHA256.hex(Array("qingchuan/2023-04-12/01.txt".utf8))
        let first = """
            {"id":"qingchuan-20230412-p01-f01","paper":"qingchuan","issue_date":"2023-04-12","edition":"","page":1,\
            "kind":"slogan","text":"绿水青山就是金山银山","reason":"a line for the test","entries":[],\
            "source":{"file":"qingchuan/2023-04-12/01.txt","sha256":"\(sha)","lines":[[15,15]]},"pipeline":"\(pipelineVersion)"}

            """
        #expect(String(decoding: rows.bytes, as: UTF8.self).hasPrefix(first))
        #expect(rows.rows == 2)
    }

    @Test func `halves name each other by id, and an index entry its article`() throws {
        let issue = NamedIssue(try TestIssue.linked())
        func rows(_ bytes: [UInt8]) throws -> [JSONValue] { try bytes.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) } }
        func text(_ value: JSONValue?) -> String { if case .string(let text)? = value { String(decoding: text, as: UTF8.self) } else { "no text" } }
        let articles = try rows(try IssueExporter.articleRows(issue).bytes)
        #expect(articles.count == 3)
        #expect(text(articles[0]["continued_to"]) == text(articles[1]["id"]))
        #expect(text(articles[1]["continued_from"]) == text(articles[0]["id"]))
        #expect(text(articles[2]["continued_to"]) == "p04")
        #expect(articles.map { text($0["continued_from"]) }[2] == "")
        guard case .array(let reasons)? = articles[0]["reasons"] else { return #expect(Bool(false), "no reasons") }
        #expect(reasons.map(text) == ["continued to \(text(articles[1]["id"])): both jump lines agree"])
        let furniture = try rows(IssueExporter.furnitureRows(issue).bytes)
        guard case .array(let entries)? = furniture.first?["entries"] else { return #expect(Bool(false), "no entries") }
        #expect(entries.map { text($0["text"]) } == ["后半篇", "别处"])
        #expect(entries.map { $0["page"] } == [.number("2"), .number("3")])
        #expect(entries.map { text($0["article"]) } == [text(articles[1]["id"]), ""])
    }

    @Test func `an article row holds what the article holds`() throws {
        let rows = try IssueExporter.articleRows(NamedIssue(try TestIssue.rich()))
        let lines = rows.bytes.split(separator: 0x0A)
        let row = try JSONParser.parse(Array(try #require(lines.first)))
        func string(_ name: String) -> String? {
            if case .string(let text)? = row[name] { String(decoding: text, as: UTF8.self) } else { nil }
        }
        #expect(lines.count == 2)
        #expect(string("headline") == "千名干部群众共植公仆林")
        #expect(string("kicker") == "我区举行春季植树活动")
        #expect(string("issue_date") == "2023-04-12")
        #expect(string("issue_number") == "第1287期")
        #expect(string("continued_from") == "")
        #expect(string("continued_to") == "p03")
        #expect(row["order"] == .number("1"))
        #expect(row["text_quality"] == .number("0.9876"))
        #expect(row["source"]?["lines"] == .array([.array([.number("1"), .number("13")])]))
        guard case .array(let entities)? = row["entities"], case .array(let mentions)? = entities[0]["mentions"] else {
            Testing.Issue.record("the row has no entities")
            return
        }
        #expect(mentions.count == 2)
        #expect(mentions[0]["start"] == .number("23"))
    }

    @Test func `the day is null where nothing says it, and the page 0`() throws {
        var page = PageBuilder()
        page.identity = PageIdentity()
        let text = page.paragraph("一段话。")
        page.add(Article(paragraphs: [text], confidence: ArticleConfidence(segmentation: 1, headline: 1)))
        let key = IssueKey(paper: "unknown", day: .undated("1a2b3c4d"))
        let rows = try IssueExporter.articleRows(NamedIssue(TestIssue.of([try page.page()], key: key)))
        let row = try JSONParser.parse(rows.bytes)
        #expect(row["issue_date"] == .null)
        #expect(row["page"] == .number("0"))
        #expect(row["issue_number"] == .string([]))
    }

    @Test func `an undated issue takes the day that a folio says`() throws {
        var page = PageBuilder()
        page.identity.date = CalendarDate("2021-01-02")
        page.add(.folio, "2021年1月2日")
        let named = NamedIssue(TestIssue.of([try page.page()], key: IssueKey(paper: "a", day: .undated("1a2b3c4d"))))
        #expect(named.date == CalendarDate("2021-01-02"))
        #expect(
            try JSONParser.parse(IssueExporter.pageRows(named).bytes)["issue_date"] == .string(Array("2021-01-02".utf8))
        )
    }

    @Test func `no id comes twice in an issue, even if a page does`() throws {
        let named = NamedIssue(try TestIssue.hostile())
        let ids = named.pages.flatMap { $0.articleIDs + $0.furnitureIDs + [$0.id] }
        #expect(Set(ids).count == ids.count)
        #expect(Set(named.pages.map(\.mark)).count == named.pages.count)
    }

    @Test(arguments: [
        ("2022-10-24", "20221024"), ("2022-10-24T15", "20221024T15"), ("2022-10-24T15:30", "20221024T1530"),
        ("2022-10", "2022-10"),
        ("2022", "2022"), ("2022-W43", "2022-W43"), ("PAST_REF", "PAST_REF"), ("", ""), ("2022-Q3", "2022-Q3"),
        ("2022-10-24/2022-10-26", "20221024/20221026"), ("2022-10-2", "2022-10-2"),
    ])
    func `days are written in the basic form of ISO 8601`(_ value: String, _ written: String) {
        #expect(basicISO8601(value) == written)
    }
}
