import Newspaper

/// Pages in HTML. Of an e-paper (数字报) the page of a newspaper names those of its articles and is read with them; any
/// other page is an article of its own.
enum EPaper: PackageReader {
    static let mediaType = "text/html"
    static let suffixes = [".html", ".htm", ".shtml", ".xhtml"]

    static func isPackage(name: String) -> Bool { EPaperName.isPage(name) }

    /// Whatever in HTML is no hOCR: the tags that a page may begin with stand in its first thousands of bytes.
    static func recognizes(_ bytes: [UInt8]) -> Bool {
        let opening = bytes.prefix(16 << 10).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return ["<html", "<!doctype html", "<head", "<body", "<meta", "<title", "<div", "<p>", "<p ", "<h1", "<article", "<!--enpproperty"]
            .contains { opening.firstRange(of: $0.utf8) != nil }
    }

    static func identity(path: String) -> PageIdentity { EPaperName.identity(path) }

    static func contents(of bytes: [UInt8], limits: InputLimits) throws(IngestError) -> PackageContents {
        let document = try HTMLDocument(bytes, limits: limits)
        let links = EPaperLinks(document)
        return PackageContents(companions: links.names, identity: WebArticle.identity(document))
    }

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        let document = try HTMLDocument(bytes, limits: limits)
        let links = Readers.isPackage(path: file.path) ? EPaperLinks(document) : nil
        var page = EPaperPage(
            SourceFile(file, mediaType: mediaType, encoding: document.encoding), stated: WebArticle.identity(document), limits: limits)
        if let links, !links.articles.isEmpty {
            try page.take(links, file.companions)
        } else {
            try page.append(try WebArticle(document, limits: limits), box: nil)
        }
        return [page.page]
    }
}

/// A page that is put together article by article.
private struct EPaperPage {
    private(set) var page: SourcePage
    private let limits: InputLimits
    private var articles: [SourceArticle] = []

    init(_ file: SourceFile, stated: PageIdentity, limits: InputLimits) {
        page = SourcePage(file: file, lines: [], articles: [], stated: stated)
        self.limits = limits
    }

    /// The articles of a page of an e-paper. One that is not there, or has no text (many are a picture), is warned of: the
    /// others are whole.
    /// - Throws: `IngestError` where no article is left, and for files that cannot be read.
    mutating func take(_ links: EPaperLinks, _ companions: Companions) throws(IngestError) {
        page.layout = links.layout
        var byteCount = 0
        var first: IngestError?
        for link in links.articles {
            do throws(IngestError) {
                let member = try Self.member(of: link.names, companions)
                byteCount += member.bytes.count
                guard byteCount <= limits.maxPackageBytes else {
                    throw .companion(name: link.names[0], .tooLarge(limit: limits.maxPackageBytes))
                }
                try append(try WebArticle(try HTMLDocument(member.bytes, limits: limits), limits: limits), box: link.box)
            } catch {
                if case .companion(_, let fault) = error, fault != .missing { throw error }
                first = first ?? error
                page.warnings.append(PageWarning(code: error.code, detail: "\(link.names[0]): \(error)"))
            }
        }
        if let first, page.lines.isEmpty { throw first }
    }

    /// The first of the names under which an article may lie.
    private static func member(of names: [String], _ companions: Companions) throws(IngestError) -> Companions.Member {
        for name in names.dropLast() {
            do throws(IngestError) { return try companions(name) } catch {
                guard case .companion(_, .missing) = error else { throw error }
            }
        }
        return try companions(names[names.count - 1])
    }

    /// - Parameter box: the place of the article, which is that of each of its lines as far as anybody knows.
    mutating func append(_ article: WebArticle, box: Box?) throws(IngestError) {
        guard page.lines.count + article.lines.count <= limits.maxPageLines else {
            throw .tooManyLines(line: page.lines.count + 1, limit: limits.maxPageLines)
        }
        var parts: [SourceArticle.Part] = []
        for line in article.lines {
            let index = page.lines.count
            page.lines.append(SourceLine(number: index + 1, text: line.text, box: box))
            guard let role = line.role else { continue }
            if role == parts.last?.role, role != .paragraph, role != .caption, role != .subheading {
                parts[parts.count - 1].lines.append(index)
            } else {
                parts.append(SourceArticle.Part(role, lines: [index]))
            }
        }
        if !parts.isEmpty { page.articles?.append(SourceArticle(parts: parts)) }
    }
}

/// The articles that a page of an e-paper names, by the map of its picture, else by its links.
struct EPaperLinks {
    struct Article {
        /// Names that its file may have: with what follows the `?`, as programs that copy sites keep it, and without.
        var names: [String]
        /// In points.
        var box: Box?
    }

    private(set) var articles: [Article] = []
    /// The size of the picture as it is shown, 96 pixels to an inch.
    private(set) var layout: PageLayout?

    var names: [String] {
        var seen: Set<[UInt8]> = []
        return articles.flatMap(\.names).filter { seen.insert(Array($0.utf8)).inserted }
    }

    init(_ document: HTMLDocument) {
        var places: [[UInt8]: Int] = [:]
        for area in document.areas {
            guard let names = Self.names(area.reference) else { continue }
            let box = document.picture.flatMap { Self.box(area, $0) }
            if let place = places[Array(names[0].utf8)] {
                // An article in several columns has several areas.
                articles[place].box = articles[place].box.flatMap { one in box.map { one.union($0) } }
            } else {
                places[Array(names[0].utf8)] = articles.count
                articles.append(Article(names: names, box: box))
            }
        }
        if articles.isEmpty {
            for link in document.links {
                guard let names = Self.names(link), places.updateValue(0, forKey: Array(names[0].utf8)) == nil else { continue }
                articles.append(Article(names: names, box: nil))
            }
        }
        if let picture = document.picture, articles.contains(where: { $0.box != nil }) {
            layout = PageLayout(width: picture.width * Self.point, height: picture.height * Self.point)
        }
    }

    /// Points in a pixel of HTML.
    private static let point = 0.75

    private static func box(_ area: HTMLDocument.Area, _ picture: (width: Double, height: Double)) -> Box? {
        guard let (left, top, right, bottom) = area.box else { return nil }
        let (across, down) = area.isPercent ? (picture.width / 100, picture.height / 100) : (1, 1)
        return Box(left: left * across, top: top * down, width: (right - left) * across, height: (bottom - top) * down)?.scaled(by: point)
    }

    private static func names(_ reference: String) -> [String]? {
        let whole = reference.utf8.prefix { $0 != UInt8(ascii: "#") }
        let path = whole.prefix { $0 != UInt8(ascii: "?") }
        let name = Substring(path.split(separator: UInt8(ascii: "/")).last ?? path)
        guard EPaperName.isArticle(name.lowercased()) else { return nil }
        let names = [whole, path].compactMap { Companions.name(String(Substring($0)), isNeighbour: true) }
        guard let last = names.last else { return nil }
        return names[0].utf8.elementsEqual(last.utf8) ? [last] : names
    }
}

/// What names of files mean in the e-papers of Chinese newspapers.
enum EPaperName {
    /// A page: `node_3.htm`, `node_01.html`, `page_01.htm`, `nbs.D110000renmrb_01.htm`.
    static func isPage(_ name: String) -> Bool {
        isHTML(name) && !isArticle(name)
            && (name.hasPrefix("node_") || name.hasPrefix("nbs.") || (name.hasPrefix("page_") && name.utf8.dropFirst(5).first.map(isDigit) ?? false))
    }

    /// An article: `content_12345.htm`, `nw.D110000renmrb_20230412_1-01.htm`, `page_01_content_003.htm`.
    static func isArticle(_ name: String) -> Bool {
        isHTML(name) && (name.hasPrefix("content_") || name.hasPrefix("nw.") || name.utf8.firstRange(of: "_content_".utf8) != nil)
    }

    private static func isHTML(_ name: String) -> Bool { EPaper.suffixes.contains { name.hasSuffix($0) } }

    /// The day that a path has in it, `2023-04/12`, `202304/12` or `20230412`, and the page where the name counts pages:
    /// `node_01`, but not `node_3`, which is any number. Articles say no page here: many are on the same.
    static func identity(_ path: String) -> PageIdentity {
        let bytes = Array(path.lowercased().utf8)
        let name = String(decoding: bytes.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
        var identity = PageIdentity(date: day(in: bytes))
        guard isPage(name) else { return identity }
        if let number = Array(name.utf8).split(whereSeparator: { !isDigit($0) }).last, number.count == 2, let page = Int(String(decoding: number, as: UTF8.self)), page > 0 { identity.page = page }
        return identity
    }

    private static func day(in path: [UInt8]) -> CalendarDate? {
        for start in path.indices where isDigit(path[start]) && (start == 0 || !isDigit(path[start - 1])) {
            var at = start
            func number(_ digits: Int) -> Int? {
                guard at + digits <= path.count, path[at..<(at + digits)].allSatisfy(isDigit) else { return nil }
                defer { at += digits }
                return Int(String(decoding: path[at..<(at + digits)], as: UTF8.self))
            }
            func separator() { if at < path.count, "-/_.".utf8.contains(path[at]) { at += 1 } }
            guard let year = number(4), (1800...2999).contains(year) else { continue }
            separator()
            guard let month = number(2) else { continue }
            separator()
            guard let day = number(2), at == path.count || !isDigit(path[at]) else { continue }
            if let date = CalendarDate(year: year, month: month, day: day) { return date }
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
