/// How much an input may ask for. Every input is hostile until read, so each size that a file can choose has a bound.
package struct InputLimits: Hashable, Sendable {
    /// Bytes of the text, after gzip.
    package var maxFileBytes: Int
    /// Bytes out for each byte in, looked at once 1 MiB is out. Newspaper text packs about 2 : 1, deflate's
    /// most is 1032 : 1.
    package var maxGzipRatio: Int
    package var maxLineScalars: Int
    /// Printed lines on one page.
    package var maxPageLines: Int
    /// Printed lines in one file.
    package var maxFileLines: Int
    /// Pages of a PDF or a scan.
    package var maxPages: Int
    /// Dots of a scanned page. A broadsheet at 600 dots to the inch has 125 million.
    package var maxDots: Int
    /// Of processor time, that a PDF may take; and the recognition of one scanned page.
    package var maxPDFSeconds: Int
    package var maxScanSeconds: Int
    /// Bytes that a program which reads a file may have.
    package var maxProgramMemory: Int
    /// How scans are read; nil: not at all.
    package var ocr: OCRSettings?
    /// Files that one file may name as its companions, and what they may have in bytes after gzip.
    package var maxCompanions: Int
    package var maxPackageBytes: Int

    package init(
        maxFileBytes: Int = 256 << 20, maxGzipRatio: Int = 200, maxLineScalars: Int = 100_000,
        maxPageLines: Int = 1_000_000, maxFileLines: Int = 4_000_000,
        maxPages: Int = 2000, maxDots: Int = 160_000_000, maxPDFSeconds: Int = 120, maxScanSeconds: Int = 300,
        maxProgramMemory: Int = 4 << 30, ocr: OCRSettings? = nil,
        maxCompanions: Int = 10_000, maxPackageBytes: Int = 2 << 30
    ) {
        self.maxFileBytes = maxFileBytes
        self.maxGzipRatio = maxGzipRatio
        self.maxLineScalars = maxLineScalars
        self.maxPageLines = maxPageLines
        self.maxFileLines = maxFileLines
        self.maxPages = maxPages
        self.maxDots = maxDots
        self.maxPDFSeconds = maxPDFSeconds
        self.maxScanSeconds = maxScanSeconds
        self.maxProgramMemory = maxProgramMemory
        self.ocr = ocr
        self.maxCompanions = maxCompanions
        self.maxPackageBytes = maxPackageBytes
    }

    package static let standard = InputLimits()
}
