import Testing

@testable import Ingest
@testable import Newspaper

/// What a file of records gives: a page a line, `ordinal: text`, or `ordinal! code`.
func told(_ bytes: [UInt8], path: String, limits: InputLimits = .standard) -> [String] {
    do throws(IngestError) {
        return try Readers.records(path: path, bytes: bytes, limits: limits).map { record in
            switch record {
            case .success(let page): "\(page.ordinal): \(page.text)"
            case .failure(let refused): "\(refused.ordinal)! \(refused.error.code)"
            }
        }
    } catch {
        return [error.code]
    }
}

@Suite("Rows of JSON")
struct JSONRowsTests {
    static let rows = """
        {"text": "青川日报\\n要闻\\n副刊\\n", "id": "a1", "url": "https://example.org/1.pdf", "date": "2023-04-12T00:00:00Z", "page_ends": [8, 11]}

        {"text": "青川晚报", "id": 2, "language": "zho"}
        """

    @Test("a row is a page, or as many as it says, in the order of the file")
    func pages() throws {
        let pages = try read(Samples.utf8(Self.rows), path: "a.jsonl")
        #expect(pages.map { "\($0.ordinal): \($0.text)" } == ["1: 青川日报\n要闻", "2: 副刊", "3: 青川晚报"])
        #expect(pages.map { $0.lines.map(\.number) } == [[1, 2], [4], [5]])
        #expect(pages.map(\.stated.date) == [CalendarDate("2023-04-12"), CalendarDate("2023-04-12"), nil])
        #expect(pages.map(\.record) == [SourceRecord(id: "a1", url: "https://example.org/1.pdf"), SourceRecord(id: "a1", url: "https://example.org/1.pdf"), SourceRecord(id: "2")])
    }

    static let bad: [(row: String, code: String)] = [
        ("{\"text\": ", "jsonl.malformed"), ("{\"text\": \"\\ud800\"}", "jsonl.malformed"), ("{\"text\": \"甲\", \"text\": \"乙\"}", "jsonl.malformed"),
        ("{\"body\": \"甲\"}", "jsonl.no-text"), ("{\"text\": 7}", "jsonl.no-text"), ("[]", "jsonl.no-text"), ("{\"text\": \" \\n\"}", "input.blank"),
        ("{\"text\": \"甲乙\", \"page_ends\": [2, 1]}", "jsonl.page-ends"), ("{\"text\": \"甲乙\", \"page_ends\": [9]}", "jsonl.page-ends"),
        ("{\"text\": \"甲乙\", \"page_ends\": [-1]}", "jsonl.page-ends"), (String(repeating: "[", count: 10_000), "jsonl.malformed"),
        ("{\"text\": \"\(String(repeating: "长", count: 101_000))\"}", "text.line-too-long"),
    ]

    @Test("a bad row is refused by its number, and the others are read", arguments: 0..<bad.count)
    func refused(_ index: Int) throws {
        let (row, code) = Self.bad[index]
        let bytes = Samples.utf8("{\"text\": \"首行\"}\n\(row)\n{\"text\": \"末行\"}")
        #expect(told(bytes, path: "a.jsonl") == ["1: 首行", "2! \(code)", "3: 末行"])
        guard case .failure(let refused) = try Readers.records(path: "a.jsonl", bytes: bytes)[1] else { return }
        #expect(refused.error.description.hasPrefix("row 2: "))
    }

    @Test("a file full of bad rows is refused as a whole")
    func allBad() {
        let bytes = Samples.utf8("{\"text\": \"首行\"}\n" + String(repeating: "{\"body\": \"甲\"}\n", count: 101))
        #expect(told(bytes, path: "a.jsonl") == ["jsonl.no-text"])
    }

    @Test("fields have the names that the configuration gives them")
    func fields() {
        var limits = InputLimits.standard
        limits.rows[.text] = "content"
        limits.rows[.pageEnds] = "ends"
        #expect(told(Samples.utf8("{\"content\": \"甲乙丙\", \"text\": \"丁\", \"ends\": [1]}"), path: "a.ndjson", limits: limits) == ["1: 甲", "2: 乙丙"])
    }
}

@Suite("Crawls")
struct WARCTests {
    static func record(_ type: String, _ contentType: String, _ block: [UInt8], length: Int? = nil) -> [UInt8] {
        Array("""
            WARC/1.0\r
            WARC-Type: \(type)\r
            WARC-Record-ID: <urn:uuid:1>\r
            WARC-Target-URI: https://example.org/html/2023-04/12/content_1.htm\r
            Content-Type: \(contentType)\r
            Content-Length: \(length ?? block.count)\r
            \r

            """.utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func response(_ body: [UInt8], type: String = "text/html; charset=UTF-8", status: Int = 200, more: String = "") -> [UInt8] {
        record("response", "application/http; msgtype=response", Array("HTTP/1.1 \(status) OK\r\nContent-Type: \(type)\r\n\(more)\r\n".utf8) + body)
    }

    static let article = Array("<html><title>培训</title><p>近日，青川县举办了农业技术培训班，各乡镇参加。</p></html>".utf8)
    static let text = "近日，青川县举办了农业技术培训班，各乡镇参加。"

    static let crawl = record("warcinfo", "application/warc-fields", Array("software: x".utf8)) + response(article)
        + record("conversion", "text/plain", Array("青川日报\n要闻".utf8))

    @Test("responses in HTML and conversions to text are pages, the rest is passed over")
    func pages() throws {
        let bytes = Self.crawl + Self.response([0xFF, 0xD8], type: "image/jpeg") + Self.response(Self.article, status: 404)
            + Self.response(Array("<html><a href=a>甲</a></html>".utf8)) + Self.record("request", "application/http", Array("GET / HTTP/1.1\r\n\r\n".utf8))
        let pages = try read(bytes, path: "a.warc")
        #expect(pages.map { "\($0.ordinal): \($0.text)" } == ["1: 培训\n\(Self.text)", "2: 青川日报\n要闻"])
        #expect(pages.map { $0.lines.map(\.number) } == [[1, 2], [3, 4]])
        #expect(pages[0].record == SourceRecord(id: "<urn:uuid:1>", url: "https://example.org/html/2023-04/12/content_1.htm"))
        #expect(pages[0].stated.date == CalendarDate("2023-04-12") && pages[0].file.mediaType == "application/warc")
    }

    @Test("members of gzip, one a record, are one crawl")
    func packed() throws {
        let bytes = try Samples.gzip(Self.response(Self.article)) + Samples.gzip(Self.record("conversion", "text/plain", Array("要闻".utf8)))
        #expect(told(bytes, path: "a.warc.gz") == ["1: 培训\n\(Self.text)", "2: 要闻"])
    }

    @Test("bodies are put together and unpacked as the answer says")
    func bodies() throws {
        let size = String(Self.article.count - 10, radix: 16)
        let chunked = Array("a\r\n".utf8) + Self.article[..<10] + Array("\r\n\(size)\r\n".utf8) + Self.article[10...] + Array("\r\n0\r\n\r\n".utf8)
        #expect(told(Self.response(chunked, more: "Transfer-Encoding: chunked\r\n"), path: "a.warc") == ["1: 培训\n\(Self.text)"])
        #expect(told(Self.response(try Samples.gzip(Self.article), more: "Content-Encoding: gzip\r\n"), path: "a.warc") == ["1: 培训\n\(Self.text)"])
        #expect(told(Self.response(Self.article, more: "Content-Encoding: br\r\n"), path: "a.warc") == ["1! warc.encoding"])
        #expect(told(Self.response(Self.article, more: "Transfer-Encoding: chunked\r\n"), path: "a.warc") == ["1: 培训\n\(Self.text)"])
    }

    static let hostile: [(what: String, bytes: [UInt8])] = [
        ("a length past the end", record("conversion", "text/plain", [0x41], length: 1 << 40)),
        ("a negative length", record("conversion", "text/plain", [0x41], length: -1)),
        ("a header without end", Array("WARC/1.0\r\n".utf8) + [UInt8](repeating: 0x41, count: 3 << 20)),
        ("something else behind a record", record("warcinfo", "text/plain", [0x41]) + Array("GIF89a".utf8)),
    ]

    @Test("a crawl that is not whole is refused", arguments: 0..<hostile.count)
    func refused(_ index: Int) { #expect(told(Self.hostile[index].bytes, path: "a.warc") == ["warc.damaged"], "\(Self.hostile[index].what)") }
}
