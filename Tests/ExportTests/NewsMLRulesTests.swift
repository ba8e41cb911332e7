import Newspaper
import Testing

@testable import Export

@Suite("Rules beyond the schema")
struct NewsMLRulesTests {
    /// A message with one thing changed.
    private func spoiled(_ old: String, _ new: String) throws -> [UInt8] {
        let text = String(
            decoding: try NewsMLMessage(NamedIssue(try TestIssue.rich()), profile: DatasetProfile()).bytes(),
            as: UTF8.self)
        try #require(text.contains(old))
        return Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    }

    @Test(arguments: [
        (" conformance=\"power\"", "", "conformance is not “power”"),
        ("idrefs=\"p1a01-m5\"", "idrefs=\"p1a01-m99\"", "idrefs names “p1a01-m99”, which is no id of the item"),
        ("idrefs=\"p1a01-m5\"", "idrefs=\"issue-root\"", "idrefs names “issue-root”, which is no id of the item"),
        ("contentrefs=\"p1a01-b1\"", "contentrefs=\"b\"", "contentrefs names “b”, which is no id of the item"),
        ("original=\"p1a01-x\"", "original=\"y\"", "original names “y”, which is no id of the item"),
        ("root=\"p1-root\"", "root=\"p2-root\"", "root names “p2-root”, which is no id of the item"),
        ("id=\"p1a01-m5\"", "id=\"p1a01-m6\"", "the id “p1a01-m6” is not unique"),
        ("id=\"p1a02-b1\"", "id=\"p1a01-b1\"", "the id “p1a01-b1” is not unique"),
        ("alias=\"gbt2260\"", "alias=\"gbt\"", "the alias “gbt2260” of qcode is not declared"),
        ("rel=\"irel:processedFrom\"", "rel=\"iptc:processedFrom\"", "the alias “iptc” of rel is not declared"),
        ("qcode=\"nmsig:atomic\"", "qcode=\"nm:atomic\"", "the alias “nm” of qcode is not declared"),
        ("qcode=\"bstype:paragraph\"", "qcode=\"paragraph\"", "qcode “paragraph” is no QCode"),
        ("IPTC-G2-Standards_41.xml", "IPTC-G2-Standards_7.xml", "the aliases of this catalog are not known here"),
        (
            "<firstCreated>2023-04-12T00:00:00+08:00", "<firstCreated>2023-04-12T00:00:00+07:00",
            "firstCreated 2023-04-12T00:00:00+07:00 is later than versionCreated 2023-04-12T00:00:00+08:00"
        ),
        (
            "<contentCreated>2023-04-12", "<contentCreated>2023-05",
            "contentCreated 2023-05 is later than versionCreated 2023-04-12T00:00:00+08:00"
        ),
        (
            "residref=\"urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01\" version=\"1\"",
            "residref=\"urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01\" version=\"2\"",
            "residref “urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01” is there in version 1, not 2"
        ),
        (
            "residref=\"urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01\"", "residref=\"urn:x\"",
            "residref “urn:x” is no item of the document"
        ),
        (
            "guid=\"urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01\"",
            "guid=\"urn:newsml:broadsheet.example:20230412:qingchuan-20230412\"",
            "the guid “urn:newsml:broadsheet.example:20230412:qingchuan-20230412” is not unique"
        ),
    ])
    func `each broken rule is found`(_ old: String, _ new: String, _ message: String) throws {
        let problems = NewsMLRules.check(try spoiled(old, new))
        #expect(problems.map(\.message).contains(message))
        #expect(problems.allSatisfy { $0.line > 0 })
    }

    @Test func `a document without items is no message`() {
        #expect(NewsMLRules.check(Array("<a/>".utf8)).map(\.message) == ["no item in the document"])
        #expect(NewsMLRules.check(Array("<a".utf8)).count == 1)
    }

    @Test(arguments: [
        ("2023-04-12T00:00:00+08:00", "2023-04-11T16:00:00Z", false),
        ("2023-04-12T00:00:01+08:00", "2023-04-11T16:00:00Z", true),
        ("2023-04-12T00:00:00.5-05:30", "2023-04-12T05:30:01Z", false), ("2023", "2023-01-01T00:00:00+08:00", false),
        ("2023-02", "2023-01-31T23:59:59+08:00", true), ("2023-04-12", "2023-04-12", false),
    ])
    func `times compare across zones and truncation`(_ one: String, _ other: String, _ isAfter: Bool) throws {
        let (a, b) = (try #require(Instant(one)), try #require(Instant(other)))
        #expect(a.isAfter(b) == isAfter)
    }

    @Test(arguments: ["", "2023-13", "2023-04-12T", "2023-04-12T00:00:00+", "x", "２０２３"])
    func `what is no time is none`(_ text: String) {
        #expect(Instant(text) == nil)
    }
}
