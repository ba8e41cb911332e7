import Export
import Glibc
import Ingest
import Newspaper

/// What a run is told: `pipeline.json`, or the defaults where there is none.
package struct Configuration {
    package struct Naming {
        package var pattern: String
        /// What every file that matches shares, by the name of the group it stands for.
        package var constants: [NamingPattern.Group: String]
        fileprivate var compiled: NamingPattern
    }

    package struct Paper: Hashable, Sendable {
        package var code: String
        /// As printed: 青川日报
        package var name: String
        /// Place that the paper is about, as the gazetteer names it: 青川县. Empty if it is about none.
        package var region: String
    }

    /// Files and folders to read.
    package var inputs: [String] = []
    package var output = "output"
    /// What came through standard input, where `-` is among the inputs.
    package var standardInput: [UInt8]?
    /// The input that is no path.
    static let standardInputName = "-"
    /// The first that matches a file's path counts.
    package var naming: [Naming] = []
    package var papers: [Paper] = []
    package var repairs = Set(RepairKind.allCases)
    package var dataset = DatasetProfile()
    /// Of the dataset, for its card.
    package var title = "Newspaper articles"
    /// Of gzip, 1 to 9.
    package var compressionLevel = 6
    /// How scans are read; nil: not at all.
    package var ocr: OCRSettings?
    /// How rows of JSON call what is in them.
    package var rows = RowFields()
    /// What makes texts in simplified characters; nil: nobody asked for them.
    package var simplifier: Simplifier?
    /// Which releases stay when a run prunes at its end; nil keeps all. Not echoed: no byte of a release depends on it.
    package var retention: Retention?
    /// What a run does with issues that a newer model or setting would make otherwise.
    package var backIssues = BackIssues.follow

    package enum BackIssues: String, CaseIterable, Sendable {
        /// They are made again.
        case follow
        /// They stay as they are until `reprocess` asks for them.
        case wait

        var scope: RunScope { self == .follow ? .everything : .newInputs }
    }

    /// Where corrections were looked for; nil where there are none.
    package var correctionsPath: String?
    package var corrections = CorrectionSet()

    /// The defaults: files of any name are read, their paper is `unknown`.
    package init() {}

    /// Limits with what the configuration says of how files are read.
    func reading(within limits: InputLimits) -> InputLimits {
        var limits = limits
        (limits.ocr, limits.rows) = (ocr, rows)
        return limits
    }

    package var patterns: [NamingPattern] { naming.map(\.compiled) }

    /// What the release was made with: all that its bytes depend on, and nothing of where files lie.
    var echo: JSONTree {
        .object([
            "naming": .array(naming.map { rule in
                .object([
                    "pattern": .string(rule.pattern),
                    "constants": .object(NamingPattern.Group.allCases.compactMap { group in
                        rule.constants[group].map { JSONTree.Member(key: group.rawValue, value: .string($0)) }
                    }),
                ])
            }),
            "papers": .array(papers.map { paper in
                .object(["code": .string(paper.code), "name": .string(paper.name), "region": .string(paper.region)])
            }),
            "repairs": .object(RepairKind.allCases.sorted().map {
                JSONTree.Member(key: $0.rawValue, value: .bool(repairs.contains($0)))
            }),
            "dataset": .object([
                "title": .string(title),
                "provider": .string(dataset.providerName),
                "uri": .string(dataset.providerURI),
                "domain": .string(dataset.domain),
                "vocabulary": .string(dataset.vocabularyBase),
                "copyright_notice": .string(dataset.copyrightNotice),
                "usage_terms": .string(dataset.usageTerms),
                "version_created": .string(dataset.versionCreated ?? ""),
            ]),
            "compression_level": .integer(compressionLevel),
            "ocr": .object([
                "languages": .array((ocr?.languages ?? []).map { .string($0) }),
                "resolution": .integer(ocr?.resolution ?? 0),
            ]),
            "simplified": .bool(simplifier != nil),
            "jsonl": .object(RowFields.Field.allCases.map { JSONTree.Member(key: $0.rawValue, value: .string(rows[$0])) }),
        ])
    }
}

extension Configuration {
    /// Reads a configuration file, and the corrections that it names or that lie beside it. Its relative paths start from
    /// the folder it lies in.
    package init(file: String, disk: Disk = Disk()) throws(ConfigurationError) {
        let bytes: [UInt8]?
        do { bytes = try disk.contents(of: file) } catch {
            throw .unreadable(file: file, reason: error.description)
        }
        guard let bytes else { throw .unreadable(file: file, reason: "there is no such file") }
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        try self.init(bytes, file: file, folder: folder)
        let standard = "\(folder)corrections"
        if correctionsPath == nil, access(standard, F_OK) == 0 { correctionsPath = standard }
        if let correctionsPath { corrections = try CorrectionSet(folder: correctionsPath) }
    }

    /// - Parameters:
    ///   - file: as messages name it.
    ///   - folder: put in front of relative paths; empty or with a final `/`.
    init(_ bytes: [UInt8], file: String, folder: String) throws(ConfigurationError) {
        let reader = ConfigurationReader(file: file)
        let top = try reader.section(
            try reader.root(bytes),
            keys: ["inputs", "output", "naming", "papers", "repairs", "dataset", "compression_level", "retention", "corrections", "back_issues", "ocr", "jsonl", "simplified"])
        func located(_ path: String) -> String { path.utf8.first == UInt8(ascii: "/") ? path : folder + path }
        if let item = top["inputs"] {
            for path in try reader.list(item) {
                inputs.append(located(try reader.string(path, expected: "the path of a file or folder")))
            }
        }
        output = located(output)
        if let item = top["output"] { output = located(try reader.string(item, expected: "the path of a folder")) }
        if let item = top["naming"] {
            for rule in try reader.list(item) { naming.append(try Naming(rule, reader)) }
        }
        if let item = top["papers"] { papers = try Self.papers(item, reader) }
        if let item = top["repairs"] { repairs = try Self.repairs(item, reader) }
        if let item = top["dataset"] {
            let section = try reader.section(
                item,
                keys: [
                    "title", "provider", "uri", "domain", "vocabulary", "copyright_notice", "usage_terms", "version_created",
                ])
            if let item = section["title"] { title = try reader.string(item) }
            dataset = try DatasetProfile(section, reader)
        }
        if let item = top["corrections"] {
            correctionsPath = located(try reader.string(item, expected: "the path of a folder"))
        }
        if let item = top["compression_level"] { compressionLevel = try reader.integer(item, in: 1...9) }
        if let item = top["back_issues"] {
            let expected = "\"follow\" or \"wait\""
            guard let value = BackIssues(rawValue: try reader.string(item, expected: expected)) else { throw reader.wrong(item, expected) }
            backIssues = value
        }
        if let item = top["ocr"] { ocr = try OCRSettings(item, reader) }
        if let item = top["simplified"], try reader.bool(item) {
            do throws(SimplifierError) { simplifier = try Simplifier() } catch {
                throw reader.wrong(item, "false, or OpenCC's dictionaries", found: error.reason)
            }
        }
        if let item = top["jsonl"] {
            let section = try reader.section(item, keys: RowFields.Field.allCases.map(\.rawValue))
            for field in RowFields.Field.allCases {
                if let item = section[field.rawValue] { rows[field] = try reader.string(item, expected: "the name of a field") }
            }
        }
        if let item = top["retention"] { retention = try Retention(item, reader) }
    }

    private static func papers(
        _ item: ConfigurationReader.Item, _ reader: ConfigurationReader
    ) throws(ConfigurationError) -> [Paper] {
        var papers: [Paper] = []
        for entry in try reader.list(item) {
            let section = try reader.section(entry, keys: ["code", "name", "region"])
            let codeItem = try reader.required("code", of: section, expected: "the paper's code, as in the file names")
            // The code that ids and folders carry, made as for the files' names.
            let code = NamingConstants(paper: try reader.string(codeItem)).identity.paper
            guard !papers.contains(where: { $0.code == code }) else {
                throw reader.wrong(codeItem, "a code that no other paper has")
            }
            let nameItem = try reader.required("name", of: section, expected: "the paper's name as printed")
            var paper = Paper(code: code, name: try reader.string(nameItem), region: "")
            if let region = section["region"] { paper.region = try reader.optionalString(region, expected: "the name of a place") }
            papers.append(paper)
        }
        return papers
    }

    private static func repairs(
        _ item: ConfigurationReader.Item, _ reader: ConfigurationReader
    ) throws(ConfigurationError) -> Set<RepairKind> {
        let section = try reader.section(item, keys: RepairKind.allCases.map(\.rawValue))
        var repairs = Set(RepairKind.allCases)
        for kind in RepairKind.allCases.sorted() {
            if let item = section[kind.rawValue], try !reader.bool(item) { repairs.remove(kind) }
        }
        return repairs
    }
}

extension OCRSettings {
    fileprivate init(_ item: ConfigurationReader.Item, _ reader: ConfigurationReader) throws(ConfigurationError) {
        let section = try reader.section(item, keys: ["languages", "resolution"])
        self.init()
        if let item = section["languages"] {
            let entries = try reader.list(item)
            guard !entries.isEmpty else { throw reader.wrong(item, "at least one language") }
            languages = []
            for entry in entries {
                // It becomes a word of a command, and the name of a file.
                let expected = "the name of a model of Tesseract, such as \"chi_sim\""
                let language = try reader.string(entry, expected: expected)
                guard language.utf8.allSatisfy({ Unicode.Scalar($0).isASCIILetter || $0 == UInt8(ascii: "_") }) else {
                    throw reader.wrong(entry, expected)
                }
                languages.append(language)
            }
        }
        if let item = section["resolution"] { resolution = try reader.integer(item, in: 70...1200) }
    }
}

extension Configuration.Naming {
    fileprivate init(
        _ item: ConfigurationReader.Item, _ reader: ConfigurationReader
    ) throws(ConfigurationError) {
        let section = try reader.section(item, keys: ["pattern", "constants"])
        let patternItem = try reader.required("pattern", of: section, expected: "a pattern for file paths")
        pattern = try reader.string(patternItem, expected: "a pattern for file paths")
        constants = [:]
        var fixed = NamingConstants()
        if let item = section["constants"] {
            let section = try reader.section(item, keys: NamingPattern.Group.allCases.map(\.rawValue))
            for group in NamingPattern.Group.allCases {
                guard let item = section[group.rawValue] else { continue }
                let text = try Self.constant(group, item, reader)
                guard !text.isEmpty else { continue }
                constants[group] = text
                switch group {
                case .paper: fixed.paper = text
                case .edition: fixed.edition = text
                case .issueNumber: fixed.issueNumber = text
                case .pageName: fixed.pageName = text
                case .date: fixed.date = CalendarDate(text)
                case .page: fixed.page = Int(text)
                }
            }
        }
        do {
            compiled = try NamingPattern(pattern, constants: fixed)
        } catch {
            throw reader.wrong(patternItem, "a naming pattern", found: "\(error)")
        }
    }

    /// What a constant says; empty where it says nothing. A page may be a number, too.
    private static func constant(
        _ group: NamingPattern.Group, _ item: ConfigurationReader.Item, _ reader: ConfigurationReader
    ) throws(ConfigurationError) -> String {
        switch group {
        case .paper: return try reader.string(item, expected: "the paper's code")
        case .edition, .issueNumber, .pageName: return try reader.optionalString(item)
        case .date:
            let expected = "a day such as \"2022-10-24\""
            let text = try reader.string(item, expected: expected)
            guard CalendarDate(text) != nil else { throw reader.wrong(item, expected) }
            return text
        case .page:
            if case .number = item.value { return String(try reader.integer(item, in: 1...9999)) }
            let expected = "a page number from 1 to 9999"
            let text = try reader.string(item, expected: expected)
            guard let page = Int(text), (1...9999).contains(page) else { throw reader.wrong(item, expected) }
            return text
        }
    }
}
