import Foundation
import Testing

@testable import Evaluate

@Suite("Gold as it is written")
struct GoldPageTests {
    private func decoded(_ json: String) throws -> GoldPage {
        try JSONDecoder().decode(GoldPage.self, from: Data(json.utf8))
    }

    @Test("null, missing and unknown keys are no errors")
    func sparse() throws {
        let page = try decoded(
            """
            {"page_id": "qingchuan-p1", "style": null, "columns": 5, "articles": [
              {"id": "a01", "kicker": null, "headline": "全县春耕", "paragraphs": ["本报讯 连日来，…"], "bylines": [{"name": "李明", "role": "记者"}]}],
             "non_article": [{"text": "倡导移风易俗"}], "dumps": [{"file": "01.txt"}]}
            """)
        #expect(page.id == "qingchuan-p1")
        #expect(page.orderMode == "")
        #expect(page.articles[0].kicker == "")
        #expect(page.articles[0].headline == "全县春耕")
        #expect(page.articles[0].bylines.map(\.name) == ["李明"])
        #expect(page.nonArticles.map(\.text) == ["倡导移风易俗"])
        #expect(page.dumps == [GoldPage.Dump(file: "01.txt", extractor: "", source: nil)])
    }

    @Test("the lines of a dump are kept for training")
    func source() throws {
        let page = try decoded(
            """
            {"format": "broadsheet-page-gold/1", "page_id": "p", "style": {"order_mode": "late"}, "articles": [],
             "dumps": [{"file": "p.txt", "extractor": "mupdf", "source": {"a01": {"body": [[1, 9], [12, 14]]}}}]}
            """)
        #expect(page.orderMode == "late")
        #expect(page.dumps[0].source == ["a01": ["body": [[1, 9], [12, 14]]]])
    }

    @Test(
        "what is no gold is refused",
        arguments: [
            #"{"articles": []}"#, #"{"page_id": "p"}"#, #"{"page_id": 1, "articles": []}"#,
            #"{"format": "broadsheet-page-gold/2", "page_id": "p", "articles": []}"#,
            #"{"page_id": "p", "articles": [{"paragraphs": "本报讯"}]}"#, #"{"page_id": "p", "articles": [], "dumps": [{}]}"#,
        ])
    func refused(_ json: String) { #expect(throws: DecodingError.self) { try decoded(json) } }

    @Test("pages of an issue share its name", arguments: [("dev-001-p1", "dev-001"), ("a-p-p12", "a-p"), ("lishi-2022", "lishi-2022")])
    func issues(_ page: String, _ issue: String) throws {
        #expect(try decoded(#"{"page_id": "\#(page)", "articles": []}"#).issueName == issue)
    }
}
