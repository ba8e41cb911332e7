import ArgumentParser
import Pipeline

struct CatalogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog",
        abstract: "Checks the catalog against the release, or makes it again.",
        subcommands: [Check.self, Rebuild.self]
    )

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compares what the catalog says with what the current release says.",
            discussion: "Exit code 0 if they agree, 1 if they do not, 3 if the catalog is damaged."
        )

        @OptionGroup var folder: FolderOptions

        func run() throws { throw ExitCode(Invocation.checkCatalog(folder.outputOptions)) }
    }

    struct Rebuild: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the catalog again from the releases.",
            discussion: "The next run reads every input once to see that it is the same; nothing is worked off again."
        )

        @OptionGroup var folder: FolderOptions

        func run() throws { throw ExitCode(Invocation.rebuildCatalog(folder.outputOptions)) }
    }
}
