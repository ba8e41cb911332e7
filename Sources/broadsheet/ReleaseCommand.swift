import ArgumentParser
import Pipeline

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Lists releases, makes an older one current, pins them, removes old ones.",
        subcommands: [List.self, Switch.self, Pin.self, Unpin.self, Prune.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the releases, and why each stays.")
        @Flag(help: "Print JSON.") var json = false
        @OptionGroup var folder: FolderOptions
        func run() throws { throw ExitCode(Invocation.listReleases(folder.outputOptions, json: json)) }
    }

    struct Switch: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a release current, in one step.",
            discussion: "To roll back, stop the nightly run first: the next one would publish again.")
        @Argument(help: "The release's number: 41.") var number: Int
        @OptionGroup var folder: FolderOptions
        func run() throws { throw ExitCode(Invocation.switchRelease(folder.outputOptions, to: number)) }
    }

    struct Pin: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Keeps a release until it is unpinned.")
        @Argument(help: "The release's number: 41.") var number: Int
        @Option(help: "Why it has to stay.") var reason: String
        @Option(help: "Who wants it; you unless given.") var by: String?
        @OptionGroup var folder: FolderOptions
        func run() throws {
            throw ExitCode(Invocation.pin(folder.outputOptions, number, by: by, reason: reason))
        }
    }

    struct Unpin: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lets go of a pinned release.")
        @Argument(help: "The release's number: 41.") var number: Int
        @OptionGroup var folder: FolderOptions
        func run() throws { throw ExitCode(Invocation.unpin(folder.outputOptions, number)) }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes the releases that the configuration's retention does not keep.")
        @Flag(help: "Only say what would be removed.") var dryRun = false
        @OptionGroup var folder: FolderOptions
        func run() throws { throw ExitCode(Invocation.prune(folder.outputOptions, isDryRun: dryRun)) }
    }
}
