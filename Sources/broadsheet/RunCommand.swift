import ArgumentParser
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Reads the inputs and publishes a release.",
        discussion: """
            Without inputs it does what pipeline.json says; given inputs are read without any pipeline.json, \
            whatever the files are called. The same content is not published twice.
            """
    )

    @Argument(help: "Files and folders to read, instead of those in pipeline.json.")
    var inputs: [String] = []

    @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The folder for releases and quarantine.", valueName: "folder"))
    var output: String?

    @Option(help: ArgumentHelp("How many pages to work on at once; all cores unless given.", valueName: "n"))
    var jobs: Int?

    @Option(help: "How log lines on standard error look: text or json.")
    var logFormat = LogFormat.text

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    }

    func run() throws {
        throw ExitCode(Invocation.run(inputs: inputs, config: config, output: output, jobs: jobs, logFormat: logFormat))
    }
}

extension LogFormat: ExpressibleByArgument {}
