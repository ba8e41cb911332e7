import Export
import Extract
import Ingest
import Newspaper
import Segment

/// What the bytes of an issue depend on, part by part: its files, and everything of the program and its settings
/// that works on them. Same fingerprint, same bytes, no work.
struct Fingerprints: Sendable {
    /// The parts that every issue has in common.
    private let common: [FingerprintPart]
    /// Of what is said of each paper, by its code.
    private let papers: [String: String]
    private let ocr: OCRSettings?
    /// Of the names of fields in rows of JSON.
    private let rowFields: String

    /// The names of the parts that say what an issue is made from; the others say what it is made with.
    static let inputs = "inputs"
    static let naming = "settings.naming"
    static let corrections = "corrections"
    /// Of the engines and field names that only some files are read with.
    static let readers = "readers"
    static let rows = "settings.jsonl"
    static let pipeline = "pipeline"

    init(_ configuration: Configuration) {
        papers = Dictionary(configuration.papers.map { ($0.code, Self.digest("\($0.name)\n\($0.region)")) }) { first, _ in first }
        let settings = configuration.echo
        var common = [
            FingerprintPart(name: Self.pipeline, value: pipelineVersion),
            FingerprintPart(name: "library.zlib", value: Gzip.zlibVersion),
            FingerprintPart(name: "models.segment", value: "sha256:\(Segmenter.builtInDigest)"),
        ]
        common += Models.builtIn.digests.map { FingerprintPart(name: "models.\($0.name)", value: "sum:\($0.digest)") }
        for name in ["repairs", "dataset", "compression_level"] {
            common.append(FingerprintPart(name: "settings.\(name)", value: settings.member(name).map(Self.digest) ?? ""))
        }
        if let simplifier = configuration.simplifier {
            common.append(FingerprintPart(name: "library.opencc", value: simplifier.digest))
        }
        self.common = common
        ocr = configuration.ocr
        rowFields = settings.member("jsonl").map(Self.digest) ?? ""
    }

    /// - Parameters:
    ///   - files: of one issue, in the order of the plan, each with the hash of its content.
    ///   - corrections: a digest of those that touch the issue.
    func provenance(of files: [HashedFile], corrections: String = "") -> Provenance {
        var parts = tools(paper: files.first?.file.key.paper)
        let engines = Set(files.map { Readers.engine(forPath: $0.file.input.path, ocr: ocr) }).subtracting([""])
        if !engines.isEmpty {
            parts.append(FingerprintPart(name: Self.readers, value: engines.sorted().joined(separator: "; ")))
        }
        if files.contains(where: { Readers.readsRows(path: $0.file.input.path) }) {
            parts.append(FingerprintPart(name: Self.rows, value: rowFields))
        }
        parts.append(FingerprintPart(name: Self.corrections, value: corrections))
        var (inputs, naming) = (BinaryWriter(), BinaryWriter())
        for file in files {
            inputs.text(file.file.input.path)
            inputs.text(file.sha256)
            for companion in file.file.companions {
                inputs.text(companion.input.path)
                inputs.text(companion.sha256 ?? "")
            }
            naming.text(file.file.input.path)
            file.file.identity.write(to: &naming)
            naming.list(file.file.warnings) { $0.text($1.code) }
        }
        parts.append(FingerprintPart(name: Self.inputs, value: Self.digest(inputs.bytes)))
        parts.append(FingerprintPart(name: Self.naming, value: Self.digest(naming.bytes)))
        parts.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return Provenance(
            fingerprint: Self.digest(of: parts), parts: parts,
            inputs: files.flatMap { file in
                [InputReference(file: file.file.input.path, sha256: file.sha256)]
                    + file.file.companions.map { InputReference(file: $0.input.path, sha256: $0.sha256 ?? "") }
            })
    }

    /// What the issues of a paper are made with, whatever their files are.
    private func tools(paper code: String?) -> [FingerprintPart] {
        common + [FingerprintPart(name: "settings.paper", value: code.flatMap { papers[$0] } ?? "")]
    }

    /// Over what the issues of a paper would be made with now, whatever their files are.
    func madeWith(paper: String) -> String { Self.madeWith(tools(paper: paper)) }

    /// Over what an issue was made with, by the parts of its fingerprint: all but those that depend on its files.
    static func madeWith(_ parts: [FingerprintPart]) -> String {
        let tools = parts.filter { ![inputs, naming, corrections, readers, rows].contains($0.name) }
        return digest(of: tools.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }

    /// Over what all issues have in common, and what some have.
    var shared: String {
        Self.digest(of: common + [FingerprintPart(name: Self.readers, value: Readers.engines(ocr: ocr).joined(separator: "; "))])
    }

    private static func digest(of parts: [FingerprintPart]) -> String {
        var writer = BinaryWriter()
        for part in parts {
            writer.text(part.name)
            writer.text(part.value)
        }
        return SHA256.hex(writer.bytes)
    }

    private static func digest(_ tree: JSONTree) -> String { digest(tree.line) }
    private static func digest(_ text: String) -> String { digest(Array(text.utf8)) }
    /// Short, as it stands in the rows: it is to tell versions of one thing apart, not to withstand forgery. The name of
    /// the hash stands before it, as loaders make numbers of bare digits.
    private static func digest(_ bytes: [UInt8]) -> String { "sha256:\(SHA256.hex(bytes).prefix(16))" }
}

extension PageIdentity {
    fileprivate func write(to writer: inout BinaryWriter) {
        for text in [paper, date?.iso ?? "", edition, pageName, issueNumber] { writer.text(text) }
        writer.optional(page) { $0.number($1) }
    }
}

extension JSONTree {
    fileprivate func member(_ name: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == name }?.value
    }
}

/// A file of the plan with the hash of its content.
struct HashedFile: Hashable, Sendable {
    var file: PlannedFile
    /// 64 hex digits.
    var sha256: String
}
