import Foundation
import Testing

@testable import Ingest

@Suite("The registry of formats")
struct RegistryTests {
    @Test("every reader that has a file is registered")
    func complete() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Ingest")
        let registered = Set(Readers.all.map { String(describing: $0) })
        var found: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?:enum|struct|class) (\w+): PageReader/) { found.insert(String(match.1)) }
        }
        #expect(!found.isEmpty && found == registered)
    }

    @Test("no two readers claim one suffix, and all are lower case with a dot")
    func suffixes() {
        let suffixes = Readers.all.flatMap { $0.suffixes }
        #expect(Set(suffixes).count == suffixes.count)
        #expect(suffixes.allSatisfy { $0.hasPrefix(".") && $0 == $0.lowercased() && $0 != ".gz" })
    }
}

@Suite("Errors in words")
struct IngestErrorTests {
    static let errors: [(error: IngestError, code: String, says: String)] = [
        (.empty, "input.empty", "empty"),
        (.tooLarge(bytes: 9, limit: 8), "input.too-large", "9 bytes, more than 8"),
        (.gzip(.truncated, byte: 7), "gzip.truncated", "byte 7"),
        (.gzip(.damaged("incorrect data check"), byte: 7), "gzip.damaged", "incorrect data check"),
        (.gzip(.ratio(limit: 200), byte: 7), "gzip.too-large", "200 times"),
        (.binary(kind: "a PDF file"), "text.binary", "a PDF file"),
        (.lineTooLong(line: 3, limit: 10), "text.line-too-long", "line 3"),
        (.unknownEncoding(malformedUTF8: 5), "text.encoding-unknown", "byte 5"),
        (.malformed(charset: "UTF-8", sequences: 4, byte: 5, line: 2), "text.malformed", "byte 5, line 2"),
    ]

    @Test("an error has a stable code and says what and where", arguments: errors)
    func words(_ error: IngestError, _ code: String, _ says: String) {
        #expect(error.code == code)
        #expect(error.description.contains(says))
    }
}
