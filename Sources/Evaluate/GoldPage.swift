/// A page as a careful reader puts it together, in the format `broadsheet-page-gold/1`: its articles, what is no
/// article, and the text dumps that were made of it. `docs/evaluating.md` explains the format by an example.
///
/// Nothing but `page_id` and `articles` must be there; a text that is missing or null is empty here.
package struct GoldPage: Decodable, Hashable, Sendable {
    package static let format = "broadsheet-page-gold/1"

    package var id: String
    package var articles: [Article]
    /// Mastheads, folios, slogans, ads and the like.
    package var nonArticles: [NonArticle]
    package var dumps: [Dump]
    /// Where the page is printed, if a file says so with places for all lines: a PDF of the issue.
    package var pdf: Printed?
    /// In which order the page's text was drawn: `late`, `inline`, `after`, `mixed`; empty where unknown.
    package var orderMode: String

    package struct Article: Decodable, Hashable, Sendable {
        package var id: String
        /// Empty where the text layer has none.
        package var kicker, headline, subhead: String
        /// 本报讯; empty if none.
        package var dateline: String
        /// The dateline with the reporters in brackets: 本报讯（记者 …）; empty where the dateline says it all.
        package var lead: String
        /// With the lead, without the printed byline.
        package var paragraphs: [String]
        package var bylines: [Byline]
        /// Bylines as printed: （文/图 …）
        package var printedBylines: [String]
        package var captions: [String]
    }

    package struct Byline: Decodable, Hashable, Sendable {
        package var name: String
    }

    package struct NonArticle: Decodable, Hashable, Sendable {
        package var id: String
        /// `masthead`, `page_header`, `editor_line`, `slogan`, `ad`, `footer`, …
        package var kind: String
        package var text: String
    }

    /// A page of a file.
    package struct Printed: Decodable, Hashable, Sendable {
        package var file: String
        /// Counted from 1.
        package var page: Int
    }

    /// A text file that an extractor made of the page.
    package struct Dump: Decodable, Hashable, Sendable {
        package var file: String
        /// Empty where it is not told.
        package var extractor: String
        /// Article or item id → role → line ranges, from 1; nil in gold that is for scoring only.
        package var source: [String: [String: [[Int]]]]?

        package init(file: String, extractor: String = "", source: [String: [String: [[Int]]]]? = nil) {
            (self.file, self.extractor, self.source) = (file, extractor, source)
        }

        /// For each line that the gold places, counted from 1, what it is of which article or item, in the order of their ids and
        /// roles. Woven dumps give a line to several.
        package var claims: [Int: [(id: String, role: String)]] {
            var claims: [Int: [(id: String, role: String)]] = [:]
            for (id, roles) in (source ?? [:]).sorted(by: { $0.key < $1.key }) {
                for (role, ranges) in roles.sorted(by: { $0.key < $1.key }) {
                    for line in ranges.lazy.flatMap({ $0[0]...$0[1] }) { claims[line, default: []].append((id, role)) }
                }
            }
            return claims
        }
    }
}

extension GoldPage {
    /// Pages of one issue share what stands before the last `-p` of their ids.
    package var issueName: String {
        guard let dash = id.utf8.indices.last(where: { id.utf8[$0...].starts(with: "-p".utf8) }) else { return id }
        return String(id[..<dash])
    }

    private enum CodingKeys: String, CodingKey {
        case format, articles, dumps, pdf, style
        case id = "page_id"
        case nonArticles = "non_article"
    }

    private enum StyleKeys: String, CodingKey {
        case orderMode = "order_mode"
    }

    /// - Throws: `DecodingError` with the path of what does not fit.
    package init(from decoder: any Decoder) throws {
        let page = try decoder.container(keyedBy: CodingKeys.self)
        let format = try page.decodeIfPresent(String.self, forKey: .format) ?? Self.format
        guard format == Self.format else {
            throw DecodingError.dataCorruptedError(
                forKey: .format, in: page, debugDescription: "expected \(Self.format), found \(format)")
        }
        id = try page.decode(String.self, forKey: .id)
        articles = try page.decode([Article].self, forKey: .articles)
        nonArticles = try page.list(.nonArticles)
        dumps = try page.list(.dumps)
        pdf = try page.decodeIfPresent(Printed.self, forKey: .pdf)
        orderMode = ""
        if page.contains(.style), try !page.decodeNil(forKey: .style) {
            orderMode = try page.nestedContainer(keyedBy: StyleKeys.self, forKey: .style).text(.orderMode)
        }
    }
}

extension GoldPage.Article {
    private enum CodingKeys: String, CodingKey {
        case id, kicker, headline, subhead, dateline, lead, paragraphs, bylines, captions
        case printedBylines = "byline_raw"
    }

    package init(from decoder: any Decoder) throws {
        let article = try decoder.container(keyedBy: CodingKeys.self)
        id = try article.text(.id)
        kicker = try article.text(.kicker)
        headline = try article.text(.headline)
        subhead = try article.text(.subhead)
        dateline = try article.text(.dateline)
        lead = try article.text(.lead)
        paragraphs = try article.list(.paragraphs)
        bylines = try article.list(.bylines)
        printedBylines = try article.list(.printedBylines)
        captions = try article.list(.captions)
    }
}

extension GoldPage.NonArticle {
    private enum CodingKeys: String, CodingKey { case id, kind, text }

    package init(from decoder: any Decoder) throws {
        let item = try decoder.container(keyedBy: CodingKeys.self)
        id = try item.text(.id)
        kind = try item.text(.kind)
        text = try item.decode(String.self, forKey: .text)
    }
}

extension GoldPage.Dump {
    private enum CodingKeys: String, CodingKey { case file, extractor, source }

    package init(from decoder: any Decoder) throws {
        let dump = try decoder.container(keyedBy: CodingKeys.self)
        file = try dump.decode(String.self, forKey: .file)
        extractor = try dump.text(.extractor)
        source = try dump.decodeIfPresent([String: [String: [[Int]]]].self, forKey: .source)
    }
}

extension KeyedDecodingContainer {
    /// Empty where the key is missing or null.
    fileprivate func text(_ key: Key) throws -> String { try decodeIfPresent(String.self, forKey: key) ?? "" }

    /// Empty where the key is missing or null.
    fileprivate func list<Element: Decodable>(_ key: Key) throws -> [Element] {
        try decodeIfPresent([Element].self, forKey: key) ?? []
    }
}
