import Testing

@testable import Pipeline

/// Metrics as a collector reads them.
@Suite struct MetricsTests {
    static func report(_ exitCode: Int32, endedAt ended: Int = 1_700_000_060) -> RunReport {
        var report = RunReport(exitCode: exitCode, started: Timestamp(seconds: ended - 60), seconds: 60.25, message: "done")
        report.times.add(.milliseconds(1500), to: .extract)
        report.inputBytes = 4096
        if exitCode <= 1 {
            var counts = RunReport.Counts()
            (counts.pagesUsed, counts.pagesRefused, counts.issuesMade, counts.issuesKept) = (8, 2, 1, 300)
            counts.articles = 4711
            report.counts = counts
        }
        report.quarantine = ["gzip.truncated": 2, "odd \"code\"\\\n": 1]
        report.release = 42
        return report
    }

    /// A parser of the text format that takes nothing it does not know: for each sample HELP and TYPE have to stand
    /// before, once, and the file ends with a line feed.
    static func parse(_ text: String) throws -> [String: Double] {
        var samples: [String: Double] = [:]
        var (helped, typed): (Set<Substring>, Set<Substring>) = ([], [])
        #expect(text.utf8.last == UInt8(ascii: "\n"))
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if let match = line.wholeMatch(of: /# HELP ([a-z_]+) .+\./) {
                #expect(helped.insert(match.1).inserted)
            } else if let match = line.wholeMatch(of: /# TYPE ([a-z_]+) gauge/) {
                #expect(helped.contains(match.1) && typed.insert(match.1).inserted)
            } else {
                let match = try #require(
                    line.wholeMatch(of: /(([a-z_]+)(?:\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"\})?) (-?[0-9.]+(?:e-?[0-9]+)?)/),
                    "not a sample: \(line)")
                #expect(typed.contains(match.2))
                #expect(samples.updateValue(try #require(Double(match.3)), forKey: String(match.1)) == nil)
            }
        }
        #expect(helped == typed)
        return samples
    }

    @Test("every number of a run is there under its name")
    func numbers() throws {
        let samples = try Self.parse(MetricsText(Self.report(1), previous: []).text)
        let expected: [String: Double] = [
            "broadsheet_last_run_timestamp_seconds": 1_700_000_060, "broadsheet_last_success_timestamp_seconds": 1_700_000_060,
            "broadsheet_last_run_exit_code": 1, "broadsheet_run_seconds": 60.25,
            "broadsheet_stage_seconds{stage=\"ingest\"}": 0, "broadsheet_stage_seconds{stage=\"normalize\"}": 0,
            "broadsheet_stage_seconds{stage=\"segment\"}": 0, "broadsheet_stage_seconds{stage=\"extract\"}": 1.5,
            "broadsheet_stage_seconds{stage=\"export\"}": 0, "broadsheet_stage_seconds{stage=\"publish\"}": 0,
            "broadsheet_pages_total{state=\"used\"}": 8, "broadsheet_pages_total{state=\"unchanged\"}": 0,
            "broadsheet_pages_total{state=\"refused\"}": 2,
            "broadsheet_issues{state=\"made\"}": 1, "broadsheet_issues{state=\"kept\"}": 300,
            "broadsheet_issues{state=\"removed\"}": 0, "broadsheet_articles": 4711, "broadsheet_input_bytes": 4096,
            "broadsheet_quarantine{code=\"gzip.truncated\"}": 2,
            "broadsheet_quarantine{code=\"odd \\\"code\\\"\\\\\\n\"}": 1, "broadsheet_quarantine_ignored": 0,
            "broadsheet_release_number": 42,
        ]
        #expect(samples == expected)
    }

    @Test("a failure never moves the last success", arguments: [2, 3, 4, 129, 130, 143])
    func failure(exitCode: Int32) throws {
        let folder = TestFolder()
        let file = "\(folder.path)/broadsheet.prom"
        let success = "broadsheet_last_success_timestamp_seconds"
        try MetricsText.update(file, with: Self.report(exitCode))
        #expect(try Self.parse(try folder.text("broadsheet.prom") ?? "")[success] == 0)
        try MetricsText.update(file, with: Self.report(0))
        for night in 1...3 {
            try MetricsText.update(file, with: Self.report(exitCode, endedAt: 1_700_000_060 + night * 86_400))
            let samples = try Self.parse(try folder.text("broadsheet.prom") ?? "")
            #expect(samples[success] == 1_700_000_060)
            #expect(samples["broadsheet_last_run_timestamp_seconds"] == Double(1_700_000_060 + night * 86_400))
            #expect(samples["broadsheet_last_run_exit_code"] == Double(exitCode))
            #expect(samples["broadsheet_articles"] == nil)
        }
        try MetricsText.update(file, with: Self.report(1, endedAt: 1_700_999_999))
        #expect(try Self.parse(try folder.text("broadsheet.prom") ?? "")[success] == 1_700_999_999)
    }

    @Test("a file that is no metrics has no last success", arguments: [
        "", "x", "broadsheet_last_success_timestamp_seconds", "broadsheet_last_success_timestamp_seconds soon\n",
    ])
    func rubbish(text: String) { #expect(MetricsText.lastSuccess(in: Array(text.utf8)) == nil) }

    @Test("a metrics file that cannot be written leaves the old one whole and nothing beside it")
    func fault() throws {
        let folder = TestFolder()
        let file = "\(folder.path)/broadsheet.prom"
        try MetricsText.update(file, with: Self.report(0))
        let before = try folder.tree(".")
        for operation in [Disk.Operation.create, .write, .sync, .rename] {
            let disk = Disk { $0 == operation ? 28 : nil }
            #expect(throws: DiskError.self) { try MetricsText.update(file, with: Self.report(3), disk: disk) }
            #expect(try folder.tree(".") == before)
        }
    }

    @Test("the record of the last run keeps the last success, too")
    func lastRun() throws {
        let folder = TestFolder()
        #expect(try LastRun(output: folder.path) == nil)
        try LastRun(Self.report(0), previous: nil).store(output: folder.path)
        let failed = LastRun(Self.report(3, endedAt: 1_800_000_000), previous: try LastRun(output: folder.path))
        try failed.store(output: folder.path)
        let read = try #require(try LastRun(output: folder.path))
        #expect(read == failed)
        #expect((read.exitCode, read.lastSuccess) == (3, Timestamp(seconds: 1_700_000_060)))
        try folder.write("last-run.json", "{")
        #expect(try LastRun(output: folder.path) == nil)
    }
}
