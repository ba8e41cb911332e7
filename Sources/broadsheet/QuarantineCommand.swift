import ArgumentParser
import Pipeline

struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Shows the inputs that could not be used, has them tried again, or sets them aside.",
        discussion: "A NAME is that of the entry, or its beginning where no other begins so.",
        subcommands: [List.self, Show.self, Retry.self, Ignore.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists all entries under their reason.")
        @Flag(help: "Print JSON.") var json = false
        @OptionGroup var folder: FolderOptions
        func run() throws { throw ExitCode(Invocation.listQuarantine(folder.outputOptions, json: json)) }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Prints an entry as JSON.")
        @Argument(help: "The entry.") var name: String
        @OptionGroup var folder: FolderOptions
        func run() throws { throw ExitCode(Invocation.showQuarantined(folder.outputOptions, name: name)) }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has the next run try an input again, though nothing changed.")
        @Argument(help: "The entry.") var name: String?
        @Flag(help: "All entries that nobody ignores.") var all = false
        @OptionGroup var folder: FolderOptions
        func validate() throws {
            if all == (name != nil) { throw ValidationError("Give one entry, or --all.") }
        }
        func run() throws { throw ExitCode(Invocation.retryQuarantined(folder.outputOptions, name: name)) }
    }

    struct Ignore: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that an entry is known: it makes no exit code 1 any more.")
        @Argument(help: "The entry.") var name: String
        @Option(help: "Why nobody needs to worry.") var reason: String
        @Option(help: "Who says so; you unless given.") var by: String?
        @OptionGroup var folder: FolderOptions
        func run() throws {
            throw ExitCode(Invocation.ignoreQuarantined(folder.outputOptions, name: name, by: by, reason: reason))
        }
    }
}
