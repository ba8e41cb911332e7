import Newspaper
import SplitMix
import Testing

@testable import Segment

@Suite("Columns of an article that were printed in turn")
struct ColumnTurnsTests {
    private static let paragraphs = [
        "本报讯 眼下，全国小麦陆续进入集中收获期，夏收、夏种、夏管正全力进行，各地抢抓晴好天气，保障全年粮食丰收的基础。",
        "我国小麦主产区河南进入大面积机收阶段，全省播种面积今年超过八千五百万亩，计划投入农机四百万台，河南从气象、晾晒、收购等方面保障颗粒归仓。",
        "在安徽，农业部门组织技术人员深入田间地头，指导农民适时收割，抢种大豆和玉米，同时加强田间管理，确保秋粮种足种好。",
        "在山东，各地加快推进高标准农田建设，推广水肥一体化技术，小麦的产量和品质一年比一年好，农民增收致富的信心更足。",
        "记者在河北采访时发现，今年当地农机合作社提前检修农机，开展跨区作业，为农户提供收割、运输、烘干一条龙服务。",
        "气象部门预计，未来一周黄淮海地区以晴好天气为主，有利于小麦收割晾晒，建议各地抓住有利时机，加快抢收进度。",
        "农业农村部有关负责人表示，下一步将继续加强监测调度，做好机具调配和应急准备，确保夏粮丰收到手，为稳定全年粮食生产打下坚实基础。",
    ]
    private static let breadth = 14

    /// Lines of a column, first lines indented by two squares, marks hanging.
    private static var lines: [String] {
        paragraphs.flatMap { paragraph in
            var rest = Scalars(paragraph)[...]
            var lines: [String] = []
            while !rest.isEmpty {
                var length = min(lines.isEmpty ? breadth - 2 : breadth, rest.count)
                // No line begins with a mark.
                if rest.dropFirst(length).first?.isPunctuation == true { length += 1 }
                lines.append(Scalars(rest.prefix(length)).string)
                rest = rest.dropFirst(length)
            }
            return lines
        }
    }

    /// The lines set in columns, and printed in turn, so many lines of each.
    private static func inTurn(_ lines: [String], columns: Int, turn: Int) -> [String] {
        let height = (lines.count + columns - 1) / columns
        let set = stride(from: 0, to: lines.count, by: height).map { Array(lines[$0..<min($0 + height, lines.count)]) }
        return stride(from: 0, to: height, by: turn).flatMap { row in set.flatMap { $0.dropFirst(row).prefix(turn) } }
    }

    private func read(_ lines: [String]) -> [String] {
        let page = PageFacts(CleanPage(text: lines.joined(separator: "\n"))) { found in found.indices.map { $0..<($0 + 1) } }
        let printed = PageOutline.Body(paragraphs: [Array(page.lines.indices)])
        let body = ColumnTurns.undone(printed, page) ?? printed
        return body.paragraphs.map { $0.map { page.lines[$0].text.string }.joined() }
    }

    @Test("two columns are put behind each other, and paragraphs are found")
    func two() {
        #expect(read(Self.inTurn(Self.lines, columns: 2, turn: 1)) == Self.paragraphs)
    }

    @Test("of more columns, or turns of two lines, two in three lines go on with the right one", arguments: [(3, 1), (2, 2)])
    func more(_ columns: Int, _ turn: Int) {
        let printed = Self.inTurn(Self.lines, columns: columns, turn: turn)
        let found = read(printed).joined()
        let joints = zip(Self.lines, Self.lines.dropFirst()).map { $0 + $1 }
        #expect(joints.count { found.contains($0) } * 3 >= joints.count * 2)
        #expect(joints.count { printed.joined().contains($0) } * 10 <= joints.count * 6)
    }

    @Test("lines in order stay as they are, whatever the paragraphs were")
    func inOrder() {
        #expect(read(Self.lines) == [Self.paragraphs.joined()])
    }

    @Test("a page says so in the article's reasons, and every line stays in its article")
    func reasons() throws {
        let printed = ["全国小麦陆续收获"] + Self.inTurn(Self.lines, columns: 2, turn: 1)
        let contents = try Segmenter()(CleanPage(text: printed.joined(separator: "\n")))
        let article = try #require(contents.articles.first)
        #expect(contents.articles.count == 1)
        #expect(article.paragraphs.map(\.passage.text.string) == Self.paragraphs)
        #expect(article.reasons.contains { $0.contains("printed in turn") })
    }

    @Test("whatever the lines are, each is there once", arguments: 0..<30)
    func everyLine(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let lines = Self.lines.shuffled(using: &random)
        let page = PageFacts(CleanPage(text: lines.joined(separator: "\n"))) { found in found.indices.map { $0..<($0 + 1) } }
        let printed = PageOutline.Body(paragraphs: [Array(page.lines.indices)])
        let body = ColumnTurns.undone(printed, page) ?? printed
        #expect(body.lines.sorted() == Array(page.lines.indices))
        #expect(body.paragraphs.allSatisfy { !$0.isEmpty })
    }
}
