import ArgumentParser
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Reads the inputs and publishes a release.",
        discussion: """
            Without inputs it does what pipeline.json says; given inputs are read without any pipeline.json, \
            whatever the files are called; - is the text of a page from standard input. The same content is not published twice.
            """
    )

    @Argument(help: "Files and folders to read, instead of those in pipeline.json.")
    var inputs: [String] = []

    @Flag(help: "Read every file to see if it has changed, whatever its date and size say.")
    var rehash = false

    @OptionGroup var pace: PaceOptions
    @OptionGroup var reporting: ReportingOptions

    func run() throws {
        var options = reporting.runOptions
        pace.apply(to: &options)
        options.isRehashing = rehash
        options.inputs = inputs
        throw ExitCode(Invocation.run(options))
    }
}
