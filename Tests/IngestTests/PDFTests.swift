import ChildProcess
import Testing
import TinyFiles

@testable import Ingest
@testable import Newspaper

@Suite("PDF files")
struct PDFTests {
    func pages(_ pdf: TinyPDF, limits: InputLimits = .standard) throws(IngestError) -> [SourcePage] {
        try read(pdf.bytes, path: "a.pdf", limits: limits)
    }

    func code(_ pdf: TinyPDF, limits: InputLimits = .standard) -> String { refusal(pdf.bytes, path: "a.pdf", limits: limits) }

    @Test("lines have places from the top left, and fonts")
    func lines() throws {
        let page = try #require(pages(TinyPDF(pages: [
            TinyPDF.text("青川县举办农业技术培训班", x: 50, y: 500, size: 20) + TinyPDF.text("本报讯 近日，", x: 50, y: 470)
        ])).first)
        #expect([page].text == "青川县举办农业技术培训班\n本报讯 近日，")
        #expect(page.layout == PageLayout(width: 400, height: 600))
        let headline = page.lines[0]
        #expect(headline.font == Font(name: "STSong-Light", size: 20) && headline.number == 1)
        let box = try #require(headline.box)
        #expect(box.x == 50 && box.width == 240 && abs(box.y - 82.4) < 1 && abs(box.height - 20) < 1)
        #expect(page.file.mediaType == "application/pdf" && page.warnings.isEmpty)
    }

    @Test("a file of several pages becomes pages in their order, and numbers of lines go on")
    func issue() throws {
        let found = try pages(TinyPDF(pages: ["一版", "二版", "三版"].map { TinyPDF.text($0, x: 50, y: 500) }))
        #expect(found.map(\.ordinal) == [1, 2, 3] && found.text == "一版\n二版\n三版")
        #expect(found.flatMap(\.lines).map(\.number) == [1, 2, 3])
    }

    @Test("a page without text keeps its place, and the others say that it is missing")
    func pictures() throws {
        let found = try pages(TinyPDF(pages: [TinyPDF.text("一版", x: 50, y: 500), "", TinyPDF.text("三版", x: 50, y: 500)]))
        #expect(found.map(\.ordinal) == [1, 3])
        #expect(found[0].warnings.map(\.code) == ["pdf.page-without-text"] && found[0].warnings[0].detail.contains("page 2"))
        #expect(code(TinyPDF(pages: ["", ""])) == "pdf.no-text")
    }

    @Test("text from top to bottom, and turned text, has the place where it is printed")
    func standing() throws {
        var vertical = TinyPDF(pages: [TinyPDF.text("青川县举办农业", x: 350, y: 500)])
        vertical.encoding = "UniGB-UCS2-V"
        let line = try #require(pages(vertical).first?.lines.first)
        #expect(line.box == Box(x: 345, y: 100, width: 10, height: 70))
        let turned = TinyPDF(pages: [TinyPDF.text("竖起来的字", x: 50, y: 300, turned: "0 1 -1 0")])
        let box = try #require(pages(turned).first?.lines.first?.box)
        #expect(box.height == 50 && box.y == 250 && box.width < 11)
    }

    @Test("what a page is turned by, its boxes are turned by")
    func turnedPage() throws {
        var pdf = TinyPDF(pages: [TinyPDF.text("横排标题", x: 50, y: 500, turned: "0 1 -1 0")])
        pdf.pageEntries = "/Rotate 90"
        let page = try #require(pages(pdf).first)
        #expect(page.layout == PageLayout(width: 600, height: 400))
        let box = try #require(page.lines.first?.box)
        #expect(box.width == 40 && abs(box.height - 10) < 1)
    }

    @Test("text behind a scan, which nobody sees, is read")
    func hidden() throws {
        #expect(try pages(TinyPDF(pages: [TinyPDF.text("隐藏的文字层", x: 50, y: 500, before: "3 Tr")])).text == "隐藏的文字层")
    }

    @Test("characters of private use stay, halves of surrogates become U+FFFD, marks of XML are no tags")
    func characters() throws {
        let pairs = [("0041", "9752"), ("0042", "E001"), ("0043", "D800"), ("0044", "003C0026")]
        var pdf = TinyPDF(pages: [TinyPDF.text("ABACADA", x: 50, y: 500)])
        (pdf.encoding, pdf.ordering) = ("Identity-H", "Identity")
        pdf.toUnicode = """
            begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
            \(pairs.count) beginbfchar \(pairs.map { "<\($0)> <\($1)>" }.joined(separator: " ")) endbfchar endcmap
            """
        #expect(try pages(pdf).text.unicodeScalars.filter { !$0.isBlank } == Array("青\u{E001}青\u{FFFD}青<&青".unicodeScalars))
    }

    @Test("a font that does not say which characters it has is a warning")
    func withoutUnicode() throws {
        var pdf = TinyPDF(pages: [TinyPDF.text("ABC", x: 50, y: 500)])
        (pdf.encoding, pdf.ordering) = ("Identity-H", "Identity")
        #expect(try pages(pdf).first?.warnings.map(\.code) == ["pdf.font-without-unicode"])
    }

    @Test("the same file gives the same pages")
    func deterministic() throws {
        let pdf = TinyPDF(pages: [TinyPDF.text("一", x: 50, y: 500) + TinyPDF.text("二", x: 90, y: 500)])
        #expect(try pages(pdf) == pages(pdf))
    }

    /// By RC4 of 40 bits: the first has a password, of the second nothing may be copied.
    static let protections = [
        (
            owner: "92fe0f4454ad4c9644693f33c07cb54f587dce1e2682fe9ecea6107a1ef630dd",
            user: "e6b79ce43f1077984190d6d8728414e1813abdaf1b4de795de1d8119e530f573", rights: -4
        ),
        (
            owner: "c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab",
            user: "e826f6efcfd1f7db95d7f6a494021c892004786f8691a1393bda52494503a927", rights: -20
        ),
    ]

    @Test("files that are protected are refused as such")
    func encrypted() {
        for (owner, user, rights) in Self.protections {
            var pdf = TinyPDF(pages: [TinyPDF.text("密", x: 50, y: 500)])
            pdf.objects[1000] = "<</Filter/Standard/V 1/R 2/P \(rights)/O<\(owner)>/U<\(user)>>>"
            let id = String(repeating: "01", count: 16)
            pdf.trailerEntries = "/Encrypt 1000 0 R/ID[<\(id)><\(id)>]"
            #expect(code(pdf) == "pdf.encrypted")
        }
    }

    @Test("a file cut short anywhere is refused")
    func truncated() {
        let whole = TinyPDF(pages: [TinyPDF.text("青川县举办农业技术培训班", x: 50, y: 500)]).bytes
        for tenth in 1...9 {
            let code = refusal(Array(whole[..<(whole.count * tenth / 10)]), path: "a.pdf")
            #expect(code == "pdf.truncated", "\(tenth) tenths: \(code)")
        }
        #expect(refusal(Array("<html>找不到页面</html>".utf8), path: "a.pdf") == "input.unknown-format")
        #expect(refusal(Array("%PDF-1.5\n%%EOF".utf8), path: "a.pdf") == "pdf.damaged")
    }

    @Test("a damaged table of objects is mended")
    func mended() throws {
        let whole = TinyPDF(pages: [TinyPDF.text("青川", x: 50, y: 500)]).bytes
        let broken = String(decoding: whole, as: UTF8.self).replacing("startxref\n", with: "startxref\n9")
        #expect(try read(Array(broken.utf8), path: "a.pdf").text == "青川")
    }

    @Test("what is read in spite of errors says so")
    func errors() throws {
        let found = try pages(TinyPDF(pages: [TinyPDF.text("青川", x: 50, y: 500) + "NONSENSE\n"]))
        #expect(found.text == "青川" && found[0].warnings.map(\.code) == ["pdf.errors"])
        #expect(found[0].warnings[0].detail.contains("NONSENSE"))
    }

    /// What the objects are replaced by, and what becomes of the file; empty where it is read all the same.
    static let hostile: [(name: String, objects: [Int: String], codes: Set<String>)] = [
        ("pages that are their own parents", [2: "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"], ["pdf.damaged", "pdf.no-text"]),
        ("pages in a ring", [
            2: "<</Type/Pages/Count 2/Kids[1000 0 R]>>", 1000: "<</Type/Pages/Parent 2 0 R/Count 2/Kids[2 0 R]>>",
        ], ["pdf.damaged", "pdf.no-text"]),
        ("two thousand million pages", [2: "<</Type/Pages/Count 2000000000/Kids[10 0 R]>>"], ["", "pdf.damaged", "pdf.no-text"]),
        ("fewer than no pages", [2: "<</Type/Pages/Count -1/Kids[10 0 R]>>"], ["", "pdf.damaged", "pdf.no-text"]),
        ("a catalog that is itself", [1: "1 0 R"], ["pdf.damaged"]),
        ("no pages at all", [2: "null"], ["pdf.damaged", "pdf.no-text"]),
        ("arrays in arrays", [2: String(repeating: "[", count: 100_000)], ["pdf.damaged", "pdf.no-text"]),
    ]

    @Test("files made to mislead readers end with a reason", arguments: hostile)
    func misleading(_ name: String, _ objects: [Int: String], _ codes: Set<String>) {
        let pdf = TinyPDF(pages: [TinyPDF.text("页", x: 50, y: 500)], objects: objects)
        let code = code(pdf)
        #expect(codes.contains(code), "\(name): \(code)")
    }

    @Test("a table of objects that leads back to itself ends")
    func ring() {
        let whole = String(decoding: TinyPDF(pages: [TinyPDF.text("页", x: 50, y: 500)]).bytes, as: UTF8.self)
        let place = whole.utf8.count - whole.split(separator: "xref\n0", maxSplits: 1)[1].utf8.count - 6
        let ringed = whole.replacing("trailer<<", with: "trailer<</Prev \(place) ")
        #expect(["", "pdf.damaged"].contains(refusal(Array(ringed.utf8), path: "a.pdf")))
    }

    @Test("more pages, text, time and memory than allowed are refused, each for its reason")
    func limits() {
        let pdf = TinyPDF(pages: ["一", "二", "三"].map { TinyPDF.text($0, x: 50, y: 500) })
        #expect(code(pdf, limits: InputLimits(maxPages: 2)) == "pdf.too-many-pages")
        #expect(code(pdf, limits: InputLimits(maxPages: 3)) == "")
        #expect(code(pdf, limits: InputLimits(maxPageLines: 0)) == "text.too-many-lines")
        #expect(code(pdf, limits: InputLimits(maxLineScalars: 0)) == "text.line-too-long")
        // A page that draws itself, a hundred times as deep as it is long.
        let forms = (0..<9).map { level in
            (1000 + level, "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X \(1001 + level) 0 R>>/Font<</F 3 0 R>>>>/Length 60>>stream\n/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do \nendstream")
        }
        var bomb = TinyPDF(pages: ["/X Do"], objects: Dictionary(uniqueKeysWithValues: forms))
        bomb.objects[1009] = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 3 0 R>>>>/Length 38>>stream\nBT /F 9 Tf 1 0 0 1 9 9 Tm <9875> Tj ET \nendstream"
        bomb.resources = "/XObject<</X 1000 0 R>>"
        #expect(["pdf.too-slow", "pdf.too-large"].contains(code(bomb, limits: InputLimits(maxPDFSeconds: 2))))
    }

    @Test("the engine that fingerprints see is poppler's version, with Tesseract's where pictures are read")
    func engine() {
        #expect(Readers.engine(forPath: "a/01.PDF", ocr: nil).hasPrefix("poppler "))
        let both = Readers.engine(forPath: "a/01.pdf", ocr: OCRSettings(languages: ["chi_sim", "eng"], resolution: 300))
        #expect(both.contains("poppler ") && both.contains("tesseract ") && both.hasSuffix("chi_sim+eng 300"))
        #expect(Readers.engine(forPath: "a/01.txt", ocr: nil) == "")
    }
}

@Suite("Lines of a PDF")
struct PDFLineTests {
    static let song = PDFFont(name: "宋体", size: 10, color: "#000000")

    func run(_ text: String, _ x: Double, _ y: Double, font: PDFFont = Self.song) -> PDFRun {
        let scalars = Scalars(text)
        let width = scalars.reduce(0.0) { $0 + Double($1.halfWidths) * font.size / 2 }
        return PDFRun(text: scalars, box: Box(x: x, y: y, width: width, height: font.size), font: font)
    }

    func texts(_ runs: [PDFRun]) -> [String] { PDFLines.lines(of: runs).map(\.text.string) }

    @Test("runs go on across fonts of one size, and marks that share a square")
    func joined() {
        var hei = Self.song
        hei.name = "黑体"
        #expect(texts([run("本报讯", 0, 0, font: hei), run("今天，", 30, 0), run("“海上牧场”", 50, 0)]) == ["本报讯今天，“海上牧场”"])
    }

    @Test("a narrow gap is a blank; what could be a gutter parts lines, until their neighbours are looked at")
    func gaps() {
        #expect(texts([run("记者", 0, 0), run("罗洁", 25, 0)]) == ["记者 罗洁"])
        #expect(texts([run("记者", 0, 0), run("罗洁", 30, 0)]) == ["记者", "罗洁"])
        #expect(texts([run("一栏末尾", 0, 0), run("二栏开头", 56, 0)]) == ["一栏末尾", "二栏开头"])
        #expect(texts([run("上一行", 0, 0), run("下一行", 0, 13)]) == ["上一行", "下一行"])
    }

    @Test("a headline and its shadow, drawn by turns, are a line each")
    func shadow() {
        for shade in ["#999999", "#000000"] {
            var grey = Self.song
            grey.color = shade
            let runs = [run("第二届", 1, 1, font: grey), run("第二届", 0, 0), run("“一带", 31, 1, font: grey), run("“一带", 30, 0)]
            #expect(texts(runs) == ["第二届“一带", "第二届“一带"])
        }
    }

    @Test("type of another size is another line")
    func sizes() {
        var large = Self.song
        large.size = 20
        #expect(texts([run("大标题", 0, 0, font: large), run("小字", 60, 5)]) == ["大标题", "小字"])
    }

    @Test("three characters under each other are a line from top to bottom, two are not")
    func columns() {
        let column = PDFLines.lines(of: [run("竖", 0, 0), run("标", 0, 12), run("题", 0, 24), run("横", 50, 0)])
        #expect(column.map(\.text.string) == ["竖标题", "横"])
        #expect(column[0].box == Box(x: 0, y: 0, width: 10, height: 34))
        #expect(texts([run("一", 0, 0), run("二", 0, 12)]) == ["一", "二"])
    }

    @Test("no run that prints is lost")
    func whole() {
        let words = (0..<200).map { String($0) }
        let runs = words.enumerated().map { index, word in run(word, Double(index * 37 % 90), Double(index * 53 % 70)) }
        let found: [Character] = texts(runs).joined().filter { $0 != " " }.sorted()
        #expect(found == words.joined().sorted())
    }
}
