import ArgumentParser
import Pipeline

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measures how well articles are put together, on pages whose articles are known.",
        discussion: """
            The folder holds gold pages (*.json with one page, *.jsonl with one a line, also .gz) and the text dumps \
            that they name. docs/evaluating.md explains format and measures. A dump that is missing counts as empty, and \
            the exit code is then 1.
            """
    )

    @Option(help: ArgumentHelp("The folder with gold and dumps.", valueName: "folder"))
    var gold: String

    @Flag(help: "Print JSON instead of tables.")
    var json = false

    @Option(help: ArgumentHelp("Where to write the scores of every dump, one JSON object a line.", valueName: "file"))
    var perPage: String?

    @Option(help: ArgumentHelp("Where to write the articles that were scored, one JSON object a line.", valueName: "file"))
    var predictions: String?

    @Option(help: ArgumentHelp("A configuration, for its repairs and how scans are read.", valueName: "file"))
    var config: String?

    func run() throws {
        throw ExitCode(Invocation.evaluate(
            gold: gold, json: json, perPage: perPage, predictions: predictions, config: config))
    }
}
