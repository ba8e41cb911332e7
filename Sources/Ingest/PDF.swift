import ChildProcess
import Newspaper

/// Pages with a text layer, as poppler's pdftohtml reads them: runs of characters in the order in which they are drawn, with
/// their places and fonts.
enum PDF: PageReader {
    static let mediaType = "application/pdf"
    static let suffixes = [".pdf"]

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        let source = SourceFile(
            path: file.path, sha256: file.sha256, byteCount: file.byteCount, mediaType: mediaType,
            encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        let result: ChildProcess.Result
        do {
            result = try ChildProcess("pdftohtml").run(
                arguments, input: bytes, limits: ChildLimits(seconds: 120, processorSeconds: 120))
        } catch {
            throw .binary(kind: "\(error)")
        }
        var number = 0
        return PDFMarkup.pages(of: result.output).map { page in
            let lines = PDFLines.lines(of: page.runs).map { line in
                number += 1
                return SourceLine(number: number, text: line.text, box: line.box, font: line.font)
            }
            return SourcePage(
                file: source, ordinal: page.number, lines: lines,
                layout: PageLayout(width: page.width, height: page.height))
        }
    }

    /// Sizes of fonts are whole numbers of dots, so as many dots as it allows: three to the point. Hidden text is what
    /// stands behind the picture of a scan.
    private static let arguments = [
        "-xml", "-i", "-stdout", "-hidden", "-nomerge", "-noroundcoord", "-fontfullname", "-zoom", "3", "/dev/stdin",
    ]
}
