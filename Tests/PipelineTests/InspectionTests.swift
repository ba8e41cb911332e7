import Foundation
import Logging
import Newspaper
import Testing

@testable import Pipeline

/// What people see on a terminal.
@Suite struct InspectionTests {
    static func inspect(_ text: String, colours: Bool = false) throws -> Inspection {
        let folder = TestFolder()
        try folder.write("page.txt", text)
        return try Inspection(file: "\(folder.path)/page.txt", configuration: Configuration(), colours: colours)
    }

    @Test("every line is shown with its number, every article with its headline and why")
    func page() throws {
        let inspection = try Self.inspect(TestPages.page(1))
        // What is doubtful is told before the lines.
        let lines = inspection.text.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.hasPrefix("     1 ") }
        for (number, line) in TestPages.page(1).split(separator: "\n").enumerated() {
            let shown = try #require(lines.first { $0.hasSuffix(line) })
            #expect(shown.prefix(6) == "     \(number + 1)")
        }
        #expect(inspection.text.contains("because"))
        #expect(inspection.text.contains("segmentation "))
        #expect(inspection.exitCode == 0)
    }

    @Test("what is doubtful is shown before the lines, the worst first, and what is sure is not")
    func doubts() throws {
        let text = try Self.inspect(
            """
            市里召开工作会议部署下一步安排，要求
            各部门抓好落实，确保完成全年任务。
            另一边的集市上人来人往十分热闹好看。
            """).text
        let rows = text.split(separator: "\n").drop { $0 != "Doubtful" }.dropFirst().prefix { $0.contains(" of article ") }
        let shares = rows.compactMap { Int($0.drop { $0 == " " }.prefix { $0 != "%" }) }
        #expect(!shares.isEmpty && shares.count == rows.count)
        #expect(shares == shares.sorted() && shares.allSatisfy { $0 <= 80 })
        let order = [text.range(of: "Doubtful"), text.range(of: "article 1 ¶1")].compactMap { $0?.lowerBound }
        #expect(order.count == 2 && order == order.sorted())
    }

    @Test("all pages of a file are shown")
    func pages() throws {
        let text = try Self.inspect(TestPages.page(1) + "\u{C}" + TestPages.page(2)).text
        #expect(text.contains("page.txt, page 1\n"))
        #expect(text.contains("page.txt, page 2\n"))
    }

    @Test("a file that cannot be read is told with its code")
    func refused() throws {
        let inspection = try Self.inspect("")
        #expect(inspection.text.contains("[input.empty]"))
        #expect(inspection.exitCode == 3)
    }

    @Test("a page is named by the folders on the way to it")
    func named() throws {
        let folder = TestFolder()
        try folder.write("in/qingchuan/2023-04-13/01.txt", TestPages.page(1))
        var run = TestRun(folder)
        try run.nameByFolders()
        let inspection = try Inspection(
            file: "\(folder.path)/in/qingchuan/2023-04-13/01.txt", configuration: run.configuration, colours: false)
        #expect(inspection.text.hasPrefix("01.txt, page 1\nqingchuan · 2023-04-13 · page 1\n"))
    }

    @Test("a folder is no page")
    func folder() {
        let folder = TestFolder()
        #expect(throws: MissingInput.self) {
            _ = try Inspection(file: folder.path, configuration: Configuration(), colours: false)
        }
    }

    @Test("a page cannot drive the terminal", arguments: [false, true])
    func hostile(colours: Bool) throws {
        let text = try Self.inspect("本报讯 近日\u{1B}[2J，某街道\u{202E}开展活动，受到好评。\u{9B}31m\n", colours: colours).text
        let escapes = text.unicodeScalars.split(separator: "\u{1B}").dropFirst(text.unicodeScalars.first == "\u{1B}" ? 0 : 1)
        #expect(escapes.allSatisfy { $0.starts(with: "[".unicodeScalars) && $0.contains("m") && !$0.starts(with: "[2J".unicodeScalars) })
        #expect(!text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{9B}" })
        #expect(text.unicodeScalars.contains("\u{1B}") == colours)
    }

    @Test("progress says how far, how much and how fast")
    func progress() {
        let progress = RunProgress(files: 8)
        #expect(ProgressLine.text(progress, after: .seconds(2)) == "0%  0 of 8 files, 0 articles, 0 pages/s")
    }

    @Test("progress says how much time is left, once it can tell", arguments: [
        (0, 9, ""), (1, 60, ", 7 min left"), (2, 0, ""), (4, 4, ", 4 s left"), (1, 3600, ", 7 h 0 min left"), (8, 60, ""),
    ])
    func timeLeft(done: Int, seconds: Int, words: String) {
        var progress = RunProgress(files: 8)
        for _ in 0..<done { progress.take(.worked(WorkedFile(file: Self.planned, sha256: nil, outcomes: []))) }
        let text = ProgressLine.text(progress, after: .seconds(seconds))
        #expect(text.hasSuffix("pages/s" + words))
    }

    private static let planned = PlannedFile(
        input: InputFile(path: "01.txt", name: "01.txt", location: "01.txt"),
        key: IssueKey(paper: "a", day: .undated("00000000"), edition: ""), identity: PageIdentity(), warnings: [])

    @Test("a log line is one line, whatever the message", arguments: [
        (LogFormat.text, "warning: a\u{FFFD}b [input.empty]"),
        (LogFormat.json, #"{"time":"2026-01-31T02:30:00Z","level":"warning","message":"a\nb","code":"input.empty"}"#),
    ])
    func logLine(format: LogFormat, line: String) {
        let event = LogEvent(
            level: .warning, message: "a\nb", metadata: ["code": "input.empty"], source: "", file: "", function: "", line: 1)
        #expect(LineLog.line(event, format, at: "2026-01-31T02:30:00Z", context: [:]) == line)
    }

    @Test("the summary says what happened and how to look at it")
    func summary() throws {
        let folder = TestFolder()
        try folder.write("in/a.txt", TestPages.page(1))
        try folder.write("in/b.txt", "")
        let text = try TestRun(folder)().text(program: "broadsheet")
        #expect(text.hasPrefix("Published \(folder.path)/output/releases/000001; "))
        #expect(text.contains("quarantined          1  input.empty 1; see \(folder.path)/output/quarantine"))
        #expect(text.contains("broadsheet verify \(folder.path)/output"))
    }
}
