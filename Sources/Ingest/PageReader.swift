import Newspaper

/// What is known of a file before it is read, all of it about the bytes as stored.
package struct FileFacts: Sendable {
    /// Relative to the input it was found under.
    package var path: String
    package var sha256: String
    package var byteCount: Int
    /// The files that it names, where its format is a `PackageReader`.
    package var companions: Companions

    package init(path: String, sha256: String, byteCount: Int, companions: Companions = .none) {
        (self.path, self.sha256, self.byteCount, self.companions) = (path, sha256, byteCount, companions)
    }
}

/// Reads one format: the bytes of a file become pages. A new format is one of these and one line in `Readers.all`.
package protocol PageReader: Sendable, SendableMetatype {
    static var mediaType: String { get }

    /// With the dot, lower case, without `.gz`, which every format may have on top. Several formats may have the same:
    /// what the bytes are decides between them.
    static var suffixes: [String] { get }

    /// Whether bytes are of this format, by how they begin. What follows may still be refused.
    static func recognizes(_ bytes: [UInt8]) -> Bool

    /// What a path says of a page by the customs of the format, where no naming pattern knows better. Empty unless the
    /// format has any.
    static func identity(path: String) -> PageIdentity

    /// - Parameter bytes: the content, already unpacked.
    /// - Returns: the pages that print something, at least one.
    static func read(_ bytes: [UInt8], file: FileFacts, limits: InputLimits) throws(IngestError) -> [SourcePage]

    /// Names and versions of the programs that read the format, with their settings: another engine may find other text.
    /// Empty where this program reads it itself, or none is installed.
    static func engine(ocr: OCRSettings?) -> String
}

extension PageReader {
    package static func engine(ocr: OCRSettings?) -> String { "" }
}

extension PageReader {
    static func identity(path: String) -> PageIdentity { PageIdentity() }
}
