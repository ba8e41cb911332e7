import Export
import Glibc
import Ingest
import Newspaper
import Testing
import TinyFiles

@testable import Pipeline

/// What was recognised once is not recognised again.
@Suite struct RecognitionsTests {
    private static let picture = SHA256.hex(Array("a picture".utf8))
    private static let table = Array("a\tb\n5\t一\n".utf8)

    @Test("a table comes back as it was, for the engine that made it alone")
    func engines() throws {
        let folder = TestFolder()
        try Recognitions(output: folder.path, disk: Disk(), engine: "one").keep(Self.table, of: Self.picture)
        #expect(try Recognitions(output: folder.path, disk: Disk(), engine: "one").table(of: Self.picture) == Self.table)
        let other = try Recognitions(output: folder.path, disk: Disk(), engine: "two")
        #expect(other.table(of: Self.picture) == nil)
        // What another engine found is gone with it.
        #expect(try Recognitions(output: folder.path, disk: Disk(), engine: "one").table(of: Self.picture) == nil)
    }

    @Test("a damaged table counts as lost")
    func damaged() throws {
        let folder = TestFolder()
        let recognitions = try Recognitions(output: folder.path, disk: Disk(), engine: "one")
        recognitions.keep(Self.table, of: Self.picture)
        let file = try #require(try folder.tree("ocr").keys.first { $0.hasSuffix("\(Self.picture).tsv.gz") })
        var bytes = try #require(try Disk().contents(of: "\(folder.path)/\(file)"))
        bytes[bytes.count / 2] ^= 1
        try folder.write(file, bytes: bytes)
        #expect(recognitions.table(of: Self.picture) == nil)
    }

    @Test("a disk that takes no table is told of, and the page is read all the same")
    func full() throws {
        let folder = TestFolder()
        let recognitions = try Recognitions(
            output: folder.path, disk: Disk { $0 == .write ? ENOSPC : nil }, engine: "one")
        #expect(throws: Never.self) { try recognitions.check() }
        recognitions.keep(Self.table, of: Self.picture)
        let fault = #expect(throws: DiskError.self) { try recognitions.check() }
        #expect(fault?.code == ENOSPC && recognitions.table(of: Self.picture) == nil)
    }

    @Test("a page that has to be made again is not recognised again")
    func again() throws {
        let folder = TestFolder()
        try folder.write("in/a.tif", bytes: TinyScan.word("ETHICTEN"))
        var run = TestRun(folder)
        run.configuration.ocr = OCRSettings(languages: ["eng"])
        #expect(try run().counts.pages == 1)
        let kept = try folder.tree("output/ocr")
        #expect(kept.count == 1)
        // Somebody may put in what a better reader found.
        let recognitions = try Recognitions(output: run.configuration.output, disk: Disk(), engine: try #require(run.configuration.ocr).engine)
        let picture = SHA256.hex(TinyScan.word("ETHICTEN"))
        let words = String(decoding: try #require(recognitions.table(of: picture)), as: UTF8.self)
        recognitions.keep(Array(words.replacing(/E[A-Z]+\n/, with: "离石区人民医院开诊\n").utf8), of: picture)
        run.configuration.repairs.remove(.doubling)
        _ = try run()
        let texts = try run.release().filter { $0.key.hasPrefix("furniture/") || $0.key.hasPrefix("articles/") }
        let rows = try texts.map { String(decoding: try Gzip.unpack($0.value), as: UTF8.self) }
        #expect(rows.contains { $0.contains("离石区人民医院开诊") })
    }
}
