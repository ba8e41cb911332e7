import Newspaper
import Testing
import TinyFiles

@testable import Ingest

@Suite("Pictures, rules and frames of a PDF")
struct PDFGraphicsTests {
    /// A page with a line of text at its top, with what is drawn below it.
    static func pdf(_ drawing: String, entries: String = "") -> TinyPDF {
        var pdf = TinyPDF(pages: [TinyPDF.text("青川县举办农业技术培训班", x: 50, y: 550) + drawing])
        pdf.pageEntries = entries
        pdf.resources = "/XObject<</I 1000 0 R/X 1001 0 R/M 1002 0 R>>/Shading<</S 1003 0 R>>/ExtGState<</T 1004 0 R/L 1005 0 R>>/ColorSpace<</P 1007 0 R>>"
        pdf.objects = [
            1000: "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream",
            1001: "<</Type/XObject/Subtype/Form/BBox[0 0 50 50]/Resources<</XObject<</I 1000 0 R>>>>/Length 25>>stream\nq 90 0 0 40 0 0 cm /I Do Q\nendstream",
            1002: "<</Type/XObject/Subtype/Image/ImageMask true/Width 8/Height 1/BitsPerComponent 1/Length 1>>stream\n0\nendstream",
            1003: "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 400 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/N 1>>>>",
            1004: "<</CA 0/ca 0>>",
            1005: "<</SMask<</S/Luminosity/G 1006 0 R>>>>",
            1006: "<</Type/XObject/Subtype/Form/BBox[0 0 400 600]/Group<</S/Transparency/CS/DeviceGray>>/Length 20>>stream\n1 g 0 0 400 300 re f \nendstream",
            1007: "[/Separation/Spot/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 1 0]/N 1>>]",
        ]
        return pdf
    }

    static func layout(_ pdf: TinyPDF) throws -> PageLayout { try #require(try read(pdf.bytes, path: "a.pdf").first?.layout) }

    typealias Found = (pictures: [Box], rules: [Box], frames: [Box], outlines: [Box])

    static let drawings: [(name: String, drawing: String, found: Found)] = [
        ("a picture", "q 100 0 0 50 20 400 cm /I Do Q", ([Box(x: 20, y: 150, width: 100, height: 50)], [], [], [])),
        ("a picture lying on its side", "q 0 50 100 0 20 400 cm /I Do Q", ([Box(x: 20, y: 150, width: 100, height: 50)], [], [], [])),
        ("a stencil", "q 100 0 0 50 20 400 cm /M Do Q", ([Box(x: 20, y: 150, width: 100, height: 50)], [], [], [])),
        ("a picture in a form, as much of it as the form shows", "q 1 0 0 1 20 400 cm /X Do Q", ([Box(x: 20, y: 160, width: 50, height: 40)], [], [], [])),
        ("a picture that is cut", "q 20 400 30 30 re W n 100 0 0 50 20 400 cm /I Do Q", ([Box(x: 20, y: 170, width: 30, height: 30)], [], [], [])),
        ("a picture outside of what is shown", "q 200 100 9 9 re W n 100 0 0 50 20 400 cm /I Do Q", ([], [], [], [])),
        ("a picture smaller than a quarter inch", "q 100 0 0 17 20 400 cm /I Do Q", ([], [], [], [])),
        ("a picture as large as the page", "q 400 0 0 600 0 0 cm /I Do Q", ([], [], [], [])),
        ("a picture under text, as scans are", "q 150 0 0 30 40 540 cm /I Do Q", ([], [], [], [])),
        ("a picture behind a mask", "q /L gs 100 0 0 50 20 200 cm /I Do Q", ([Box(x: 20, y: 350, width: 100, height: 50)], [], [], [])),
        ("an area without text", ".8 g 20 400 100 50 re f", ([Box(x: 20, y: 150, width: 100, height: 50)], [], [], [])),
        ("colours that run into each other", "q 20 400 100 50 re W n /S sh Q", ([Box(x: 20, y: 150, width: 100, height: 50)], [], [], [])),
        ("an area in white", "1 g 20 400 100 50 re f 1 1 1 rg 20 300 100 50 re f 0 0 0 0 k 20 200 100 50 re f /P cs 0 scn 20 100 100 50 re f", ([], [], [], [])),
        ("an area that cannot be seen", "/T gs 20 400 100 50 re f", ([], [], [], [])),
        ("a rule across", "2 w 20 400 m 220 400 l S", ([], [Box(x: 20, y: 199, width: 200, height: 2)], [], [])),
        ("a rule down", "20 200 m 20 400 l S", ([], [Box(x: 19.5, y: 200, width: 1, height: 200)], [], [])),
        ("a rule of dashes", "[3 3] 0 d 20 400 m 220 400 l S", ([], [Box(x: 20, y: 199.5, width: 200, height: 1)], [], [])),
        ("a rule that is a thin area", "20 400 200 2 re f", ([], [Box(x: 20, y: 198, width: 200, height: 2)], [], [])),
        ("a rule in waves", "20 400 m 60 403 100 397 120 400 c 160 403 200 397 220 400 c S", ([], [Box(x: 20, y: 197, width: 200, height: 6)], [], [])),
        ("a rule made larger", "q 2 0 0 2 0 0 cm 10 200 m 110 200 l S Q", ([], [Box(x: 20, y: 199, width: 200, height: 2)], [], [])),
        ("a line too short for a rule", "20 400 m 30 400 l S", ([], [], [], [])),
        ("a frame", "20 400 200 100 re S", ([], [], [Box(x: 19.5, y: 99.5, width: 201, height: 101)], [])),
        ("a frame of four lines", "20 400 m 220 400 l S 20 500 m 220 500 l S 20 400 m 20 500 l S 220 400 m 220 500 l S", ([], [], [Box(x: 19.5, y: 99.5, width: 201, height: 101)], [])),
        ("a frame with round corners", "25 400 m 215 400 l 218 400 220 402 220 405 c 220 495 l 220 498 218 500 215 500 c 25 500 l 22 500 20 498 20 495 c 20 405 l 20 402 22 400 25 400 c S", ([], [], [Box(x: 19.5, y: 99.5, width: 201, height: 101)], [])),
        ("three lines", "20 400 m 220 400 l 220 500 l 20 500 l S", ([], [
            Box(x: 20, y: 199.5, width: 200, height: 1), Box(x: 219.5, y: 100, width: 1, height: 100), Box(x: 20, y: 99.5, width: 200, height: 1),
        ], [], [])),
        ("a ground with text on it", ".8 g 40 540 150 30 re f", ([], [], [Box(x: 40, y: 30, width: 150, height: 30)], [])),
        ("type in curves, a character at a time", "20 400 m 20 420 l 30 430 40 430 40 400 c f 45 400 m 45 420 l 55 420 65 420 65 400 c f 70 402 m 70 420 l 80 420 90 420 90 402 c f", ([], [], [], [Box(x: 20, y: 170, width: 70, height: 30)])),
        ("a drawing", "20 400 m 20 470 l 60 500 100 500 120 400 c f", ([Box(x: 20, y: 100, width: 100, height: 100)], [], [], [])),
        ("a mark of a few points", "20 400 m 22 404 24 404 25 400 c f", ([], [], [], [])),
    ]

    @Test("what is drawn is known by its shape", arguments: drawings)
    func drawn(_ name: String, _ drawing: String, _ found: Found) throws {
        let layout = try Self.layout(Self.pdf(drawing))
        #expect(layout.pictures == found.pictures && layout.rules == found.rules && layout.frames == found.frames, "\(name): \(layout)")
        #expect(layout.outlines == found.outlines, "\(name): \(layout)")
    }

    static let pages: [(entries: String, picture: Box)] = [
        ("", Box(x: 60, y: 170, width: 100, height: 20)),
        ("/Rotate 90", Box(x: 410, y: 60, width: 20, height: 100)),
        ("/Rotate 180", Box(x: 240, y: 410, width: 100, height: 20)),
        ("/Rotate 270", Box(x: 170, y: 240, width: 20, height: 100)),
        ("/CropBox[40 100 300 550]", Box(x: 60, y: 170, width: 100, height: 20)),
        ("/CropBox[40 100 300 550]/Rotate 90", Box(x: 410, y: 60, width: 20, height: 100)),
        ("/CropBox[40 100 300 550]/Rotate 180", Box(x: 240, y: 410, width: 100, height: 20)),
        ("/CropBox[40 100 300 550]/Rotate 270", Box(x: 170, y: 240, width: 20, height: 100)),
        ("/UserUnit 2", Box(x: 60, y: 170, width: 100, height: 20)),
        ("/CropBox[40 100 300 550]/UserUnit 2/Rotate 270", Box(x: 170, y: 240, width: 20, height: 100)),
    ]

    @Test("pictures are measured from the corner that lines are measured from, however the page is cut, turned or enlarged", arguments: pages)
    func placed(_ entries: String, _ picture: Box) throws {
        #expect(try Self.layout(Self.pdf("q 100 0 0 20 60 410 cm /I Do Q", entries: entries)).pictures == [picture])
    }

    @Test("what covers all that is visible of a page is its ground")
    func ground() throws {
        let layout = try Self.layout(Self.pdf(".8 g 0 0 400 600 re f", entries: "/CropBox[40 100 300 550]"))
        #expect(layout == PageLayout(width: 400, height: 600))
    }

    @Test("where MuPDF takes too long or prints too much, nothing is known of what is drawn, for a reason")
    func failing() throws {
        let line = "20 400 200 2 re f\n"
        let forms = (0..<9).map { level in
            (1010 + level, "<</Type/XObject/Subtype/Form/BBox[0 0 900 900]/Resources<</XObject<</X \(1011 + level) 0 R>>>>/Length 60>>stream\n\(String(repeating: "/X Do ", count: 10))\nendstream")
        }
        var pdf = Self.pdf("")
        pdf.objects.merge(forms) { _, new in new }
        pdf.objects[1019] = "<</Type/XObject/Subtype/Form/BBox[0 0 900 900]/Length \(line.utf8.count)>>stream\n\(line)\nendstream"
        let result = try MuPDF.trace(pdf.bytes, limits: .standard)
        guard case .printed = result else { Issue.record("a page that draws little is traced"); return }
        pdf.resources = "/XObject<</X 1010 0 R>>"
        pdf.pages[0] += "/X Do"
        guard case .failed(let reason) = try MuPDF.trace(pdf.bytes, limits: InputLimits(maxPDFSeconds: 1)) else {
            Issue.record("a thousand million lines are traced in a second")
            return
        }
        #expect(reason.contains("mutool"))
    }

    @Test("a file that MuPDF fails on is read without graphics, and says so")
    func withoutGraphics() throws {
        // Poppler can do with it; MuPDF itself is larger.
        let limits = InputLimits(maxProgramMemory: 32 << 20)
        let page = try #require(try read(Self.pdf("20 400 200 2 re f").bytes, path: "a.pdf", limits: limits).first)
        #expect(page.lines.count == 1 && page.layout == PageLayout(width: 400, height: 600))
        #expect(page.warnings.contains { $0.code == "pdf.without-graphics" })
    }

    @Test("the engine that fingerprints see names MuPDF, too")
    func engine() { #expect(Readers.engine(forPath: "a.pdf", ocr: nil).contains("; mupdf ")) }
}

@Suite("What mutool trace prints")
struct PDFTraceTests {
    func marks(_ trace: String) -> [PDFMark] { PDFTraceReading.pages(of: Array("<page number=\"1\" mediabox=\"0 0 400 600\">\(trace)".utf8)).flatMap(\.marks) }

    static let image = "<fill_image transform=\"100 0 0 50 20 30\"/>"
    static let picture = PDFMark(shape: .picture, box: Box(x: 20, y: 30, width: 100, height: 50))

    static let traces: [(trace: String, marks: [PDFMark])] = [
        (image, [picture]),
        ("<layer name=\"a\"><page>\"/>" + image, []),
        ("</tile></clip_mask><pop_clip/><pop_clip/>" + image, [picture]),
        ("<clip_path transform=\"1 0 0 1 0 0\">" + image, [picture]),
        ("<clip_mask><fill_image transform=\"9 0 0 9 9 9\"/>", []),
        ("<fill_image transform=\"1 0 0 1 0\"/>", []),
        ("<fill_image transform=\"nan inf 1e999 0 0 0\"/>", []),
        ("<fill_image transform=\"-400000 0 0 900000 20 30\"/>", [PDFMark(shape: .picture, box: Box(x: 0, y: 30, width: 20, height: 570))]),
        ("<stroke_path linewidth=\"nan\" transform=\"\"><moveto x=\"inf\"/><lineto x=\"1\" y=\"2\"/></stroke_path>", []),
        ("<lineto x=\"1\" y=\"1\"/><closepath/></fill_path></stroke_path><pop_clip/>" + image, [picture]),
        ("<fill_text><span><g unicode=\"<\" glyph=\"fill_image\"/></span></fill_text>" + image, [picture]),
        ("<fill_image alpha=\"0\" transform=\"100 0 0 50 20 30\"/>", []),
        ("<fill_image", []),
    ]

    @Test("whatever stands in it is a mark on the page or nothing", arguments: traces)
    func hostile(_ trace: String, _ marks: [PDFMark]) { #expect(self.marks(trace) == marks, "\(trace)") }

    @Test("no page has more marks than can be looked at")
    func many() {
        let rule = "<fill_path color=\"0\" colorspace=\"DeviceGray\" transform=\"1 0 0 1 0 0\"><moveto x=\"0\" y=\"0\"/><lineto x=\"300\" y=\"0\"/><lineto x=\"300\" y=\"1\"/><lineto x=\"0\" y=\"1\"/></fill_path>"
        let found = marks(String(repeating: rule, count: 6000))
        #expect(found.count == 5000)
        let page = PDFPage(ordinal: 1, width: 400, height: 600)
        #expect(PDFGraphics(found, on: page, lines: []).layout.rules.isEmpty)
    }

    static let tables: [(table: String, boxes: Int)] = [
        ("Page    1 MediaBox:  0 0 400 600\nPage    1 CropBox:  40 100 300 550\n", 1),
        ("Page    1 CropBox:  40 100 300 550\n", 0),
        ("Page    x CropBox:  a b c\nPage\nPage 1\nPage 1 rot: nan\nPage 9999999999999999999 rot: 1", 0),
        ("", 0),
    ]

    @Test("of the visible part of a page nothing is known where pdfinfo does not say both boxes", arguments: tables)
    func crops(_ table: String, _ count: Int) { #expect(PDFCrop.table(of: Array(table.utf8)).count == count) }
}
