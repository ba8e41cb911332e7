import Newspaper
import Testing

@testable import Segment

@Suite("Headlines side by side")
struct DisplayStrandsTests {
    /// Two stories and the rows of display type below them, each with the number of its row; with a star what begins another headline than
    /// the rest of its row.
    private func parted(_ stories: [String], _ rows: [String]) -> [String]? {
        let lines = stories + rows
        let page = CleanPage(text: lines.joined(separator: "\n"))
        let labels = stories.map { _ in LineLabel.articleStart } + rows.map { _ in LineLabel.headline }
        let result = DisplayStrands.parted(page, PageFacts(page), labels)
        return result.map { result in
            result.page.lines.indices.dropFirst(stories.count).map { index in
                let line = result.page.lines[index]
                return "\(result.headlines.contains(index) ? "*" : "")\(line.source.number - stories.count):\(line.text.string)"
            }
        }
    }

    private let stories = [
        "围绕扎实推进制造业重点产业链优化升级举行的调研协商座谈会昨天在京召开，会议听取了企业和专家的意见。",
        "国家统计局今天发布的数据显示，我国经济运行向好发展，多项经济指标回升，消费和投资态势明显好转。",
    ]

    @Test("a line that a word runs into from above goes before what stands beside it")
    func swapped() {
        #expect(
            parted(stories, ["扎实推进制造业重点产", "我国经济运行向好发展 业链优化升级座谈会", "多项经济指标回升"])
                == ["1:扎实推进制造业重点产", "2:业链优化升级座谈会", "*2:我国经济运行向好发展 ", "3:多项经济指标回升"])
    }

    @Test("a line that goes on below is followed by that, and by what stands beside it then")
    func below() {
        #expect(
            parted(stories, ["扎实推进制造业重点产 消费投资态势好", "业链优化升级"])
                == ["1:扎实推进制造业重点产 ", "2:业链优化升级", "*1:消费投资态势好"])
    }

    @Test("rows that are both parted make two headlines")
    func bothParted() {
        #expect(
            parted(stories, ["扎实推进制造业重点产 国家统计局今天发", "业链优化升级 布的数据"])
                == ["1:扎实推进制造业重点产 ", "2:业链优化升级 ", "*1:国家统计局今天发", "2:布的数据"])
    }

    @Test("what stands in one row and speaks of two stories is parted")
    func subjects() {
        #expect(
            parted(stories, ["制造业重点产业链调研协商 经济运行多项指标回升"])
                == ["1:制造业重点产业链调研协商 ", "*1:经济运行多项指标回升"])
    }

    @Test(
        "a headline in two parts stays whole",
        arguments: [
            ["扎实推进制造业重点产 协商座谈会召开"], ["重点产业链优化升级 制造业调研协商"], ["推进制造业 重点产", "业链优化升级"],
            ["多项经济指标回升", "我国经济运行 向好发展"],
        ])
    func whole(_ rows: [String]) { #expect(parted(stories, rows) == nil) }

    @Test("of two parts with as many letters, as a kicker's are, the second does not go on from the line above for a word in common")
    func couplet() {
        let stories = [
            "离石区持续督导检查，强化疫情防控，助力文明创建。连日来各部门创建文明城市，督导检查疫情防控。",
            "志愿服务齐行动，融媒体中心志愿者宣传创建文明城市，文明城市共创建。",
        ]
        #expect(parted(stories, ["强化疫情防控助力文明创建", "志愿服务齐行动 文明城市共创建"]) == nil)
        #expect(parted(stories, ["强化疫情防控助力文明创建", "志愿服务共同齐行动 文明城市共创建"])?.count == 3)
    }

    @Test("a blank in a sentence of text parts nothing, whatever its label")
    func text() {
        #expect(parted(stories, ["扎实推进制造业重点产", "我国经济运行向好发展， 业链优化升级座谈会"]) == nil)
    }

    @Test("no character of a parted page is lost, and each part knows where in its row it stood")
    func ledger() throws {
        let text = (stories + ["扎实推进制造业重点产", "我国经济运行向好发展 业链优化升级座谈会", "多项经济指标回升"]).joined(separator: "\n")
        let page = CleanPage(text: text)
        let labels = [LineLabel.articleStart, .articleStart, .headline, .headline, .headline]
        let parted = try #require(DisplayStrands.parted(page, PageFacts(page), labels)).page
        #expect(parted.source.lines == parted.lines.map(\.source))
        let rows = Dictionary(grouping: parted.lines.map(\.source), by: \.number)
        for line in page.source.lines {
            let parts = try #require(rows[line.number]).sorted { $0.column < $1.column }
            #expect(parts.flatMap(\.text) == line.text)
            #expect(parts.map(\.column).first == 0 && parts.dropFirst().allSatisfy { line.text[$0.column - 1].isBlank })
        }
    }
}
