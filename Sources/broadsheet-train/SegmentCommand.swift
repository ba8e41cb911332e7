import ArgumentParser
import Evaluate
import Foundation
import Ingest
import Newspaper
import Normalize
import Segment

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

    @Option(help: "How often training goes over the pages.")
    var epochs = 5

    func run() throws {
        let pages = try goldPages().flatMap { page in
            try page.dumps.map { try LabelledDump(page, $0, folder: dumps) }
        }
        let crossValidation = try CrossValidation(pages, folds: folds) { Self.train($0, epochs: epochs) }
        if let model {
            var trained = Self.train(pages, epochs: epochs)
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

    private func goldPages() throws -> [GoldPage] {
        let data = try Data(contentsOf: URL(fileURLWithPath: gold))
        return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(GoldPage.self, from: $0) }
    }

    private static func train(_ pages: [LabelledDump], epochs: Int) -> SegmentModel {
        SegmentModel(
            lines: LineTraining.train(pages.compactMap(\.lineExample) + pages.compactMap(\.withoutBlankLines), epochs: epochs),
            match: MatchTraining.train(pages.compactMap(\.matchExample)), join: JoinTraining.train(pages.flatMap(\.joinExamples)))
    }
}
