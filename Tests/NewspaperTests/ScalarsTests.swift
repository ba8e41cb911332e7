import Newspaper
import Testing

@Suite("Scalars")
struct ScalarsTests {
    @Test("text goes there and back, code point by code point")
    func roundTrip() {
        let text = "豈\u{F900}e\u{0301}\r\n𠮷"
        #expect(Scalars(text).count == 7)
        #expect(Array(Scalars(text).string.unicodeScalars) == Array(text.unicodeScalars))
        #expect(Scalars("\u{F900}") != Scalars("\u{8C48}"))
    }

    @Test(
        "white space of any width is trimmed and left out",
        arguments: [("\u{3000}本报讯 近日\t", "本报讯 近日", "本报讯近日"), (" \u{FEFF}", "", ""), ("", "", "")])
    func blanks(_ text: String, _ trimmed: String, _ compact: String) {
        #expect(Scalars(Scalars(text).trimmed) == Scalars(trimmed))
        #expect(Scalars(text).withoutBlanks == Scalars(compact))
    }

    @Test(
        "a needle is found where it stands first",
        arguments: [
            ("讯", 0, 2..<3), ("本报", 0, 0..<2), ("本报", 1, 3..<5), ("日", 0, nil), ("", 0, nil), ("报", 99, nil),
            ("报", -1, nil),
        ]
            as [(String, Int, Range<Int>?)])
    func firstRange(_ needle: String, _ start: Int, _ expected: Range<Int>?) {
        #expect(Scalars("本报讯本报").firstRange(of: Scalars(needle), from: start) == expected)
    }

    @Test(
        "digits of either width have a value",
        arguments: [("0", 0), ("9", 9), ("０", 0), ("９", 9), ("一", nil), ("a", nil)] as [(Unicode.Scalar, Int?)])
    func digits(_ scalar: Unicode.Scalar, _ value: Int?) {
        #expect(scalar.digit == value)
        #expect(scalar.isDigit == (value != nil))
    }

    @Test("no scalar is Han, blank or punctuation at once")
    func classesAreApart() {
        for value in UInt32(0)...0x3FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let classes = [scalar.isHan, scalar.isBlank, scalar.isPunctuation, scalar.isDigit, scalar.isASCIILetter]
            guard classes.count(where: { $0 }) <= 1 else {
                Testing.Issue.record("U+\(String(value, radix: 16)) is of two classes")
                return
            }
        }
    }

    @Test("brackets and sentence ends are punctuation")
    func punctuation() {
        for scalar in Scalars("（()）《》〈〉「」『』【】〔〕［］[]“”‘’。！？!?….．｡") {
            #expect(scalar.isPunctuation, "\(scalar)")
            #expect(!(scalar.opensBracket && scalar.closesBracket))
        }
    }
}
