import ArgumentParser
import Evaluate
import Foundation
import Ingest
import Newspaper
import Normalize
import Retell
import Segment
import SplitMix

/// Trains the segmentation model on labelled pages, and tells what training gives on pages left out.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment", abstract: "Train the segmentation model from labelled pages.")

    @Option(help: "Gold pages, one JSON object a line (unpacked).")
    var gold: String

    @Option(help: "Folder of the dumps that the gold names.")
    var dumps: String

    @Option(help: "Where the Swift source goes that carries the model: Sources/Segment/BuiltInModel.swift.")
    var model: String?

    @Option(help: "Where predictions go that are made by models trained on the other issues.")
    var predictions: String?

    @Option(help: "How many parts the issues are cut into, each to be read by a model of the others.")
    var folds = 5

    @Option(help: "Stories to tell the pages over with, one JSON object a line (unpacked).")
    var stories: String?

    @Option(help: "How often each page is told over.")
    var retellings = 3

    @Option(help: "How often training goes over the pages.")
    var epochs = 5

    func run() throws {
        let gold: [GoldPage] = try rows(of: gold)
        let pages = try gold.flatMap { page in try page.dumps.map { try LabelledDump(page, $0, text: text(of: $0)) } }
        let retold = try retold(gold)
        let crossValidation = try CrossValidation(pages, retold: retold, folds: folds) { Self.train($0, epochs: epochs) }
        if let model {
            var trained = Self.train(pages + retold, epochs: epochs)
            trained.confidence = crossValidation.confidence
            try Data(trained.source).write(to: URL(fileURLWithPath: model))
        }
        if let predictions {
            let rows = try crossValidation.pages.flatMap { try $0.dump.rows(of: $0.contents) }
            try Data(rows).write(to: URL(fileURLWithPath: predictions))
        }
        let (segmentation, headline) = crossValidation.reliability
        print("How far confidence in segmentation can be trusted, on pages left out:\n\n\(segmentation.markdown)")
        print("The same for headlines:\n\n\(headline.markdown)")
    }

    private func rows<Row: Decodable>(of file: String) throws -> [Row] {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Row.self, from: $0) }
    }

    private func text(of dump: GoldPage.Dump) throws -> String { try String(contentsOfFile: dumps + "/" + dump.file, encoding: .utf8) }

    /// The pages with other stories than their own, some of them in columns of another breadth.
    private func retold(_ gold: [GoldPage]) throws -> [LabelledDump] {
        guard let stories else { return [] }
        let own = gold.flatMap(\.articles).flatMap { [Scalars($0.headline).letters, Scalars($0.kicker + $0.headline).letters] }
        let shelf = StoryShelf(try rows(of: stories), without: Set(own))
        var random = SeededGenerator(seed: 20_221_025)
        return try (0..<retellings).flatMap { _ in
            try gold.flatMap { page in
                try page.dumps.compactMap { dump in
                    let breadth = Int.random(in: 0..<4, using: &random) > 0 ? 100 : Int.random(in: 80...125, using: &random)
                    let retold = Retelling(page, dump, text: try text(of: dump), shelf, breadth: breadth, &random)
                    return try retold.map { try LabelledDump($0.page, $0.dump, text: $0.text) }
                }
            }
        }
    }

    private static func train(_ pages: [LabelledDump], epochs: Int) -> SegmentModel {
        SegmentModel(
            lines: LineTraining.train(pages.compactMap(\.lineExample) + pages.compactMap(\.withoutBlankLines), epochs: epochs),
            match: MatchTraining.train(pages.compactMap(\.matchExample)), join: JoinTraining.train(pages.flatMap(\.joinExamples)))
    }
}
