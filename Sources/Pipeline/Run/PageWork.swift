import Correct
import Extract
import Ingest
import Newspaper
import Normalize
import Segment

/// What became of a page.
package enum Outcome: Hashable, Sendable {
    case page(IssuePage)
    case refused(Refusal)
}

/// A file after the lanes worked on it.
package struct WorkedFile: Hashable, Sendable {
    package var file: PlannedFile
    /// Nil where the file could not be read.
    package var sha256: String?
    /// One for each page of the file, in its order; one refusal where the whole file is refused.
    package var outcomes: [Outcome]
    /// Of the file as it was read, 0 where it could not be.
    package var byteCount = 0
    package var times = StageTimes()

    /// Why nothing of the file, or of one that it names, was read as it was planned; empty where it was.
    var unread: [Refusal] {
        let refusals = outcomes.compactMap { if case .refused(let refusal) = $0 { refusal } else { nil } }
        if let sha256, file.sha256.map({ $0.utf8.elementsEqual(sha256.utf8) }) ?? true {
            return refusals.filter { ["input.changed", "package.file-missing", "package.file-unreadable"].contains($0.code) }
        }
        return refusals
    }
}

/// The work on one file, from its bytes to annotated pages: what a lane does. A bad page is a value, not an error.
package struct PageWork: Sendable {
    private let limits: InputLimits
    private let normalizer: Normalizer
    private let segment: @Sendable (CleanPage) throws(UnbalancedLedger) -> PageContents
    private let corrections: CorrectionSet
    private let simplifier: Simplifier?
    private let extractors: [String: Extractor]
    private let placeless = Extractor(homeRegion: "")

    /// - Parameters:
    ///   - recognitions: what was recognised in runs before.
    ///   - segment: the stage, which a test can replace by one that fails.
    package init(
        _ configuration: Configuration, limits: InputLimits = .standard, recognitions: (any RecognitionMemory)? = nil,
        segment: @escaping @Sendable (CleanPage) throws(UnbalancedLedger) -> PageContents = Segmenter().callAsFunction
    ) {
        var limits = configuration.reading(within: limits)
        limits.ocr?.memory = recognitions
        self.limits = limits
        self.segment = segment
        corrections = configuration.corrections
        simplifier = configuration.simplifier
        normalizer = Normalizer(repairs: configuration.repairs)
        extractors = Dictionary(uniqueKeysWithValues: configuration.papers.map {
            ($0.code, Extractor(homeRegion: $0.region))
        })
    }

    /// By the code of a paper the division where it is at home, if that is known.
    package var homes: [String: DivisionCode] { extractors.compactMapValues(\.homeDivision) }

    package func callAsFunction(_ file: PlannedFile) -> WorkedFile {
        var times = StageTimes()
        let bytes: [UInt8]
        let sha256: String
        do {
            (bytes, sha256) = try times.measure(.ingest) { () throws(Refusal) -> ([UInt8], String) in
                let bytes = try file.input.read(limit: limits.maxFileBytes)
                return (bytes, SHA256.hex(bytes))
            }
        } catch {
            return WorkedFile(file: file, sha256: nil, outcomes: [.refused(error)], times: times)
        }
        func worked(_ outcomes: [Outcome]) -> WorkedFile {
            WorkedFile(file: file, sha256: sha256, outcomes: outcomes, byteCount: bytes.count, times: times)
        }
        if let expected = file.sha256, !sha256.utf8.elementsEqual(expected.utf8) {
            let refusal = Refusal(
                code: "input.changed", detail: "the file changed during the run; run again when it is complete",
                path: file.input.path, sha256: sha256)
            return worked([.refused(refusal)])
        }
        do {
            let records = try times.measure(.ingest) { () throws(Refusal) -> [Result<SourcePage, RefusedRecord>] in
                try self.records(of: file.input, file.companions(limits: limits), bytes: bytes, sha256: sha256)
            }
            let outcomes: [Outcome] = records.map { record in
                switch record {
                case .success(let page): outcome(of: page, in: file, isAlone: records.count == 1, &times)
                case .failure(let refused):
                    .refused(Refusal(
                        code: refused.error.code, detail: refused.error.description, path: file.input.path, page: refused.ordinal,
                        sha256: sha256))
                }
            }
            return worked(outcomes)
        } catch {
            return worked([.refused(error)])
        }
    }

    /// The articles of a page of a file.
    package struct PageArticles: Sendable {
        /// 1-based position of the page in its file.
        package var ordinal: Int
        package var articles: [Article]
    }

    /// The articles of a file's pages as a run would make them, before anything is extracted from them.
    package func articles(of input: InputFile) throws(Refusal) -> [PageArticles] {
        let bytes = try input.read(limit: limits.maxFileBytes)
        var pages: [PageArticles] = []
        var times = StageTimes()
        for page in try self.pages(of: input, .none, bytes: bytes, sha256: SHA256.hex(bytes)) {
            pages.append(PageArticles(ordinal: page.ordinal, articles: try contents(of: page, &times).articles))
        }
        return pages
    }

    /// Those of the file's pages that can be read.
    private func pages(
        of input: InputFile, _ companions: Companions, bytes: [UInt8], sha256: String
    ) throws(Refusal) -> [SourcePage] {
        try records(of: input, companions, bytes: bytes, sha256: sha256).compactMap { if case .success(let page) = $0 { page } else { nil } }
    }

    private func records(
        of input: InputFile, _ companions: Companions, bytes: [UInt8], sha256: String
    ) throws(Refusal) -> [Result<SourcePage, RefusedRecord>] {
        do {
            return try Readers.records(path: input.path, bytes: bytes, companions: companions, limits: limits)
        } catch {
            // What is wrong with a file that it names may be over with the same content of its own.
            let isOfCompanion = if case .companion = error { true } else { false }
            throw Refusal(
                code: error.code, detail: error.description, path: input.path, sha256: isOfCompanion ? nil : sha256)
        }
    }

    private func contents(of page: SourcePage, _ times: inout StageTimes) throws(Refusal) -> PageContents {
        let clean = times.measure(.normalize) { normalizer(page) }
        return try times.measure(.segment) { () throws(Refusal) in
            try balanced(page) { () throws(UnbalancedLedger) in try segment(clean) }
        }
    }

    /// What a step makes of a page, if it loses none of its lines.
    private func balanced<Result>(
        _ page: SourcePage, _ step: () throws(UnbalancedLedger) -> Result
    ) throws(Refusal) -> Result {
        do {
            return try step()
        } catch {
            let lines = (error.lost + error.doubled).sorted().filter(page.lines.indices.contains)
            let numbers = lines.map { String(page.lines[$0].number) }.joined(separator: ", ")
            throw Refusal(
                code: "ledger.unbalanced",
                detail: "an error of broadsheet, not of the page; please report it. \(error); lines of the file: \(numbers)",
                path: page.file.path, page: page.ordinal, sha256: page.file.sha256)
        }
    }

    private func outcome(
        of page: SourcePage, in file: PlannedFile, isAlone: Bool, _ times: inout StageTimes
    ) -> Outcome {
        do { return .page(try corrected(page, in: file, isAlone: isAlone, &times).page) } catch { return .refused(error) }
    }

    /// The page as people want it, and which of their corrections no longer fit.
    private func corrected(
        _ page: SourcePage, in file: PlannedFile, isAlone: Bool, _ times: inout StageTimes
    ) throws(Refusal) -> (page: IssuePage, corrections: PageCorrections, misfits: [Misfit]) {
        var named = file.identity
        if named.page != nil || !isAlone { named.page = (named.page ?? 1) + page.ordinal - 1 }
        let corrections = corrections.corrections(for: file.key, page: named.page, path: file.input.path)
        let found = try contents(of: page, &times)
        let (contents, misfits) = try balanced(page) { () throws(UnbalancedLedger) in try corrections.contents(of: found) }
        // What the page says of itself moves it nowhere, just as its folio does not.
        var known = named
        let doubts = known.fill(from: page.stated)
        let (identity, contradictions) = reconcile(name: known, folio: Self.folios(of: contents))
        let extractor = extractors[file.key.paper] ?? placeless
        let extracted = times.measure(.extract) { extractor(contents, issueDate: identity.date) }
        var (annotated, more) = try balanced(page) { () throws(UnbalancedLedger) in try corrections.entities(of: extracted) }
        if let simplifier { annotated = try simplified(annotated, simplifier) }
        var warnings = file.warnings + page.warnings + doubts + contradictions + (misfits + more).map(\.warning)
        if contents.articles.isEmpty {
            warnings.append(PageWarning(code: "page.no-articles", detail: "the page holds nothing but furniture"))
        }
        let result = IssuePage(number: named.page, identity: identity, contents: annotated, warnings: warnings)
        return (result, corrections, misfits + more)
    }

    private func simplified(_ page: AnnotatedPage, _ simplifier: Simplifier) throws(Refusal) -> AnnotatedPage {
        let texts: [Scalars]
        do throws(SimplifierError) { texts = try simplifier(page.contents.articles.map(\.text)) } catch {
            throw Refusal(
                code: "simplified.failed", detail: error.reason, path: page.contents.page.source.file.path,
                page: page.contents.page.source.ordinal, sha256: page.contents.page.source.file.sha256)
        }
        var annotations = page.annotations
        for index in annotations.indices { annotations[index].simplified = texts[index] }
        return AnnotatedPage(contents: page.contents, annotations: annotations, textQuality: page.textQuality)
    }

    /// Each correction of a file's pages, with why it no longer fits; nil where it does. Of pages that are refused, none.
    package func fits(in file: PlannedFile) throws(Refusal) -> [(correction: Correction, misfit: Misfit?)] {
        let bytes = try file.input.read(limit: limits.maxFileBytes)
        let pages = try pages(of: file.input, file.companions(limits: limits), bytes: bytes, sha256: SHA256.hex(bytes))
        var times = StageTimes()
        var fits: [(Correction, Misfit?)] = []
        for page in pages {
            let (_, corrections, misfits) = try corrected(page, in: file, isAlone: pages.count == 1, &times)
            fits += corrections.corrections.map { correction in (correction, misfits.first { $0.correction == correction }) }
        }
        return fits
    }

    /// What lines of the page say like a folio (报眉), wherever they stand: text layers follow the drawing order.
    /// The line that says most comes first, so that the signature date of a notice does not count before the folio.
    /// An index (导读) names other pages.
    private static func folios(of contents: PageContents) -> [Folio] {
        let indexes = Set(contents.furniture.filter { $0.kind == .index }.flatMap(\.passage.lines))
        let folios = contents.page.lines.enumerated().compactMap { indexes.contains($0.offset) ? nil : Folio($0.element.text) }
        return folios.enumerated().sorted { a, b in
            (-a.element.factCount, a.offset) < (-b.element.factCount, b.offset)
        }.map(\.element)
    }
}

extension Folio {
    fileprivate var factCount: Int {
        [
            date != nil, weekday != nil, page != nil, !pageName.isEmpty, !issueNumber.isEmpty, !totalIssueNumber.isEmpty,
            pageCount != nil, !editors.isEmpty,
        ].filter { $0 }.count
    }
}
