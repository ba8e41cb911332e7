import Newspaper
import SplitMix
import Testing

@testable import Evaluate

@Suite("Distances between texts")
struct TextDistanceTests {
    @Test(
        "small cases",
        arguments: [
            ("", "", 0, 0), ("", "离石区", 3, 0), ("离石区", "离石区", 0, 3), ("离石区医保局", "离石医保总局", 2, 5),
            ("甲乙丙丁", "丁丙乙甲", 4, 1), ("春耕备耕", "备耕春耕", 2, 2), ("一二三", "一二三四五", 2, 3),
        ])
    func small(_ a: String, _ b: String, _ edits: Int, _ common: Int) {
        for (a, b) in [(Scalars(a), Scalars(b)), (Scalars(b), Scalars(a))] {
            #expect(TextDistance.edits(a, b) == edits)
            #expect(TextDistance.commonSubsequence(a, b) == common)
        }
    }

    /// The table as a textbook fills it.
    private static func table(_ a: Scalars, _ b: Scalars) -> (edits: Int, common: Int) {
        var edits = Array(0...b.count)
        var common = [Int](repeating: 0, count: b.count + 1)
        for (i, x) in a.enumerated() {
            var (edit, shared) = (edits[0], common[0])
            edits[0] = i + 1
            for (j, y) in b.enumerated() {
                let (nextEdit, nextShared) = (edits[j + 1], common[j + 1])
                edits[j + 1] = min(edits[j + 1] + 1, edits[j] + 1, edit + (x == y ? 0 : 1))
                common[j + 1] = x == y ? shared + 1 : max(common[j + 1], common[j])
                (edit, shared) = (nextEdit, nextShared)
            }
        }
        return (edits[b.count], common[b.count])
    }

    @Test("bit by bit or cell by cell, over the borders of words")
    func agreesWithTheTable() {
        var random = SeededGenerator(seed: 7)
        for round in 0..<400 {
            let letters = Scalars(round % 2 == 0 ? "甲乙" : "甲乙丙丁戊己庚辛")
            func text() -> Scalars {
                (0..<Int.random(in: 0...200, using: &random)).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
            }
            let (a, b) = (text(), text())
            let expected = Self.table(a, b)
            #expect(TextDistance.edits(a, b) == expected.edits)
            #expect(TextDistance.commonSubsequence(a, b) == expected.common)
        }
    }

    @Test("similarity is the share that needs no edit")
    func similarity() {
        #expect(TextDistance.similarity([], []) == 1)
        #expect(TextDistance.similarity(Scalars("春耕"), []) == 0)
        #expect(TextDistance.similarity(Scalars("春耕备耕"), Scalars("春耕备荒")) == 0.75)
    }
}
