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

    @OptionGroup var reporting: ReportingOptions

    func run() throws {
        var options = reporting.runOptions
        options.inputs = inputs
        throw ExitCode(Invocation.run(options))
    }
}
