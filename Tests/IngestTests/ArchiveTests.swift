import CArchive
import Testing
import TinyFiles

@testable import Ingest
@testable import Newspaper

@Suite("Archives")
struct ArchiveTests {
    typealias Entry = SampleArchive.Entry

    /// What an archive holds, a line an entry: `name: text` or `name! code`; last the code of the error that ends the reading.
    private static func told(_ bytes: [UInt8], limits: InputLimits = .standard) -> [String] {
        var told: [String] = []
        do throws(ArchiveFault) {
            let archive = try Archive(ArchiveBytes(bytes), limits: limits)
            while let item = try archive.next() {
                switch item {
                case .member(let member): told.append("\(member.name): \(try archive.bytes().map { String(decoding: $0, as: UTF8.self) } ?? "too large")")
                case .refused(let name, let fault): told.append("\(name)! \(fault.code)")
                }
            }
        } catch {
            #expect(!error.description.isEmpty)
            told.append(error.code)
        }
        return told
    }

    private static let files = [("报/2023-04-12/01.txt", "要闻"), ("报/2023-04-12/02.txt", "副刊")].map { (name: $0.0, bytes: Array($0.1.utf8)) }

    static let forms: [(name: String, format: Int32, filter: Int32)] = [
        ("a.zip", ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE), ("a.tar", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE),
        ("a.tar.gz", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP), ("a.tar.bz2", ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FILTER_BZIP2),
        ("a.TAR.XZ", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ), ("a.tar.zst", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_ZSTD),
    ]

    @Test("members come in their order with their content", arguments: forms)
    func members(_ name: String, _ format: Int32, _ filter: Int32) throws {
        #expect(Archive.isArchive(path: name))
        #expect(Self.told(try SampleArchive.made(format, filter, Self.files)) == ["报/2023-04-12/01.txt: 要闻", "报/2023-04-12/02.txt: 副刊"])
    }

    @Test("names are UTF-8, or what Windows in China writes")
    func names() throws {
        let entries = [
            Entry("报/一.txt"), Entry(raw: try SampleArchive.Entry.gbk("报\\二.txt")), Entry(raw: Array("三.txt".utf8)), Entry(raw: [0xFF, 0xFF, 0x2E]),
        ]
        #expect(Self.told(SampleArchive.zip(entries)) == ["报/一.txt: 青川", "报/二.txt: 青川", "三.txt: 青川", "\\xff\\xff.! archive.name-encoding"])
    }

    static let hostile: [(entry: Entry, code: String)] = [
        (Entry("../../etc/passwd"), "archive.path"), (Entry("a/../../b.txt"), "archive.path"), (Entry("/etc/passwd"), "archive.path"),
        (Entry("a\\..\\..\\b.txt"), "archive.path"), (Entry("C:\\b.txt"), "archive.path"), (Entry("a\nb.txt"), "archive.path"),
        (Entry(String(repeating: "长", count: 90) + ".txt"), "archive.path"), (Entry("first.txt"), "archive.duplicate"),
        (Entry("./first.txt"), "archive.duplicate"), (Entry("inner.tar.gz"), "archive.nested"), (Entry("inner.ZIP"), "archive.nested"),
        (Entry("link.txt", type: "2", target: "/etc/passwd", mode: 0o120777), "archive.link"),
    ]

    @Test("an entry that is no plain file with a plain name is refused, and the others are read", arguments: hostile)
    func entries(_ entry: Entry, _ code: String) {
        for bytes in [SampleArchive.zip([Entry("first.txt"), entry, Entry("last.txt")])] + (entry.name.count > 100 ? [] : [SampleArchive.tar([Entry("first.txt"), entry, Entry("last.txt")])]) {
            let told = Self.told(bytes)
            #expect(told.count == 3 && told.first == "first.txt: 青川" && told.last == "last.txt: 青川")
            #expect(told[1].hasSuffix("! \(code)"))
            #expect(!told[1].contains("\n"))
        }
    }

    static let types: [(type: Character, code: String)] = [
        ("1", "archive.link"), ("2", "archive.link"), ("3", "archive.not-a-file"), ("4", "archive.not-a-file"), ("6", "archive.not-a-file"),
    ]

    @Test("links, devices and pipes in a tar are refused, folders are nothing", arguments: types)
    func special(_ type: Character, _ code: String) {
        let entries = [Entry("a/", type: "5"), Entry("a/b.txt", type: type, target: "c.txt"), Entry("a/c.txt")]
        #expect(Self.told(SampleArchive.tar(entries)) == ["a/b.txt! \(code)", "a/c.txt: 青川"])
    }

    @Test("an encrypted entry is refused, and named")
    func encrypted() {
        #expect(Self.told(SampleArchive.zip([Entry("a.txt", flags: 0x801), Entry("b.txt")])) == ["a.txt! archive.encrypted", "b.txt: 青川"])
    }

    @Test("an archive that is cut short is damaged, wherever it is cut", arguments: forms)
    func truncated(_ name: String, _ format: Int32, _ filter: Int32) throws {
        let text = (0..<400).map { "第\($0)期" }.joined()
        let whole = try SampleArchive.made(format, filter, (1...6).map { ("\($0).txt", Array("\($0)\(text)".utf8)) })
        for tenth in 0..<10 {
            let last = Self.told(Array(whole[..<(whole.count * tenth / 10)])).last
            #expect(last == "archive.damaged" || last == "archive.unknown-format", "\(tenth) tenths: \(last ?? "read as if it were whole")")
        }
    }

    @Test("a tar without its end is damaged, even where an entry ends")
    func endless() {
        #expect(Self.told(SampleArchive.tar([Entry("a.txt")], end: false)) == ["a.txt: 青川", "archive.damaged"])
    }

    static let strangers: [(what: String, bytes: [UInt8])] = [
        ("nothing", []), ("text", Array("青川日报".utf8)), ("PDF", Array("%PDF-1.7".utf8)), ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]),
        ("gzip of text", [0x1F, 0x8B, 8, 0]), ("zeros", [UInt8](repeating: 0, count: 3000)),
    ]

    @Test("what is no archive is refused, or holds nothing", arguments: strangers)
    func stranger(_ what: String, _ bytes: [UInt8]) {
        #expect(["archive.damaged", "archive.unknown-format", nil].contains(Self.told(bytes).last), "\(what)")
    }

    @Test("flipped bits end in an error or in entries, never in a crash")
    func flipped() throws {
        let whole = SampleArchive.zip([Entry("a.txt"), Entry("b.txt", flags: 0)])
        let tar = SampleArchive.tar([Entry("a.txt"), Entry("b.txt")])
        for bytes in [whole, tar] {
            for at in stride(from: 0, to: bytes.count, by: 3) {
                var bytes = bytes
                bytes[at] ^= 1 << UInt8(at % 8)
                #expect(Self.told(bytes).count <= 4)
            }
        }
    }

    @Test("a bomb is refused before it goes off")
    func bombs() throws {
        let zeros = try SampleArchive.made(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, [("a.txt", [UInt8](repeating: 0x20, count: 40 << 20))])
        #expect(zeros.count < 200_000 && Self.told(zeros) == ["archive.too-large"])
        // The same where nobody asks for the entry, and where it only says that it is large.
        let packed = try SampleArchive.made(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ, [("a.bin", [UInt8](repeating: 0, count: 40 << 20)), ("b.txt", [])])
        #expect(throws: ArchiveFault.ratio(limit: 200)) {
            let archive = try Archive(ArchiveBytes(packed))
            while try archive.next() != nil {}
        }
        #expect(Self.told(SampleArchive.tar([Entry("a.txt", size: 8_000_000_000)])) == ["archive.too-large"])
        #expect(Self.told(SampleArchive.zip([Entry("a.txt", size: 4_000_000_000)])).last?.contains("too-large") == true)
    }

    @Test("entries and bytes have limits")
    func limits() {
        let one = SampleArchive.tar([Entry("a.txt", "")], end: false)
        let many = [[UInt8]](repeating: one, count: 100_000).flatMap { $0 }
        #expect(throws: ArchiveFault.tooManyEntries(limit: 50_000)) {
            let archive = try Archive(ArchiveBytes(many))
            while try archive.next() != nil {}
        }
        let entries = (0..<3).map { Entry("\($0).txt") }
        #expect(Self.told(SampleArchive.tar(entries), limits: InputLimits(maxArchiveEntries: 3)).count == 3)
        let large = Self.told(SampleArchive.zip([Entry("a.txt", "长长长"), Entry("b.txt", "短")]), limits: InputLimits(maxFileBytes: 8))
        #expect(large == ["a.txt! input.too-large", "b.txt: 短"])
    }
}

extension SampleArchive.Entry {
    fileprivate static func gbk(_ name: String) throws -> [UInt8] { try Samples.encoded(name, as: "GBK") }
}
