/// How the characters of scans are recognised.
package struct OCRSettings: Hashable, Sendable {
    /// Models of Tesseract, the most frequent first: `chi_sim`, `chi_tra`, `chi_sim_vert`, `eng`.
    package var languages: [String]
    /// Dots to the inch: that scans were made with, and that PDF pages without text are drawn with.
    package var resolution: Int

    package init(languages: [String] = ["chi_sim"], resolution: Int = 300) {
        (self.languages, self.resolution) = (languages, resolution)
    }
}
