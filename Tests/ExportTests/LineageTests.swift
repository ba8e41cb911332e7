import Newspaper
import Testing

@testable import Export

@Suite("Lineage")
struct LineageTests {
    /// Articles before and after, by id and text, and the relations between them.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let before: [(String, String)]
        let after: [(String, String)]
        let entries: [String]
    }

    private static let (river, next, fire) = (Past.river, Past.next, Past.fire)
    private static let notice = "办理地点在政务大厅二楼请携带身份证户口簿原件及复印件"

    static let cases = [
        Case(
            testDescription: "a first line read otherwise is another name", before: [("a", "松影衔道" + river + next)],
            after: [("b", river + next)], entries: ["renamed a > b"]),
        Case(
            testDescription: "one that is two", before: [("a", river + next)], after: [("a", river), ("b", next)],
            entries: ["split a > a b"]),
        Case(
            testDescription: "two that are one", before: [("a", river), ("b", next), ("c", fire)],
            after: [("a", river + next), ("c", fire)], entries: ["merged a b > a"]),
        Case(
            testDescription: "a paragraph that went to another article", before: [("a", river), ("b", fire), ("c", next)],
            after: [("a", river), ("b", fire + next)], entries: ["merged b c > b"]),
        Case(
            testDescription: "two that have each other's text", before: [("a", river + next), ("b", fire)],
            after: [("a", fire), ("b", river + next)], entries: ["renamed b > a", "renamed a > b"]),
        Case(
            testDescription: "what is new and what is gone with nothing in common", before: [("a", river)],
            after: [("b", fire)], entries: []),
        Case(
            testDescription: "a boilerplate in common relates nobody",
            before: [("a", "新生儿登记" + notice), ("b", "居住证换领" + notice), ("c", fire)],
            after: [("a", "新生儿登记" + notice), ("d", "老年卡申领" + notice), ("c", fire)], entries: []),
        Case(
            testDescription: "part of what is gone is all that there is of a new one", before: [("a", river + next + fire)],
            after: [("b", next)], entries: ["split a > b"]),
        Case(
            testDescription: "texts too short to tell", before: [("a", "今日晴到多云")], after: [("b", "今日晴到多云")],
            entries: []),
        Case(
            testDescription: "other punctuation is the same text", before: [("a", river + "，" + next)],
            after: [("b", " " + river + "\\n" + next)], entries: ["renamed a > b"]),
        Case(
            testDescription: "a change of one article alone is no relation", before: [("a", river), ("b", fire)],
            after: [("a", river + next), ("b", fire)], entries: []),
    ]

    @Test(arguments: cases)
    func `relations are told by text`(_ story: Case) throws {
        func records(_ articles: [(String, String)]) -> [ArticleRecord] {
            articles.map { ArticleRecord(id: $0, version: 1, line: Array("{\"id\":\"\($0)\",\"text\":\"\($1)\"}".utf8)) }
        }
        let (before, after) = (records(story.before), records(story.after))
        let lineage = try Lineage(from: before, to: after, ArticleChange.all(from: before, to: after))
        let entries = lineage.entries.map { entry in
            "\(entry.relation.rawValue) \(entry.from.joined(separator: " ")) > \(entry.to.joined(separator: " "))"
        }
        #expect(entries == story.entries)
        #expect(lineage.entries.allSatisfy { $0.shared > 0.5 && $0.shared <= 1 })
    }

    @Test func `a survivor names in NewsML what went into it`() throws {
        var past = try Past([Past.Story(text: [Past.river]), Past.Story(text: [Past.next])])
        try past.goOn([Past.Story(text: [Past.river, Past.next])])
        #expect(try IssueBundle.values(past.now.lineage).map { $0.text("relation") } == ["merged"])
        #expect(past.now.changeCounts.related == 1)
        var links: [String?] = []
        var statuses: [String?] = []
        try XMLDocument(parsing: past.now.newsML).root?.visit { element in
            if element.attribute("rel") == "irel:evolvedFrom" { links.append(element.attribute("residref")) }
            if element.name == "newsItem" {
                statuses.append(element.child("itemMeta")?.child("pubStatus")?.attribute("qcode"))
            }
        }
        let gone = try past.now.values(of: .issues)[0].items("items").last?.text("id") ?? ""
        #expect(links == ["urn:newsml:broadsheet.example:20230412:\(gone)"])
        #expect(statuses == ["stat:usable", "stat:canceled"])
        #expect(NewsMLRules.check(past.now.newsML) == [])
    }
}

@Suite("NewsML-G2 of later versions")
struct LaterVersionTests {
    /// Two articles, of which the first gets another headline and the second's text.
    private static func message() throws -> String {
        var past = try Past(
            [Past.Story(headline: "护河", text: [Past.river]), Past.Story(text: [Past.next])], with: ["models.segment": "a"])
        try past.goOn([Past.Story(headline: "护河行动", text: [Past.river, Past.next])], with: ["models.segment": "b"])
        return String(decoding: past.now.newsML, as: UTF8.self)
    }

    @Test func `a second version says what it follows, why, and what went into it`() throws {
        let golden = """
            <versionCreated>2023-04-12T00:00:01+08:00</versionCreated>
            <firstCreated>2023-04-12T00:00:00+08:00</firstCreated>
            <pubStatus qcode="stat:usable"/>
            <generator versioninfo="\(pipelineVersion)">Broadsheet</generator>
            <profile versioninfo="1">broadsheet-article</profile>
            <title>护河行动</title>
            <edNote xml:lang="en">Text, headline changed. Made from or with other: model for segment.</edNote>
            <signal qcode="sig:correction" severity="sev:major"/>
            <hash hashtype="hashtype:SHA-2" scope="hashscope:content">cadad855a38ebc6a82421621f908aba64c9b411a1f5c3e7d7bf568be4b3ea662</hash>
            <metadataCreator qcode="bssys:broadsheet"><name xml:lang="en">Broadsheet</name></metadataCreator>
            <link rel="irel:processedFrom" residref="qingchuan/2023-04-12/01.txt" contenttype="text/plain" size="1234"><hash hashtype="hashtype:SHA-2">4a95a9fdaa22553c8ee9adc3da1127ee05397ad6ca275715ef97c18af30a2275</hash></link>
            <link rel="irel:previousVersion" residref="urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01-8893794f" version="1"/>
            <link rel="irel:evolvedFrom" residref="urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01-3eb51a89"/>

            """
        #expect(try Self.message().contains(golden))
    }

    @Test func `a canceled item has a name, a version and a reason, and holds nothing`() throws {
        let golden = """
            <pubHistory><published qcode="bspaper:qingchuan"><timestamp>2023-04-12</timestamp><name>青川日报</name></published></pubHistory>
            <itemMeta>
            <itemClass qcode="ninat:text"/>
            <provider uri="https://broadsheet.example/"><name>Broadsheet</name></provider>
            <versionCreated>2023-04-12T00:00:01+08:00</versionCreated>
            <firstCreated>2023-04-12T00:00:00+08:00</firstCreated>
            <pubStatus qcode="stat:canceled"/>
            <generator versioninfo="\(pipelineVersion)">Broadsheet</generator>
            <profile versioninfo="1">broadsheet-article</profile>
            <edNote xml:lang="en">There is no such item any more. Made from or with other: model for segment.</edNote>
            <metadataCreator qcode="bssys:broadsheet"><name xml:lang="en">Broadsheet</name></metadataCreator>
            <link rel="irel:previousVersion" residref="urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01-3eb51a89" version="1"/>
            </itemMeta>
            <contentMeta><language tag="zh"/></contentMeta>
            <contentSet/>
            </newsItem>
            </itemSet>
            </newsMessage>

            """
        #expect(try Self.message().hasSuffix(golden))
    }

    @Test(arguments: [
        (
            "20230412:qingchuan-20230412-p01-8893794f\" version=\"1\"/>", "20230412:qingchuan-20230412-p01-8893794f\" version=\"2\"/>",
            "the previous version is none of the item’s own"
        ),
        ("<contentSet/>", "<contentSet><inlineData>x</inlineData></contentSet>", "it is canceled, and yet it holds something"),
        (
            "\"irel:evolvedFrom\" residref=\"urn:", "\"irel:evolvedFrom\" residref=\"uri:",
            "residref “uri:newsml:broadsheet.example:20230412:qingchuan-20230412-p01-3eb51a89” is no item of the document"
        ),
    ])
    func `each broken rule of versions is found`(_ old: String, _ new: String, _ message: String) throws {
        let text = try Self.message()
        try #require(text.contains(old))
        #expect(NewsMLRules.check(Array(text.replacing(old, with: new).utf8)).map(\.message) == [message])
    }
}
