import ArgumentParser

/// Makes what the pipeline ships ready-made from data that is not part of it.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broadsheet-train",
        abstract: "Compiles gazetteers and models from source data.",
        subcommands: [CompileGazetteer.self])
}

Train.main()
