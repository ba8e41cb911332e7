import Foundation
import Newspaper

/// A sentence with the names that somebody has labelled in it.
struct LabelledSentence {
    struct Span: Hashable {
        var range: Range<Int>
        var label: String
    }

    var text: Scalars
    var spans: [Span]

    struct Fault: Error, CustomStringConvertible {
        var file: String
        var line: Int
        var reason: String
        var description: String { "\(file):\(line): \(reason)" }
    }

    /// Reads a character, a tab and a BIO tag on a line, sentences parted by empty lines.
    static func readTagged(_ path: String) throws -> [LabelledSentence] {
        var sentences: [LabelledSentence] = []
        var current = LabelledSentence(text: [], spans: [])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for (number, row) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            guard !row.isEmpty else {
                if !current.text.isEmpty { sentences.append(current) }
                current = LabelledSentence(text: [], spans: [])
                continue
            }
            let columns = row.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
            guard columns.count == 2, let scalar = columns[0].unicodeScalars.first, columns[0].unicodeScalars.count == 1 else {
                throw Fault(file: path, line: number + 1, reason: "expected a character, a tab and a tag")
            }
            let at = current.text.count
            current.text.append(scalar)
            if columns[1].hasPrefix("B-") {
                current.spans.append(Span(range: at..<(at + 1), label: String(columns[1].dropFirst(2))))
            } else if columns[1].hasPrefix("I-"), let last = current.spans.last, last.range.upperBound == at {
                current.spans[current.spans.count - 1].range = last.range.lowerBound..<(at + 1)
            }
        }
        if !current.text.isEmpty { sentences.append(current) }
        return sentences
    }

    /// Reads a sentence a line with labels inline, `[离石区委|ORG][书记|TITLE][廉海平|PER]`; empty lines part articles.
    static func readBracketed(_ path: String) throws -> [[LabelledSentence]] {
        var articles: [[LabelledSentence]] = [[]]
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        for (number, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if row.allSatisfy(\.isWhitespace) {
                if articles.last?.isEmpty == false { articles.append([]) }
                continue
            }
            var sentence = LabelledSentence(text: [], spans: [])
            var open: Int?
            var label: String?
            for scalar in row.unicodeScalars {
                switch (scalar, open, label) {
                case ("[", nil, nil): open = sentence.text.count
                case ("|", .some, nil): label = ""
                case ("]", let start?, let name?):
                    sentence.spans.append(Span(range: start..<sentence.text.count, label: name))
                    (open, label) = (nil, nil)
                case ("[", _, _), ("|", _, _), ("]", _, _):
                    throw Fault(file: path, line: number + 1, reason: "a bracket or bar out of place")
                case (_, _, .some): label?.unicodeScalars.append(scalar)
                case (_, _, nil): sentence.text.append(scalar)
                }
            }
            guard open == nil else { throw Fault(file: path, line: number + 1, reason: "a bracket is not closed") }
            articles[articles.count - 1].append(sentence)
        }
        return articles.filter { !$0.isEmpty }
    }
}
