import Newspaper
import Testing

@testable import Export

@Suite("NewsML-G2")
struct NewsMLTests {
    @Test func `a message can be written`() throws {
        for issue in [try TestIssue.rich(), try TestIssue.hostile()] {
            let bundle = try IssueExporter(profile: DatasetProfile())(issue)
            let file = try #require(bundle.files.first { $0.path.hasPrefix("newsml/") })
            let document = try XMLDocument(parsing: file.bytes)
            #expect(document.root?.name == "newsMessage")
        }
    }
}
