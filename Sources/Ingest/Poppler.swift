import ChildProcess

/// Runs poppler's programs on a PDF, and says what their ends mean.
struct Poppler: Sendable {
    let document: [UInt8]
    let limits: InputLimits

    /// What it complained of and went on all the same.
    private(set) var complaints: [String] = []

    init(_ document: [UInt8], limits: InputLimits) { (self.document, self.limits) = (document, limits) }

    /// Name and version, empty where it is not installed. Looked up once; another version may read other text.
    static let version: String = {
        do throws(ChildError) {
            let limits = ChildLimits(seconds: 10, processorSeconds: 10)
            let words = try ChildProcess("pdftohtml").run(["-v"], limits: limits).errors.split(separator: UInt8(ascii: "\n"))
            return String(decoding: words.first ?? [], as: UTF8.self).replacing("pdftohtml version", with: "poppler")
        } catch {
            return ""
        }
    }()

    /// - Parameters:
    ///   - options: put before the document.
    ///   - output: put behind it, for programs that write files unless they are told not to.
    /// - Returns: what it prints.
    /// - Throws: `IngestError.pdf`, `.stopped`
    mutating func run(_ program: String, _ options: [String], output: [String] = []) throws(IngestError) -> [UInt8] {
        let result: ChildProcess.Result
        do throws(ChildError) {
            result = try ChildProcess(program).run(options + ["/dev/stdin"] + output, input: document, limits: limits.ofPDFPrograms)
        } catch {
            throw Self.refusal(error)
        }
        let words = String(decoding: result.errors, as: UTF8.self)
        // Characters are lost then, silently.
        let collections = ["Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1"]
        if collections.contains(where: { words.contains("Missing language pack for '\($0)'") }) {
            throw .pdf(.readerMissing(package: "poppler-data"))
        }
        let lines = words.split(whereSeparator: \.isNewline).map { String($0.prefix(200)) }
        if result.status == .exited(0) {
            complaints += lines.filter { $0.contains("Error") }
            return result.output
        }
        let protection = lines.first { $0.contains("Incorrect password") || $0.contains("Permission Error") }
        if let protection { throw .pdf(.encrypted(reason: protection)) }
        if words.contains("bad_alloc") || words.contains("Out of memory") || words.contains("memory exhausted") {
            throw .pdf(.tooLarge(reason: "more than \(limits.maxProgramMemory) bytes of memory"))
        }
        throw .pdf(.damaged(reason: lines.first ?? "\(program) ended with \(result.status)"))
    }

    private static func refusal(_ error: ChildError) -> IngestError {
        switch error {
        case .missing: .pdf(.readerMissing(package: "poppler-utils"))
        case .cannotStart: .pdf(.readerFailed(reason: error.description))
        case .tooSlow(_, let seconds): .pdf(.tooSlow(seconds: seconds))
        case .tooMuchOutput: .pdf(.tooLarge(reason: error.description))
        case .stopped: .stopped
        }
    }
}

extension InputLimits {
    /// Of each program that reads a PDF. One that waits for others may take five times as long by the clock.
    var ofPDFPrograms: ChildLimits {
        ChildLimits(seconds: maxPDFSeconds * 5, processorSeconds: maxPDFSeconds, memory: maxProgramMemory)
    }
}
