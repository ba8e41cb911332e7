/// Why a scan cannot be read.
package enum ScanFault: Hashable, Sendable {
    case off
    case programMissing
    /// In Tesseract's words.
    case languageMissing(reason: String)
    case tooLarge(width: Int, height: Int, limit: Int)
    case tooManyPages(limit: Int)
    case damaged(reason: String)
    case tooSlow(seconds: Int)
    case failed(reason: String)

    var code: String {
        switch self {
        case .off: "ocr.off"
        case .programMissing: "ocr.missing"
        case .languageMissing: "ocr.language-missing"
        case .tooSlow: "ocr.too-slow"
        case .failed: "ocr.failed"
        case .tooLarge: "scan.too-large"
        case .tooManyPages: "scan.too-many-pages"
        case .damaged: "scan.damaged"
        }
    }
}

extension ScanFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .off: "this is a scan, and scans are not read; give its text, or let scans be read: section ocr of the configuration"
        case .programMissing: "scans need tesseract-ocr, which is not installed; install it, then broadsheet quarantine retry"
        case .languageMissing(let reason): "Tesseract has no model for a language of the configuration (\(reason)); install it, then broadsheet quarantine retry, or change ocr.languages"
        case .tooLarge(let width, let height, let limit): "the page would have \(width) × \(height) dots, more than \(limit) in all; scan it more coarsely"
        case .tooManyPages(let limit): "the scan has more than \(limit) pages; split it"
        case .damaged(let reason): "the scan is damaged (\(reason)); fetch the file again"
        case .tooSlow(let seconds): "Tesseract takes more than \(seconds) s for the scan; scan it more coarsely, or cut it"
        case .failed(let reason): "Tesseract cannot read the scan (\(reason)); look whether it is a page at all"
        }
    }
}
