import ChildProcess

/// Runs MuPDF's tool on a PDF, for what is drawn on its pages beside their text. Poppler has the text and decides whether a
/// file can be read; MuPDF may be missing or fail, and pages are then read without graphics.
enum MuPDF {
    enum Trace {
        case printed([UInt8])
        /// Nothing is known of what is drawn, in words for people.
        case failed(reason: String)
    }

    /// Name and version, empty where it is not installed. Looked up once; another version may find other graphics.
    static let version: String = {
        do throws(ChildError) {
            let result = try ChildProcess("mutool").run(["-v"], limits: ChildLimits(seconds: 10, processorSeconds: 10))
            let words = (result.errors + result.output).split(separator: UInt8(ascii: "\n"))
            return String(decoding: words.first ?? [], as: UTF8.self).replacing("mutool version", with: "mupdf")
        } catch {
            return ""
        }
    }()

    /// The calls that drawing the pages makes.
    /// - Throws: `IngestError.stopped`, nothing else.
    static func trace(_ document: [UInt8], limits: InputLimits) throws(IngestError) -> Trace {
        do throws(ChildError) {
            let pages = "1-\(limits.maxPages)"
            let result = try ChildProcess("mutool").run(["trace", "/dev/stdin", pages], input: document, limits: limits.ofPDFPrograms)
            guard result.status != .exited(0) else { return .printed(result.output) }
            let words = String(decoding: result.errors, as: UTF8.self).split(whereSeparator: \.isNewline)
            return .failed(reason: words.last { $0.hasPrefix("error") }.map { String($0.prefix(200)) } ?? "mutool ended with \(result.status)")
        } catch .stopped {
            throw .stopped
        } catch {
            return .failed(reason: error.description)
        }
    }
}
