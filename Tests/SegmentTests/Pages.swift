import Newspaper

@testable import Segment

extension CleanPage {
    /// A page of these lines as the reader found them, without repairs.
    init(_ lines: [Scalars]) { self.init(lines.enumerated().map { CleanLine(SourceLine(number: $0 + 1, text: $1)) }) }

    /// A page of text, a blank line of it counted as the gap that it is.
    init(text: String) {
        var lines: [CleanLine] = []
        var blanks = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let scalars = Scalars(String(line))
            if scalars.allSatisfy(\.isBlank) {
                blanks += 1
            } else {
                lines.append(CleanLine(SourceLine(number: index + 1, text: scalars, blankLinesBefore: blanks)))
                blanks = 0
            }
        }
        self.init(lines)
    }

    init(_ lines: [CleanLine], layout: PageLayout? = nil) {
        let file = SourceFile(
            path: "p.txt", sha256: "", byteCount: 0, mediaType: "text/plain",
            encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        self.init(source: SourcePage(file: file, lines: lines.map(\.source), layout: layout), lines: lines, census: CharacterCensus())
    }
}

/// The column that paragraphs are set in: `width` Han characters to a line, two fewer in a paragraph's first, whose
/// indentation is lost.
func column(_ paragraphs: String..., width: Int = 20) -> String {
    paragraphs.flatMap { paragraph in
        var lines: [Scalars] = [[]]
        var room = 2 * (width - 2)
        for scalar in Scalars(paragraph) {
            if scalar.halfWidths > room {
                lines.append([])
                room = 2 * width
            }
            lines[lines.count - 1].append(scalar)
            room -= scalar.halfWidths
        }
        return lines.map(\.string)
    }.joined(separator: "\n")
}
