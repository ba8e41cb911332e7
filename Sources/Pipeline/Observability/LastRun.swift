import Export
import Newspaper

/// `last-run.json` in the output folder: how the last run ended, for `broadsheet status`. Not of a release, so that it
/// may name times.
package struct LastRun: Hashable, Sendable {
    package var started: Timestamp
    package var seconds: Double
    package var exitCode: Int
    package var message: String
    /// When a run last ended with exit code 0 or 1, nil for never.
    package var lastSuccess: Timestamp?

    static let name = "last-run.json"

    /// - Parameter previous: the record that this one takes the place of.
    package init(_ report: RunReport, previous: LastRun?) {
        (started, seconds, exitCode, message) = (report.started, report.seconds, Int(report.exitCode), report.message)
        lastSuccess = report.isSuccess ? report.ended : previous?.lastSuccess
    }

    /// The record of an output folder; nil where there is none, or none that can be understood: the next run writes it
    /// anew.
    package init?(output: String, disk: Disk = Disk()) throws(DiskError) {
        guard let bytes = try disk.contents(of: "\(output)/\(Self.name)") else { return nil }
        do throws(JSONError) {
            let value = try JSONParser.parse(bytes)
            guard let started = Timestamp(value.text("started")), let exitCode = value.integer("exit_code"),
                case .number(let text)? = value["seconds"], let seconds = Double(text)
            else { return nil }
            (self.started, self.seconds, self.exitCode) = (started, seconds, exitCode)
            (message, lastSuccess) = (value.text("message"), Timestamp(value.text("last_success")))
        } catch {
            return nil
        }
    }

    package func store(output: String, disk: Disk = Disk()) throws(DiskError) {
        try disk.removeLeftovers(of: "\(output)/\(Self.name)")
        try disk.replace("\(output)/\(Self.name)", with: Array(json.pretty.utf8))
    }

    var json: JSONTree {
        .object([
            "started": .string(started.iso),
            "seconds": .decimal(seconds),
            "exit_code": .integer(exitCode),
            "message": .string(message),
            "last_success": .string(lastSuccess?.iso ?? ""),
        ])
    }
}
