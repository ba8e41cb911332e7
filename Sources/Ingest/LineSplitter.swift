import Newspaper

/// Cuts decoded text into lines and pages as it comes.
///
/// Lines end at LF, CR and CRLF, as text editors count them; VT, NEL and the Unicode separators stay in the text. A form
/// feed ends a page and no line: what stands behind it on the same line keeps the line's number, and says in
/// `column` where it begins.
struct LineSplitter: ScalarSink {
    /// A page with at least one character that prints.
    struct Page {
        var ordinal: Int
        var lines: [SourceLine]
        var warnings: [PageWarning]
    }

    private(set) var pages: [Page] = []
    private(set) var scalars = 0
    private(set) var malformed = 0
    /// The first malformed sequence of all.
    private(set) var firstMalformed: (byte: Int, line: Int)?

    private let limits: InputLimits
    private var line = 1
    private var lineCount = 0
    private var afterCarriageReturn = false
    /// Scalars of the line that form feeds have cut off already.
    private var column = 0
    private var text = Scalars()
    private var isBlank = true
    private var blankLines = 0
    private var page = Page(ordinal: 1, lines: [], warnings: [])
    private var pagePrints = false
    private var pageMalformed = (count: 0, byte: 0, line: 0)
    private var pageZeros = (count: 0, line: 0)

    init(limits: InputLimits) { self.limits = limits }

    mutating func take(_ scalar: Unicode.Scalar) throws(IngestError) {
        scalars += 1
        let followsCarriageReturn = afterCarriageReturn
        afterCarriageReturn = false
        switch scalar.value {
        case 0x0A where followsCarriageReturn: return
        case 0x0A, 0x0D:
            try endPiece()
            afterCarriageReturn = scalar.value == 0x0D
            line += 1
            column = 0
        case 0x0C:
            let cutOff = text.count + 1
            try endPiece()
            endPage()
            column += cutOff
        default:
            guard text.count < limits.maxLineScalars else { throw .lineTooLong(line: line, limit: limits.maxLineScalars) }
            text.append(scalar)
            if !scalar.isBlank {
                isBlank = false
                if scalar.value > 0x9F || (0x20...0x7E).contains(scalar.value) { pagePrints = true }
            }
            if scalar.value == 0 {
                if pageZeros.count == 0 { pageZeros.line = line }
                pageZeros.count += 1
            }
        }
    }

    mutating func takeMalformed(at byte: Int) throws(IngestError) {
        malformed += 1
        firstMalformed = firstMalformed ?? (byte, line)
        if pageMalformed.count == 0 { (pageMalformed.byte, pageMalformed.line) = (byte, line) }
        pageMalformed.count += 1
        try take("\u{FFFD}")
    }

    mutating func finish() throws(IngestError) {
        try endPiece()
        endPage()
    }

    private mutating func endPiece() throws(IngestError) {
        defer {
            text.removeAll(keepingCapacity: true)
            isBlank = true
        }
        guard !isBlank else {
            blankLines += 1
            return
        }
        lineCount += 1
        guard lineCount <= limits.maxFileLines else { throw .tooManyLines(line: line, limit: limits.maxFileLines) }
        guard page.lines.count < limits.maxPageLines else {
            throw .tooManyLines(line: line, limit: limits.maxPageLines)
        }
        // A copy of just this size: `text` keeps its room for the next line.
        let exact = text.withUnsafeBufferPointer { Scalars($0) }
        page.lines.append(SourceLine(number: line, column: column, text: exact, blankLinesBefore: blankLines))
        blankLines = 0
    }

    private mutating func endPage() {
        if pageMalformed.count > 0 {
            let (count, byte, line) = pageMalformed
            page.warnings.append(
                PageWarning(
                    code: "encoding.replaced",
                    detail: "\(count) malformed sequences became U+FFFD, the first at byte \(byte), line \(line)"))
        }
        if pageZeros.count > 0 {
            let (count, line) = pageZeros
            page.warnings.append(
                PageWarning(code: "text.nul-bytes", detail: "\(count) NUL characters, the first on line \(line)"))
        }
        if pagePrints { pages.append(page) }
        page = Page(ordinal: page.ordinal + 1, lines: [], warnings: [])
        pagePrints = false
        blankLines = 0
        pageMalformed.count = 0
        pageZeros.count = 0
    }
}
