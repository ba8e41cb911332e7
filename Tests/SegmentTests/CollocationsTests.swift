import Newspaper
import Testing

@testable import Segment

@Suite("Collocations")
struct CollocationsTests {
    /// 天气 four times, 气天 never.
    private let small = Collocations.serialized(
        counts: ["天": 40, "气": 40, "预": 20, "报": 900], pairs: ["天": ["气": 30, "报": 4], "预": ["报": 19]], least: 4)

    @Test("pairs that often stand side by side attract each other, others repel")
    func affinity() throws {
        let table = try Collocations(serialized: small)
        #expect(table.affinity("天", "气") > 2)
        #expect(table.affinity("气", "天") < 0)
        #expect(table.affinity("天", "报") < 0)
        #expect(table.affinity("天", "鑫") == 0, "a character that the corpus lacks tells nothing")
        #expect(table.affinity("\u{1F600}", "气") == 0)
    }

    @Test(
        "the built-in table knows words of the news from chance",
        arguments: [("经", "济"), ("群", "众"), ("6", "月"), ("，", "他")])
    func builtIn(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
        #expect(Collocations.builtIn.affinity(first, second) > Collocations.builtIn.affinity(second, first))
    }

    @Test("digits are one symbol and letters another, punctuation has one width")
    func folding() {
        #expect(Collocations.folded("７") == Collocations.folded("3"))
        #expect(Collocations.folded("G") == Collocations.folded("z"))
        #expect(Collocations.folded(",") == "，")
        #expect(Collocations.folded("县") == "县")
    }

    @Test("a table with any byte changed or cut off is refused")
    func damage() {
        for index in small.indices {
            var damaged = small
            damaged[index] ^= 1
            #expect(throws: CollocationsError.self) { try Collocations(serialized: damaged) }
            #expect(throws: CollocationsError.self) { try Collocations(serialized: Array(small[..<index])) }
        }
    }

    @Test("what is wrong inside an unbroken table is named with its line", arguments: [
        ("broadsheet-collocations 9\n0\n00\n", 1, "not \"broadsheet-collocations 1\""),
        ("broadsheet-collocations 1\n00\n00\n", 2, "a number is missing"),
        ("broadsheet-collocations 1\n0\n000\n", 3, "a number is missing"),
        ("broadsheet-collocations 1\n0\n0 \n", 3, "byte 32 is no digit"),
    ])
    func reasons(_ text: String, _ line: Int, _ reason: String) {
        let sealed = Array(text.utf8) + Array("sha256 \(SHA256.hex(Array(text.utf8)))\n".utf8)
        #expect(throws: CollocationsError.damaged(line: line, reason: reason)) { try Collocations(serialized: sealed) }
    }
}
