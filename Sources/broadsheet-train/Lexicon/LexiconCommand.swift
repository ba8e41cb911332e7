import ArgumentParser
import Extract
import Foundation
import Newspaper

/// `broadsheet-train lexicon`: words, suffixes, offices, surnames and divisions as one file to be mapped.
struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Compile the lexicon that names are found with.",
        discussion: "DATA holds the gazetteer's tables, unpacked; docs/models/lexicon.md says more.")

    @Argument(help: "Folder with lexicon.tsv, divisions.tsv, divisions_history.tsv and the lists of suffixes and names.")
    var data: String

    @Option(help: "Labelled sentences that tell which characters names are made of (unpacked).")
    var names: [String] = []

    @Option(help: "The file to write.")
    var output = "Sources/CompiledData/lexicon.bin"

    func run() throws {
        var words = LexiconWords()
        for row in try rows(of: "lexicon.tsv", ["word", "frequency", "pos"]) {
            guard let frequency = Int(row[1]) else { continue }
            // Half of the source's words were met three times or fewer and cost more room than they give; names of people
            // are known by their surname.
            if frequency < (row[2].hasPrefix("nr") ? 20 : ["ns", "nt"].contains(row[2]) ? 3 : 4) { continue }
            words.add(row[0], frequency: frequency, partOfSpeech: row[2])
        }
        for row in try rows(of: "org_suffixes.tsv", ["suffix", "class"]) { words.add(row[0], .organisationSuffix) }
        for row in try rows(of: "place_suffixes.tsv", ["suffix", "class"]) { words.add(row[0], .placeSuffix) }
        for row in try rows(of: "titles.tsv", ["title", "class"]) where row[1] != "honorific" { words.add(row[0], .office) }
        for row in try rows(of: "countries.tsv", ["name"]) { words.add(row[0], .country) }
        let surnames = try rows(of: "surnames.tsv", ["surname", "frequency_rank_score"])
        for row in surnames { words.add(row[0], .surname) }
        let divisions = DivisionList(
            current: try rows(of: "divisions.tsv", ["code", "name", "level", "parent"]),
            former: try rows(of: "divisions_history.tsv", ["code", "name", "first_seen", "last_seen", "in_2023"]))
        divisions.add(to: &words)
        var characters = NameCharacters()
        let known = Set(surnames.map { Scalars($0[0]) })
        for path in names {
            for sentence in try LabelledSentence.readTagged(path) { characters.count(sentence, surnames: known) }
        }
        let bytes = LexiconFile.bytes(words, divisions: divisions.all, names: characters.strengths())
        try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        print("\(output): \(bytes.count) bytes, \(words.words.count) words, \(divisions.all.count) names of divisions")
    }

    private func rows(of file: String, _ header: [String]) throws -> [[String]] {
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
