import ArgumentParser
import Glibc
import Newspaper
import Pipeline

/// The command line: one file a command, no logic.
@main
struct Broadsheet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broadsheet",
        abstract: "Turns newspaper pages into article-level datasets.",
        discussion: """
            Reads the text layer of newspaper pages, puts articles, headlines and bylines back together and \
            publishes them as gzipped JSON lines and NewsML-G2.

            Exit codes: 0 done; 1 done, but some inputs are quarantined or missing; 2 usage, configuration or gold; \
            3 nothing published because of an error, or verification failed; 4 another run holds the lock; 129, 130, 143 \
            stopped by a signal.
            """,
        version: pipelineVersion,
        subcommands: [
            RunCommand.self, ReprocessCommand.self, CatalogCommand.self, StatusCommand.self, ReleaseCommand.self, DiffCommand.self, QuarantineCommand.self,
            CorrectionsCommand.self, InspectCommand.self, LocateCommand.self, EvaluateCommand.self, VerifyCommand.self, TagCommand.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            // The parser would exit with 64 for wrong usage; here it is 2.
            StandardError.write(fullMessage(for: error) + "\n")
            Glibc.exit(2)
        }
    }
}
