import Newspaper
import Testing

@testable import Segment

@Suite("Brackets over lines of display type")
struct BracketSpansTests {
    @Test("lines between which a bracket is open go on with each other", arguments: [
        (["大型纪录片《通向", "繁荣之路》今晚播", "出第四集《心手相", "连》"], [1, 3]),
        (["围绕“构建新", "发展格局，推进中国式现代化”协商议政"], [1]),
        (["《求是》杂志", "发表文章"], []),
        (["“五一”假期", "出游”人次"], []),
        (["《质量强国", "（2023）", "建设纲要》"], [1, 2]),
        (["一条没有关上的“引号", "二", "三", "四", "五", "关上”"], []),
        (["《开的是书名号", "关的是引号”"], []),
        ([], []),
    ])
    func spans(_ lines: [String], _ continued: [Int]) {
        #expect(BracketSpans.continued(lines.map { Scalars($0) }) == continued)
    }
}
