import Newspaper

/// The formats that can be read, and the one door through which every file goes.
package enum Readers {
    /// One line a format. The first that recognizes a file's bytes reads it, among those that claim its suffix.
    static let all: [any PageReader.Type] = [
        ALTO.self,
        PageXML.self,
        METS.self,
        HOCR.self,
        EPaper.self,
        PlainText.self,
        JSONRows.self,
        WARC.self,
        PDF.self,
        Scan.self,
    ]

    /// Whether some reader claims a path's suffix, letter case and a final `.gz` aside.
    /// - Parameter ocr: nil where scans are not read: pictures beside the pages of an archive are none of its pages then.
    package static func reads(path: String, ocr: OCRSettings?) -> Bool {
        claiming(path).contains { ocr != nil || $0 != Scan.self }
    }

    /// What else than this program reads files of such a name, as `PageReader.engine` says it.
    package static func engine(forPath path: String, ocr: OCRSettings?) -> String {
        claiming(path).map { $0.engine(ocr: ocr) }.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// Of all formats.
    package static func engines(ocr: OCRSettings?) -> [String] { all.map { $0.engine(ocr: ocr) } }

    /// Unpacks a file where it is packed and reads its pages. A suffix that no reader claims is read as text:
    /// somebody who names a file means it.
    /// - Parameters:
    ///   - path: relative to the input it was found under; only its suffix is looked at.
    ///   - bytes: the file as stored. gzip is known by its first bytes or by the suffix.
    ///   - companions: the files that it names, as `package` told.
    /// - Throws: `IngestError`; nothing of a file is returned when any of it is refused.
    /// - Complexity: O(bytes, unpacked)
    package static func pages(
        path: String, bytes: [UInt8], companions: Companions = .none, limits: InputLimits = .standard
    ) throws(IngestError) -> [SourcePage] {
        let file = try opened(path, bytes, companions, limits)
        return try file.reader.read(file.content, file: file.facts, limits: limits)
    }

    /// Reads a file as `pages` does. Of formats that hold many records a record that cannot be read is refused by itself.
    package static func records(
        path: String, bytes: [UInt8], companions: Companions = .none, limits: InputLimits = .standard
    ) throws(IngestError) -> [Result<SourcePage, RefusedRecord>] {
        let file = try opened(path, bytes, companions, limits)
        if let reader = file.reader as? any RecordReader.Type { return try reader.records(file.content, file: file.facts, limits: limits) }
        return try file.reader.read(file.content, file: file.facts, limits: limits).map { .success($0) }
    }

    /// What a file holds, unpacked, and who reads it.
    private static func opened(
        _ path: String, _ bytes: [UInt8], _ companions: Companions, _ limits: InputLimits
    ) throws(IngestError) -> (reader: any PageReader.Type, content: [UInt8], facts: FileFacts) {
        let content = try unpacked(path: path, bytes: bytes, limits: limits)
        let facts = FileFacts(path: path, sha256: SHA256.hex(bytes), byteCount: bytes.count, companions: companions)
        return (try reader(path, content), content, facts)
    }

    /// Whether `InputLimits.rows` has a say in how a file of such a name is read.
    package static func readsRows(path: String) -> Bool { claiming(path).contains { $0 == JSONRows.self } }

    /// Whether a file may name others, by its name.
    package static func isPackage(path: String) -> Bool { packageReader(path) != nil }

    /// What belongs to a file, nil where its format has nothing of the kind.
    /// - Parameters: as of `pages`.
    /// - Throws: `IngestError`
    package static func package(
        path: String, bytes: [UInt8], limits: InputLimits = .standard
    ) throws(IngestError) -> PackageContents? {
        guard let reader = packageReader(path) else { return nil }
        let content = try unpacked(path: path, bytes: bytes, limits: limits)
        return reader.recognizes(content) ? try reader.contents(of: content, limits: limits) : nil
    }

    /// What is in a file: the file itself, or what was packed with gzip.
    /// - Parameters: as of `pages`.
    /// - Throws: `IngestError`, also for a file with nothing in it.
    /// - Complexity: O(bytes, unpacked)
    package static func unpacked(
        path: String, bytes: [UInt8], limits: InputLimits = .standard
    ) throws(IngestError) -> [UInt8] {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.maxFileBytes else { throw .tooLarge(bytes: bytes.count, limit: limits.maxFileBytes) }
        let isPacked = bytes.starts(with: Gzip.magic) || path.lowercased().hasSuffix(".gz")
        let content = isPacked ? try Gzip.unpack(bytes, limits: limits) : bytes
        guard !content.isEmpty else { throw .empty }
        return content
    }

    /// What a path says of its page by the customs of the formats that have its suffix.
    package static func identity(path: String) -> PageIdentity {
        let stem = stem(path)
        return claiming(path).lazy.map { $0.identity(path: stem) }.first { $0 != PageIdentity() } ?? PageIdentity()
    }

    private static func reader(_ path: String, _ content: [UInt8]) throws(IngestError) -> any PageReader.Type {
        let claiming = claiming(path)
        if claiming.isEmpty { return PlainText.self }
        guard let reader = claiming.first(where: { $0.recognizes(content) }) else {
            throw try unknownFormat(content)
        }
        return reader
    }

    /// What content is that no reader of its suffix knows.
    /// - Throws: what keeps it from being looked into, where it is XML.
    private static func unknownFormat(_ content: [UInt8]) throws(IngestError) -> IngestError {
        if let kind = BinarySignature.kind(of: content) { return .unknownFormat(found: kind) }
        do throws(IngestError) {
            if let root = try XMLStream.findRoot(of: content) {
                return .unknownFormat(found: "XML with the root element \(root.name.text)")
            }
        } catch .xml(.malformed, _, _) {
            // No XML at all, or none that says what it is.
        }
        return .unknownFormat(found: "neither XML nor anything else that is known")
    }

    private static func claiming(_ path: String) -> [any PageReader.Type] {
        let stem = stem(path)
        return all.filter { reader in reader.suffixes.contains { stem.hasSuffix($0) } }
    }

    private static func packageReader(_ path: String) -> (any PackageReader.Type)? {
        let stem = stem(path)
        let name = stem.lastIndex(of: "/").map { String(stem[stem.index(after: $0)...]) } ?? stem
        return all.lazy.compactMap { $0 as? any PackageReader.Type }.first { $0.isPackage(name: name) }
    }

    /// Without what a program that copies sites leaves behind the name of a page: `content_1.htm?div=-1`.
    private static func stem(_ path: String) -> String {
        let name = path.lowercased()
        let address = String(Substring(name.utf8.prefix { $0 != UInt8(ascii: "?") }))
        if EPaper.suffixes.contains(where: address.hasSuffix) { return address }
        return name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    }
}
