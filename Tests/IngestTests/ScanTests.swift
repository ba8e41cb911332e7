import Synchronization
import Testing
import TinyFiles

@testable import Ingest
@testable import Newspaper

private final class NotedTables: RecognitionMemory {
    private let state = Mutex((asked: 0, tables: [String: [UInt8]]()))
    var asked: Int { state.withLock { $0.asked } }
    var tables: [String: [UInt8]] { state.withLock { $0.tables } }

    func table(of picture: String) -> [UInt8]? { state.withLock { $0.asked += 1; return $0.tables[picture] } }
    func keep(_ table: [UInt8], of picture: String) { state.withLock { $0.tables[picture] = table } }
}

@Suite("Scans")
struct ScanTests {
    static let english = InputLimits(ocr: OCRSettings(languages: ["eng"], resolution: 300))

    func code(_ bytes: [UInt8], path: String = "a.tif", limits: InputLimits = Self.english) -> String {
        refusal(bytes, path: path, limits: limits)
    }

    @Test("without settings for recognition a scan is refused as one", arguments: ["a.tif", "a.TIFF", "a.png", "a.jpg", "a.jpeg"])
    func off(_ path: String) {
        #expect(code(TinyScan.word("TEN"), path: path, limits: .standard) == "ocr.off")
        #expect(!Readers.reads(path: path, ocr: nil) && Readers.reads(path: path, ocr: OCRSettings()))
    }

    @Test("words of a scan have places in points, and how sure they are")
    func recognised() throws {
        let page = try #require(read(TinyScan.word("ETHICTEN"), path: "a.tif", limits: Self.english).first)
        #expect([page].text.contains("ETHIC"))
        #expect(page.layout?.width == 216 && page.layout?.height == 72 && page.file.mediaType == "image/tiff")
        let line = page.lines[0]
        let box = try #require(line.box)
        #expect(abs(box.x - 24) < 2 && abs(box.y - 28.8) < 2)
        #expect(try #require(line.confidence) > 0.3 && line.number == 1)
    }

    @Test("how far a page is turned is seen from its lines, and said", arguments: [0, 0.035, -0.02])
    func turned(_ skew: Double) throws {
        // Blanks under each other would be gutters.
        let words = ["THE", "TEN", "LITTLE", "CHILLI", "TICTIC"]
        let lines = (0..<10).map { (words[($0 % 5)...] + words[..<($0 % 5)]).joined(separator: " ") }
        let page = try #require(read(TinyScan.page(lines, skew: skew), path: "a.tif", limits: Self.english).first)
        let found = try #require(page.layout).skew
        #expect(page.lines.count == 10 && abs(found - skew) < 0.002)
        #expect(page.warnings.map(\.code) == (skew == 0 ? [] : ["scan.turned"]))
        // Lines stay where they are on the scan.
        let box = try #require(page.lines[0].box)
        #expect(abs(box.y - (24 + 36 * skew - max(0, -skew) * box.width)) < 4)
    }

    @Test("a page of a PDF that is a picture is drawn and recognised")
    func page() throws {
        let dots = TinyScan.word("ETHICTEN").suffix(900 * 300)
        var pdf = TinyPDF(pages: ["216 0 0 72 0 0 cm /I Do"])
        (pdf.width, pdf.height, pdf.resources) = (216, 72, "/XObject<</I 1000 0 R>>")
        let hex = dots.map { $0 == 0 ? "00" : "ff" }.joined()
        pdf.objects[1000] = """
            <</Type/XObject/Subtype/Image/Width 900/Height 300/BitsPerComponent 8/ColorSpace/DeviceGray\
            /Filter/ASCIIHexDecode/Length \(hex.utf8.count)>>stream\n\(hex)\nendstream
            """
        #expect(try read(pdf.bytes, path: "a.pdf", limits: Self.english).text.contains("ETHIC"))
        #expect(refusal(pdf.bytes, path: "a.pdf") == "pdf.no-text")
    }

    @Test("what is remembered of a picture is not recognised again, and what is recognised is remembered")
    func remembered() throws {
        let memory = NotedTables()
        var limits = Self.english
        limits.ocr?.memory = memory
        let first = try read(TinyScan.word("ETHICTEN"), path: "a.tif", limits: limits)
        #expect(memory.asked == 1 && memory.tables.count == 1 && first.text.contains("ETHIC"))
        for (picture, table) in memory.tables {
            let other = String(decoding: table, as: UTF8.self).replacing(/E[A-Z]+\n/, with: "离石区\n")
            memory.keep(Array(other.utf8), of: picture)
        }
        #expect(try read(TinyScan.word("ETHICTEN"), path: "b.tif", limits: limits).text == "离石区")
        #expect(try read(TinyScan.word("TEN"), path: "a.tif", limits: limits).text != "离石区" && memory.tables.count == 2)
    }

    @Test("a page with nothing on it is blank")
    func blank() {
        let white = TinyScan.tiff(width: 100, height: 100, dots: [UInt8](repeating: 255, count: 10_000))
        #expect(code(white) == "input.blank")
    }

    @Test("sizes are read before a picture is unpacked")
    func sizes() throws {
        let pictures: [([UInt8], ScanHeader.Format)] = [
            (TinyScan.png(width: 3000, height: 4000), .png), (TinyScan.jpeg(width: 3000, height: 4000), .jpeg),
            (TinyScan.tiff(width: 3000, height: 4000), .tiff),
        ]
        for (bytes, format) in pictures {
            let header = try ScanHeader(bytes, limits: .standard)
            #expect(header.format == format && header.pages == [ScanSize(width: 3000, height: 4000)])
        }
        #expect(try ScanHeader(TinyScan.tiff(width: 9, height: 9, pages: 3), limits: .standard).pages.count == 3)
    }

    @Test("a picture that would be too large is refused by its header", arguments: [
        TinyScan.png(width: 30_000, height: 30_000), TinyScan.png(width: 4_000_000_000, height: 1),
        TinyScan.jpeg(width: 60_000, height: 60_000), TinyScan.tiff(width: 4_000_000_000, height: 4_000_000_000),
    ])
    func tooLarge(_ bytes: [UInt8]) {
        #expect(code(bytes) == "scan.too-large")
    }

    @Test("so is a PDF page that would be drawn too large")
    func hugePage() {
        var pdf = TinyPDF(pages: [""])
        (pdf.width, pdf.height) = (14_000, 14_000)
        #expect(refusal(pdf.bytes, path: "a.pdf", limits: Self.english) == "scan.too-large")
    }

    @Test("a picture whose header is cut short, empty or leads in a circle is damaged")
    func damaged() {
        for whole in [TinyScan.png(width: 30, height: 30), TinyScan.jpeg(width: 30, height: 30), TinyScan.tiff(width: 30, height: 30)] {
            for length in 1..<whole.count {
                let known = length < 8 ? ["scan.damaged", "input.unknown-format"] : ["scan.damaged"]
                #expect(known.contains(code(Array(whole[..<length]))), "\(length) bytes of \(whole.prefix(4))")
            }
        }
        #expect(code(TinyScan.tiff(width: 9, height: 9, next: 8)) == "scan.damaged")
        #expect(code(TinyScan.png(width: 0, height: 9)) == "scan.damaged")
        #expect(code(Array("没有图像".utf8)) == "input.unknown-format")
    }

    @Test("more pages than allowed are refused")
    func pages() {
        var limits = Self.english
        limits.maxPages = 3
        #expect(code(TinyScan.tiff(width: 9, height: 9, pages: 4), limits: limits) == "scan.too-many-pages")
    }

    @Test("a picture without a picture in it, and a language without a model, are told apart")
    func failures() {
        #expect(code(TinyScan.png(width: 30, height: 30)) == "ocr.failed")
        let limits = InputLimits(ocr: OCRSettings(languages: ["klingon"], resolution: 300))
        #expect(code(TinyScan.word("TEN"), limits: limits) == "ocr.language-missing")
    }
}

@Suite("The table of Tesseract")
struct TesseractTableTests {
    static let head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"

    func row(_ level: Int, _ box: [Int], _ confidence: Double = -1, _ text: String = "") -> String {
        "\(level)\t1\t1\t1\t1\t1\t\(box.map(String.init).joined(separator: "\t"))\t\(confidence)\t\(text)\n"
    }

    func pages(_ rows: [String]) -> [Tesseract.Page] {
        TesseractTable.pages(of: Array((Self.head + rows.joined()).utf8), resolution: 144)
    }

    @Test("words of Chinese are put together, of Latin kept apart; confidence is that of the characters")
    func line() {
        let found = pages([
            row(1, [0, 0, 400, 600]), row(2, [20, 20, 300, 20]), row(4, [20, 20, 300, 20]),
            row(5, [20, 20, 60, 20], 90, "青川县"), row(5, [82, 20, 20, 20], 50, "办"),
            row(5, [110, 20, 40, 20], 90, "News"), row(5, [155, 20, 40, 20], 90, "Daily"),
            row(5, [220, 20, 20, 20], 90, "摄"),
        ])
        #expect(found.count == 1 && found[0].layout == PageLayout(width: 200, height: 300))
        #expect(found[0].lines.map(\.text.string) == ["青川县办News Daily 摄"])
        #expect(found[0].lines[0].box == Box(x: 10, y: 10, width: 150, height: 10))
        #expect(found[0].lines[0].confidence == 0.87)
    }

    @Test("a large block without words is a picture, a thin one is a rule")
    func pictures() {
        let found = pages([
            row(1, [0, 0, 400, 600]), row(2, [20, 20, 200, 150]), row(4, [20, 20, 200, 150]), row(5, [20, 20, 200, 150], 95, " "),
            row(2, [20, 200, 300, 2]), row(4, [20, 200, 300, 2]), row(5, [20, 200, 300, 2], 95, " "),
        ])
        #expect(found[0].lines.isEmpty && found[0].layout.pictures == [Box(x: 10, y: 10, width: 100, height: 75)])
        #expect(found[0].layout.rules == [Box(x: 10, y: 100, width: 150, height: 1)])
    }

    /// Ten lines of six words, which climb or fall.
    func page(_ slope: Double, lines: Int = 10) -> [String] {
        [row(1, [0, 0, 1000, 1000])] + (0..<lines).flatMap { line in
            [row(4, [20, 50 * line, 600, 20])] + (0..<6).map { word in
                let fall = Int((slope * Double(100 * word)).rounded())
                // The last one holds a stroke of the line above.
                return row(5, word == 5 ? [520, 50 * line + fall - 30, 60, 50] : [20 + 100 * word, 50 * line + fall, 60, 20], 90, "青川县")
            }
        }
    }

    @Test("skew is what most lines fall by, words of unusual height aside; few lines say nothing", arguments: [
        (0.05, 10, 0.05), (-0.03, 10, -0.03), (0, 10, 0), (0.05, 7, 0),
    ])
    func skew(_ slope: Double, _ lines: Int, _ expected: Double) {
        #expect(abs(pages(page(slope, lines: lines))[0].layout.skew - expected) < 0.0005)
    }

    @Test("a line is no higher than most of its words")
    func height() {
        let found = pages([
            row(1, [0, 0, 400, 600]), row(4, [20, 20, 300, 40]),
            row(5, [20, 40, 60, 20], 90, "青川县"), row(5, [100, 40, 60, 20], 90, "栖云路"), row(5, [180, 20, 60, 40], 90, "社区"),
        ])
        #expect(found[0].lines[0].box == Box(x: 10, y: 20, width: 150, height: 10))
    }

    @Test("a quotation mark that closes nothing and stands off is a blank")
    func blank() {
        let found = pages([
            row(1, [0, 0, 400, 600]), row(4, [20, 20, 300, 20]), row(5, [20, 20, 60, 20], 90, "星期"), row(5, [95, 20, 60, 20], 90, "”三版"),
            row(4, [20, 60, 300, 20]), row(5, [20, 60, 60, 20], 90, "“青川"), row(5, [95, 60, 60, 20], 90, "”三版"),
            row(4, [20, 90, 300, 20]), row(5, [20, 90, 60, 20], 90, "青川"), row(5, [82, 90, 60, 20], 90, "”三版"),
        ])
        #expect(found[0].lines.map(\.text.string) == ["星期 三版", "“青川”三版", "青川”三版"])
    }

    @Test("a table that is none has no pages", arguments: ["", "\n\n", "5\t1\n", "x\ty\tz\n1\n", "4\t1\t1\t1\t1\t1\t0\t0\t9\t9\t-1\t\n"])
    func junk(_ text: String) {
        #expect(TesseractTable.pages(of: Array((Self.head + text).utf8), resolution: 300).isEmpty)
    }
}

@Suite("Marks as they are printed")
struct RecognizedMarksTests {
    @Test("marks behind Chinese characters have their full width, others stay", arguments: [
        ("会后,大家说.他们", "会后，大家说。他们"), ("老师`学生\\家长;好:", "老师、学生、家长；好："), ("增长3.8%.同比", "增长3.8%.同比"),
        ("Mr. Li, 10:30", "Mr. Li, 10:30"), (".", "."), ("", ""),
    ])
    func marks(_ read: String, _ printed: String) {
        #expect(RecognizedMarks.printed(Scalars(read), isDisplay: false).string == printed)
    }

    @Test("a dot in display type parts the names of a column")
    func display() {
        #expect(RecognizedMarks.printed(Scalars("在希望的田野上.三夏时节"), isDisplay: true).string == "在希望的田野上·三夏时节")
    }

    @Test("blanks of bylines that come as quotation marks are blanks", arguments: [
        ("本报讯(记者“”刘艳强)近日", "本报讯(记者 刘艳强)近日"), ("（记者”吴雪桂“通讯", "（记者 吴雪桂 通讯"), ("本报记者”罗洗", "本报记者 罗洗"),
        ("他对记者说“很好”", "他对记者说“很好”"), ("(见图)多位记者“蹲点”", "(见图)多位记者“蹲点”"), ("记者。“好”", "记者。“好”"),
    ])
    func bylines(_ read: String, _ printed: String) {
        #expect(RecognizedMarks.printed(Scalars(read), isDisplay: false).string == printed)
    }
}
