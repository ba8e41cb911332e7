import ArgumentParser

/// Makes what the pipeline carries: models from labelled data, lexicons from tables.
@main
struct BroadsheetTrain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broadsheet-train",
        abstract: "Train and evaluate the models that broadsheet carries.",
        subcommands: [LexiconCommand.self, EntitiesCommand.self, CollocationsCommand.self, SegmentCommand.self])
}
