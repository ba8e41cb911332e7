import SplitMix
import Testing
import TinyFiles

@testable import Ingest
@testable import Newspaper

/// What every reader of the registry keeps to, on a small file of its format and on all that can happen to one.
@Suite("The contract of readers")
struct ReaderContractTests {
    /// A small file of a format, for each reader by its name.
    static let samples: [String: (path: String, bytes: [UInt8], companions: Companions)] = [
        "PlainText": ("a.txt", Samples.utf8("要闻\n\n\(Samples.simplified)\u{0C}\(Samples.simplified)"), .none),
        "ALTO": ("a.xml", ALTOTests.alto(ALTOTests.article), .none),
        "HOCR": ("a.hocr", Samples.utf8(HOCRTests.tesseract), .none),
        "PageXML": ("a.xml", PageXMLTests.page("<TextRegion>\(PageXMLTests.line("青川县举办培训"))</TextRegion>"), .none),
        "EPaper": ("html/2023-04/12/node_3.htm", Samples.utf8(SampleEPaper.node), SampleEPaper.companions()),
        "JSONRows": ("a.jsonl", Samples.utf8(JSONRowsTests.rows), .none),
        "WARC": ("a.warc", WARCTests.crawl, .none),
        "METS": ("mets.xml", Samples.utf8(SampleIssue.mets), SampleIssue.companions()),
        "PDF": ("a.pdf", TinyPDF(pages: [TinyPDF.text("青川县举办培训", x: 50, y: 500), TinyPDF.text("二版", x: 50, y: 500)]).bytes, .none),
        "Scan": ("a.tif", TinyScan.word("TEN"), .none),
    ]

    /// Scans are read, too.
    static let limits = InputLimits(ocr: OCRSettings(languages: ["eng"]))

    /// How many damaged files are tried: programs that are started take their time.
    static func rounds(_ reader: String) -> Int { ["PDF": 20, "Scan": 4][reader] ?? 150 }

    static let readers = Readers.all.map { String(describing: $0) }

    typealias Sample = (path: String, bytes: [UInt8], companions: Companions)

    static func sample(_ reader: String) throws -> Sample {
        try #require(samples[reader], "a reader needs a file that it is tried on")
    }

    private static func result(_ bytes: [UInt8], _ sample: Sample) -> Result<[SourcePage], IngestError> {
        Result { () throws(IngestError) in try Readers.pages(path: sample.path, bytes: bytes, companions: sample.companions, limits: limits) }
    }

    /// Holds what was read to the contract; `what` says what was done to the file.
    private static func check(_ result: Result<[SourcePage], IngestError>, _ what: String) {
        switch result {
        case .failure(let error): #expect(error.code.contains(".") && !error.description.isEmpty, "\(what)")
        case .success(let pages): check(pages, what)
        }
    }

    private static func check(_ pages: [SourcePage], _ what: String) {
        #expect(!pages.isEmpty, "\(what): no page")
        #expect(pages.map(\.ordinal) == pages.map(\.ordinal).sorted() && Set(pages.map(\.ordinal)).count == pages.count, "\(what): pages out of order")
        var last: [String: (Int, Int)] = [:]
        for page in pages {
            #expect(!page.lines.isEmpty, "\(what): a page without lines")
            for line in page.lines {
                #expect(line.text.contains { !$0.isBlank }, "\(what): a line that prints nothing")
                #expect(!line.text.contains { $0 == "\n" || $0 == "\r" }, "\(what): two lines in one")
                let before = last[page.file.path] ?? (0, 0)
                #expect(before < (line.number, line.column + 1), "\(what): numbers do not ascend")
                last[page.file.path] = (line.number, line.column + 1)
                if let box = line.box { checkFinite(box, what) }
                if let size = line.font?.size { #expect(size.isFinite && size > 0, "\(what): a font of no size") }
                if let confidence = line.confidence { #expect((0...1).contains(confidence), "\(what): a confidence of \(confidence)") }
            }
            if let layout = page.layout {
                #expect(layout.width.isFinite && layout.height.isFinite, "\(what): a page without end")
                for box in layout.pictures + layout.rules + layout.frames + layout.outlines { checkFinite(box, what) }
            }
            let taken = (page.articles ?? []).flatMap(\.parts).flatMap(\.lines)
            #expect(Set(taken).count == taken.count && taken.allSatisfy(page.lines.indices.contains), "\(what): a line in two parts, or none")
            #expect((page.articles ?? []).allSatisfy { !$0.parts.isEmpty && $0.parts.allSatisfy { !$0.lines.isEmpty } }, "\(what): an empty part")
        }
    }

    private static func checkFinite(_ box: Box, _ what: String) {
        #expect([box.x, box.y, box.width, box.height].allSatisfy(\.isFinite) && box.width >= 0 && box.height >= 0, "\(what): an impossible box")
    }

    @Test("reads its format: pages with lines in order, numbers that ascend, boxes that are finite", arguments: readers)
    func wellFormed(_ reader: String) throws {
        let sample = try Self.sample(reader)
        let pages = try Readers.pages(
            path: sample.path, bytes: sample.bytes, companions: sample.companions, limits: Self.limits)
        Self.check(pages, "as it is")
        #expect(pages.flatMap(\.lines).count >= 1)
        let type = try #require(Readers.all.first { String(describing: $0) == reader })
        #expect(type.recognizes(sample.bytes) && Readers.reads(path: sample.path, ocr: OCRSettings()))
    }

    @Test("reads the same twice, and packed with gzip the same as without", arguments: readers)
    func same(_ reader: String) throws {
        let sample = try Self.sample(reader)
        let first = Self.result(sample.bytes, sample)
        #expect(first == Self.result(sample.bytes, sample))
        let packed = Self.result(try Samples.gzip(sample.bytes), sample)
        #expect(try first.get().map(\.lines) == packed.get().map(\.lines))
    }

    @Test("takes a file cut off at every tenth", arguments: readers)
    func truncated(_ reader: String) throws {
        let sample = try Self.sample(reader)
        for tenth in 0..<10 {
            Self.check(Self.result(Array(sample.bytes[..<(sample.bytes.count * tenth / 10)]), sample), "\(tenth) tenths")
        }
    }

    @Test("takes flipped bits, bytes put in and bytes left out", arguments: readers)
    func damaged(_ reader: String) throws {
        let sample = try Self.sample(reader)
        var generator = SeededGenerator(seed: 2022)
        for round in 0..<Self.rounds(reader) {
            var bytes = sample.bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let at = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: at)
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + 20))
                case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 60)], at: at)
                default: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                }
            }
            let result = Self.result(bytes, sample)
            Self.check(result, "round \(round)")
            #expect(result == Self.result(bytes, sample), "round \(round): another result")
        }
    }

    static let strange: [(name: String, bytes: [UInt8])] = [
        ("nothing", []), ("NULs", [UInt8](repeating: 0, count: 1000)), ("one byte", [0x3C]), ("blanks", Array("  \n\u{3000}\n".utf8)),
        ("a PDF", Array("%PDF-1.7\n1 0 obj".utf8)), ("a ZIP", [0x50, 0x4B, 3, 4, 0, 0]), ("a GIF", Array("GIF89a".utf8)), ("0xFF", [UInt8](repeating: 0xFF, count: 999)),
        ("deep blocks", Array(("<alto>" + String(repeating: "<ComposedBlock>", count: 300)).utf8)),
        ("deep regions", Array(("<PcGts><Page>" + String(repeating: "<TextRegion>", count: 300)).utf8)),
        ("deep divisions", Array(("<mets><structMap TYPE='LOGICAL'>" + String(repeating: "<div>", count: 300)).utf8)),
        ("deep spans", Array(String(repeating: "<div class='ocr_line'>", count: 3000).utf8)), ("XML", Array("<?xml version='1.0'?><x/>".utf8)),
    ]

    @Test("takes bytes that are no file of its format, and files of all others", arguments: readers)
    func strangers(_ reader: String) throws {
        let sample = try Self.sample(reader)
        let others = try Self.readers.map { (name: $0, bytes: try Self.sample($0).bytes) }
        for stranger in Self.strange + others { Self.check(Self.result(stranger.bytes, sample), stranger.name) }
        let type = try #require(Readers.all.first { String(describing: $0) == reader })
        for stranger in Self.strange + others {
            // Past the registry, too: whoever calls a reader by itself gets an error, not a crash.
            let facts = FileFacts(path: sample.path, sha256: "", byteCount: 0, companions: sample.companions)
            Self.check(
                Result { () throws(IngestError) in try type.read(stranger.bytes, file: facts, limits: Self.limits) }, "\(stranger.name), read at once")
        }
    }

    @Test("a package's contents are read of anything, too", arguments: readers)
    func packages(_ reader: String) throws {
        guard let type = try #require(Readers.all.first { String(describing: $0) == reader }) as? any PackageReader.Type else { return }
        let sample = try Self.sample(reader)
        #expect(Readers.isPackage(path: sample.path))
        let names = try type.contents(of: sample.bytes, limits: .standard).companions
        #expect(!names.isEmpty && names.allSatisfy { Companions.name($0) == $0 } && Set(names).count == names.count)
        for tenth in 0..<10 {
            let bytes = Array(sample.bytes[..<(sample.bytes.count * tenth / 10)])
            let result = Result { () throws(IngestError) in try type.contents(of: bytes, limits: .standard) }
            if case .failure(let error) = result { #expect(error.code.contains("."), "\(tenth) tenths") }
        }
    }
}
