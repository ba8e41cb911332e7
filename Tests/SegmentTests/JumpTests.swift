import Newspaper
import Testing

@testable import Segment

@Suite("Jump lines")
struct JumpTests {
    @Test(
        "a jump line says where the article comes from or goes on",
        arguments: [
            ("下转第2版", nil, 2), ("（下转第2版）", nil, 2), ("(下转第2版)", nil, 2), ("下转2版", nil, 2), ("（下转 第 2 版）", nil, 2),
            ("（下转第二版）", nil, 2), ("下转第十版", nil, 10), ("下转第十二版", nil, 12), ("下转第二十版", nil, 20), ("下转第二十一版", nil, 21),
            ("下转第０３版", nil, 3), ("转至第4页", nil, 4), ("转2版", nil, 2), ("▶▶下转3版", nil, 3), ("下接第4版", nil, 4), ("下转A03版", nil, 3), ("（下转B2）", nil, 2),
            ("转第2版", nil, 2), ("（接1版）", 1, nil), ("（接第一版）", 1, nil), ("上接A01版", 1, nil), ("下转第2版 ▶", nil, 2),
            ("（上接第1版）", 1, nil), ("上接第01版", 1, nil), ("紧接第一版", 1, nil), ("上接第一版）", 1, nil),
        ] as [(String, Int?, Int?)])
    func line(_ text: String, _ from: Int?, _ to: Int?) {
        var jump = Jump()
        let isOne = jump.read(Scalars(text))
        #expect(isOne)
        #expect(jump.from == from)
        #expect(jump.to == to)
    }

    @Test(
        "what only looks like one",
        arguments: [
            "", "（）", "下转", "下转第版", "下转第0版", "下转第2", "第2版", "下转第十十版", "下转第1000版", "下转第99999999999999999999版", "上接天线下接地气版",
            "下转第2版刊登的文章", "上接第1版面的文章", "会议由李明主持（下转第2版）", "下转第2版下转第2版下转第2版",
            "转2", "转型升级版", "接力10版", "下转AB版", "3版",
        ])
    func noLine(_ text: String) {
        var jump = Jump()
        let isOne = jump.read(Scalars(text))
        #expect(!isOne)
        #expect(jump.from == nil && jump.to == nil)
    }

    @Test("a jump in brackets is cut from the start and from the end of running text")
    func cut() {
        var jump = Jump()
        let start = jump.readStart(of: Scalars("（上接第1版）会议要求"))
        let end = jump.readEnd(of: Scalars("会议要求（下转第2版）"))
        #expect(start == 7)
        #expect(end == 4)
        #expect(jump.from == 1)
        #expect(jump.to == 2)
    }

    @Test(
        "running text that begins or ends otherwise stays whole",
        arguments: ["", "（", "）", "上接第1版）会议", "（记者 王伟）会议", "会议（王伟）", "会议（下转第2版", "会议下转第2版", "（见第2版）"])
    func uncut(_ text: String) {
        var jump = Jump()
        let start = jump.readStart(of: Scalars(text)), end = jump.readEnd(of: Scalars(text))
        #expect(start == nil)
        #expect(end == nil)
    }
}
