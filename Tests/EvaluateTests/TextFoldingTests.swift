import Newspaper
import Testing

@testable import Evaluate

@Suite("How texts are folded before they are compared")
struct TextFoldingTests {
    @Test(
        "white space, widths, quotation marks, dashes and dots of one form",
        arguments: [
            ("不 时\u{3000}与\t大\u{200B}家\u{FEFF}交流\r\n", "不时与大家交流"),
            ("“四个到位”„‟＂", "\"四个到位\"\"\"\""),
            ("‘离石’‛＇", "'离石'''"),
            ("——近200名居民―－‐‑─━", "--近200名居民------"),
            ("（文/图\u{00A0}张晓斌）", "(文/图张晓斌)"),
            ("１０月２４日：ＡＢｃ，～！", "10月24日:ABc,~!"),
            ("让·雅克・卢梭•三．五", "让·雅克·卢梭·三.五"),
            ("等等…", "等等..."),
            ("豈\u{F900}", "豈\u{F900}"),
        ])
    func folds(_ printed: String, _ folded: String) {
        #expect(TextFolding.fold(printed) == Scalars(folded))
    }

    @Test("what is not white space to the reference scorer stays", arguments: ["\u{2060}", "\u{180E}", "\u{1B}"])
    func keeps(_ text: String) { #expect(TextFolding.fold("甲\(text)乙").count == 3) }
}
