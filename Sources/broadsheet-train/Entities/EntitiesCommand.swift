import ArgumentParser
import Extract
import Foundation
import Newspaper

/// `broadsheet-train entities`: trains the sequence models for names and terms and writes the tables that are mapped.
struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Train the sequence models for names and terms.",
        discussion: "DATA holds labelled sentences, unpacked; docs/models/entities.md says which and how they are scored.")

    @Argument(help: "Folder with msra, pfr98, cluener, weibo .train.tsv and msra, pfr98, seedpage .dev.tsv.")
    var data: String

    @Option(help: "Folder with labelled local news, a sentence a line.")
    var local = "Training/local-news"

    @Option(help: "Other labelled local news, on which the models by themselves are scored.")
    var test = "Tests/ExtractTests/LocalNews/sentences.txt"

    @Option(help: "Folder for the tables, names.bin and terms.bin.")
    var output = "Sources/CompiledData"

    static let names = ["PER": 0, "LOC": 1, "GPE": 1, "FAC": 1, "ORG": 2]
    static let terms = ["TITLE": 0, "EVENT": 1, "DOC": 2]

    func run() throws {
        let lexicon = try CompiledLexicon.builtIn()
        let files = try FileManager.default.contentsOfDirectory(atPath: local).filter { $0.hasSuffix(".txt") }
        let sentences = try files.sorted().flatMap { try LabelledSentence.readBracketed("\(local)/\($0)").flatMap(\.self) }
        let names = TrainingExamples(try corpora(sentences), lexicon: lexicon, least: 2)
        try write(
            FieldTraining(names, settings: .init(epochs: 6, members: 2, dropout: 0.5)) { print("names: \($0)") }, "names.bin",
            lexicon, buckets: 185_000)
        let terms = TrainingExamples(
            [TrainingSet(sentences, types: Self.terms, copies: [])], lexicon: lexicon, least: 2)
        try write(
            FieldTraining(terms, settings: .init(epochs: 8, members: 2, dropout: 0.3)) { print("terms: \($0)") }, "terms.bin",
            lexicon, buckets: 14_000)
        let table = try ScoreTable(folder: output, lexicon: lexicon)
        for (set, convention) in [("msra", LabelConvention.msra), ("pfr98", .pfr98), ("seedpage", .local), ("msra", .pfr98), ("pfr98", .msra)] {
            print(table.row("\(set).dev", try tagged("\(set).dev"), convention))
        }
        print(table.row(test, try LabelledSentence.readBracketed(test).flatMap(\.self), .local))
    }

    private func corpora(_ sentences: [LabelledSentence]) throws -> [TrainingSet] {
        [
            TrainingSet(try tagged("msra.train"), types: Self.names, copies: [TrainingSet.msraAndLocal, TrainingSet.msra]),
            TrainingSet(try tagged("pfr98.train"), types: Self.names, copies: [TrainingSet.pfr98]),
            TrainingSet(
                try tagged("cluener.train"),
                types: ["name": 0, "address": 1, "scene": 1, "government": 2, "organization": 2, "company": 2],
                copies: [TrainingSet.cluener]),
            TrainingSet(
                try tagged("weibo.train"), types: ["PER.NAM": 0, "GPE.NAM": 1, "LOC.NAM": 1, "ORG.NAM": 2],
                copies: [TrainingSet.weibo]),
            TrainingSet(sentences, types: Self.names, copies: [TrainingSet.msraAndLocal, TrainingSet.local]),
        ]
    }

    private func write(_ training: FieldTraining, _ name: String, _ lexicon: CompiledLexicon, buckets: Int) throws {
        let bytes = SequenceModelFile.bytes(training, lexicon: lexicon, bucketCount: buckets)
        try Data(bytes).write(to: URL(fileURLWithPath: "\(output)/\(name)"), options: .atomic)
        print("\(output)/\(name): \(bytes.count) bytes")
    }

    private func tagged(_ name: String) throws -> [LabelledSentence] { try LabelledSentence.readTagged("\(data)/\(name).tsv") }
}
