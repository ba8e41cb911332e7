import Newspaper
import Testing

@testable import Segment

@Suite("Torn lines")
struct TornLinesTests {
    private func lines(_ text: String) -> [String] { PageFacts(CleanPage(text: text)).lines.map(\.text.string) }

    /// Full lines of twelve squares, so that the page has a column.
    private let text = "近日县融媒体中心走进社区\n开展清扫志愿服务活动获得\n居民一致好评大家纷纷表示"

    @Test(
        "a byline that an extractor broke at its blanks is one line again",
        arguments: [
            ("（文/图\n王伟）", ["（文/图 王伟）"]),
            ("（王伟\n李晓明\n张强）", ["（王伟 李晓明 张强）"]),
            ("本报记者\n王伟\n李晓明", ["本报记者 王伟 李晓明"]),
            ("本报记者 王伟\n李晓明", ["本报记者 王伟 李晓明"]),
        ])
    func bylines(_ torn: String, _ whole: [String]) { #expect(lines(text + "\n" + torn) == lines(text) + whole) }

    @Test("a byline that a narrow column wrapped is joined without a blank where it does not fit")
    func wrapped() {
        #expect(lines(text + "\n（全媒体记者 王伟 李晓\n明 通讯员 张强）").last == "（全媒体记者 王伟 李晓明 通讯员 张强）")
    }

    @Test("a lead goes on with the pieces that fill its line, and no further")
    func lead() {
        #expect(lines("本报讯\n近日县融媒体中心\n" + text).prefix(2) == ["本报讯 近日县融媒体中心", "近日县融媒体中心走进社区"])
        #expect(
            lines("本报讯（记者\n王伟\n李晓明）近日县融媒体中心\n" + text).prefix(2) == ["本报讯（记者 王伟", "李晓明）近日县融媒体中心"])
    }

    @Test(
        "what is no byline stays as it was",
        arguments: ["（见图\n王伟）", "本报记者\n高温天气持续", "（文/图\n王伟在现场采访时说）", "本报讯\n短讯", "本报记者 王伟\n本报讯"])
    func others(_ torn: String) {
        #expect(lines(text + "\n" + torn) == lines(text) + torn.split(separator: "\n").map(String.init))
    }

    @Test("pieces keep their places in the lines they were found in")
    func pieces() throws {
        let facts = PageFacts(CleanPage(text: text + "\n（文/图\n王伟）"))
        let byline = try #require(facts.lines.last)
        #expect(byline.pieces.map(\.line) == [3, 4])
        #expect(byline.pieces.map(\.range) == [0..<4, 5..<8])
        #expect(byline.isByline)
    }
}
