import Newspaper

/// The text layer of a page as a dump: lines, and nothing but lines.
enum PlainText: PageReader {
    static let mediaType = "text/plain"
    static let suffixes = [".txt", ".text"]

    /// Whatever bytes they are: why they are no text is said on reading.
    static func recognizes(_ bytes: [UInt8]) -> Bool { true }

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        guard !bytes.isEmpty else { throw .empty }
        let decision = try CharsetDetection.decide(bytes, limits: limits)
        var splitter = LineSplitter(limits: limits)
        try decision.charset.decode(bytes, decision.start..<bytes.count, into: &splitter)
        try splitter.finish()
        if let first = splitter.firstMalformed,
            !CharsetDetection.areRare(malformed: splitter.malformed, among: splitter.scalars)
        {
            throw .malformed(
                charset: decision.charset.rawValue, sequences: splitter.malformed, byte: first.byte, line: first.line)
        }
        guard !splitter.pages.isEmpty else { throw .blank }
        let source = SourceFile(
            path: file.path, sha256: file.sha256, byteCount: file.byteCount, mediaType: mediaType,
            encoding: TextEncoding(charset: decision.charset.rawValue, evidence: decision.evidence))
        return splitter.pages.map { page in
            let lines = ColumnWeave.unwoven(page.lines) ?? page.lines
            return SourcePage(file: source, ordinal: page.ordinal, lines: lines, warnings: page.warnings)
        }
    }
}
