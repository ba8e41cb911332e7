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
        "quality is the share of characters that are whole",
        arguments: [("", 1.0), ("离石区 开播\n", 1), ("离\u{FFFD}", 0.5), ("\u{E000}\u{1}", 0), ("一二三\u{F8FF}", 0.75), ("\t \n", 1)])
    func quality(_ text: String, _ expected: Double) {
        #expect(TextQuality.of(Scalars(text)) == expected)
    }
}
