import Newspaper

/// What a crawler has fetched (ISO 28500): responses and conversions to text, each record a page. What a crawl is otherwise
/// full of (requests, pictures, pages of links, answers other than 200) is passed over.
enum WARC: RecordReader {
    static let mediaType = "application/warc"
    static let suffixes = [".warc", ".wet"]

    static func recognizes(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "WARC/".utf8) }

    static func records(
        _ bytes: [UInt8], file: FileFacts, limits: InputLimits
    ) throws(IngestError) -> [Result<SourcePage, RefusedRecord>] {
        var pages = RecordPages(limits: limits)
        var (at, number) = (0, 0)
        while at < bytes.count {
            number += 1
            let name = "record \(number)"
            let record = try Record(bytes, at: at, name: name)
            at = record.end
            while at < bytes.count, bytes[at] == 0x0D || bytes[at] == 0x0A { at += 1 }
            do throws(IngestError) {
                try pages.append(try Self.pages(of: record, in: bytes, file, limits))
            } catch {
                try pages.refuse(name, error)
            }
        }
        guard !pages.records.isEmpty else { throw .blank }
        return pages.records
    }

    private static func pages(
        of record: Record, in bytes: [UInt8], _ file: FileFacts, _ limits: InputLimits
    ) throws(IngestError) -> [SourcePage] {
        guard let payload = try record.payload(bytes, limits: limits), payload.bytes.contains(where: { $0 > 0x20 }) else { return [] }
        var pages: [SourcePage]
        if payload.isHTML {
            do throws(IngestError) { pages = try EPaper.read(payload.bytes, file: file, limits: limits) } catch {
                if error == .noArticle { return [] }
                throw error
            }
        } else {
            pages = try PlainText.read(payload.bytes, file: file, limits: limits)
        }
        let url = record.header.text("warc-target-uri")
        for index in pages.indices {
            pages[index].record = SourceRecord(id: record.header.text("warc-record-id"), url: url)
            pages[index].file.mediaType = mediaType
            if pages[index].stated.date == nil { pages[index].stated.date = EPaperName.identity(url).date }
        }
        return pages
    }

    /// The lines `Name: value` before a block, and where it begins.
    private struct Header {
        private var lines: [(name: [UInt8], value: ArraySlice<UInt8>)] = []
        let first: ArraySlice<UInt8>
        let end: Int

        /// No header is longer.
        private static let most = 1 << 20

        /// Nil where no empty line ends it.
        init?(_ bytes: ArraySlice<UInt8>) {
            var at = bytes.startIndex
            var first: ArraySlice<UInt8>?
            while let newline = bytes[at...].prefix(Self.most).firstIndex(of: 0x0A), newline - bytes.startIndex < Self.most {
                let line = bytes[at..<newline].last == 0x0D ? bytes[at..<(newline - 1)] : bytes[at..<newline]
                at = newline + 1
                if line.isEmpty {
                    guard let first else { return nil }
                    (self.first, end) = (first, at)
                    return
                }
                guard first != nil else {
                    first = line
                    continue
                }
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")), lines.count < 1000 else { continue }
                let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
                lines.append((line[..<colon].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, value))
            }
            return nil
        }

        /// - Parameter name: in lower case.
        /// - Returns: empty where there is none.
        func text(_ name: String) -> String {
            lines.first { $0.name.elementsEqual(name.utf8) }.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
        }
    }

    private struct Record {
        let header: Header
        private let block: Range<Int>
        private let name: String
        var end: Int { block.upperBound }

        init(_ bytes: [UInt8], at start: Int, name: String) throws(IngestError) {
            func damaged(_ reason: String) -> IngestError { .record(name: name, .damaged(reason, byte: start)) }
            guard bytes[start...].starts(with: "WARC/".utf8), let header = Header(bytes[start...]) else {
                throw damaged("no record begins here")
            }
            guard let length = Int(header.text("content-length")), length >= 0, length <= bytes.count - header.end else {
                throw damaged("the record has no length, or ends too early")
            }
            (self.header, self.name) = (header, name)
            block = header.end..<(header.end + length)
        }

        /// The text that the record holds; nil where it holds none.
        func payload(_ bytes: [UInt8], limits: InputLimits) throws(IngestError) -> (bytes: [UInt8], isHTML: Bool)? {
            switch header.text("warc-type") {
            case "conversion":
                return header.text("content-type").lowercased().hasPrefix("text/plain") ? (Array(bytes[block]), false) : nil
            case "response":
                guard header.text("content-type").lowercased().hasPrefix("application/http"), let answer = Header(bytes[block]),
                    answer.first.split(separator: 0x20).dropFirst().first.map({ $0.elementsEqual("200".utf8) }) ?? false
                else { return nil }
                let type = answer.text("content-type").lowercased()
                let isHTML = type.hasPrefix("text/html") || type.hasPrefix("application/xhtml")
                guard isHTML || type.hasPrefix("text/plain") else { return nil }
                return (try content(bytes[answer.end..<block.upperBound], answer, limits), isHTML)
            default: return nil
            }
        }

        private func content(_ body: ArraySlice<UInt8>, _ answer: Header, _ limits: InputLimits) throws(IngestError) -> [UInt8] {
            var content = Array(body)
            // Crawlers may keep the header and store what it packed unpacked.
            if answer.text("transfer-encoding").lowercased() == "chunked", let joined = Self.joined(body) { content = joined }
            if content.starts(with: Gzip.magic) { content = try Gzip.unpack(content, limits: limits) }
            let encoding = answer.text("content-encoding").lowercased()
            guard ["", "identity", "gzip", "x-gzip"].contains(encoding) else {
                throw .record(name: name, .text(code: "warc.encoding", "its text is packed as \(encoding.prefix(20)), which is not read"))
            }
            return content
        }

        /// The pieces of a chunked body put together; nil where it is none.
        private static func joined(_ body: ArraySlice<UInt8>) -> [UInt8]? {
            var content: [UInt8] = []
            var rest = body
            while let newline = rest.prefix(1000).firstIndex(of: 0x0A) {
                let digits = rest[..<newline].prefix { $0 != 0x0D && $0 != UInt8(ascii: ";") && $0 != 0x20 }
                guard let length = Int(String(decoding: digits, as: UTF8.self), radix: 16), length >= 0, length <= rest.endIndex - newline - 1
                else { return nil }
                if length == 0 { return content }
                content += rest[(newline + 1)...].prefix(length)
                rest = rest[(newline + 1 + length)...].drop { $0 == 0x0D || $0 == 0x0A }
            }
            return nil
        }
    }
}
