import Newspaper

/// The formats that can be read, and the one door through which every file goes.
package enum Readers {
    /// One line a format.
    static let all: [any PageReader.Type] = [
        PlainText.self,
        PDF.self,
        Scan.self,
    ]

    /// The reader of a path's suffix, letter case and a final `.gz` aside. Nil where no reader claims it.
    package static func reader(forPath path: String) -> (any PageReader.Type)? {
        let name = path.lowercased()
        let stem = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
        return all.first { reader in reader.suffixes.contains { stem.hasSuffix($0) } }
    }

    /// What else than this program reads files of such a name, as `PageReader.engine` says it.
    package static func engine(forPath path: String, ocr: OCRSettings?) -> String {
        reader(forPath: path)?.engine(ocr: ocr) ?? ""
    }

    /// Of all formats.
    package static func engines(ocr: OCRSettings?) -> [String] { all.map { $0.engine(ocr: ocr) } }

    /// Unpacks a file where it is packed and reads its pages. A suffix that no reader claims is read as text:
    /// somebody who names a file means it.
    /// - Parameters:
    ///   - path: relative to the input it was found under; only its suffix is looked at.
    ///   - bytes: the file as stored. gzip is known by its first bytes or by the suffix.
    /// - Throws: `IngestError`; nothing of a file is returned when any of it is refused.
    /// - Complexity: O(bytes, unpacked)
    package static func pages(
        path: String, bytes: [UInt8], limits: InputLimits = .standard
    ) throws(IngestError) -> [SourcePage] {
        let content = try unpacked(path: path, bytes: bytes, limits: limits)
        let facts = FileFacts(path: path, sha256: SHA256.hex(bytes), byteCount: bytes.count)
        return try (reader(forPath: path) ?? PlainText.self).read(content, file: facts, limits: limits)
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
}
