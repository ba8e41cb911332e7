import ArgumentParser
import Evaluate
import Foundation
import Ingest
import Newspaper
import Normalize
import Segment

/// Trains the segmentation model on labelled pages, or scores what training would give on pages left out.
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

    @Option(help: "How many parts the issues are cut into for the predictions.")
    var folds = 5

    @Option(help: "How often training goes over the pages.")
    var epochs = 5

    func run() throws {
        let pages = try goldPages().flatMap { page in
            try page.dumps.map { try LabelledDump(page, $0, folder: dumps) }
        }
        if let model {
            try Data(Self.train(pages, epochs: epochs).source).write(to: URL(fileURLWithPath: model))
        }
        if let predictions {
            let issues = Set(pages.map(\.issue)).sorted()
            var rows: [String: [UInt8]] = [:]
            for fold in 0..<folds {
                let left = Set(issues.enumerated().filter { $0.offset % folds == fold }.map(\.element))
                let segmenter = Segmenter(model: Self.train(pages.filter { !left.contains($0.issue) }, epochs: epochs))
                for page in pages where left.contains(page.issue) { rows[page.name] = try page.prediction(segmenter) }
            }
            let sorted = rows.sorted { $0.key < $1.key }.flatMap(\.value)
            try Data(sorted).write(to: URL(fileURLWithPath: predictions))
        }
    }

    private func goldPages() throws -> [GoldPage] {
        let data = try Data(contentsOf: URL(fileURLWithPath: gold))
        return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(GoldPage.self, from: $0) }
    }

    private static func train(_ pages: [LabelledDump], epochs: Int) -> SegmentModel {
        SegmentModel(
            lines: LineTraining.train(pages.compactMap(\.lineExample) + pages.compactMap(\.withoutBlankLines), epochs: epochs),
            match: MatchTraining.train(pages.compactMap(\.matchExample)))
    }
}
