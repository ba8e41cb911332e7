import Newspaper

/// Puts the lines of a hard-wrapped column back into running text and remembers where each scalar came from.
struct PassageBuilder {
    private(set) var passage = Passage()

    /// Joins a line on: nothing between Chinese lines or inside a number, a blank between two Latin words.
    /// - Parameter part: scalars of the line's text to take, all where nil; the rest went elsewhere (a byline at
    ///   the end).
    /// - Complexity: O(line)
    mutating func append(_ line: LineFacts, part: Range<Int>? = nil, separator: Scalars? = nil) {
        claim(line)
        var range = part ?? line.text.indices
        while let last = range.last, line.text[last].isBlank { range.removeLast() }
        while let first = range.first, line.text[first].isBlank { range.removeFirst() }
        guard let first = range.first else { return }
        if let last = passage.text.last {
            passage.text += separator ?? (last.isASCIILetter && line.text[first].isASCIILetter ? [" "] : [])
        }
        for piece in line.pieces {
            let part = piece.range.clamped(to: range)
            guard !part.isEmpty else { continue }
            passage.runs.append(
                TextRun(
                    start: passage.text.count + part.lowerBound - first, length: part.count, line: piece.line,
                    column: piece.offset + part.lowerBound - piece.range.lowerBound))
        }
        passage.text += line.text[range]
    }

    /// A line that the passage answers for without showing it.
    mutating func claim(_ line: LineFacts) { passage.lines += line.claimed }

    static func passage(_ lines: [LineFacts], separator: Scalars? = nil) -> Passage {
        var builder = PassageBuilder()
        for line in lines { builder.append(line, separator: separator) }
        return builder.passage
    }
}
