import Newspaper

/// Pictures of pages, as Tesseract reads them.
enum Scan: PageReader {
    /// What the kinds have in common; a file's own says which it is.
    static let mediaType = "image"
    static let suffixes = [".tif", ".tiff", ".png", ".jpg", ".jpeg"]

    static func recognizes(_ bytes: [UInt8]) -> Bool { ScanHeader.format(of: bytes) != nil }

    static func engine(ocr: OCRSettings?) -> String { ocr?.engine ?? "" }

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        guard let ocr = limits.ocr else { throw .scan(.off) }
        let header = try ScanHeader(bytes, limits: limits)
        let source = SourceFile(
            path: file.path, sha256: file.sha256, byteCount: file.byteCount, mediaType: header.format.rawValue,
            encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        var lineCount = 0
        var pages: [SourcePage] = []
        for page in try Tesseract.pages(of: bytes, count: header.pages.count, ocr: ocr, limits: limits) where !page.lines.isEmpty {
            var lines = page.lines
            for index in lines.indices {
                lineCount += 1
                lines[index].number = lineCount
            }
            guard lineCount <= limits.maxFileLines else { throw .tooManyLines(line: lineCount, limit: limits.maxFileLines) }
            pages.append(
                SourcePage(
                    file: source, ordinal: page.ordinal, lines: lines, layout: page.layout, warnings: page.layout.skewWarnings))
        }
        guard !pages.isEmpty else { throw .blank }
        return pages
    }
}
