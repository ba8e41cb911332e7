import Foundation
import Testing

@testable import Ingest

@Suite("The registry of formats")
struct RegistryTests {
    @Test("every reader that has a file is registered")
    func complete() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Ingest")
        let registered = Set(Readers.all.map { String(describing: $0) })
        #expect(registered.count == Readers.all.count)
        var found: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?:enum|struct|class) (\w+): (?:Page|Package)Reader/) { found.insert(String(match.1)) }
        }
        #expect(!found.isEmpty && found == registered)
    }

    @Test("suffixes are lower case with a dot")
    func suffixes() {
        #expect(Readers.all.flatMap { $0.suffixes }.allSatisfy { $0.hasPrefix(".") && $0 == $0.lowercased() && $0 != ".gz" })
    }

    static let contents: [(path: String, text: String, mediaType: String)] = [
        ("a.xml", "<?xml version=\"1.0\"?>\n<alto:alto xmlns:alto='x'><Layout><Page><TextLine><String CONTENT='甲'/></TextLine></Page></Layout></alto:alto>", "application/alto+xml"),
        ("a.xml.gz", "<PcGts><Page><TextRegion><TextEquiv><Unicode>甲</Unicode></TextEquiv></TextRegion></Page></PcGts>", "application/vnd.prima.page+xml"),
        ("a.HTM", "<div class='ocr_page'><span class='ocr_line'>甲</span></div>", "text/vnd.hocr+html"),
        ("a.htm", "<p>近日，青川县举办了培训班，各乡镇参加。</p>", "text/html"),
        ("a.txt", "<alto/>", "text/plain"),
    ]

    @Test("where a suffix says too little, the content decides", arguments: contents)
    func content(_ path: String, _ text: String, _ mediaType: String) throws {
        let bytes = path.hasSuffix(".gz") ? try Samples.gzip(Samples.utf8(text)) : Samples.utf8(text)
        #expect(try read(bytes, path: path)[0].file.mediaType == mediaType)
    }

    @Test("XML that declares entities before it says what it is is refused for that")
    func entities() { #expect(refusal(Samples.utf8(HostileXMLTests.billionLaughs), path: "a.xml") == "xml.entities") }

    static let strangers: [(path: String, bytes: [UInt8], found: String)] = [
        ("a.xml", Samples.utf8("<html><body/></html>"), "root element html"),
        ("a.xml", Samples.utf8("%PDF-1.7"), "a PDF file"),
        ("a.xml", Samples.utf8("青川日报"), "neither XML"),
        ("a.html", Samples.utf8("<x>青川日报"), "root element x"),
    ]

    @Test("content that no reader of the suffix knows is refused, and named", arguments: strangers)
    func unknown(_ path: String, _ bytes: [UInt8], _ found: String) {
        let error = #expect(throws: IngestError.self) { try read(bytes, path: path) }
        #expect(error?.code == "input.unknown-format")
        #expect(error?.description.contains(found) == true)
    }
}

@Suite("Errors in words")
struct IngestErrorTests {
    static let errors: [(error: IngestError, code: String, says: String)] = [
        (.empty, "input.empty", "empty"),
        (.tooLarge(bytes: 9, limit: 8), "input.too-large", "9 bytes, more than 8"),
        (.gzip(.truncated, byte: 7), "gzip.truncated", "byte 7"),
        (.gzip(.damaged("incorrect data check"), byte: 7), "gzip.damaged", "incorrect data check"),
        (.gzip(.ratio(limit: 200), byte: 7), "gzip.too-large", "200 times"),
        (.binary(kind: "a PDF file"), "text.binary", "a PDF file"),
        (.lineTooLong(line: 3, limit: 10), "text.line-too-long", "line 3"),
        (.unknownEncoding(malformedUTF8: 5), "text.encoding-unknown", "byte 5"),
        (.malformed(charset: "UTF-8", sequences: 4, byte: 5, line: 2), "text.malformed", "byte 5, line 2"),
    ]

    @Test("an error has a stable code and says what and where", arguments: errors)
    func words(_ error: IngestError, _ code: String, _ says: String) {
        #expect(error.code == code)
        #expect(error.description.contains(says))
    }
}
