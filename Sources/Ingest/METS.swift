import Newspaper

/// An issue as libraries keep it: a METS file that names the ALTO or PAGE files of its pages, and often its articles.
enum METS: PackageReader {
    static let mediaType = "application/mets+xml"
    static let suffixes = [".mets", ".xml"]

    static func isPackage(name: String) -> Bool { name.hasSuffix("mets.xml") || name.hasSuffix(".mets") }

    static func recognizes(_ bytes: [UInt8]) -> Bool { XMLStream.root(of: bytes)?.name == "mets" }

    static func contents(of bytes: [UInt8], limits: InputLimits) throws(IngestError) -> PackageContents {
        let document = try METSDocument(bytes, limits: limits)
        var seen: Set<[UInt8]> = []
        // All, so that what is left out for a page is no page of its own.
        let names = document.files.compactMap(\.name).filter { seen.insert(Array($0.utf8)).inserted }
        return PackageContents(
            companions: names, identity: PageIdentity(date: document.date, page: 1, issueNumber: document.issueNumber))
    }

    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage] {
        let document = try METSDocument(bytes, limits: limits)
        let hasArticles = document.articles.contains { !$0.isEmpty }
        var pages: [SourcePage] = []
        var seen: Set<[UInt8]> = []
        var (ordinal, byteCount, lineCount) = (0, 0, 0)
        for text in document.textFiles {
            guard let name = text.name else { throw .companion(name: text.reference, .outside) }
            guard seen.insert(Array(name.utf8)).inserted else { continue }
            let companion = try file.companions(name)
            byteCount += companion.bytes.count
            guard byteCount <= limits.maxPackageBytes else { throw .companion(name: name, .tooLarge(limit: limits.maxPackageBytes)) }
            var (found, encoding, mediaType) = try markup(companion.bytes, limits)
            lineCount += found.lineCount
            guard lineCount <= limits.maxFileLines else { throw .companion(name: name, .tooLarge(limit: limits.maxFileLines)) }
            if hasArticles { found.take(document.articles, in: text.id) }
            let source = SourceFile(companion.facts, mediaType: mediaType, encoding: encoding)
            for var page in found.printedPages(of: source) {
                page.ordinal += ordinal
                pages.append(page)
            }
            ordinal += found.pages.count
        }
        guard !pages.isEmpty else { throw .blank }
        return pages
    }

    /// The pages of a companion, whatever it is written in.
    private static func markup(
        _ bytes: [UInt8], _ limits: InputLimits
    ) throws(IngestError) -> (MarkupPages, TextEncoding, mediaType: String) {
        if PageXML.recognizes(bytes) {
            let (pages, encoding) = try PageXML.pages(of: bytes, limits: limits)
            return (pages, encoding, PageXML.mediaType)
        }
        let (pages, encoding) = try ALTO.pages(of: bytes, limits: limits)
        return (pages, encoding, ALTO.mediaType)
    }
}

extension MarkupPages {
    /// Gives its pages the articles that METS finds on them. A line that several parts claim belongs to the first.
    fileprivate mutating func take(_ articles: [[METSDocument.Part]], in file: [UInt8]) {
        for page in pages.indices { setArticles(Self.articles(articles, in: file, among: pages[page].lines), of: page) }
    }

    private static func articles(_ articles: [[METSDocument.Part]], in file: [UInt8], among lines: [MarkupLine]) -> [SourceArticle] {
        // By id, the lines that bear it or lie in it.
        var places: [[UInt8]: [Int]] = [:]
        for (index, line) in lines.enumerated() {
            for id in line.ids { places[id, default: []].append(index) }
        }
        var isTaken = [Bool](repeating: false, count: lines.count)
        var found: [SourceArticle] = []
        for article in articles {
            var parts: [SourceArticle.Part] = []
            for part in article {
                var own: [Int] = []
                for area in part.areas where area.file == file {
                    guard let begin = places[area.begin], let first = begin.first, let last = places[area.end]?.last else { continue }
                    let isOne = area.begin == area.end
                    // A stretch ends where another part's begins, so that each line is looked at once.
                    let stretch = isOne ? begin.filter { !isTaken[$0] } : Array((first..<max(first, last + 1)).prefix { !isTaken[$0] })
                    for line in stretch { isTaken[line] = true }
                    own += stretch
                    if isOne { places[area.begin] = [] }
                }
                if !own.isEmpty { parts.append(SourceArticle.Part(part.role, lines: own)) }
            }
            if !parts.isEmpty { found.append(SourceArticle(parts: parts)) }
        }
        return found
    }
}
