import SplitMix
import Testing

@testable import Ingest
@testable import Newspaper

@Suite("Lines and pages of a text dump")
struct PlainTextTests {
    @Test(
        "LF, CR and CRLF end a line, alone or mixed",
        arguments: ["甲\n乙\n丙", "甲\r乙\r丙", "甲\r\n乙\r\n丙\r\n", "甲\r乙\n丙\r"])
    func lineEnds(_ text: String) throws {
        let lines = try read(Samples.utf8(text))[0].lines
        #expect(lines.map(\.text.string) == ["甲", "乙", "丙"])
        #expect(lines.map(\.number) == [1, 2, 3])
        #expect(lines.map(\.blankLinesBefore) == [0, 0, 0])
    }

    @Test("blank lines are counted, not kept, and lines keep their white space")
    func blankLines() throws {
        let lines = try read(Samples.utf8("\n　\n  甲 乙  \r\n\r\n\t\r\n\u{FEFF}\n丙"))[0].lines
        #expect(lines.map(\.text.string) == ["  甲 乙  ", "丙"])
        #expect(lines.map(\.number) == [3, 7])
        #expect(lines.map(\.blankLinesBefore) == [2, 3])
    }

    @Test("form feeds split pages, line numbers run on, and a page without print is dropped but counted")
    func formFeeds() throws {
        let pages = try read(Samples.utf8("甲\n乙\n\u{C}丙\n \u{C}\u{7}\n\u{C}丁\u{C}戊\n己"))
        #expect(pages.map(\.ordinal) == [1, 2, 4, 5])
        #expect(pages.map { $0.lines.map(\.text.string) } == [["甲", "乙"], ["丙"], ["丁"], ["戊", "己"]])
        #expect(pages.map { $0.lines.map(\.number) } == [[1, 2], [3], [5], [5, 6]])
        #expect(pages.map { $0.lines.map(\.column) } == [[0, 0], [1], [1], [3, 0]])
    }

    @Test("other separators are no line ends", arguments: ["\u{B}", "\u{85}", "\u{2028}", "\u{2029}", "\u{1C}"])
    func otherSeparators(_ separator: String) throws {
        #expect(try read(Samples.utf8("甲\(separator)乙"))[0].lines.count == 1)
    }

    @Test("the byte order mark is no part of the text, a later one is")
    func byteOrderMark() throws {
        let pages = try read(Samples.utf8("\u{FEFF}甲\u{FEFF}乙"))
        #expect(pages[0].lines[0].text == ["甲", "\u{FEFF}", "乙"])
    }

    @Test("the file's facts are those of the bytes as stored")
    func facts() throws {
        let stored = try Samples.gzip(Samples.utf8(Samples.simplified))
        let file = try read(stored, path: "青川/2022-10-24/01.TXT.GZ")[0].file
        #expect(file.path == "青川/2022-10-24/01.TXT.GZ")
        #expect(file.sha256 == SHA256.hex(stored))
        #expect(file.byteCount == stored.count)
        #expect(file.mediaType == "text/plain")
    }

    @Test("a file that any suffix names is read as text when somebody asks for it", arguments: ["page", "a.ocr", "a.log.gz"])
    func unknownSuffix(_ path: String) throws {
        let bytes = Samples.utf8("甲")
        #expect(try read(path.hasSuffix(".gz") ? Samples.gzip(bytes) : bytes, path: path).text == "甲")
        #expect(!Readers.reads(path: path, ocr: nil))
    }

    @Test("readers are found by suffix, whatever its case and packing", arguments: ["a.txt", "b/a.TXT", "a.Txt.Gz"])
    func suffixes(_ path: String) {
        #expect(Readers.reads(path: path, ocr: nil))
    }
}

@Suite("Hostile inputs")
struct HostileInputTests {
    struct Refused: CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]
        var code: String

        init(_ description: String, _ bytes: [UInt8], _ code: String) {
            (testDescription, self.bytes, self.code) = (description, bytes, code)
        }
    }

    static let refusals = [
        Refused("nothing", [], "input.empty"),
        Refused("blanks", Samples.utf8(" \r\n\t　\u{C}\n"), "input.blank"),
        Refused("a mark of UTF-8 alone", [0xEF, 0xBB, 0xBF], "input.blank"),
        Refused("a mark of UTF-16 alone", [0xFF, 0xFE], "input.blank"),
        Refused("three zero bytes", [0, 0, 0], "input.blank"),
        Refused("PDF", Samples.utf8("%PDF-1.7\n本报讯"), "text.binary"),
        Refused("ZIP", Samples.utf8("PK\u{3}\u{4}本报讯"), "text.binary"),
        Refused("JPEG", [0xFF, 0xD8, 0xFF, 0xE0], "text.binary"),
        Refused("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "text.binary"),
        Refused("ELF", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], "text.binary"),
        Refused("a thousand zero bytes", [UInt8](repeating: 0, count: 1000), "text.binary"),
        Refused("noise", noise, "text.binary"),
    ]

    private static let noise: [UInt8] = {
        var generator = SeededGenerator(seed: 1)
        return (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }()

    @Test("what is no text is refused with its reason", arguments: refusals)
    func refused(_ file: Refused) {
        #expect(refusal(file.bytes) == file.code)
    }

    @Test("the refusal of a binary file says what it is")
    func kindOfBinary() {
        #expect(throws: IngestError.binary(kind: "a PDF file")) { try read(Samples.utf8("%PDF-1.7")) }
    }

    @Test("NUL bytes in good text are kept and warned of")
    func zeroBytes() throws {
        let pages = try read(Samples.utf8(Samples.simplified + "\n新\u{0}闻"))
        #expect(pages[0].lines.last?.text == ["新", "\0", "闻"])
        #expect(pages[0].warnings == [PageWarning(code: "text.nul-bytes", detail: "1 NUL characters, the first on line 4")])
    }

    @Test("warnings stand on the page they are about")
    func warningsByPage() throws {
        let pages = try read(Samples.utf8("甲乙丙丁\u{C}新\u{0}闻\u{C}戊"))
        #expect(pages.map(\.warnings.count) == [0, 1, 0])
    }

    @Test("a line that never ends is refused before it is decoded")
    func endlessLine() {
        #expect(refusal([UInt8](repeating: 0x61, count: 2_000_000)) == "text.line-too-long")
        let limits = InputLimits(maxLineScalars: 10)
        #expect(refusal(Samples.utf8("一二三四五六七八九十"), limits: limits) == "")
        #expect(refusal(Samples.utf8("短\n一二三四五六七八九十百"), limits: limits) == "text.line-too-long")
        #expect(throws: IngestError.lineTooLong(line: 2, limit: 10)) {
            try read(Samples.utf8("短\r\n一二三四五六七八九十百"), limits: limits)
        }
    }

    @Test("too many lines and too many bytes are refused")
    func limits() {
        let text = Samples.utf8("甲\n乙\n丙")
        #expect(refusal(text, limits: InputLimits(maxPageLines: 2)) == "text.too-many-lines")
        #expect(refusal(text, limits: InputLimits(maxFileLines: 2)) == "text.too-many-lines")
        #expect(refusal(text, limits: InputLimits(maxPageLines: 3, maxFileLines: 3)) == "")
        #expect(refusal(text, limits: InputLimits(maxFileBytes: 8)) == "input.too-large")
    }
}

@Suite("gzip")
struct GzipTests {
    static let content = Samples.utf8(Samples.simplified)

    @Test("one member or several are one text")
    func members() throws {
        let one = try Samples.gzip(Self.content)
        let two = try Samples.gzip(Samples.utf8("\n完"))
        #expect(try read(one, path: "a.txt.gz").text == Samples.simplified)
        #expect(try read(one + two, path: "a.txt.gz").text == Samples.simplified + "\n完")
        #expect(try read(one).text == Samples.simplified, "known by its first bytes")
    }

    @Test("a file cut at any byte is refused, and never half read")
    func truncated() throws {
        let whole = try Samples.gzip(Self.content)
        for count in 1..<whole.count { #expect(refusal(Array(whole[..<count]), path: "a.txt.gz") == "gzip.truncated") }
        #expect(refusal([], path: "a.txt.gz") == "input.empty")
        for count in 2..<whole.count {
            #expect(refusal(whole + whole[..<count], path: "a.txt.gz") == "gzip.truncated")
        }
    }

    @Test("a changed byte is noticed wherever it is")
    func damaged() throws {
        let whole = try Samples.gzip(Self.content)
        // Bytes 3 to 9 of the header hold a hint that this is text, the time, the packer's level and system, and
        // nothing of the content (RFC 1952, 2.3).
        for at in whole.indices where !(3...9).contains(at) {
            var bytes = whole
            bytes[at] ^= 0x01
            let code = refusal(bytes, path: "a.txt.gz")
            #expect(["gzip.damaged", "gzip.truncated", "gzip.trailing-data"].contains(code), "byte \(at): \(code)")
        }
    }

    @Test("what follows the last member is refused", arguments: [[0] as [UInt8], [0x0A], Array("本报讯".utf8)])
    func trailing(_ rubbish: [UInt8]) throws {
        #expect(refusal(try Samples.gzip(Self.content) + rubbish, path: "a.txt.gz") == "gzip.trailing-data")
    }

    @Test("a name that promises gzip is held to it")
    func notGzip() throws {
        #expect(refusal(Self.content, path: "a.txt.gz") == "gzip.damaged")
        #expect(refusal(try Samples.gzip([]), path: "a.txt.gz") == "input.empty")
        #expect(refusal(try Samples.gzip(Samples.gzip(Self.content)), path: "a.txt.gz") == "text.binary")
    }

    @Test("a bomb is refused while it unpacks")
    func bomb() throws {
        let bomb = try Samples.gzip([UInt8](repeating: 0x20, count: 4 << 20))
        #expect(refusal(bomb) == "gzip.too-large")
        let long = try Samples.gzip(Self.content)
        #expect(refusal(long, limits: InputLimits(maxFileBytes: Self.content.count - 1)) == "gzip.too-large")
    }
}
