/// How the characters of scans are recognised.
package struct OCRSettings: Sendable {
    /// Models of Tesseract, the most frequent first: `chi_sim`, `chi_tra`, `chi_sim_vert`, `eng`.
    package var languages: [String]
    /// Dots to the inch: that scans were made with, and that PDF pages without text are drawn with.
    package var resolution: Int
    /// Where what was recognised is kept, if it is.
    package var memory: (any RecognitionMemory)?

    package init(languages: [String] = ["chi_sim"], resolution: Int = 300, memory: (any RecognitionMemory)? = nil) {
        (self.languages, self.resolution, self.memory) = (languages, resolution, memory)
    }

    /// Everything that the text of a picture depends on beside the picture.
    package var engine: String { "\(Tesseract.version) \(languages.joined(separator: "+")) \(resolution)" }
}

/// What was recognised, by picture, so that a page that is read once more costs no half minute. One memory serves one engine.
package protocol RecognitionMemory: Sendable {
    /// - Parameter picture: the SHA-256 of its bytes, 64 hex digits.
    /// - Returns: what was kept for it, byte for byte; nil where that is lost or damaged.
    func table(of picture: String) -> [UInt8]?
    func keep(_ table: [UInt8], of picture: String)
}

/// The memory changes nothing that is read.
extension OCRSettings: Hashable {
    package static func == (one: OCRSettings, other: OCRSettings) -> Bool {
        one.languages == other.languages && one.resolution == other.resolution
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(languages)
        hasher.combine(resolution)
    }
}
