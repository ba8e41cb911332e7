import Export
import Ingest
import Newspaper

/// Where a character of an article stands in the file that it comes from: the promise that everything can be traced.
package struct Locating {
    private let configuration: Configuration
    private let disk: Disk

    /// - Parameter configuration: of the run that made the release: its output, and where its inputs lie.
    package init(_ configuration: Configuration, disk: Disk = Disk()) { (self.configuration, self.disk) = (configuration, disk) }

    /// Looks the article up in the current release. Where its file is still there and the same, its page goes through the
    /// stages once more, which remember where each scalar comes from.
    /// - Parameter offset: in Unicode scalars of the article's `text`, from 0.
    /// - Throws: `LocatingError`
    package func callAsFunction(_ id: String, _ offset: Int) throws(LocatingError) -> Location {
        let row = try self.row(id)
        let text = Scalars(row.text("text"))
        guard text.indices.contains(offset) else { throw .outOfRange(id: id, offset: offset, count: text.count) }
        let paragraph = row.items("paragraphs").first { ($0.integer("start") ?? 0)...($0.integer("end") ?? 0) ~= offset }
        let source = row["source"] ?? .null
        var location = Location(
            file: source.text("file"), lines: paragraph?.lineRanges("lines") ?? [], text: Excerpt(text, at: offset))
        let file: PlannedFile
        switch find(location.file, sha256: source.text("sha256")) {
        case .success(let found): file = found
        case .failure(let absence):
            location.place = .unknown(absence.reason)
            return location
        }
        for case .page(let page) in PageWork(configuration)(file).outcomes {
            let contents = page.contents.contents
            let ids = ArticleID.ids(of: contents.articles, issue: file.key, page: page.number)
            // The repetition in an id counts articles of other files, too: what is to be located is the text.
            let candidates = contents.articles.indices.filter { contents.articles[$0].text == text }
            guard let index = candidates.first(where: { ids[$0].text.utf8.elementsEqual(id.utf8) }) ?? candidates.first else { continue }
            location.place = Self.place(of: offset, in: contents.articles[index], contents.page)
            return location
        }
        location.place = .unknown("broadsheet reads the page in another way now, by its version or its configuration")
        return location
    }

    private static func place(of offset: Int, in article: Article, _ page: CleanPage) -> Location.Place {
        for (paragraph, range) in zip(article.paragraphs, article.paragraphRanges) where range.contains(offset) {
            let at = offset - range.lowerBound
            guard let run = paragraph.passage.runs.first(where: { ($0.start..<($0.start + $0.length)).contains(at) }) else { return .joined }
            let line = page.lines[run.line]
            // What a repair put in at the end of a line stands behind its last character.
            let column = min(line.sourceColumn(of: run.column + at - run.start), line.source.text.count - 1)
            return .found(
                line: line.source.number, column: line.source.column + column + 1, found: Excerpt(line.source.text, at: column),
                repairs: Set(line.repairs.map(\.kind)).sorted())
        }
        return .joined
    }

    /// The row of an article in the current release.
    private func row(_ id: String) throws(LocatingError) -> JSONValue {
        guard let release = Releases(output: configuration.output, disk: disk).current else { throw .noRelease(configuration.output) }
        let manifest = "\(release)/\(Manifest.name)"
        // Rows begin with their id.
        let start = Array("{\"id\":\(JSONTree.string(id).line),".utf8)
        do {
            for file in try Manifest.files(try disk.contents(of: manifest) ?? [], file: manifest) where Self.mayHold(file.path, id) {
                var lines = GzipLines(try disk.contents(of: "\(release)/\(file.path)") ?? [])
                while let line = try lines.next() {
                    if line.starts(with: start) { return try JSONParser.parse(line) }
                }
            }
        } catch {
            throw .damaged(release: release, "\(error)")
        }
        throw .unknownID(id)
    }

    /// Whether a file of a release is one of articles, of a paper and year with which the id begins.
    private static func mayHold(_ path: String, _ id: String) -> Bool {
        let suffix = ".jsonl.gz"
        guard path.utf8.starts(with: "\(RowKind.articles.rawValue)/".utf8), path.hasSuffix(suffix),
            let name = path.split(separator: "/").last?.dropLast(suffix.count)
        else { return false }
        return id.utf8.starts(with: name.utf8)
    }

    /// Why the file of an article cannot be looked into.
    private struct Absence: Error {
        let reason: String
    }

    private func find(_ path: String, sha256: String) -> Result<PlannedFile, Absence> {
        func absent(_ reason: String) -> Result<PlannedFile, Absence> { .failure(Absence(reason: reason)) }
        guard !configuration.inputs.isEmpty else { return absent("where the inputs lie is not known; give --config or --input") }
        do {
            let discovery = try Discovery(of: configuration).withArchivesOpened(for: configuration)
            guard let input = (discovery.files + discovery.neighbours).first(where: { $0.path.utf8.elementsEqual(path.utf8) }) else {
                return absent("the file is not among the inputs any more")
            }
            guard try input.sha256(limit: InputLimits.standard.maxFileBytes).utf8.elementsEqual(sha256.utf8) else {
                return absent("the file has changed since")
            }
            // A file that another names is read with that one.
            let plan = Plan(
                [input] + discovery.files.filter { $0 != input && Readers.isPackage(path: $0.path) },
                beside: discovery.files + discovery.neighbours, naming: configuration.patterns)
            let reader = plan.files.first { file in file.input == input || file.companions.contains { $0.input == input } }
            guard let file = reader else { return absent("the file cannot be read: \(plan.refusals.map(\.detail).joined())") }
            return .success(file)
        } catch let refusal as Refusal {
            return absent(refusal.detail)
        } catch {
            return absent("\(error)")
        }
    }
}

/// A character, and some of the text on either side.
package struct Excerpt: Hashable, Sendable {
    package let before: Scalars
    package let character: Unicode.Scalar
    package let after: Scalars

    private static let reach = 12

    /// - Parameter offset: of a scalar of the text.
    init(_ text: Scalars, at offset: Int) {
        before = Scalars(text[max(0, offset - Self.reach)..<offset])
        character = text[offset]
        after = Scalars(text[(offset + 1)...].prefix(Self.reach))
    }
}

/// Where a character of an article comes from.
package struct Location: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        /// Line and column of the file, from 1, columns in Unicode scalars; the line as it was found; what was repaired in it.
        case found(line: Int, column: Int, found: Excerpt, repairs: [RepairKind])
        /// It stands in no file: it joins lines or paragraphs.
        case joined
        /// Why no more is known than what the row says.
        case unknown(String)
    }

    /// Relative to its input.
    package let file: String
    /// Of the paragraph, as the row says.
    package let lines: [ClosedRange<Int>]
    /// In the article.
    package let text: Excerpt
    package fileprivate(set) var place = Place.joined

    /// The exit code that tells the same.
    package var exitCode: Int32 { if case .unknown = place { 3 } else { 0 } }

    /// For people: `file:line:column` first, as editors open it.
    package func told(colours: Bool) -> String {
        let style = TerminalStyle(colours: colours)
        func shown(_ excerpt: Excerpt) -> String {
            style.safe(excerpt.before) + style.paint("【\(style.safe([excerpt.character]))】", .strong) + style.safe(excerpt.after)
        }
        let ranges = lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
        let file = style.safe(Scalars(self.file))
        let article = "  article  \(shown(text))\n"
        switch place {
        case .found(let line, let column, let found, let repairs):
            let repaired = repairs.isEmpty ? "" : "  repairs  \(repairs.map(\.rawValue).joined(separator: ", "))\n"
            return "\(file):\(line):\(column)\n\(article)  file     \(shown(found))\n\(repaired)"
        case .joined: return "\(file): in no line: it joins lines of the paragraph, lines \(ranges)\n\(article)"
        case .unknown(let reason): return "\(file): lines \(ranges)\n\(article)  no column: \(style.safe(Scalars(reason)))\n"
        }
    }
}

/// Why a character could not be looked up.
package enum LocatingError: Error, Hashable, Sendable {
    case noRelease(String)
    case unknownID(String)
    case outOfRange(id: String, offset: Int, count: Int)
    case damaged(release: String, String)

    var exitCode: Int32 { if case .damaged = self { 3 } else { 2 } }
}

extension LocatingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noRelease(let output): "\(output) has no current release; give --output or --config"
        case .unknownID(let id): "the current release has no article \(id)"
        case .outOfRange(let id, let offset, let count):
            "the text of \(id) has \(count) characters, so offsets go from 0 to \(max(0, count - 1)), not \(offset)"
        case .damaged(let release, let reason): "\(release) cannot be read: \(reason); verify it"
        }
    }
}

extension Invocation {
    /// Prints where a character of an article comes from.
    /// - Parameter inputs: instead of those of the configuration.
    package static func locate(_ options: OutputOptions, inputs: [String], id: String, offset: Int) -> Int32 {
        let log = LineLog.logger(.text)
        do {
            var configuration = try Configuration(file: options.config, output: options.output)
            if !inputs.isEmpty { configuration.inputs = inputs }
            let location = try Locating(configuration)(id, offset)
            print(location.told(colours: wantsColours()), terminator: "")
            return location.exitCode
        } catch let error as LocatingError {
            log.error("\(error)")
            return error.exitCode
        } catch {
            log.error("\(error)")
            return 2
        }
    }
}
