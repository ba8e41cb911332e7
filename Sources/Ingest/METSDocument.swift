import Newspaper

/// What a METS file says of an issue: its pages, their files, its date, and its articles where a library has cut them.
struct METSDocument {
    struct File {
        var id: [UInt8]
        /// What its group is for (`fileGrp`), in capitals.
        var use: [UInt8]
        /// As written.
        var reference: String
        /// Relative to the METS file, nil where it leads out of its folder.
        var name: String? { Companions.name(reference) }
    }

    struct Page {
        var order: Double?
        var files: [[UInt8]]
    }

    /// A part of an article: stretches of files from one id to another.
    struct Part {
        struct Area {
            var file: [UInt8]
            var begin: [UInt8]
            var end: [UInt8]
        }

        var role: SourceArticle.Role
        var areas: [Area]
    }

    /// Only those in XML, which is where text may be.
    fileprivate(set) var files: [File] = []
    fileprivate(set) var pages: [Page] = []
    fileprivate(set) var articles: [[Part]] = []
    fileprivate(set) var date: CalendarDate?
    fileprivate(set) var issueNumber = ""

    /// - Throws: `IngestError`
    init(_ bytes: [UInt8], limits: InputLimits) throws(IngestError) {
        var reading = METSReading(stream: try XMLStream(bytes), limits: limits)
        self = try reading.read()
    }

    fileprivate init() {}

    /// The file with the text of each page, in the order of the pages: of several the one whose group says that it is
    /// full text, else the last, as programs add what they made to what was there.
    var textFiles: [File] {
        let byID = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
        func text(_ files: [File]) -> File? { files.last { $0.isFullText } ?? files.last }
        let ordered = pages.allSatisfy { $0.order != nil }
            ? pages.enumerated().sorted { ($0.element.order ?? 0, $0.offset) < ($1.element.order ?? 0, $1.offset) }.map(\.element) : pages
        let found = ordered.compactMap { page in text(page.files.compactMap { byID[$0] }) }
        guard found.isEmpty else { return found }
        return files.contains { $0.isFullText } ? files.filter(\.isFullText) : files
    }
}

extension METSDocument.File {
    fileprivate var isFullText: Bool { ["ALTO", "FULLTEXT", "TEXT"].contains { use.firstRange(of: $0.utf8) != nil } }
}

/// One METS file on its way to what it says.
private struct METSReading {
    let stream: XMLStream
    let limits: InputLimits
    private var document = METSDocument()
    /// Ids of the document's files.
    private var texts: Set<[UInt8]> = []
    /// What the descriptions (`dmdSec`) say, by their ids.
    private var dates: [[UInt8]: CalendarDate] = [:]
    private var numbers: [[UInt8]: String] = [:]
    private var firstDate: CalendarDate?
    private var description: [UInt8] = []
    /// The description of the issue itself.
    private var issue: [[UInt8]] = []

    init(stream: XMLStream, limits: InputLimits) { (self.stream, self.limits) = (stream, limits) }

    mutating func read() throws(IngestError) -> METSDocument {
        while let root = try stream.child(at: 0) {
            guard root.name == "mets" else { continue }
            let depth = stream.depth
            while let section = try stream.child(at: depth) {
                switch section.name {
                case "dmdSec":
                    description = section.bytes("ID").map { Array($0) } ?? []
                    try describe()
                case "fileSec": try group(use: [])
                case "structMap": try map(section)
                default: break
                }
            }
        }
        document.date = issue.compactMap { dates[$0] }.first ?? firstDate
        document.issueNumber = issue.compactMap { numbers[$0] }.first ?? ""
        return document
    }

    /// Dates and numbers in MODS or Dublin Core.
    private mutating func describe() throws(IngestError) {
        let depth = stream.depth
        while let element = try stream.child(at: depth) {
            switch element.name {
            case "dateIssued", "date":
                guard let date = CalendarDate(Scalars(try stream.text(limit: 1000).trimmed).string) else { continue }
                firstDate = firstDate ?? date
                if dates[description] == nil { dates[description] = date }
            case "detail" where element.token("type") == "issue" || element.token("type") == "number":
                let inner = stream.depth
                while let child = try stream.child(at: inner) {
                    guard child.name == "number" else { continue }
                    let number = Scalars(try stream.text(limit: 1000).oneLine.trimmed)
                    if numbers[description] == nil, !number.isEmpty, number.count <= 40 { numbers[description] = number.string }
                }
            default: try describe()
            }
        }
    }

    private mutating func group(use: [UInt8]) throws(IngestError) {
        let depth = stream.depth
        while let element = try stream.child(at: depth) {
            switch element.name {
            case "fileGrp": try group(use: use + (element.bytes("USE").map(Self.capitals) ?? []))
            case "file":
                let id = element.bytes("ID").map { Array($0) } ?? []
                let type = element.bytes("MIMETYPE").map(Self.capitals) ?? []
                let inner = stream.depth
                while let location = try stream.child(at: inner) {
                    guard location.name == "FLocat", let reference = location.string("href"),
                        type.isEmpty ? reference.lowercased().hasSuffix(".xml") : type.firstRange(of: "XML".utf8) != nil
                    else { continue }
                    guard document.files.count < limits.maxCompanions else {
                        throw .companion(name: reference, .tooMany(limit: limits.maxCompanions))
                    }
                    document.files.append(METSDocument.File(id: id, use: use, reference: reference))
                    texts.insert(id)
                }
            default: break
            }
        }
    }

    private mutating func map(_ map: XMLElement) throws(IngestError) {
        let type = map.bytes("TYPE").map(Self.capitals) ?? []
        let depth = stream.depth
        while let division = try stream.child(at: depth) {
            guard division.name == "div" else { continue }
            if type.starts(with: "LOG".utf8) {
                try logical(division, Surroundings())
            } else {
                try physical(division)
            }
        }
    }

    /// A division of the printed issue; one that names files is a page.
    private mutating func physical(_ division: XMLElement) throws(IngestError) {
        var page = METSDocument.Page(order: division.number("ORDER"), files: [])
        let depth = stream.depth
        let place = document.pages.count
        while let child = try stream.child(at: depth) {
            switch child.name {
            case "div": try physical(child)
            case "fptr": page.files += try areas(child).map(\.file)
            default: break
            }
        }
        page.files.removeAll { !texts.contains($0) }
        if !page.files.isEmpty, place == document.pages.count { document.pages.append(page) }
    }

    /// What a division gets from those it lies in.
    private struct Surroundings {
        /// Index of the article; nil where no article is.
        var article: Int?
        var role = SourceArticle.Role.paragraph
        var isInBody = false
    }

    private mutating func logical(_ division: XMLElement, _ outer: Surroundings) throws(IngestError) {
        var inner = outer
        let type = XMLName(division.bytes("TYPE").map(Self.capitals) ?? [])
        if Self.articles.contains(type) {
            inner = Surroundings(article: document.articles.count)
            document.articles.append([])
        } else if Self.notices.contains(type) {
            inner = Surroundings()
        } else if Self.bodies.contains(type) {
            (inner.isInBody, inner.role) = (true, .paragraph)
        } else if let role = Self.roles[type] {
            inner.role = outer.isInBody && (role == .headline || role == .subhead) ? .subheading : role
        }
        if type == "ISSUE" || type == "NEWSPAPER_ISSUE" { issue = division.words("DMDID") + issue }
        var found: [METSDocument.Part.Area] = []
        let depth = stream.depth
        while let child = try stream.child(at: depth) {
            switch child.name {
            case "div": try logical(child, inner)
            case "fptr": found += try areas(child)
            default: break
            }
        }
        found.removeAll { $0.begin.isEmpty }
        if let article = inner.article, !found.isEmpty {
            document.articles[article].append(METSDocument.Part(role: inner.role, areas: found))
        }
    }

    /// What a pointer points at, in sequences and side by side, too; without ids where it is a whole file.
    private func areas(_ pointer: XMLElement) throws(IngestError) -> [METSDocument.Part.Area] {
        var areas: [METSDocument.Part.Area] = []
        func take(_ element: XMLElement) {
            guard let file = element.bytes("FILEID") else { return }
            let begin = element.bytes("BEGIN").map { Array($0) } ?? []
            areas.append(METSDocument.Part.Area(file: Array(file), begin: begin, end: element.bytes("END").map { Array($0) } ?? begin))
        }
        take(pointer)
        let end = stream.depth - 1
        while stream.depth > end, let event = try stream.next() {
            if case .start(let element) = event { take(element) }
        }
        return areas
    }

    private static func capitals(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    }

    /// Types of divisions, as the programs of libraries name them (docWorks and its like).
    private static let articles: Set<XMLName> = [
        "ARTICLE", "EDITORIAL", "LETTER", "FEATURE", "INTERVIEW", "REVIEW", "OBITUARY", "POEM", "NEWS", "SERIAL_ARTICLE",
    ]
    private static let notices: Set<XMLName> = ["ADVERTISEMENT", "AD", "ADVERT", "PUBLIC_NOTICE", "NOTICE", "TITLE_SECTION", "IMPRINT"]
    private static let bodies: Set<XMLName> = ["BODY", "BODY_CONTENT"]
    private static let roles: [XMLName: SourceArticle.Role] = [
        "HEADING": .headline, "HEADLINE": .headline, "TITLE": .headline, "MAIN_TITLE": .headline,
        "OVERLINE": .kicker, "KICKER": .kicker, "SUPRA_HEADLINE": .kicker, "OVERHEADLINE": .kicker,
        "SUBHEADLINE": .subhead, "SUBTITLE": .subhead, "SUB_HEADLINE": .subhead,
        "CROSSHEADING": .subheading, "CROSS_HEADING": .subheading, "SUBHEADING": .subheading,
        "AUTHOR": .byline, "BYLINE": .byline, "CREDIT": .byline,
        "CAPTION": .caption,
        "PARAGRAPH": .paragraph, "TEXTBLOCK": .paragraph, "TEXT": .paragraph,
    ]
}
