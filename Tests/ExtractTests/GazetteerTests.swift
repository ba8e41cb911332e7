import Newspaper
import Testing

@testable import Extract

@Suite("Gazetteer and lexicon")
struct GazetteerTests {
    let lexicon = Models.builtIn.lexicon
    var gazetteer: Gazetteer { Gazetteer(lexicon) }

    @Test("the compiled divisions are whole")
    func counts() {
        let divisions = (0..<lexicon.divisionCount).map(lexicon.division)
        let now = divisions.filter(\.isInForce)
        #expect(now.filter { $0.code > 0 && $0.code % 10_000 == 0 }.count == 34)
        #expect(now.filter { $0.code > 999_999 }.count > 35_000)
        #expect(now.filter { (100_000...999_999).contains($0.code) && $0.code % 100 != 0 }.count > 2_900)
        #expect(zip(divisions, divisions.dropFirst()).allSatisfy { !$1.name.lexicographicallyPrecedes($0.name) })
    }

    @Test(
        "a name has the codes of all divisions that were ever called so",
        arguments: [
            ("鼓楼区", [320106, 320302, 350102, 410204]), ("离石区", [141102]), ("离石市", [142302]), ("襄樊市", [420600]), ("襄阳市", [420600]),
            ("离石", []), ("甲乙丙", []), ("", []),
        ] as [(String, [UInt32])])
    func named(_ name: String, _ codes: [UInt32]) {
        #expect(Set(gazetteer.named(Scalars(name)).map(\.code)).intersection(codes) == Set(codes))
        #expect(gazetteer.named(Scalars(name)).isEmpty == codes.isEmpty)
    }

    @Test(
        "a short form stands for provinces and prefectures anywhere, and for what is near at home",
        arguments: [
            ("山西", "", "140000"), ("吕梁", "", "141100"), ("内蒙古", "", "150000"), ("离石", "", ""), ("离石", "141102", "141102"),
            ("柳林", "141102", "141125"), ("柳林", "110101", ""), ("西属巴", "141102", "141102"), ("日照", "", ""), ("石", "141102", ""),
        ])
    func shortened(_ name: String, _ home: String, _ code: String) {
        let found = gazetteer.shortened(Scalars(name), near: Int(home).flatMap { DivisionCode($0) })
        #expect(found.first.map { String("\($0.code)".prefix(6)) } ?? "" == code)
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
