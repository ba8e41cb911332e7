import Newspaper

/// A format whose files hold many records, each a page or several: one that is bad is refused, and the others are read.
protocol RecordReader: PageReader {
    /// In the order of the file; every ordinal once.
    /// - Throws: `IngestError` where the file cannot be read at all, or most of it is bad.
    static func records(
        _ bytes: [UInt8], file: FileFacts, limits: InputLimits
    ) throws(IngestError) -> [Result<SourcePage, RefusedRecord>]
}

extension RecordReader {
    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        var pages: [SourcePage] = []
        var first: RefusedRecord?
        for record in try records(bytes, file: file, limits: limits) {
            switch record {
            case .success(let page): pages.append(page)
            case .failure(let refused): first = first ?? refused
            }
        }
        if pages.isEmpty { throw first?.error ?? .blank }
        return pages
    }
}

/// A record that is not read, and why. It counts as one page.
package struct RefusedRecord: Error, Hashable, Sendable {
    /// 1-based position among the pages of its file.
    package var ordinal: Int
    package var error: IngestError
}

/// Why a record is not read.
package enum RecordFault: Hashable, Sendable {
    case notJSON(JSONError)
    /// No field of that name is a string.
    case noText(field: String)
    /// Where pages end is no ascending list of places in the text.
    case pageEnds(field: String)
    /// Its text cannot be read, with the code and the words of why.
    case text(code: String, String)
    /// Of a crawl: what does not belong there, from a byte on.
    case damaged(String, byte: Int)
    /// More records of a file are bad than are worth telling one by one; this is the first.
    case tooMany(limit: Int, code: String, String)

    var code: String {
        switch self {
        case .notJSON: "jsonl.malformed"
        case .noText: "jsonl.no-text"
        case .pageEnds: "jsonl.page-ends"
        case .text(let code, _), .tooMany(_, let code, _): code
        case .damaged: "warc.damaged"
        }
    }
}

extension RecordFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notJSON(let error): "it is no JSON: \(error)"
        case .noText(let field): "it has no text in “\(field)”; say in pipeline.json, under jsonl, what the field is called"
        case .pageEnds(let field): "“\(field)” is no ascending list of places in the text"
        case .text(_, let reason): reason
        case .damaged(let reason, let byte): "\(reason) (byte \(byte)); fetch the file again"
        case .tooMany(let limit, _, let reason): "\(reason). More than \(limit) more cannot be read either, so the file is refused"
        }
    }
}

/// The records of one file as they are read: pages with ordinals and line numbers through the file, refusals within bounds.
struct RecordPages {
    private(set) var records: [Result<SourcePage, RefusedRecord>] = []
    private let limits: InputLimits
    private var ordinal = 0
    private var lineCount = 0
    private var refused: [(name: String, IngestError)] = []

    /// How many records are refused one by one before the whole file is.
    private static let patience = 100

    init(limits: InputLimits) { self.limits = limits }

    /// - Parameter pages: of one record; their ordinals and line numbers count in it.
    mutating func append(_ pages: [SourcePage]) throws(IngestError) {
        var (last, lines) = (0, 0)
        for var page in pages {
            lines = max(lines, page.lines.last?.number ?? 0)
            last = page.ordinal
            page.ordinal += ordinal
            for index in page.lines.indices { page.lines[index].number += lineCount }
            records.append(.success(page))
        }
        ordinal += last
        lineCount += lines
        guard lineCount <= limits.maxFileLines else { throw .tooManyLines(line: lineCount, limit: limits.maxFileLines) }
    }

    /// - Parameter name: of the record, as people count it.
    mutating func refuse(_ name: String, _ error: IngestError) throws(IngestError) {
        let told: IngestError = if case .record = error { error } else { .record(name: name, .text(code: error.code, error.description)) }
        refused.append((name, told))
        guard refused.count <= Self.patience else {
            let first = refused[0]
            throw .record(name: first.name, .tooMany(limit: Self.patience, code: first.1.code, first.1.description))
        }
        ordinal += 1
        records.append(.failure(RefusedRecord(ordinal: ordinal, error: told)))
    }
}

extension PlainText {
    /// The pages of a text that is decoded already.
    static func pages(of text: some Sequence<Unicode.Scalar>, file: SourceFile, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        var splitter = LineSplitter(limits: limits)
        for scalar in text { try splitter.take(scalar) }
        try splitter.finish()
        return splitter.pages.map { page in
            SourcePage(file: file, ordinal: page.ordinal, lines: ColumnWeave.unwoven(page.lines) ?? page.lines, warnings: page.warnings)
        }
    }
}
