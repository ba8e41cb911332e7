import ArgumentParser
import Pipeline

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Shows what the articles of one release say and those of another do not.",
        discussion: """
            First a table by paper and year, then each article that differs, word by word. Any two releases can be \
            compared. Exit codes: 0 nothing differs; 1 something does; 2 no such release; 3 a release is damaged.
            """
    )

    @Argument(help: "A release: its folder, an output folder (its current release), or its number.")
    var before: String

    @Argument(help: "The release to compare it with.")
    var after: String

    @Option(help: ArgumentHelp("Where releases lie that are given by number.", valueName: "folder"))
    var output = "output"

    @Option(help: ArgumentHelp("The code of the one paper to compare.", valueName: "paper"))
    var paper: String?

    @Flag(help: "Print a JSON object a line instead.")
    var json = false

    @Option(help: ArgumentHelp("How many articles to show; all unless given.", valueName: "n"))
    var limit = Int.max

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit takes a number that is not negative.") }
    }

    func run() throws {
        throw ExitCode(Invocation.diff(before, after, output: output, paper: paper, json: json, limit: limit))
    }
}
