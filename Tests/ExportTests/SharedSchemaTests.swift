import Newspaper
import Testing

@testable import Export

@Suite("IPTC's schema (BROADSHEET_SHARED)", .enabled(if: SharedSchema.isHere, "no schema/newsml-g2 in BROADSHEET_SHARED"))
struct SharedSchemaTests {
    private func message(_ issue: Newspaper.Issue, _ profile: DatasetProfile = DatasetProfile()) throws -> [UInt8] {
        try NewsMLMessage(NamedIssue(issue), profile: profile).bytes()
    }

    @Test(arguments: ["2.35/NewsML-G2_2.35-spec-All-Power.xsd", "profile/broadsheet-profile.xsd"])
    func `messages are valid`(_ name: String) throws {
        let schema = try XMLSchemaFile(path: SharedSchema.path(name))
        let rights = DatasetProfile(copyrightNotice: "© <原出版单位>", usageTerms: "另行声明 & 约定")
        #expect(schema.validate(try message(try TestIssue.rich(), rights)) == [])
        #expect(schema.validate(try message(try TestIssue.hostile())) == [])
    }
}
