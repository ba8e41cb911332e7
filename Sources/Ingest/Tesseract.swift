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
        return TesseractTable.pages(of: result.output, resolution: ocr.resolution)
    }
}

/// The table that Tesseract prints: pages, blocks, lines and words, each with its place in dots.
enum TesseractTable {
    /// Shares of a line's height. A wider gap is a blank even between characters that fill a square.
    private static let blank = 0.8
    /// In points. A block without a word is a picture from this size on, else a rule or dirt.
    private static let smallestPicture = 36.0

    private struct Row {
        var level: Int
        var box: Box
        /// 0 to 100, -1 where it is no word.
        var confidence: Double
        var text: Scalars
    }

    private struct Words {
        var text: Scalars = []
        var box: Box
        var right = 0.0
        var confidence = 0.0
        var scalars = 0

        /// Words of Chinese are no words: Tesseract cuts where it likes.
        mutating func take(_ word: Row) {
            guard let first = word.text.first, !word.text.allSatisfy(\.isBlank) else { return }
            if let last = text.last {
                let areLatin = last.halfWidths == 1 && first.halfWidths == 1 && !last.isPunctuation
                if areLatin || word.box.x - right > blank * box.height { text.append(" ") }
            }
            text += word.text
            right = word.box.right
            confidence += max(0, word.confidence) * Double(word.text.count)
            scalars += word.text.count
        }
    }

    /// - Parameter resolution: dots to the inch.
    /// - Complexity: O(bytes)
    static func pages(of bytes: [UInt8], resolution: Int) -> [Tesseract.Page] {
        let points = 72 / Double(resolution)
        var pages: [Tesseract.Page] = []
        var line: Words?
        var block: (box: Box, hasWords: Bool)?
        func endLine() {
            guard let words = line, !words.text.allSatisfy(\.isBlank), !pages.isEmpty else { return }
            let confidence = words.scalars > 0 ? words.confidence / Double(words.scalars) / 100 : 0
            pages[pages.count - 1].lines.append(
                SourceLine(
                    number: pages[pages.count - 1].lines.count + 1, text: words.text, box: words.box.rounded,
                    confidence: confidence.inHundredths))
            block?.hasWords = true
        }
        func endBlock() {
            guard let block, !block.hasWords, min(block.box.width, block.box.height) >= smallestPicture else { return }
            pages[pages.count - 1].layout.pictures.append(block.box.rounded)
        }
        func endPage() {
            endLine()
            endBlock()
            (line, block) = (nil, nil)
        }
        for row in bytes.split(separator: UInt8(ascii: "\n")).dropFirst().compactMap({ row($0, points) }) {
            switch row.level {
            case 1:
                endPage()
                let layout = PageLayout(width: row.box.width.inHundredths, height: row.box.height.inHundredths)
                pages.append(Tesseract.Page(ordinal: pages.count + 1, layout: layout))
            case 2 where !pages.isEmpty:
                endPage()
                block = (row.box, false)
            case 4:
                endLine()
                line = Words(box: row.box)
            case 5: line?.take(row)
            default: break
            }
        }
        if !pages.isEmpty { endPage() }
        return pages
    }

    private static func row(_ bytes: ArraySlice<UInt8>, _ points: Double) -> Row? {
        let fields = bytes.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
        guard fields.count >= 11 else { return nil }
        let numbers = fields[..<11].map { Double(String(decoding: $0, as: UTF8.self)) ?? 0 }
        guard let level = Int(exactly: numbers[0]) else { return nil }
        return Row(
            level: level,
            box: Box(x: numbers[6] * points, y: numbers[7] * points, width: numbers[8] * points, height: numbers[9] * points),
            confidence: numbers[10], text: fields.count > 11 ? Scalars(String(decoding: fields[11], as: UTF8.self)) : [])
    }
}
