import Newspaper

/// An article that is a page in HTML: its lines and what they are in it.
///
/// Headlines come from what the page says of itself, and stand before the text; the text is what `ReadableText` finds.
/// What else is on the page (menus, lists of other articles) is markup, no line of a newspaper.
struct WebArticle {
    struct Line {
        /// Nil for what stands in the article and is none of its parts: where and when it was published, sizes of type.
        var role: SourceArticle.Role?
        var text: Scalars
    }

    private(set) var lines: [Line] = []

    /// - Throws: `IngestError.noArticle` where the page has neither running text nor, as an e-paper's, a headline.
    init(_ document: HTMLDocument, limits: InputLimits) throws(IngestError) {
        let stated = try StatedArticle(document, limits: limits)
        let body = ReadableText.blocks(of: document).map { document.blocks[$0] }
        guard !body.isEmpty || !stated.headline.isEmpty else { throw .noArticle }
        let headline = stated.headline.isEmpty ? [Self.headline(document, body)].compactMap { $0 } : stated.headline
        let display = stated.kicker.map { Line(role: .kicker, text: $0) } + headline.map { Line(role: .headline, text: $0) }
            + stated.subhead.map { Line(role: .subhead, text: $0) }
        let shown = Set(display.map(\.text.withoutBlanks))
        var text = body.filter { !shown.contains($0.text.withoutBlanks) }.map { block in
            Line(role: Self.role(of: block), text: block.text)
        }
        let author = stated.author.filter { author in
            let name = author.withoutBlanks
            return !text.contains { $0.text.withoutBlanks.firstRange(of: name) != nil }
        }
        text = author.map { Line(role: .byline, text: $0) } + text
        lines = display + text
        guard lines.contains(where: { $0.text.contains { !$0.isBlank && $0.value != 0xFFFD && ($0.value > 0x9F || (0x21...0x7E).contains($0.value)) } })
        else { throw .noArticle }
    }

    private static func role(of block: HTMLDocument.Block) -> SourceArticle.Role? {
        switch block.kind {
        case .heading: .subheading
        case .caption: .caption
        case .paragraph: isImprint(block.text) ? nil : .paragraph
        }
    }

    /// 来源：青川日报 2023-04-12 字号：大 中 小
    private static func isImprint(_ text: Scalars) -> Bool {
        guard text.count <= 80 else { return false }
        let start = text.withoutBlanks
        return imprints.contains { start.starts(with: $0) } || Folio(text) != nil
    }

    private static let imprints = ["来源：", "来源:", "來源：", "发布时间", "發佈時間", "发表时间", "字号：", "字号:", "字体：", "浏览次数", "阅读次数", "点击数"]
        .map { Scalars($0) }

    /// The first heading of the highest kind, in the text before anywhere else; else what the page gives to those who link
    /// to it; else its title up to where the site's name begins.
    private static func headline(_ document: HTMLDocument, _ body: [HTMLDocument.Block]) -> Scalars? {
        for blocks in [body, document.blocks] {
            if let block = blocks.first(where: { $0.kind == .heading(1) && 2 * $0.linked <= $0.text.count }) { return block.text }
        }
        if let title = document.meta["og:title"], !title.isEmpty { return title }
        let title = document.title.oneLine
        let end = title.indices.first { title[$0] == "_" || title[$0] == "|" || title[$0...].starts(with: [" ", "-", " "]) } ?? title.count
        let name = Scalars(Scalars(title[..<end]).trimmed)
        return name.isEmpty ? nil : name
    }

    /// What a page says of the newspaper's page that it belongs to.
    static func identity(_ document: HTMLDocument) -> PageIdentity {
        let properties = EPaperProperties(document.source)
        var identity = PageIdentity()
        let dates = [properties["date"], document.named["founder-date"]] + dateNames.map { document.meta[$0] }
        identity.date = dates.lazy.compactMap { $0.flatMap { CalendarDate($0.trimmed.prefix(10).map { String($0) }.joined()) } }.first
        let title = document.title.oneLine
        // 青川日报_第02版：要闻
        let pieces = title.split { $0.isBlank || $0 == "_" || $0 == "|" || $0 == "-" }.map { Scalars($0) }
        let names = [properties["nodename"], document.named["founder-nodename"]].compactMap { $0 } + [Scalars(title.trimmed)] + pieces.prefix(20)
        for folio in names.compactMap({ Folio($0) }) {
            identity.date = identity.date ?? folio.date
            identity.page = identity.page ?? folio.page
            if identity.pageName.isEmpty { identity.pageName = folio.pageName }
            if identity.issueNumber.isEmpty { identity.issueNumber = folio.issueNumber }
        }
        return identity
    }

    private static let dateNames: [XMLName] = [
        "article:published_time", "publishdate", "pubdate", "publish-date", "dc.date", "date", "og:release_date",
    ]
}

/// What an e-paper's page says of its article beside the text; all empty on other pages.
private struct StatedArticle {
    var kicker: [Scalars] = []
    var headline: [Scalars] = []
    var subhead: [Scalars] = []
    var author: [Scalars] = []

    init(_ document: HTMLDocument, limits: InputLimits) throws(IngestError) {
        let properties = EPaperProperties(document.source)
        func lines(_ property: String, _ element: XMLName) throws(IngestError) -> [Scalars] {
            let markup = properties.markup(property)
            if !markup.isEmpty {
                // It may have breaks and entities in it.
                let lines = try HTMLDocument(markup, limits: limits).blocks.map(\.text)
                if !lines.isEmpty { return lines }
            }
            let text = Scalars((document.named[element] ?? []).oneLine.trimmed)
            return text.isEmpty ? [] : [text]
        }
        kicker = try lines("introtitle", "founder-introtitle")
        headline = try lines("title", "founder-title")
        subhead = try lines("subtitle", "founder-subtitle")
        author = try lines("author", "founder-author")
    }
}

/// The comment in which Founder's e-papers keep what they know of an article:
/// `<!--enpproperty <date>2023-04-12</date><title>…</title> … enpproperty-->`.
struct EPaperProperties {
    private let comment: ArraySlice<UInt8>

    init(_ source: [UInt8]) {
        guard let start = source.firstRange(of: "<!--enpproperty".utf8) else {
            comment = []
            return
        }
        let rest = source[start.upperBound...].prefix(64 << 10)
        comment = rest[..<(rest.firstRange(of: "enpproperty-->".utf8)?.lowerBound ?? rest.startIndex)]
    }

    /// What stands between the tags of a name; empty where they are not there.
    func markup(_ name: String) -> [UInt8] {
        guard let start = comment.firstRange(of: "<\(name)>".utf8)?.upperBound,
            let end = comment[start...].firstRange(of: "</\(name)>".utf8)?.lowerBound
        else { return [] }
        return Array(comment[start..<end])
    }

    /// As text, nil where it says nothing.
    subscript(name: String) -> Scalars? {
        let text = Scalars(Scalars(String(decoding: markup(name), as: UTF8.self)).oneLine.trimmed)
        return text.isEmpty ? nil : text
    }
}
