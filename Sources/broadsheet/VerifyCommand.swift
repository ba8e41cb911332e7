import ArgumentParser
import Pipeline

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks a release: hashes, schemas, the line ledger, offsets."
    )

    @Argument(help: "A release, or an output folder, whose current release is checked.")
    var release: String

    @Option(help: ArgumentHelp("The folder that holds IPTC's schemas, to validate NewsML-G2 against.", valueName: "folder"))
    var newsmlSchema: String?

    func run() throws { throw ExitCode(Invocation.verify(release, newsmlSchema: newsmlSchema)) }
}
