import Export
import Ingest
import Newspaper
import Testing
import TinyFiles

@testable import Pipeline

/// Files that somebody made to harm whoever reads them, or that an accident left so.
enum HostileFiles {
    struct File {
        var name: String
        var code: String
        var bytes: [UInt8]

        init(_ name: String, _ code: String, _ bytes: [UInt8]) { (self.name, self.code, self.bytes) = (name, code, bytes) }
        init(_ name: String, _ code: String, _ text: String) { self.init(name, code, Array(text.utf8)) }
    }

    static func all(_ folder: TestFolder) throws -> [File] {
        try text(folder) + xml + cut(folder) + pdf + pictures + archives(folder) + records + misnamed
    }

    private static let page = TestPages.page(1)

    private static func text(_ folder: TestFolder) throws -> [File] {
        [
            File("bomb.txt.gz", "gzip.too-large", try folder.gzip(String(repeating: "\n", count: 60 << 20))),
            File("ten-gigabytes.txt.gz", "gzip.too-large", Bomb.gzip),
            File("bomb-in-bomb.txt.gz", "text.binary", try Gzip.member(try folder.gzip(page))),
            File("no-gzip.txt.gz", "gzip.damaged", page),
            File("one-line.txt", "text.line-too-long", String(repeating: "字", count: 200_000)),
            File("zeros.txt", "text.binary", [UInt8](repeating: 0, count: 100_000)),
            File("empty.txt", "input.empty", []),
            File("blank.txt", "input.blank", "\u{FEFF} \u{3000}\n\n"),
            File("noise.txt", "text.binary", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }),
        ]
    }

    private static func alto(_ declarations: String, _ content: String) -> String {
        """
        <?xml version="1.0"?><!DOCTYPE alto [\(declarations)]><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page><PrintSpace>
        <TextBlock><TextLine><String CONTENT="\(content)"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>
        """
    }

    private static let xml: [File] = {
        let laughs = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
        let nested = String(repeating: "<TextBlock>", count: 100_000)
        let root = "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"><Layout><Page>"
        return [
            File("laughs.xml", "xml.entities", alto("<!ENTITY l0 \"哈\">\(laughs)", "&l9;")),
            File("quadratic.xml", "xml.too-large", alto("<!ENTITY a \"\(String(repeating: "哈", count: 100_000))\">", String(repeating: "&a;", count: 1000))),
            File("external.xml", "xml.entities", alto("<!ENTITY a SYSTEM \"file:///etc/passwd\">", "&a;")),
            File("network.xml", "xml.entities", alto("<!ENTITY a SYSTEM \"http://127.0.0.1:9/a\">", "&a;")),
            File("parameter.xml", "xml.entities", alto("<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;", "一")),
            File("unparsed.xml", "xml.entities", alto("<!NOTATION n SYSTEM \"n\"><!ENTITY a SYSTEM \"file:///etc/passwd\" NDATA n>", "一")),
            File("undeclared.xml", "xml.entities", root + "<TextLine><String CONTENT=\"&nobody;\"/></TextLine></Page></Layout></alto>"),
            File("deep.xml", "xml.too-large", root + nested),
            File("attributes.xml", "xml.too-large", root + "<TextBlock " + (0..<20_000).map { "a\($0)=\"1\"" }.joined(separator: " ") + "/>"),
            File("long-attribute.xml", "xml.too-large", root + "<TextBlock ID=\"" + String(repeating: "a", count: 12 << 20) + "\"/>"),
            File("mixed.xml", "xml.malformed", root + "<TextBlock></Page>"),
            File("two-roots.xml", "xml.malformed", root + "</Page></Layout></alto><alto/>"),
            File("not-utf8.xml", "xml.malformed", Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(root)<TextBlock ID=\"".utf8) + [0xFF, 0xFE] + Array("\"/>".utf8)),
            File("unknown-encoding.xml", "input.unknown-format", "<?xml version=\"1.0\" encoding=\"klingon\"?>\(root)</Page></Layout></alto>"),
            File("other-root.xml", "input.unknown-format", "<?xml version=\"1.0\"?><html/>"),
            File("xslt.xml", "input.unknown-format", "<?xml-stylesheet href=\"file:///etc/passwd\"?><x/>"),
            File("mets-out.mets.xml", "input.blank", "<mets xmlns='http://www.loc.gov/METS/'><file href='../../../etc/passwd'/></mets>"),
            File("no-article.htm", "html.no-article", "<html><body><script>alert(1)</script></body></html>"),
        ]
    }()

    /// Whole files of formats that say where they end, cut at every tenth of them.
    private static func cut(_ folder: TestFolder) throws -> [File] {
        var pdf = TinyPDF(pages: [TinyPDF.text("本报讯", x: 30, y: 500)])
        pdf.width = 300
        let tar = SampleArchive.tar((1...9).map { SampleArchive.Entry("a/0\($0).txt", TestPages.page($0)) })
        let whole: [(name: String, code: String, bytes: [UInt8])] = [
            ("cut.alto.xml", "xml.malformed", FormsOfPage.all(of: page)[1].bytes),
            ("cut.page.xml", "xml.malformed", FormsOfPage.all(of: page)[3].bytes),
            ("cut.pdf", "pdf.truncated", pdf.bytes),
            ("cut.txt.gz", "gzip.truncated", try folder.gzip(page)),
            ("cut.zip", "archive.damaged", SampleArchive.zip([SampleArchive.Entry("a/01.txt", page)])),
            ("cut.tar", "archive.damaged", tar),
            ("cut.tar.gz", "archive.damaged", try Gzip.member(tar)),
        ]
        return whole.flatMap { file in
            (1...9).map { tenth in
                File("tenth-\(tenth)/\(file.name)", file.code, Array(file.bytes[..<(file.bytes.count * tenth / 10)]))
            }
        }
    }

    private static let pdf: [File] = {
        let loop = TinyPDF(pages: [""], objects: [2: "<</Type/Pages/Count 1/Kids[2 0 R]>>"])
        let nothing = TinyPDF(pages: [""])
        var huge = TinyPDF(pages: [""])
        (huge.width, huge.height) = (14_000, 14_000)
        var locked = TinyPDF(pages: [TinyPDF.text("本报讯", x: 30, y: 500)])
        locked.objects[900] = "<</Filter/Standard/V 1/R 2/O<\(String(repeating: "41", count: 32))>/U<\(String(repeating: "42", count: 32))>/P -4>>"
        locked.trailerEntries = "/Encrypt 900 0 R/ID[<00><00>]"
        return [
            File("loop.pdf", "pdf.damaged", loop.bytes),
            File("no-objects.pdf", "pdf.damaged", "%PDF-1.7\n%%EOF\n"),
            File("locked.pdf", "pdf.encrypted", locked.bytes),
            File("huge-page.pdf", "scan.too-large", huge.bytes),
            File("white.pdf", "input.blank", nothing.bytes),
        ]
    }()

    private static let pictures = [
        File("huge.png", "scan.too-large", TinyScan.png(width: 60_000, height: 60_000)),
        File("huge.jpg", "scan.too-large", TinyScan.jpeg(width: 60_000, height: 60_000)),
        File("huge.tif", "scan.too-large", TinyScan.tiff(width: 4_000_000_000, height: 4_000_000_000)),
        File("loop.tif", "scan.damaged", TinyScan.tiff(width: 9, height: 9, next: 8)),
        File("flat.png", "scan.damaged", TinyScan.png(width: 0, height: 9)),
        File("cut.jpg", "scan.damaged", Array(TinyScan.jpeg(width: 30, height: 30).prefix(10))),
    ]

    private static func archives(_ folder: TestFolder) throws -> [File] {
        typealias Entry = SampleArchive.Entry
        var inner = Entry("a.txt.gz")
        inner.bytes = Bomb.gzip
        let bomb = try Gzip.member(SampleArchive.tar([Entry("a.txt", String(repeating: "\n", count: 40 << 20))]))
        return [
            File("up.zip", "archive.path", SampleArchive.zip([Entry("../../01.txt")])),
            File("root.tar", "archive.path", SampleArchive.tar([Entry("/etc/01.txt")])),
            File("windows.zip", "archive.path", SampleArchive.zip([Entry("..\\..\\01.txt")])),
            File("drive.zip", "archive.path", SampleArchive.zip([Entry("C:\\01.txt")])),
            File("control.zip", "archive.path", SampleArchive.zip([Entry("a\u{1B}[2J.txt")])),
            File("link.tar", "archive.link", SampleArchive.tar([Entry("a.txt", type: "2", target: "/etc/passwd")])),
            File("hard-link.tar", "archive.link", SampleArchive.tar([Entry("a.txt", type: "1", target: "/etc/passwd")])),
            File("link.zip", "archive.link", SampleArchive.zip([Entry("a.txt", "/etc/passwd", mode: 0o120777)])),
            File("device.tar", "archive.not-a-file", SampleArchive.tar([Entry("a.txt", type: "3")])),
            File("pipe.tar", "archive.not-a-file", SampleArchive.tar([Entry("a.txt", type: "6")])),
            File("twice.zip", "archive.duplicate", SampleArchive.zip([Entry("a.txt", TestPages.page(7)), Entry("a.txt", "二")])),
            File("nested.zip", "archive.nested", SampleArchive.zip([Entry("b.zip")])),
            File("locked.zip", "archive.encrypted", SampleArchive.zip([Entry("a.txt", flags: 0x801)])),
            File("bomb.tar.gz", "archive.too-large", bomb),
            File("ten-gigabytes.zip", "input.too-large", Bomb.zip),
            File("bomb-inside.tar", "gzip.too-large", SampleArchive.tar([inner])),
            File("four-gigabytes.zip", "archive.too-large", SampleArchive.zip([Entry("a.txt", size: 4_000_000_000)])),
            File("entries.tar", "archive.too-large", SampleArchive.tar((0..<50_001).map { Entry("\($0)", "") })),
            File("hostile.tar", "archive.link", SampleArchive.tar((0..<200).map { Entry("\($0).txt", type: "2", target: "/etc/passwd") })),
            File("no-archive.zip", "archive.unknown-format", page),
            File("nothing.zip", "archive.damaged", []),
        ]
    }

    private static let records = [
        File("no.jsonl", "jsonl.malformed", "{\"text\": \"一\"\n"),
        File("deep.jsonl", "jsonl.malformed", "{\"text\": " + String(repeating: "[", count: 100_000)),
        File("no-text.jsonl", "jsonl.no-text", "{\"body\": \"一\"}\n"),
        File("ends.jsonl", "jsonl.page-ends", "{\"text\": \"一\", \"page_ends\": [9, 1]}\n"),
        File("length.warc", "warc.damaged", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\n"),
        File("negative.warc", "warc.damaged", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\n"),
        File("endless.warc", "warc.damaged", "WARC/1.0\r\nWARC-Type: response\r\n" + String(repeating: "A: b\r\n", count: 10_000)),
    ]

    private static let misnamed = [
        File("picture.txt", "text.binary", TinyScan.png(width: 9, height: 9)),
        File("program.txt", "text.binary", Array("\u{7F}ELF\u{2}\u{1}\u{1}\u{0}\u{0}\u{0}\u{0}".utf8) + [UInt8](repeating: 0, count: 4096)),
        File("archive.txt", "text.binary", SampleArchive.zip([SampleArchive.Entry("a.txt")])),
        File("document.txt", "text.binary", TinyPDF(pages: [""]).bytes),
        File("text.pdf", "input.unknown-format", TestPages.page(40)),
        File("text.xml", "input.unknown-format", TestPages.page(41)),
        File("text.png", "input.unknown-format", TestPages.page(42)),
        File("text.warc", "input.unknown-format", TestPages.page(43)),
        File("text.jsonl", "input.unknown-format", TestPages.page(44)),
    ]
}

@Suite struct HostileFilesTests {
    @Test("every hostile file is refused with its reason, and the page beside them is published")
    func all() throws {
        let folder = TestFolder()
        let files = try HostileFiles.all(folder)
        #expect(files.count >= 60)
        for file in files { try folder.write("in/\(file.name)", bytes: file.bytes) }
        try folder.write("in/good.txt", TestPages.page(3))
        var run = TestRun(folder)
        run.configuration.ocr = OCRSettings(languages: ["eng"])
        let summary = try run()
        for file in files {
            let codes = summary.refusals.filter { $0.path == file.name || $0.path.hasPrefix("\(file.name)/") }.map(\.code)
            #expect(codes.contains(file.code), "\(file.name): \(codes)")
        }
        #expect(summary.refusals.allSatisfy { !$0.detail.isEmpty })
        #expect(try run.release().contains { $0.key.hasPrefix("articles/") })
        var findings: [String] = []
        _ = try Verification(of: run.configuration.output, newsmlSchema: nil) { findings.append("\($0)") }()
        #expect(findings == [])
        // Nothing left the archives.
        #expect(try Disk().names(in: folder.path).sorted() == ["in", "output"])
    }
}
