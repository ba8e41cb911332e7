import Newspaper
import TinyFiles

@testable import Ingest

/// What of this program takes apart bytes that others wrote. libxml2, libarchive, zlib and iconv are fuzzed by themselves; here
/// it is our use of them. What poppler, MuPDF and Tesseract print counts as others' bytes, too: they run on hostile files.
enum Parser: String, CaseIterable {
    case text, jsonl, warc, alto, hocr, page, mets, html, json, archive
    /// The header of a picture, before Tesseract is let at it; and the table that Tesseract prints.
    case scan, tesseract
    /// What pdftohtml prints, and what mutool trace.
    case pdf, trace

    /// The one that `FUZZ_PARSER` names.
    static let chosen: Parser = {
        let name = environment("FUZZ_PARSER")
        guard let parser = Parser(rawValue: name) else {
            fatalError("FUZZ_PARSER is “\(name)”; give \(allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return parser
    }()

    /// Whatever the bytes are: no crash, and pages that keep to what readers promise.
    func parse(_ bytes: [UInt8]) {
        switch self {
        case .text: read(bytes, "a.txt")
        case .jsonl: read(bytes, "a.jsonl")
        case .warc: read(bytes, "a.warc")
        case .alto, .page: read(bytes, "a.xml")
        case .hocr: read(bytes, "a.hocr")
        case .mets: read(bytes, "mets.xml")
        case .html: read(bytes, "content_1.htm")
        case .json: ignoringErrors { _ = try JSONParser.parse(bytes) }
        case .archive: ignoringErrors { try Self.unpack(bytes) }
        case .scan: read(bytes, "a.png", remembering: [])
        case .tesseract: read(TinyScan.png(width: 30, height: 30), "a.png", remembering: bytes)
        case .pdf:
            var pages = PDFMarkup.pages(of: bytes)
            PDFStandingText.place(&pages, by: bytes)
            for page in pages { check(PDFLines.lines(of: page.runs).map { SourceLine(number: 1, text: $0.text, box: $0.box, font: $0.font) }) }
        case .trace:
            for trace in PDFTraceReading.pages(of: bytes) {
                let marks = PDFCrop.table(of: bytes)[trace.ordinal]?.place(trace) ?? trace.marks
                let page = PDFPage(ordinal: trace.ordinal, width: trace.width, height: trace.height)
                let layout = PDFGraphics(marks, on: page, lines: [Box(x: 20, y: 20, width: 90, height: 9)]).layout
                for box in layout.pictures + layout.rules + layout.frames + layout.outlines { check(box) }
            }
        }
    }

    private func read(_ bytes: [UInt8], _ path: String, remembering table: [UInt8] = []) {
        let limits = InputLimits(maxFileBytes: 1 << 20, ocr: OCRSettings(memory: OneTable(table: table)))
        ignoringErrors {
            _ = try Readers.package(path: path, bytes: bytes, limits: limits)
            var last = 0
            for case .success(let page) in try Readers.records(path: path, bytes: bytes, limits: limits) {
                precondition(page.ordinal > last, "pages come in their order")
                last = page.ordinal
                check(page.lines)
            }
        }
    }

    private func check(_ lines: [SourceLine]) {
        for line in lines {
            precondition(line.number > 0 && line.column >= 0 && !line.text.contains("\n"), "a line is a line of the file")
            precondition(line.confidence.map { (0...1).contains($0) } ?? true, "confidence is a share")
            if let box = line.box { check(box) }
        }
    }

    private func check(_ box: Box) {
        precondition([box.x, box.y, box.width, box.height].allSatisfy(\.isFinite), "places are numbers")
    }

    private func ignoringErrors(_ body: () throws -> Void) {
        // Bad input is refused by an error, which is what it is here for.
        do { try body() } catch {}
    }

    private static func unpack(_ bytes: [UInt8]) throws {
        let archive = try Archive(ArchiveBytes(bytes), limits: InputLimits(maxFileBytes: 1 << 20, maxArchiveEntries: 1000))
        while let item = try archive.next() {
            guard case .member(let member) = item else { continue }
            let parts = member.name.split(separator: "/", omittingEmptySubsequences: false)
            precondition(!parts.contains { ["", ".", ".."].contains($0) }, "names stay in the archive")
            _ = try archive.bytes()
        }
    }
}

/// Stands in for Tesseract.
private struct OneTable: RecognitionMemory {
    let table: [UInt8]
    func table(of picture: String) -> [UInt8]? { table }
    func keep(_ table: [UInt8], of picture: String) {}
}
