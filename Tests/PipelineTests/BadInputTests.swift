import Glibc
import Newspaper
import Testing

@testable import Pipeline

/// Bad input costs itself and nothing else.
@Suite struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let file: String
        let bytes: [UInt8]
        /// Nil if the file is to be used.
        let code: String?
        var testDescription: String { name }

        init(_ name: String, file: String = "bad.txt", _ bytes: [UInt8], code: String?) {
            (self.name, self.file, self.bytes, self.code) = (name, file, bytes, code)
        }
    }

    static let page = Array(TestPages.page(1).utf8)
    /// Between two characters in the middle of the page.
    static let middle = page.firstRange(of: Array("清理垃圾".utf8))?.lowerBound ?? 0

    static let cases = [
        Case("an empty file", [], code: "input.empty"),
        Case("a file of blanks", Array(" \n\u{3000}\n".utf8), code: "input.blank"),
        Case("a PNG named as text", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], code: "text.binary"),
        Case("random bytes", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }, code: "text.binary"),
        Case("half a gzip header", file: "bad.txt.gz", [0x1F, 0x8B, 8, 0, 0], code: "gzip.truncated"),
        Case("text that claims to be gzip", file: "bad.txt.gz", page, code: "gzip.damaged"),
        Case("a line of a million characters", Array(String(repeating: "字", count: 1_000_000).utf8), code: "text.line-too-long"),
        Case("one broken byte in the middle", page[..<middle] + [0xFF] + page[middle...], code: nil),
        Case("a NUL in the middle", page[..<middle] + [0] + page[middle...], code: nil),
        Case("a PDF cut short", file: "bad.pdf", Array("%PDF-1.7\n1 0 obj".utf8), code: "pdf.truncated"),
        Case("a PDF with nothing in it", file: "bad.pdf", Array("%PDF-1.7\n%%EOF\n".utf8), code: "pdf.damaged"),
        Case("a page that says it is not there", file: "bad.pdf", Array("<html>404</html>".utf8), code: "input.unknown-format"),
        Case("nothing but advertisements", Array("招租\n临街门面出租 电话：13800000000\n".utf8), code: nil),
    ]

    @Test("others are unharmed", arguments: cases)
    func alone(_ bad: Case) throws {
        let folder = TestFolder()
        for number in 1...3 { try folder.write("in/good-\(number).txt", TestPages.page(number + 10)) }
        let alone = try TestRun(folder)()
        #expect(alone.exitCode == 0)
        try folder.write("in/\(bad.file)", bytes: bad.bytes)
        let summary = try TestRun(folder)()
        #expect(summary.refusals.map(\.code) == (bad.code.map { [$0] } ?? []))
        #expect(summary.refusals.allSatisfy { $0.path == bad.file && !$0.detail.isEmpty })
        #expect(summary.counts.pages == (bad.code == nil ? 4 : 3))
        #expect(summary.exitCode == (bad.code == nil ? 0 : 1))
        let quarantine = try folder.tree("output/quarantine")
        #expect(quarantine.count == (bad.code == nil ? 0 : 1))
        if let code = bad.code {
            #expect(String(decoding: quarantine.values.first ?? [], as: UTF8.self).contains("\"code\": \"\(code)\""))
            #expect(summary.publication == .unchanged("\(folder.path)/output/releases/000001"))
        }
    }

    @Test("a gz cut anywhere is refused whole")
    func truncatedGzip() throws {
        let folder = TestFolder()
        try folder.write("in/good.txt", TestPages.page(1))
        let whole = try folder.gzip(TestPages.page(2))
        for length in stride(from: 1, to: whole.count, by: 37) {
            try folder.write("in/cut.txt.gz", bytes: Array(whole[..<length]))
            #expect(try TestRun(folder)().refusals.map(\.code) == ["gzip.truncated"], "cut at \(length)")
        }
        try folder.write("in/cut.txt.gz", bytes: whole)
        #expect(try TestRun(folder)().refusals == [])
    }

    @Test("a name that matches no pattern is read, with a warning")
    func noMatch() throws {
        let folder = TestFolder()
        try folder.write("in/qingchuan/2023-04-12/01.txt", TestPages.page(1))
        try folder.write("in/loose leaf.txt", TestPages.page(2))
        var run = TestRun(folder)
        try run.nameByFolders()
        let summary = try run()
        #expect(summary.exitCode == 0)
        #expect(summary.warnings["name.no-match"] == 1)
        #expect(summary.years.map(\.paper) == ["qingchuan", "unknown"])
    }

    @Test("of two files for one page the fuller one stays", arguments: [false, true])
    func twoFiles(isFirstFuller: Bool) throws {
        let folder = TestFolder()
        let fuller = TestPages.page(1) + TestPages.page(2)
        try folder.write("in/a/qingchuan/2023-04-12/01.txt", isFirstFuller ? fuller : TestPages.page(1))
        try folder.write("in/b/qingchuan/2023-04-12/01.txt", isFirstFuller ? TestPages.page(1) : fuller)
        try folder.write("in/b/qingchuan/2023-04-12/02.txt", TestPages.page(3))
        var run = TestRun(folder)
        try run.nameByFolders()
        let summary = try run()
        #expect(summary.counts.pages == 2)
        #expect(summary.refusals.map(\.code) == ["page.duplicate"])
        let (winner, loser) = isFirstFuller ? ("a", "b") : ("b", "a")
        #expect(summary.refusals.first?.path == "\(loser)/qingchuan/2023-04-12/01.txt")
        #expect(summary.refusals.first?.detail.contains("\(winner)/qingchuan/2023-04-12/01.txt") == true)
    }

    @Test("the same bytes twice without a day are one page")
    func sameBytes() throws {
        let folder = TestFolder()
        try folder.write("in/b.txt", TestPages.page(1))
        try folder.write("in/a.txt", TestPages.page(1))
        let summary = try TestRun(folder)()
        #expect(summary.refusals.map(\.code) == ["input.duplicate"])
        #expect(summary.refusals.map(\.path) == ["b.txt"])
        #expect(summary.counts.pages == 1)
    }

    @Test("pipes, links and names that are not UTF-8 are refused, never waited for")
    func notFiles() throws {
        let folder = TestFolder()
        try folder.write("in/good.txt", TestPages.page(1))
        try folder.write("outside.txt", TestPages.page(2))
        #expect(mkfifo("\(folder.path)/in/pipe.txt", 0o644) == 0)
        try Disk().link("\(folder.path)/in/leads-out.txt", to: "../outside.txt")
        try Disk().link("\(folder.path)/in/dangling.txt", to: "nowhere.txt")
        try Disk().link("\(folder.path)/in/again.txt", to: "good.txt")
        try Disk().link("\(folder.path)/in/loop", to: ".")
        let summary = try TestRun(folder)()
        #expect(summary.counts.pages == 1)
        #expect(summary.refusals.map { "\($0.path): \($0.code)" } == [
            "dangling.txt: input.link", "leads-out.txt: input.link", "pipe.txt: input.not-a-file",
        ])
        #expect(summary.skipped.links == 2)
    }

    @Test("a file that cannot be read is refused", .enabled(if: geteuid() != 0, "the superuser reads everything"))
    func unreadable() throws {
        let folder = TestFolder()
        try folder.write("in/good.txt", TestPages.page(1))
        try folder.write("in/secret.txt", TestPages.page(2))
        chmod("\(folder.path)/in/secret.txt", 0)
        #expect(try TestRun(folder)().refusals.map(\.code) == ["input.unreadable"])
    }

    @Test("a file that a pipe replaced after it was found is not waited for")
    func replaced() throws {
        let folder = TestFolder()
        #expect(mkfifo("\(folder.path)/pipe.txt", 0o644) == 0)
        let file = InputFile(path: "pipe.txt", name: "pipe.txt", location: "\(folder.path)/pipe.txt")
        #expect(throws: Refusal.self) { try file.read(limit: 1000) }
        do { _ = try file.read(limit: 1000) } catch { #expect(error.code == "input.not-a-file") }
    }

    @Test("an unbalanced ledger refuses the page and names its lines")
    func unbalanced() throws {
        let folder = TestFolder()
        try folder.write("in/a.txt", "第一行\n\n第三行\n")
        let input = InputFile(path: "a.txt", name: "a.txt", location: "\(folder.path)/in/a.txt")
        let work = PageWork(Configuration()) { page throws(UnbalancedLedger) in
            try PageContents(page: page, articles: [], furniture: [])
        }
        let worked = work(try #require(Plan([input], naming: []).files.first))
        guard case .refused(let refusal) = try #require(worked.outcomes.first) else {
            Issue.record("the page was not refused")
            return
        }
        #expect(refusal.code == "ledger.unbalanced")
        #expect(refusal.detail.contains("lines of the file: 1, 3"))
    }

    @Test("a page without articles is used, with a warning")
    func furnitureOnly() throws {
        let folder = TestFolder()
        try folder.write("in/a.txt", "青川日报\n")
        let input = InputFile(path: "a.txt", name: "a.txt", location: "\(folder.path)/in/a.txt")
        let work = PageWork(Configuration()) { page throws(UnbalancedLedger) in
            let masthead = Furniture(kind: .masthead, passage: Passage(text: page.lines[0].text, lines: [0]), reason: "")
            return try PageContents(page: page, articles: [], furniture: [masthead])
        }
        let worked = work(try #require(Plan([input], naming: []).files.first))
        guard case .page(let page) = try #require(worked.outcomes.first) else {
            Issue.record("the page was refused")
            return
        }
        #expect(page.warnings.map(\.code) == ["page.no-articles"])
    }

    @Test("an entry goes when its input is fine again")
    func recovery() throws {
        let folder = TestFolder()
        try folder.write("in/good.txt", TestPages.page(1))
        try folder.write("in/late.txt", "")
        #expect(try TestRun(folder)().exitCode == 1)
        #expect(try folder.tree("output/quarantine").count == 1)
        try folder.write("in/late.txt", TestPages.page(2))
        #expect(try TestRun(folder)().exitCode == 0)
        #expect(try folder.tree("output/quarantine").isEmpty)
    }

    @Test("where nothing can be used nothing is published")
    func nothing() throws {
        let folder = TestFolder()
        try folder.write("in/empty.txt", "")
        let summary = try TestRun(folder)()
        #expect(summary.publication == .nothing)
        #expect(summary.exitCode == 3)
        #expect(try folder.tree("output/quarantine").count == 1)
        #expect(try folder.tree("output/releases").isEmpty)
    }
}
