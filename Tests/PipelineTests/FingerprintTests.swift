import Export
import Ingest
import Newspaper
import Testing

@testable import Pipeline

/// What an issue is known again by.
@Suite struct FingerprintTests {
    func provenance(_ names: [String], ocr: OCRSettings? = nil) -> Provenance {
        var configuration = Configuration()
        configuration.ocr = ocr
        let files = names.map { name in
            PlannedFile(
                input: InputFile(path: name, name: name, location: name),
                key: IssueKey(paper: "a", day: .undated("00000000"), edition: ""), identity: PageIdentity(), warnings: [])
        }
        return Fingerprints(configuration).provenance(of: files.map { HashedFile(file: $0, sha256: "00") })
    }

    func readers(_ names: [String], ocr: OCRSettings? = nil) -> String? {
        provenance(names, ocr: ocr).parts.first { $0.name == "readers" }?.value
    }

    @Test("the programs that read an issue's files count, and for other issues they do not")
    func readers() throws {
        #expect(readers(["01.txt"]) == nil)
        let poppler = try #require(readers(["01.txt", "02.pdf"]))
        #expect(poppler.hasPrefix("poppler "))
        #expect(provenance(["02.pdf"], ocr: OCRSettings()).fingerprint != provenance(["02.pdf"]).fingerprint)
        #expect(provenance(["01.txt"], ocr: OCRSettings()).fingerprint == provenance(["01.txt"]).fingerprint)
    }
}
