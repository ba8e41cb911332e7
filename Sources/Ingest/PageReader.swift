import Newspaper

/// What is known of a file before it is read, all of it about the bytes as stored.
package struct FileFacts: Hashable, Sendable {
    /// Relative to the input it was found under.
    package var path: String
    package var sha256: String
    package var byteCount: Int

    package init(path: String, sha256: String, byteCount: Int) {
        (self.path, self.sha256, self.byteCount) = (path, sha256, byteCount)
    }
}

/// Reads one format: the bytes of a file become pages. A new format is one of these and one line in `Readers.all`.
package protocol PageReader: Sendable, SendableMetatype {
    static var mediaType: String { get }

    /// With the dot, lower case, without `.gz`, which every format may have on top.
    static var suffixes: [String] { get }

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
