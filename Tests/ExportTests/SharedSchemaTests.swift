import Newspaper
import Testing

@testable import Export

@Suite(
    "IPTC's schema, from BROADSHEET_SHARED",
    .enabled(if: SharedSchema.isHere, "set BROADSHEET_SHARED to the folder that holds schema/newsml-g2"))
struct SharedSchemaTests {
    private static let schemas = ["2.35/NewsML-G2_2.35-spec-All-Power.xsd", "profile/broadsheet-profile.xsd"]

    private func message(_ issue: Newspaper.Issue, _ profile: DatasetProfile = DatasetProfile()) throws -> [UInt8] {
        try NewsMLMessage(NamedIssue(issue), profile: profile).bytes()
    }

    @Test(arguments: schemas)
    func `messages are valid`(_ name: String) throws {
        let schema = try XMLSchemaFile(path: SharedSchema.path(name))
        let rights = DatasetProfile(copyrightNotice: "© <原出版单位>", usageTerms: "另行声明 & 约定")
        #expect(schema.validate(try message(try TestIssue.rich(), rights)) == [])
        #expect(schema.validate(try message(try TestIssue.hostile())) == [])
        #expect(schema.validate(try message(try TestIssue.linked())) == [])
    }

    @Test(arguments: schemas)
    func `later versions and canceled items are valid`(_ name: String) throws {
        let schema = try XMLSchemaFile(path: SharedSchema.path(name))
        var past = try Past.oneSplit()
        #expect(schema.validate(past.now.newsML) == [])
        try past.goOn([Past.Story(headline: "护河", text: [Past.river, Past.next])])
        #expect(schema.validate(past.now.newsML) == [])
        let gone = try Past.exporter.cancellation(
            of: try past.now.past(), key: TestIssue.key, provenance: TestIssue.provenance([:]))
        #expect(schema.validate(gone.newsML) == [])
    }

    @Test(arguments: schemas)
    func `knowledge items are valid`(_ name: String) throws {
        let schema = try XMLSchemaFile(path: SharedSchema.path(name))
        for issue in [try TestIssue.rich(), try TestIssue.hostile()] {
            let rights = DatasetProfile(copyrightNotice: "© <原出版单位>", usageTerms: "另行声明 & 约定")
            for bytes in try CatalogueTests.items(of: issue, profile: rights).values { #expect(schema.validate(bytes) == []) }
        }
    }

    @Test(arguments: schemas)
    func `later and canceled knowledge items are valid`(_ name: String) throws {
        let schema = try XMLSchemaFile(path: SharedSchema.path(name))
        let first = try CatalogueTests.items(of: try TestIssue.rich())
        let nobody = try CatalogueTests.items(of: TestIssue.of([]), after: first)
        let back = try CatalogueTests.items(of: try TestIssue.rich(), after: nobody)
        for bytes in [nobody, back].flatMap(\.values) { #expect(schema.validate(bytes) == []) }
    }

    @Test func `what is invalid is found with its line`() throws {
        let schema = try XMLSchemaFile(path: SharedSchema.path(Self.schemas[0]))
        let text = String(decoding: try message(try TestIssue.rich()), as: UTF8.self)
        for (old, new) in [
            ("confidence=\"97\"", "confidence=\"197\""), ("<language tag=\"zh\"/>", "<tongue/>"),
            ("id=\"p1a01-by1\"", "id=\"1\""),
        ] {
            let range = try #require(text.firstRange(of: old))
            let problems = schema.validate(Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
            let line = text[..<range.lowerBound].utf8.count { $0 == 0x0A } + 1
            #expect(problems.first?.line == line)
        }
        #expect(schema.validate(Array("<a/>".utf8)).count == 1)
        #expect(schema.validate(Array("<a".utf8)).count == 1)
    }

    @Test func `one schema serves many threads`() async throws {
        let schema = try XMLSchemaFile(path: SharedSchema.path(Self.schemas[1]))
        let good = try message(try TestIssue.rich())
        let bad = Array(
            String(decoding: good, as: UTF8.self).replacing("relevance=\"80\"", with: "relevance=\"800\"").utf8)
        await withTaskGroup(of: (Int, Bool).self) { group in
            for index in 0..<64 {
                group.addTask { (index, schema.validate(index % 2 == 0 ? good : bad).isEmpty) }
            }
            for await (index, isValid) in group { #expect(isValid == (index % 2 == 0)) }
        }
    }

    @Test(arguments: ["article.newsitem.xml", "issue.newsmessage.xml", "article-with-hophistory.newsitem.xml", "entities.knowledgeitem.xml"])
    func `samples written by hand keep the rules, too`(_ name: String) throws {
        let bytes = try fileBytes(SharedSchema.path("sample/" + name))
        #expect(NewsMLRules.check(bytes) == [])
        #expect(try XMLSchemaFile(path: SharedSchema.path(Self.schemas[1])).validate(bytes) == [])
    }

    @Test func `the aliases taken for declared are in IPTC's catalog`() throws {
        let catalog = String(
            decoding: try fileBytes(SharedSchema.path("cv/catalog.IPTC-G2-Standards_41.xml")), as: UTF8.self)
        for alias in Vocabulary.iptcAliases.sorted() { #expect(catalog.contains("alias=\"\(alias)\"")) }
    }
}
