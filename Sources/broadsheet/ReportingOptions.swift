import ArgumentParser
import Pipeline

/// What every command that makes a release takes: where, how fast, and whom to tell.
struct ReportingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The folder for releases and quarantine.", valueName: "folder"))
    var output: String?

    @Option(help: ArgumentHelp("How many pages to work on at once; all cores unless given.", valueName: "n"))
    var jobs: Int?

    @Option(help: "How log lines on standard error look: text or json.")
    var logFormat = LogFormat.text

    @Option(help: ArgumentHelp("Where to write metrics in Prometheus' text format.", valueName: "file"))
    var metricsFile: String?

    @Option(help: ArgumentHelp(
        "A shell command to run when nothing could be published; the summary is on its standard input.",
        valueName: "command"))
    var notifyCommand: String?

    @Option(help: "When to run it: failure, or warning (exit code 1, too).")
    var notifyOn = NotifyCommand.Threshold.failure

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    }

    var runOptions: RunOptions {
        var options = RunOptions()
        options.config = config
        options.output = output
        options.jobs = jobs
        options.logFormat = logFormat
        options.metricsFile = metricsFile
        options.notify = notifyCommand.map { NotifyCommand($0, on: notifyOn) }
        return options
    }
}

/// What every command that looks after an output folder takes.
struct FolderOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration, whose output counts.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The folder of releases and quarantine.", valueName: "folder"))
    var output: String?

    var outputOptions: OutputOptions { OutputOptions(config: config, output: output) }
}

extension LogFormat: ExpressibleByArgument {}
extension NotifyCommand.Threshold: ExpressibleByArgument {}
