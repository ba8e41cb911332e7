import ArgumentParser
import Pipeline

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Says how an output folder stands: release, last run, quarantine, pins, free space."
    )

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print nothing but the folder of the current release without links: read several files from there.")
    var path = false

    @OptionGroup var folder: FolderOptions

    func validate() throws {
        if json && path { throw ValidationError("Give --json or --path, not both.") }
    }

    func run() throws { throw ExitCode(Invocation.status(folder.outputOptions, json: json, pathOnly: path)) }
}
