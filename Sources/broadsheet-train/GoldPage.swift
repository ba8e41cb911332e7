import Foundation

/// A page of gold in the format `broadsheet-page-gold/1`: what its articles are, and which lines of each dump
/// hold what.
struct GoldPage: Decodable {
    struct Issue: Decodable {
        var paper: String?
        var date: String?
    }
    struct Article: Decodable {
        var id: String
        var paragraphs: [String]
        var byline_raw: [String]
    }
    struct Item: Decodable {
        var id: String
        var kind: String
    }
    struct Dump: Decodable {
        var file: String
        var extractor: String
        /// Article or item id → role → line ranges; absent in gold of a single page, which is for scoring only.
        var source: [String: [String: [[Int]]]]?
    }
    var page_id: String
    var articles: [Article]
    var non_article: [Item]
    var dumps: [Dump]

    /// Pages of one issue share what stands before the last `-p`: no page of an issue that was trained on is scored.
    var issueName: String { page_id.range(of: "-p", options: .backwards).map { String(page_id[..<$0.lowerBound]) } ?? page_id }

    /// Reads one page a line.
    static func read(jsonLines path: String) throws -> [GoldPage] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(GoldPage.self, from: $0) }
    }
}
