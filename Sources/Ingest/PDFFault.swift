/// Why a PDF cannot be read.
package enum PDFFault: Hashable, Sendable {
    /// `reason` in poppler's words.
    case encrypted(reason: String)
    case truncated
    case damaged(reason: String)
    /// All of its pages are pictures.
    case noText(pages: Int)
    case tooManyPages(limit: Int)
    case tooSlow(seconds: Int)
    /// It wanted more memory, or has more text, than allowed.
    case tooLarge(reason: String)
    case readerMissing(package: String)
    /// The system could not start it.
    case readerFailed(reason: String)

    var code: String {
        switch self {
        case .encrypted: "pdf.encrypted"
        case .truncated: "pdf.truncated"
        case .damaged: "pdf.damaged"
        case .noText: "pdf.no-text"
        case .tooManyPages: "pdf.too-many-pages"
        case .tooSlow: "pdf.too-slow"
        case .tooLarge: "pdf.too-large"
        case .readerMissing: "pdf.reader-missing"
        case .readerFailed: "pdf.reader-failed"
        }
    }
}

extension PDFFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .encrypted(let reason): "the PDF is protected (\(reason)); give a copy without a password that may be copied from"
        case .truncated: "the PDF ends too early, %%EOF is missing; fetch the file again"
        case .damaged(let reason): "the PDF is damaged (\(reason)); fetch the file again"
        case .noText(let pages):
            "none of the \(pages) pages of the PDF has a text layer; make one, or let scans be read: section ocr of the configuration"
        case .tooManyPages(let limit): "the PDF has more than \(limit) pages; split it"
        case .tooSlow(let seconds): "the PDF takes more than \(seconds) s to read; split it, or print it to a new PDF"
        case .tooLarge(let reason): "the PDF asks for too much (\(reason)); split it, or print it to a new PDF"
        case .readerMissing(let package): "PDF files need \(package), which is not installed; install it, then broadsheet quarantine retry"
        case .readerFailed(let reason): "\(reason); run fewer jobs at once"
        }
    }
}
