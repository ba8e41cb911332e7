import ArgumentParser
import Pipeline

struct CorrectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "Helps editors to correct articles; docs/corrections.md explains how.",
        subcommands: [Check.self, Schema.self]
    )

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads all corrections and says which fit today's inputs.",
            discussion: "Exit codes: 0 all fit; 1 some do not; 2 a file of corrections or the configuration is damaged."
        )

        @Option(help: ArgumentHelp("The configuration; pipeline.json of this folder unless given.", valueName: "file"))
        var config: String?

        func run() throws { throw ExitCode(Invocation.checkCorrections(config: config)) }
    }

    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Prints the JSON Schema of files of corrections.")

        func run() throws { throw ExitCode(Invocation.printCorrectionsSchema()) }
    }
}
