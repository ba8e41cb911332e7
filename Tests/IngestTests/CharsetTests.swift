import SplitMix
import Testing

@testable import Ingest
@testable import Newspaper

@Suite("Character sets")
struct CharsetTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var bytes: @Sendable () throws -> [UInt8]
        var charset: String
        var evidence: TextEncoding.Evidence
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "UTF-8", text: Samples.simplified, bytes: { Samples.utf8(Samples.simplified) },
            charset: "UTF-8", evidence: .wellFormed),
        Case(name: "ASCII", text: "plain words", bytes: { Samples.utf8("plain words") },
            charset: "UTF-8", evidence: .wellFormed),
        Case(name: "UTF-8 with a mark", text: Samples.simplified,
            bytes: { [0xEF, 0xBB, 0xBF] + Samples.utf8(Samples.simplified) },
            charset: "UTF-8", evidence: .byteOrderMark),
        Case(name: "UTF-16LE with a mark", text: Samples.simplified,
            bytes: { [0xFF, 0xFE] + Samples.utf16(Samples.simplified, bigEndian: false) },
            charset: "UTF-16LE", evidence: .byteOrderMark),
        Case(name: "UTF-16BE with a mark", text: Samples.simplified,
            bytes: { [0xFE, 0xFF] + Samples.utf16(Samples.simplified, bigEndian: true) },
            charset: "UTF-16BE", evidence: .byteOrderMark),
        Case(name: "UTF-16LE bare", text: Samples.simplified,
            bytes: { Samples.utf16(Samples.simplified, bigEndian: false) },
            charset: "UTF-16LE", evidence: .zeroBytes),
        Case(name: "UTF-16BE bare", text: Samples.simplified,
            bytes: { Samples.utf16(Samples.simplified, bigEndian: true) },
            charset: "UTF-16BE", evidence: .zeroBytes),
        Case(name: "UTF-16LE of Latin text", text: "plain words", bytes: { Samples.utf16("plain words", bigEndian: false) },
            charset: "UTF-16LE", evidence: .zeroBytes),
        Case(name: "UTF-16BE without any zero byte", text: "近日，青川县在文化中心举办了培训班。",
            bytes: { Samples.utf16("近日，青川县在文化中心举办了培训班。", bigEndian: true) },
            charset: "UTF-16BE", evidence: .frequency),
        Case(name: "GB2312", text: Samples.simplified, bytes: { try Samples.encoded(Samples.simplified, as: "GB2312") },
            charset: "GB18030", evidence: .frequency),
        Case(name: "GBK with traditional characters", text: Samples.traditional,
            bytes: { try Samples.encoded(Samples.traditional, as: "GBK") },
            charset: "GB18030", evidence: .frequency),
        Case(name: "GB18030 of four bytes", text: Samples.simplified + "㐂𠀀𪚥",
            bytes: { try Samples.encoded(Samples.simplified + "㐂𠀀𪚥", as: "GB18030") },
            charset: "GB18030", evidence: .frequency),
        Case(name: "Big5", text: Samples.traditional, bytes: { try Samples.encoded(Samples.traditional, as: "BIG5") },
            charset: "Big5", evidence: .frequency),
        Case(name: "GB18030, a headline alone", text: "青川县举办农业技术培训班",
            bytes: { try Samples.encoded("青川县举办农业技术培训班", as: "GB18030") },
            charset: "GB18030", evidence: .frequency),
        Case(name: "Big5, a headline alone", text: "青川縣舉辦農業技術培訓班",
            bytes: { try Samples.encoded("青川縣舉辦農業技術培訓班", as: "BIG5") },
            charset: "Big5", evidence: .frequency),
    ]

    @Test("the character set is found, its evidence recorded and the text whole", arguments: cases)
    func detection(_ sample: Case) throws {
        let pages = try read(try sample.bytes())
        #expect(pages.text == sample.text)
        #expect(pages.first?.file.encoding == TextEncoding(charset: sample.charset, evidence: sample.evidence))
        #expect(pages.first?.warnings == [])
    }

    @Test("a long legacy text is decoded whole, over every chunk border")
    func chunks() throws {
        let text = (0..<900).map { "第\($0)行：" + Samples.simplified.replacing("\n", with: "") }.joined(separator: "\n")
        for charset in ["GB18030", "UTF-16LE", "UTF-16BE"] {
            #expect(try read(try Samples.encoded(text, as: charset)).text == text)
        }
    }

    @Test("a few bad bytes in the middle of UTF-8 become U+FFFD and a warning that says where")
    func invalidInTheMiddle() throws {
        let bytes = Samples.utf8("青川县举办农业技术培训班\n本报讯 近日，青川县\n") + [0xE5, 0x86] + Samples.utf8("\n文化中心举办")
        let pages = try read(bytes)
        #expect(pages.text == "青川县举办农业技术培训班\n本报讯 近日，青川县\n\u{FFFD}\n文化中心举办")
        #expect(pages[0].warnings.map(\.code) == ["encoding.replaced"])
        #expect(pages[0].warnings[0].detail == "1 malformed sequences became U+FFFD, the first at byte 66, line 3")
        #expect(pages[0].file.encoding == TextEncoding(charset: "UTF-8", evidence: .repaired))
    }

    @Test("text that is half broken is refused rather than guessed at")
    func mixture() throws {
        let gb = try Samples.encoded(Samples.simplified, as: "GB18030")
        #expect(refusal(Samples.utf8(Samples.simplified) + gb + Samples.utf8(Samples.traditional)) == "text.encoding-unknown")
        #expect(refusal([0xEF, 0xBB, 0xBF] + gb) == "text.malformed")
        #expect(refusal(Array("caf\u{E9} et th\u{E9}".unicodeScalars.map { UInt8($0.value) })) == "text.encoding-unknown")
    }

    @Test("a lone surrogate becomes U+FFFD, many are refused")
    func surrogates() throws {
        let good = Samples.utf16(Samples.simplified, bigEndian: false)
        let pages = try read([0xFF, 0xFE] + good + [0x00, 0xD8] + good)
        #expect(pages.text == Samples.simplified + "\u{FFFD}" + Samples.simplified)
        #expect(pages[0].warnings.map(\.code) == ["encoding.replaced"])
        #expect(refusal([0xFF, 0xFE] + [UInt8](repeating: 0xD8, count: 400)) == "text.malformed")
        #expect(try read([0xFF, 0xFE] + good + [0x41]).text == Samples.simplified + "\u{FFFD}")
    }

    static let malformed: [(bytes: [UInt8], text: String)] = [
        ([0xC0, 0xAF], "??"),
        ([0xE0, 0x80, 0xAF], "???"),
        ([0xED, 0xA0, 0x80], "???"),
        ([0xF4, 0x91, 0x92, 0x93], "????"),
        ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], "????A"),
        ([0xFF, 0x42], "?B"),
        ([0xE4, 0xB8], "?"),
        ([0xF0, 0xA0, 0x80, 0x80], "𠀀"),
    ]

    @Test("each maximal subpart of malformed UTF-8 is one U+FFFD (Unicode, table 3-8)", arguments: malformed)
    func maximalSubparts(_ bytes: [UInt8], _ expected: String) throws {
        struct Spelled: ScalarSink {
            var text = Scalars()
            mutating func take(_ scalar: Unicode.Scalar) { text.append(scalar) }
            mutating func takeMalformed(at byte: Int) { text.append("?") }
        }
        var spelled = Spelled()
        try Charset.utf8.decode(bytes, bytes.indices, into: &spelled)
        #expect(spelled.text.string == expected)
    }

    @Test("no bytes at all make a decoder trap, and decoders agree with the standard library on UTF-8")
    func randomBytes() throws {
        struct Spelled: ScalarSink {
            var text = Scalars()
            mutating func take(_ scalar: Unicode.Scalar) { text.append(scalar) }
            mutating func takeMalformed(at byte: Int) { text.append("\u{FFFD}") }
        }
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            for charset in Charset.allCases {
                var spelled = Spelled()
                try charset.decode(bytes, bytes.indices, into: &spelled)
                if charset == .utf8 { #expect(spelled.text == Scalars(String(decoding: bytes, as: UTF8.self))) }
            }
        }
    }
}
