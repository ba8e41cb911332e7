import Newspaper
import Testing

@Suite("Lists of words that are looked for in lines")
struct WordListTests {
    private let list = WordList("本报记者 本报 记者 通讯员")

    @Test("the first of the words that a text begins with counts", arguments: [
        ("本报记者王伟", 4), ("本报讯", 2), ("记者", 2), ("通讯", nil), ("据记者", nil), ("", nil),
    ] as [(String, Int?)])
    func opening(_ text: String, _ length: Int?) {
        #expect(list.length(opening: Scalars(text)[...]) == length)
        #expect(list.opens(Scalars(text)) == (length != nil))
    }

    @Test("a word stands anywhere in the text, but not beyond it", arguments: [
        ("据本报讯", true), ("据通讯员", true), ("据通讯", false), ("", false),
    ])
    func occurring(_ text: String, _ occurs: Bool) {
        #expect(list.occurs(in: Scalars(text)) == occurs)
        #expect(!list.occurs(in: Scalars("据通讯员").prefix(3)))
    }

    @Test("a word ends the text", arguments: [("市融媒体通讯员", true), ("员", false), ("记者王伟", false), ("", false)])
    func closing(_ text: String, _ closes: Bool) {
        #expect(list.closes(Scalars(text)) == closes)
    }

    @Test("a set of scalars holds what it was given and nothing beyond the basic plane")
    func sets() {
        let set = ScalarSet("版a\u{FFFF}𠀀".unicodeScalars)
        #expect("版a\u{FFFF}".unicodeScalars.allSatisfy(set.contains))
        #expect(!"板b𠀀\u{0}".unicodeScalars.contains(where: set.contains))
    }
}

@Suite("Text without blanks")
struct WithoutBlanksTests {
    @Test("is given up to a length", arguments: [("公 告", 2, "公告"), (" 公告", 1, nil), ("", 0, "")] as [(String, Int, String?)])
    func limited(_ text: String, _ most: Int, _ expected: String?) {
        #expect(Scalars(text).withoutBlanks(atMost: most) == expected.map { Scalars($0) })
    }
}
