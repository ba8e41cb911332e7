import ChildProcess
import Newspaper

/// Runs Tesseract on a picture.
enum Tesseract {
    struct Page: Sendable {
        var ordinal: Int
        var lines: [SourceLine] = []
        var layout: PageLayout
    }

    /// Name and version, empty where it is not installed. Looked up once; another version reads other text.
    static let version: String = {
        do throws(ChildError) {
            let limits = ChildLimits(seconds: 10, processorSeconds: 10)
            let result = try ChildProcess("tesseract").run(["--version"], limits: limits)
            return String(decoding: (result.output + result.errors).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        } catch {
            return ""
        }
    }()

    /// - Parameters:
    ///   - count: how many pages the picture has.
    /// - Throws: `IngestError.scan`, `.stopped`
    static func pages(
        of picture: [UInt8], count: Int, ocr: OCRSettings, limits: InputLimits
    ) throws(IngestError) -> [Page] {
        guard let memory = ocr.memory else {
            return TesseractTable.pages(of: try table(of: picture, count, ocr, limits), resolution: ocr.resolution)
        }
        let name = SHA256.hex(picture)
        if let known = memory.table(of: name) { return TesseractTable.pages(of: known, resolution: ocr.resolution) }
        let table = try table(of: picture, count, ocr, limits)
        memory.keep(table, of: name)
        return TesseractTable.pages(of: table, resolution: ocr.resolution)
    }

    private static func table(
        of picture: [UInt8], _ count: Int, _ ocr: OCRSettings, _ limits: InputLimits
    ) throws(IngestError) -> [UInt8] {
        let seconds = limits.maxScanSeconds * max(1, count)
        let result: ChildProcess.Result
        do throws(ChildError) {
            result = try ChildProcess("tesseract").run(
                [
                    "stdin", "stdout", "-l", ocr.languages.joined(separator: "+"), "--dpi", "\(ocr.resolution)",
                    "-c", "tessedit_create_tsv=1",
                ],
                input: picture,
                limits: ChildLimits(seconds: seconds * 5, processorSeconds: seconds, memory: limits.maxProgramMemory))
        } catch {
            switch error {
            case .missing: throw .scan(.programMissing)
            case .tooSlow(_, let seconds): throw .scan(.tooSlow(seconds: seconds))
            case .stopped: throw .stopped
            case .cannotStart, .tooMuchOutput: throw .scan(.failed(reason: error.description))
            }
        }
        guard result.status == .exited(0) else {
            let words = String(decoding: result.errors, as: UTF8.self).split(whereSeparator: \.isNewline).map { String($0.prefix(200)) }
            if let reason = words.first(where: { $0.contains(".traineddata") }) { throw .scan(.languageMissing(reason: reason)) }
            throw .scan(.failed(reason: words.last ?? "it ended with \(result.status)"))
        }
        return result.output
    }
}

/// The table that Tesseract prints: pages, blocks, lines and words, each with its place in dots.
struct TesseractTable {
    /// In points. A block without a word is a picture from this size on, else dirt unless it is a rule.
    private static let smallestPicture = 36.0

    private struct Row {
        var level: Int
        var box: Box
        /// 0 to 1.
        var confidence: Double
        var text: Scalars
    }

    private struct Line {
        var words: WordLine
        var place: WordBoxes
        private var opensQuotation = false

        init(_ box: Box) { (place, words) = (WordBoxes(line: box), WordLine(box: box)) }

        mutating func take(_ row: Row) {
            if isBlank(row) {
                words.space()
                words.append(Scalars(row.text.dropFirst()), box: nil, confidence: row.confidence)
            } else {
                words.append(row.text, box: row.box, confidence: row.confidence)
            }
            place.words.append(row.box)
            opensQuotation = opensQuotation || row.text.contains(where: RecognizedMarks.opensQuotation)
        }

        /// Whether a word begins with a quotation mark that closes nothing and stands off from the text before: a blank, which
        /// Tesseract takes for one.
        private func isBlank(_ row: Row) -> Bool {
            guard row.text.first == "”", let last = place.words.last, !place.isVertical, !opensQuotation else { return false }
            return row.box.x - last.x - last.width > Self.blank * place.line.height
        }

        /// A mark stands closer to what it closes than so many heights of the line.
        private static let blank = 0.3
    }

    private var pages: [Tesseract.Page] = []
    private var block: (box: Box, hasWords: Bool)?
    private var line: Line?
    /// Of the last page: how it is turned, and the heights of type on each of its lines.
    private var skew = Skew()
    private var heights: [Double] = []

    /// - Parameter resolution: dots to the inch.
    /// - Complexity: O(bytes)
    static func pages(of bytes: [UInt8], resolution: Int) -> [Tesseract.Page] {
        let points = 72 / Double(resolution)
        var table = TesseractTable()
        // The first row names the columns.
        for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
            if let row = row(line, points) { table.take(row) }
        }
        table.endPage()
        return table.pages
    }

    private mutating func take(_ row: Row) {
        switch row.level {
        case 1:
            endPage()
            let layout = PageLayout(width: row.box.width.inHundredths, height: row.box.height.inHundredths)
            pages.append(Tesseract.Page(ordinal: pages.count + 1, layout: layout))
        case 2:
            endBlock()
            block = (row.box, false)
        case 4:
            endLine()
            line = Line(row.box)
        case 5: line?.take(row)
        default: break
        }
    }

    private mutating func endLine() {
        defer { line = nil }
        guard let line, !line.words.text.isEmpty, !pages.isEmpty else { return }
        let page = pages.count - 1
        let usual = line.place.usual
        skew.take(line.place)
        pages[page].lines.append(
            SourceLine(
                number: pages[page].lines.count + 1, text: line.words.text, box: line.place.printed(usual).rounded,
                confidence: line.words.confidence?.inHundredths))
        heights.append(usual.isEmpty ? 0 : line.place.isVertical ? usual[0].width : usual[0].height)
        block?.hasWords = true
    }

    private mutating func endBlock() {
        endLine()
        defer { block = nil }
        guard let block, !block.hasWords, !pages.isEmpty else { return }
        if block.box.isRule {
            pages[pages.count - 1].layout.rules.append(block.box.rounded)
        } else if min(block.box.width, block.box.height) >= Self.smallestPicture {
            pages[pages.count - 1].layout.pictures.append(block.box.rounded)
        }
    }

    private mutating func endPage() {
        endBlock()
        if !pages.isEmpty { settle(page: pages.count - 1) }
        (skew, heights) = (Skew(), [])
    }

    /// What the whole page tells of its lines.
    private mutating func settle(page: Int) {
        pages[page].layout.skew = skew.slope
        let body = heights.isEmpty ? 0 : heights.sorted()[heights.count / 2]
        for index in pages[page].lines.indices {
            let isDisplay = heights[index] > Self.display * body
            pages[page].lines[index].text = RecognizedMarks.printed(pages[page].lines[index].text, isDisplay: isDisplay)
        }
    }

    /// So many times as high as most lines, type is display type.
    private static let display = 1.12

    private static func row(_ bytes: ArraySlice<UInt8>, _ points: Double) -> Row? {
        let fields = bytes.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
        guard fields.count >= 11 else { return nil }
        let numbers = fields[..<11].map { Double(String(decoding: $0, as: UTF8.self)) ?? 0 }
        guard numbers.allSatisfy({ abs($0) < 1e6 }) else { return nil }
        let box = Box(
            x: numbers[6] * points, y: numbers[7] * points, width: max(0, numbers[8] * points), height: max(0, numbers[9] * points))
        return Row(
            level: Int(numbers[0]), box: box, confidence: min(max(numbers[10] / 100, 0), 1),
            text: fields.count > 11 ? Scalars(String(decoding: fields[11], as: UTF8.self)) : [])
    }
}
