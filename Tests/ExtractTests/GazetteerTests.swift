import Newspaper
import Testing

@testable import Extract

@Suite("Gazetteer")
struct GazetteerTests {
    @Test("the compiled divisions are whole")
    func counts() {
        let divisions = Gazetteer.divisionsOfChina.divisions
        let now = divisions.filter { $0.months.upperBound == Gazetteer.forever && !$0.isStem }
        #expect(now.filter { $0.code > 0 && $0.code % 10_000 == 0 }.count == 34)
        #expect(now.filter { $0.code > 999_999 }.count > 35_000)
        #expect(now.filter { (100_000...999_999).contains($0.code) && $0.code % 100 != 0 }.count > 2_900)
    }

    @Test("names sort so that namesakes stand together")
    func sorted() {
        let names = Gazetteer.divisionsOfChina.divisions.map(\.name)
        #expect(zip(names, names.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
        #expect(Set(Gazetteer.divisionsOfChina.named(Scalars("鼓楼区")).map(\.code)).count == 4)
    }

    @Test("lines that are not in the form are left out")
    func malformed() {
        let gazetteer = Gazetteer(
            divisions: "141102 200312 离石区\nx 0 甲\n1\n\n99999999999999999999 0 乙区", history: "1 200001199901 丙市\n2 1 丁市",
            townships: "141102 004城北街道 x 00\ny 001戊镇")
        #expect(gazetteer.divisions.map(\.name.string) == ["丁市", "城北街道", "离石区"])
    }

    @Test(
        "a lexicon finds the longest word, in any script",
        arguments: [("区委书记", 0, 4), ("区委员", 0, 2), ("区", 0, -1), ("xkm²", 1, 3), ("xk", 1, -1), ("", 0, -1), ("𠮷野家", 0, 2)])
    func longest(_ text: String, _ start: Int, _ end: Int) {
        let lexicon = Lexicon("区委 区委书记 km 𠮷野")
        #expect(lexicon.longest(in: Scalars(text), at: start)?.end ?? -1 == end)
    }

    @Test("a word listed twice keeps its first number")
    func twice() {
        let lexicon = Lexicon([(Scalars("区委"), 7), (Scalars("区委"), 8), ([], 9)])
        #expect(lexicon.longest(in: Scalars("区委"), at: 0)?.value == 7)
    }
}
