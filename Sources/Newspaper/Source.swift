/// How the bytes of a file became text, and why.
package struct TextEncoding: Hashable, Sendable {
    /// IANA name: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`, `Big5`.
    package var charset: String
    package var evidence: Evidence

    package enum Evidence: String, Sendable {
        case byteOrderMark = "byte-order-mark"
        case wellFormed = "well-formed"
        /// UTF-8 but for a few malformed sequences, which became U+FFFD.
        case repaired
        case zeroBytes = "zero-bytes"
        case frequency
        /// The file says so, and is well-formed in it.
        case declared
    }

    package init(charset: String, evidence: Evidence) { (self.charset, self.evidence) = (charset, evidence) }
}

/// A file as it was found. `path` is relative to the input it was found under, with `/` between its parts.
package struct SourceFile: Hashable, Sendable {
    package var path: String
    package var sha256: String
    package var byteCount: Int
    package var mediaType: String
    package var encoding: TextEncoding

    package init(path: String, sha256: String, byteCount: Int, mediaType: String, encoding: TextEncoding) {
        self.path = path
        self.sha256 = sha256
        self.byteCount = byteCount
        self.mediaType = mediaType
        self.encoding = encoding
    }
}

/// A rectangle on the page, in points, origin top left.
package struct Box: Hashable, Sendable {
    package var x, y, width, height: Double
    package init(x: Double, y: Double, width: Double, height: Double) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
}

package struct Font: Hashable, Sendable {
    package var name: String
    /// In points.
    package var size: Double
    package init(name: String, size: Double) { (self.name, self.size) = (name, size) }
}

/// A line of the source as it was found: the ledger's unit.
package struct SourceLine: Hashable, Sendable {
    /// 1-based number of the line in the file's text, or order of appearance where a format has no lines.
    package var number: Int
    /// Where in that line this piece begins, in scalars. 0 except in dumps that print columns side by side:
    /// there one line of the file holds a piece of several columns, and each piece is a `SourceLine`.
    package var column: Int
    package var text: Scalars
    package var blankLinesBefore: Int
    package var box: Box?
    package var font: Font?
    /// How sure whoever recognised the characters of a scan was, 0 to 1; nil where nobody says.
    package var confidence: Double?

    package init(
        number: Int, column: Int = 0, text: Scalars, blankLinesBefore: Int = 0, box: Box? = nil, font: Font? = nil,
        confidence: Double? = nil
    ) {
        self.number = number
        self.column = column
        self.text = text
        self.blankLinesBefore = blankLinesBefore
        self.box = box
        self.font = font
        self.confidence = confidence
    }
}

/// What the name of a file, the configuration or the folio say of a page. Empty and nil mean unknown.
package struct PageIdentity: Hashable, Sendable {
    /// Code of the paper: `a-z`, `0-9`, `.`, `_`, `-`; `unknown` where nothing names it.
    package var paper: String
    package var date: CalendarDate?
    package var edition: String
    package var page: Int?
    package var pageName: String
    package var issueNumber: String

    package init(
        paper: String = "unknown", date: CalendarDate? = nil, edition: String = "", page: Int? = nil,
        pageName: String = "", issueNumber: String = ""
    ) {
        self.paper = paper
        self.date = date
        self.edition = edition
        self.page = page
        self.pageName = pageName
        self.issueNumber = issueNumber
    }
}

/// Something an operator should know about a page that was processed all the same.
package struct PageWarning: Hashable, Sendable {
    /// Stable, for counting: `folio.date.contradicts-name`, `encoding.replaced`, …
    package var code: String
    package var detail: String
    package init(code: String, detail: String) { (self.code, self.detail) = (code, detail) }
}

/// Where things stand on a printed page, beside the boxes of its lines. In points, origin top left.
package struct PageLayout: Hashable, Sendable {
    package var width, height: Double
    package var pictures: [Box]
    /// Lines that part what stands on either side of them.
    package var rules: [Box]
    /// Round what belongs together: drawn as lines, or a ground in a colour of its own.
    package var frames: [Box]
    /// Type that the source has as curves and not as text, as some headlines are: nobody can read it, and it heads what
    /// stands below it all the same.
    package var outlines: [Box]
    /// How far lines fall for each point that they run to the right: above 0 where the page was turned clockwise when it was
    /// scanned. All boxes are as they stand on the picture.
    package var skew: Double

    package init(
        width: Double, height: Double, pictures: [Box] = [], rules: [Box] = [], frames: [Box] = [], outlines: [Box] = [],
        skew: Double = 0
    ) {
        (self.width, self.height, self.skew) = (width, height, skew)
        (self.pictures, self.rules, self.frames, self.outlines) = (pictures, rules, frames, outlines)
    }
}

/// An article as the source itself has it, in METS or on an e-paper's page: taken over, not guessed.
package struct SourceArticle: Hashable, Sendable {
    package enum Role: String, CaseIterable, Sendable {
        case kicker, headline, subhead, subheading, byline, paragraph, caption
    }

    package struct Part: Hashable, Sendable {
        package var role: Role
        /// Indices into the page's lines, in reading order.
        package var lines: [Int]

        package init(_ role: Role, lines: [Int]) { (self.role, self.lines) = (role, lines) }
    }

    /// In reading order. No line is in two parts of a page.
    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }
}

/// Where in a file of many records (rows of JSON, a crawl) a page stands. Both empty in other files.
package struct SourceRecord: Hashable, Sendable {
    /// What the file itself calls the record.
    package var id: String
    /// Where it was fetched.
    package var url: String

    package init(id: String = "", url: String = "") { (self.id, self.url) = (id, url) }
}

/// A page as its reader found it: the non-blank lines in the reader's order.
package struct SourcePage: Hashable, Sendable {
    package var file: SourceFile
    /// 1-based position of the page in its file (form feeds cut pages).
    package var ordinal: Int
    package var lines: [SourceLine]
    /// Nil where nothing says how large the page is.
    package var layout: PageLayout?
    /// What the source says of its articles; nil where it says nothing. Lines in none of them are furniture.
    package var articles: [SourceArticle]?
    /// What the source says of the page beside its lines: its day, its number, its name. Names of files know better.
    package var stated: PageIdentity
    package var record: SourceRecord
    package var warnings: [PageWarning]

    package init(
        file: SourceFile, ordinal: Int = 1, lines: [SourceLine], layout: PageLayout? = nil,
        articles: [SourceArticle]? = nil, stated: PageIdentity = PageIdentity(),
        record: SourceRecord = SourceRecord(), warnings: [PageWarning] = []
    ) {
        self.file = file
        self.ordinal = ordinal
        self.lines = lines
        self.layout = layout
        self.articles = articles
        self.stated = stated
        self.record = record
        self.warnings = warnings
    }
}
