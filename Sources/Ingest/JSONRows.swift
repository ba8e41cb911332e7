import Newspaper

/// What the fields of a row are called.
package struct RowFields: Hashable, Sendable {
    package enum Field: String, CaseIterable, Sendable {
        case text, id, url, date
        /// Where in the text pages end, in Unicode scalars.
        case pageEnds = "page_ends"
    }

    private var names: [Field: String] = [:]

    /// As in FinePDFs.
    package init() {}

    package subscript(field: Field) -> String {
        get { names[field] ?? field.rawValue }
        set { names[field] = newValue }
    }
}

/// JSON, a row a line, each with the text of a page or of several (FinePDFs, FineWeb and their like).
enum JSONRows: RecordReader {
    static let mediaType = "application/jsonl"
    static let suffixes = [".jsonl", ".ndjson"]

    static func recognizes(_ bytes: [UInt8]) -> Bool { bytes.first { $0 > 0x20 } == UInt8(ascii: "{") }

    static func records(
        _ bytes: [UInt8], file: FileFacts, limits: InputLimits
    ) throws(IngestError) -> [Result<SourcePage, RefusedRecord>] {
        let source = SourceFile(file, mediaType: mediaType, encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        var pages = RecordPages(limits: limits)
        var (start, number) = (0, 0)
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            number += 1
            if bytes[start..<end].contains(where: { $0 > 0x20 }) {
                do throws(IngestError) {
                    try pages.append(try Self.pages(bytes, start..<end, source, limits))
                } catch {
                    try pages.refuse("row \(number)", Self.named("row \(number)", error))
                }
            }
            start = end + 1
        }
        guard !pages.records.isEmpty else { throw .blank }
        return pages.records
    }

    private static func named(_ row: String, _ error: IngestError) -> IngestError {
        if case .record(_, let fault) = error { .record(name: row, fault) } else { error }
    }

    private static func pages(
        _ bytes: [UInt8], _ range: Range<Int>, _ file: SourceFile, _ limits: InputLimits
    ) throws(IngestError) -> [SourcePage] {
        let row: JSONValue
        do throws(JSONError) { row = try JSONParser.parse(bytes, range: range) } catch { throw .record(name: "", .notJSON(error)) }
        let fields = limits.rows
        guard let written = row.string(fields[.text]) else { throw .record(name: "", .noText(field: fields[.text])) }
        let text = Scalars(written)
        var pages: [SourcePage] = []
        var (start, ordinal, lines) = (0, 0, 0)
        for end in try ends(of: row, fields[.pageEnds], in: text) + [text.count] where end > start || ordinal == 0 {
            let found = try PlainText.pages(of: text[start..<end], file: file, limits: limits)
            for var page in found {
                page.ordinal += ordinal
                for index in page.lines.indices { page.lines[index].number += lines }
                page.stated.date = row.string(fields[.date]).flatMap { CalendarDate(String($0.prefix(10))) }
                page.record = SourceRecord(id: row.string(fields[.id]) ?? row.digits(fields[.id]) ?? "", url: row.string(fields[.url]) ?? "")
                pages.append(page)
            }
            // A page that prints nothing counts, too.
            ordinal = max(ordinal + 1, pages.last?.ordinal ?? 0)
            lines += text[start..<end].reduce(1) { $0 + ($1 == "\n" || $1 == "\r" ? 1 : 0) }
            start = end
        }
        guard !pages.isEmpty else { throw .blank }
        return pages
    }

    private static func ends(of row: JSONValue, _ field: String, in text: Scalars) throws(IngestError) -> [Int] {
        guard case .array(let items)? = row[field] else { return [] }
        var ends: [Int] = []
        for item in items {
            guard case .number(let digits) = item, let end = Int(digits), (ends.last ?? 0)...text.count ~= end else {
                throw .record(name: "", .pageEnds(field: field))
            }
            ends.append(end)
        }
        return ends
    }
}

extension JSONValue {
    fileprivate func digits(_ name: String) -> String? {
        if case .number(let text)? = self[name] { text } else { nil }
    }

    fileprivate func string(_ name: String) -> String? {
        if case .string(let text)? = self[name] { String(decoding: text, as: UTF8.self) } else { nil }
    }
}
