import Evaluate
import Ingest

/// A folder that holds pages of gold and, anywhere in it, the text dumps that they are measured on.
struct GoldFolder {
    /// A dump of a page of gold.
    struct Document {
        /// As the gold names the dump, without `.txt`: what predictions call it.
        var name: String
        /// The extractor; `page` for a dump that is called like its page.
        var kind: String
        var page: GoldPage
        /// As the gold names it.
        var dump: String
        /// Nil where there is no such file.
        var file: InputFile?
        /// Which page of the file; nil for all of it.
        var ordinal: Int?
    }

    /// In order of the gold files' paths, the pages in them, and the dumps that each page names.
    let documents: [Document]
    /// What in the folder could not be looked at.
    let refusals: [Refusal]

    /// - Throws: `GoldError` where there is no gold, or some that cannot be used.
    init(_ path: String, limits: InputLimits = .standard) throws(GoldError) {
        let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let discovery: Discovery
        do {
            // Found as a run finds its inputs, so that what a run would not read is not read here.
            discovery = try Discovery(inputs: ["\(folder)/."]) { GoldReader.reads($0) || Readers.reads(path: $0, ocr: limits.ocr) }
        } catch {
            throw .noFolder(path: path, reason: error.reason)
        }
        refusals = discovery.refusals
        let reader = GoldReader(folder: folder, limits: limits)
        var found: [GoldReader.Found] = []
        for file in discovery.files where GoldReader.reads(file.path) { found += try reader.pages(of: file) }
        guard !found.isEmpty else { throw .noGold(folder: path) }
        let places = Dictionary(grouping: found) { Array($0.page.id.utf8) }
        let texts = TextFiles(discovery.files.filter { !GoldReader.reads($0.path) })
        var documents: [Document] = []
        for item in found {
            if let same = places[Array(item.page.id.utf8)], same.count > 1 {
                throw .repeatedPage(id: item.page.id, places: same.map(\.place))
            }
            documents += try Self.documents(of: item.page, among: texts)
        }
        let named = Dictionary(grouping: documents) { Array($0.name.utf8) }
        for document in documents {
            if let same = named[Array(document.name.utf8)], same.count > 1 {
                throw .repeatedDump(name: document.dump, pages: same.map(\.page.id))
            }
        }
        self.documents = documents
    }

    /// The documents of a page: its dumps, and its PDF or scan where the folder has it. A page that has neither has one text,
    /// called like the page.
    private static func documents(of page: GoldPage, among texts: TextFiles) throws(GoldError) -> [Document] {
        var documents: [Document] = []
        if let pdf = page.pdf {
            let files = texts.named(pdf.file)
            guard files.count < 2 else { throw .ambiguousDump(name: pdf.file, page: page.id, files: files.map(\.path)) }
            if let file = files.first {
                documents.append(Document(name: page.id, kind: "page", page: page, dump: pdf.file, file: file, ordinal: pdf.page))
            }
        }
        if page.dumps.isEmpty, !documents.isEmpty { return documents }
        for dump in page.dumps.isEmpty ? [GoldPage.Dump(file: "\(page.id).txt")] : page.dumps {
            let name = dump.file.hasSuffix(".txt") ? String(dump.file.dropLast(4)) : dump.file
            let isPage = dump.extractor.isEmpty || name.utf8.elementsEqual(page.id.utf8)
            let files = texts.named(dump.file)
            guard files.count < 2 else {
                throw .ambiguousDump(name: dump.file, page: page.id, files: files.map(\.path))
            }
            documents.append(Document(
                name: name, kind: isPage ? "page" : dump.extractor, page: page, dump: dump.file, file: files.first))
        }
        return documents
    }
}

/// The text files of a folder by their last names.
private struct TextFiles {
    private let files: [[UInt8]: [InputFile]]

    init(_ files: [InputFile]) {
        self.files = Dictionary(grouping: files) { Array($0.path.utf8.split(separator: UInt8(ascii: "/")).last ?? []) }
    }

    /// What a dump's name may mean, wherever it lies: files whose whole path ends like it, else those whose last name
    /// is its own; packed ones only where there is none as it is called.
    func named(_ dump: String) -> [InputFile] {
        let last = Array(dump.utf8.split(separator: UInt8(ascii: "/")).last ?? [])
        for suffix in ["", ".gz"] {
            let candidates = files[last + Array(suffix.utf8)] ?? []
            let end = Array("/\(dump)\(suffix)".utf8)
            let exact = candidates.filter { Array("/\($0.path)".utf8).suffix(end.count).elementsEqual(end) }
            if !candidates.isEmpty { return exact.isEmpty ? candidates : exact }
        }
        return []
    }
}
