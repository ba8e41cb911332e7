import Newspaper

/// PDF, as poppler reads it: lines with their places and fonts, in the order in which they are drawn; and what MuPDF, where it
/// is installed, draws beside them. Pages without text are recognised as scans are, if they may be.
enum PDF: PageReader {
    static let mediaType = "application/pdf"
    static let suffixes = [".pdf"]

    /// How far from its beginning and its end readers look for the marks of a PDF.
    private static let margin = 4096

    static func recognizes(_ bytes: [UInt8]) -> Bool { contains("%PDF-", bytes.prefix(margin)) }

    static func engine(ocr: OCRSettings?) -> String {
        [Poppler.version, MuPDF.version, ocr.map { Scan.engine(ocr: $0) } ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        guard recognizes(bytes) else { throw .pdf(.damaged(reason: "it does not begin as a PDF")) }
        guard contains("%%EOF", bytes.suffix(margin)) else { throw .pdf(.truncated) }
        var poppler = Poppler(bytes, limits: limits)
        let pages = try pages(&poppler)
        let (marks, failure) = try marks(on: pages, of: bytes, &poppler)
        var warnings = try warnings(&poppler) + failure
        let source = SourceFile(
            path: file.path, sha256: file.sha256, byteCount: file.byteCount, mediaType: mediaType,
            encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        var lineCount = 0
        var found: [SourcePage] = []
        var withoutText: [Int] = []
        for page in pages {
            var lines = PDFLines.lines(of: page.runs).map { SourceLine(number: 0, text: $0.text, box: $0.box, font: $0.font) }
            var layout = PDFGraphics(marks[page.ordinal] ?? [], on: page, lines: lines.compactMap(\.box)).layout
            if lines.isEmpty, let ocr = limits.ocr, let read = try scan(page, &poppler, ocr) {
                (lines, layout) = (read.lines, read.layout)
            }
            guard !lines.isEmpty else {
                withoutText.append(page.ordinal)
                continue
            }
            for index in lines.indices {
                lineCount += 1
                lines[index].number = lineCount
                try check(lines[index], limits)
            }
            guard lines.count <= limits.maxPageLines, lineCount <= limits.maxFileLines else {
                throw .tooManyLines(line: lineCount, limit: min(limits.maxPageLines, limits.maxFileLines))
            }
            found.append(SourcePage(file: source, ordinal: page.ordinal, lines: lines, layout: layout))
        }
        guard !found.isEmpty else { throw limits.ocr == nil ? .pdf(.noText(pages: pages.count)) : .blank }
        if !withoutText.isEmpty {
            let ordinals = withoutText.map(String.init).joined(separator: ", ")
            warnings.append(PageWarning(code: "pdf.page-without-text", detail: "no text on page \(ordinals) of the PDF"))
        }
        for index in found.indices { found[index].warnings = warnings + (found[index].layout?.skewWarnings ?? []) }
        return found
    }

    private static func pages(_ poppler: inout Poppler) throws(IngestError) -> [PDFPage] {
        let limit = poppler.limits.maxPages
        // One more, to see that there are more.
        let last = ["-f", "1", "-l", "\(limit + 1)"]
        var pages = PDFMarkup.pages(of: try poppler.run("pdftohtml", PDFMarkup.arguments + last))
        guard !pages.isEmpty else { throw .pdf(.damaged(reason: "no page can be read")) }
        guard pages.count <= limit else { throw .pdf(.tooManyPages(limit: limit)) }
        if pages.contains(where: PDFStandingText.isIn) {
            let words = try poppler.run("pdftotext", PDFStandingText.arguments + last, output: ["-"])
            PDFStandingText.place(&pages, by: words)
        }
        return pages
    }

    /// What is drawn beside the text, by the page's position in the file; and a warning where that cannot be told.
    private static func marks(
        on pages: [PDFPage], of bytes: [UInt8], _ poppler: inout Poppler
    ) throws(IngestError) -> (marks: [Int: [PDFMark]], failure: [PageWarning]) {
        guard !MuPDF.version.isEmpty else { return ([:], []) }
        let traces: [PDFTrace]
        switch try MuPDF.trace(bytes, limits: poppler.limits) {
        case .printed(let output): traces = PDFTraceReading.pages(of: output)
        case .failed(let reason):
            return ([:], [PageWarning(code: "pdf.without-graphics", detail: "pictures, rules and frames are not read: \(reason)")])
        }
        let sizes = Dictionary(pages.map { ($0.ordinal, $0) }) { first, _ in first }
        let seen = traces.compactMap { trace in sizes[trace.ordinal].map { (trace: trace, isCropped: PDFCrop.isNeeded(trace, $0)) } }
        let crops = seen.contains { $0.isCropped } ? PDFCrop.table(of: try poppler.run("pdfinfo", PDFCrop.arguments(pages: pages.count))) : [:]
        let marks = seen.map { page, isCropped in (page.ordinal, isCropped ? crops[page.ordinal]?.place(page) ?? [] : page.marks) }
        return (Dictionary(marks) { first, _ in first }, [])
    }

    /// What may be wrong with the text of any of its pages.
    private static func warnings(_ poppler: inout Poppler) throws(IngestError) -> [PageWarning] {
        let fonts = PDFFontTable.withoutUnicode(try poppler.run("pdffonts", []))
        var warnings: [PageWarning] = []
        if let first = fonts.first {
            let detail = "\(fonts.count) fonts do not say which characters their glyphs are, among them \(first)"
            warnings.append(PageWarning(code: "pdf.font-without-unicode", detail: detail))
        }
        if let first = poppler.complaints.first {
            let detail = "poppler met \(poppler.complaints.count) errors and read on, the first: \(first)"
            warnings.append(PageWarning(code: "pdf.errors", detail: detail))
        }
        return warnings
    }

    /// A page drawn and recognised; nil if nothing was.
    private static func scan(
        _ page: PDFPage, _ poppler: inout Poppler, _ ocr: OCRSettings
    ) throws(IngestError) -> Tesseract.Page? {
        let dots = Double(ocr.resolution) / 72
        try ScanSize(width: Int(page.width * dots), height: Int(page.height * dots)).check(poppler.limits)
        let options = ["-r", "\(ocr.resolution)", "-f", "\(page.ordinal)", "-l", "\(page.ordinal)", "-gray", "-singlefile"]
        let image = try poppler.run("pdftoppm", options)
        return try Tesseract.pages(of: image, count: 1, ocr: ocr, limits: poppler.limits).first
    }

    private static func check(_ line: SourceLine, _ limits: InputLimits) throws(IngestError) {
        guard line.text.count <= limits.maxLineScalars else {
            throw .lineTooLong(line: line.number, limit: limits.maxLineScalars)
        }
    }

    private static func contains(_ mark: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
        let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
        return bytes.indices.contains { bytes[$0...].starts(with: mark) }
    }
}

/// The table of fonts that pdffonts prints.
enum PDFFontTable {
    /// Names of fonts whose codes are numbers of glyphs, without a table of the characters that these are.
    static func withoutUnicode(_ bytes: [UInt8]) -> [String] {
        var names: [String] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst(2) {
            // name … encoding emb sub uni object generation
            let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard words.count >= 8, words[words.count - 3] == "no", words[words.count - 6].hasPrefix("Identity-") else { continue }
            names.append(words[0])
        }
        return names
    }
}
