import Newspaper
import Testing

@testable import Extract

@Suite("Language and quality")
struct TextTests {
    @Test(
        "characters of one script alone tell the language",
        arguments: [
            ("区领导调研项目建设", "zh-Hans"), ("區領導調研項目建設", "zh-Hant"), ("大家来说", "zh-Hans"), ("人民日夜", "zh"), ("", "zh"),
            ("Hello 2022", "zh"), ("领導", "zh"), ("题字“龍”的展览会开幕", "zh-Hans"),
        ])
    func language(_ text: String, _ expected: String) {
        #expect(Language.of(Scalars(text)) == expected)
    }

    @Test(
        "quality is the share of characters that a newspaper would print",
        arguments: [
            ("", 1.0), ("离石区 开播\n", 1), ("離石區“開播”100%", 1), ("离\u{FFFD}", 0.5), ("\u{E000}\u{1}", 0), ("一二三\u{F8FF}", 0.75),
            ("\t \n", 1), ("¦§Ä³ë", 0.2), ("绂荤煶鍖哄紑鎾\u{FFFD}", 0.375),
        ])
    func quality(_ text: String, _ expected: Double) {
        #expect(TextQuality.of(Scalars(text)) == expected)
    }

    @Test("what was recognised is as good as whoever recognised it is sure, and the page counts with its headline")
    func recognised() throws {
        let contents = try PageContents(
            ["离石区人民医院开诊。", "离石\u{FFFD}\u{FFFD}"], headline: "医院开诊", confidences: [0.5, 0.8, 0.1])
        let page = localExtractor(contents, issueDate: nil)
        // Of 14 characters 12 are known; ten are sure by 0.8, four by 0.1.
        #expect(abs(page.annotations[0].textQuality - 12.0 / 14 * (10 * 0.8 + 4 * 0.1) / 14) < 1e-9)
        #expect(abs(page.textQuality - (4 * 0.5 + 10 * 0.8 + 2 * 0.1) / 18) < 1e-9)
    }
}
