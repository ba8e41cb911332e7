import Newspaper
import Testing

@testable import Extract

@Suite("Hostile text")
struct HostileTextTests {
    @Test(
        "endless repetition is read without a finding",
        arguments: [
            "一", "十", "百", "万", "亿", "年", "月", "日", "第", "届", "1", "《", "》", "“", "\"", "〔", "（", "全县", "区委", "第三届", "农历", "周", "9万", "1亿",
            "中华人民共和国", "每年", "党的",
        ])
    func repetition(_ piece: String) {
        let text = Scalars(String(repeating: piece, count: 50_000 / piece.unicodeScalars.count))
        let found = Expressions(text, issueDate: CalendarDate("2022-10-25"))
        #expect(found.times == [] && found.quantities == [] && found.documents == [] && found.slogans == [] && found.events == [])
    }
}
