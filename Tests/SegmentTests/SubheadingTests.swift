import Newspaper
import Testing

@testable import Segment

@Suite("Subheadings")
struct SubheadingTests {
    @Test("one short line that is no sentence", arguments: ["党建引领", "一、", "聚民心 办实事", "“三个到位”促发展", "产业2.0时代", "从荒山到果园的二十年变迁之路啊"])
    func isOne(_ text: String) { #expect(Subheading.isOne(Scalars(text)) == (text != "一、")) }

    @Test(
        "sentences, lists, single characters, long lines and lines without Han characters are none",
        arguments: [
            "", "一", "党建引领。", "“党建引领。”", "党建引领，办实事", "党建、民生", "要求：", "一是抓好；", "2022", "GDP", "……", "从荒山到果园的二十年变迁之路走过来的人",
        ])
    func isNone(_ text: String) { #expect(!Subheading.isOne(Scalars(text))) }
}
