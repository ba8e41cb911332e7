import Newspaper
import Testing

@testable import Segment

@Suite("Passages")
struct PassageBuilderTests {
    private func lines(_ texts: [String]) -> [LineFacts] { PageFacts(CleanPage(texts.map(Scalars.init))).lines }

    @Test(
        "lines are joined as the words in them ask for",
        arguments: [
            (["近日，离石区", "开展活动。"], "近日，离石区开展活动。"),
            (["共计12", "34户"], "共计1234户"),
            (["the old", "town"], "the old town"),
            (["The", "《青川日报》"], "The《青川日报》"),
            (["共计12", "km"], "共计12km"),
            (["  近日， ", "　离石区　"], "近日，离石区"),
            (["“一", "”"], "“一”"),
        ])
    func joins(_ texts: [String], _ joined: String) {
        #expect(PassageBuilder.passage(lines(texts)).text.string == joined)
    }

    @Test("a separator stands between lines, not around them")
    func separator() {
        let passage = PassageBuilder.passage(lines(["志愿服务齐行动", "文明城市共创建"]), separator: [" "])
        #expect(passage.text.string == "志愿服务齐行动 文明城市共创建")
        #expect(passage.runs == [TextRun(start: 0, length: 7, line: 0, column: 0), TextRun(start: 8, length: 7, line: 1, column: 0)])
    }

    @Test("runs lead back to the clean lines, blanks at their ends counted")
    func runs() {
        let passage = PassageBuilder.passage(lines(["　　近日 the", "old 城"]))
        #expect(passage.text.string == "近日 the old 城")
        #expect(passage.runs == [TextRun(start: 0, length: 6, line: 0, column: 2), TextRun(start: 7, length: 5, line: 1, column: 0)])
        #expect(passage.lines == [0, 1])
    }

    @Test("a part of a line gives only itself, without the blanks at its ends, and the line is answered for")
    func part() {
        var builder = PassageBuilder()
        let line = lines(["营造氛围。 （王伟）"])[0]
        builder.append(line, part: 0..<6)
        #expect(builder.passage.text.string == "营造氛围。")
        #expect(builder.passage.runs == [TextRun(start: 0, length: 5, line: 0, column: 0)])
        builder.append(line, part: 5..<6)
        builder.append(line, part: 3..<3)
        #expect(builder.passage.text.string == "营造氛围。")
        #expect(builder.passage.runs.count == 1)
        #expect(builder.passage.lines == [0, 0, 0])
    }

    @Test("lines that print nothing go where the line before them goes; those at the top with the first")
    func shadows() {
        let passages = lines([" ", "近日", "", "离石区", "　"]).map { PassageBuilder.passage([$0]) }
        #expect(passages.map(\.text.string) == ["近日", "离石区"])
        #expect(passages.map { $0.lines.sorted() } == [[0, 1, 2], [3, 4]])
    }
}
