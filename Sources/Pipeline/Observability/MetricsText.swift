import Export

/// What a run did in Prometheus' text format, for node_exporter's textfile collector.
package struct MetricsText: Hashable, Sendable {
    package let text: String

    /// - Parameter previous: the file as the run before left it; empty if there is none. The time of the last success
    ///   comes from there where this run is none.
    package init(_ report: RunReport, previous: [UInt8]) {
        let success = report.isSuccess ? report.ended.seconds : Self.lastSuccess(in: previous) ?? 0
        var text = ""
        func add(_ name: String, _ help: String, _ samples: [(label: String, value: String)]) {
            let name = "broadsheet_\(name)"
            text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
            for sample in samples { text += "\(name)\(sample.label) \(sample.value)\n" }
        }
        func add(_ name: String, _ help: String, _ value: some CustomStringConvertible) {
            add(name, help, [(label: "", value: "\(value)")])
        }
        func label(_ name: String, _ value: String) -> String { "{\(name)=\"\(Self.escaped(value))\"}" }

        add("last_run_timestamp_seconds", "When the last run ended.", report.ended.seconds)
        add("last_success_timestamp_seconds", "When a run last ended with exit code 0 or 1; 0 for never.", success)
        add("last_run_exit_code", "Of the last run: 0 done, 1 some inputs quarantined, others failed.", report.exitCode)
        add("run_seconds", "How long the last run took.", report.seconds)
        add("stage_seconds", "Time of each stage in the last run, added up over its lanes.", Stage.allCases.map {
            (label("stage", $0.rawValue), "\(report.times.seconds(of: $0))")
        })
        if let counts = report.counts {
            add("pages_total", "Pages of the last run by what became of them.", [
                (label("state", "used"), "\(counts.pagesUsed)"), (label("state", "unchanged"), "\(counts.pagesUnchanged)"),
                (label("state", "refused"), "\(counts.pagesRefused)"),
            ])
            add("issues", "Issues of the last run by what became of them.", [
                (label("state", "made"), "\(counts.issuesMade)"), (label("state", "kept"), "\(counts.issuesKept)"),
                (label("state", "removed"), "\(counts.issuesRemoved)"),
            ])
            add("articles", "Articles in the release that the last run made or found.", counts.articles)
        }
        add("input_bytes", "Bytes of the files that the last run read.", report.inputBytes)
        let codes = report.quarantine.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        add("quarantine", "Inputs in quarantine that nobody ignores, by code.", codes.map {
            (label("code", $0.key), "\($0.value)")
        })
        add("quarantine_ignored", "Inputs in quarantine that somebody ignores.", report.ignored)
        add("release_number", "The number of the current release; 0 before the first.", report.release ?? 0)
        self.text = text
    }

    /// The time of the last success that a metrics file tells, nil where it tells none.
    static func lastSuccess(in metrics: [UInt8]) -> Int? {
        let name = Array("broadsheet_last_success_timestamp_seconds ".utf8)
        for line in metrics.split(separator: UInt8(ascii: "\n")) where line.starts(with: name) {
            return Int(String(decoding: line.dropFirst(name.count), as: UTF8.self))
        }
        return nil
    }

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\".unicodeScalars
            case "\"": result += "\\\"".unicodeScalars
            case "\n": result += "\\n".unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Brings a metrics file up to date in one step: a collector sees the file of the run before or of this one.
    package static func update(_ path: String, with report: RunReport, disk: Disk = Disk()) throws(DiskError) {
        let text = MetricsText(report, previous: try disk.contents(of: path) ?? []).text
        try disk.removeLeftovers(of: path)
        try disk.replace(path, with: Array(text.utf8))
    }
}
