import ArgumentParser
import Extract
import Foundation

/// `broadsheet-train gazetteer`: the tables of divisions as one Swift source of string literals.
struct CompileGazetteer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer",
        abstract: "Compiles the administrative divisions into Gazetteer+Divisions.swift.",
        discussion: "DATA holds divisions.tsv and divisions_history.tsv, unpacked; docs/gazetteer.md says more.")

    @Argument(help: "Directory with divisions.tsv and divisions_history.tsv.")
    var data: String

    @Option(help: "The source to write.")
    var output = "Sources/Extract/Gazetteer+Divisions.swift"

    func run() throws {
        let tables = DivisionTables(
            divisions: try rows(of: "divisions.tsv", header: ["code", "name", "level", "parent"]),
            history: try rows(
                of: "divisions_history.tsv", header: ["code", "name", "first_seen", "last_seen", "in_2023"]))
        let read = Gazetteer(divisions: tables.current, history: tables.former, townships: tables.townships)
        try Data(tables.source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
        print("\(output): \(tables.source.utf8.count) bytes, \(read.count) names")
    }

    private func rows(of file: String, header: [String]) throws -> [[String]] {
        let path = "\(data)/\(file)"
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let rows = text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard rows.first == header, rows.allSatisfy({ $0.count == header.count }) else {
            throw ValidationError("\(path): expected TAB-separated columns \(header.joined(separator: ", "))")
        }
        return Array(rows.dropFirst())
    }
}
