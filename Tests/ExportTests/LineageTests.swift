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
