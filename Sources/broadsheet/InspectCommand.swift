import ArgumentParser
import Pipeline

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Shows how a page is taken apart: each line with its place, each article with the reasons."
    )

    @Argument(help: "The file to look at; all its pages are shown.")
    var file: String

    @Option(help: ArgumentHelp("A configuration, for its naming patterns and repairs.", valueName: "file"))
    var config: String?

    func run() throws { throw ExitCode(Invocation.inspect(file: file, config: config)) }
}
