import Evaluate
import Newspaper

/// How running text was printed.
struct PrintedText {
    private let breaking: LineBreaking
    /// Bylines on lines of their own.
    private let before: [Scalars], after: [Scalars]
    /// Bylines that open the first paragraph and close the last.
    private let opening: Scalars, closing: Scalars
    /// Which lines had blanks between all their characters.
    private let isSpaced: [Bool]

    /// - Parameters:
    ///   - lines: the article's, bylines on lines of their own among them.
    ///   - breadth: how wide other text is to be set, in hundredths of theirs.
    init(_ article: GoldPage.Article, _ lines: [Scalars], endsAtMarks: Bool, breadth: Int) {
        let bylines = article.printedBylines.map { Scalars($0) }
        before = Array(lines.prefix(Self.count(lines, bylines)))
        let rest = lines.dropFirst(before.count)
        after = Array(rest.suffix(Self.count(rest.reversed(), bylines)))
        let inside = Array(rest.dropLast(after.count))
        let text = Scalars(inside.map(\.letters).joined())
        opening = bylines.first { text.starts(with: $0.letters) } ?? []
        closing = bylines.first { text.reversed().starts(with: $0.letters.reversed()) } ?? []
        isSpaced = inside.map { line in line.count { $0.isBlank } * 5 > line.count * 2 }
        var begins: Set<Int> = [opening.letters.count], end = opening.letters.count
        for paragraph in article.paragraphs {
            end += Scalars(paragraph).letters.count
            begins.insert(end)
        }
        var starts: Set<Int> = [0], place = 0
        for (index, line) in inside.enumerated() {
            if begins.contains(place) { starts.insert(index) }
            place += line.letters.count
        }
        breaking = LineBreaking(inside.map(\.withoutBlanks), starts: starts, endsAtMarks: endsAtMarks, breadth: breadth)
    }

    /// How many of the first lines are nothing but one of the bylines.
    private static func count(_ lines: some Sequence<Scalars>, _ bylines: [Scalars]) -> Int {
        var joined = Scalars()
        for (index, line) in lines.enumerated() {
            joined += line.letters
            // Read from the end, the lines of a byline on several come in another order; it then stays where text is.
            if bylines.contains(where: { $0.letters == joined }) { return index + 1 }
            if joined.count > bylines.reduce(0, { max($0, $1.count) }) { return 0 }
        }
        return 0
    }

    func lines(of paragraphs: [Scalars]) -> [Scalars] {
        var lines: [Scalars] = []
        for (number, paragraph) in paragraphs.enumerated() {
            var text = paragraph
            if number == 0, !opening.isEmpty { text = opening + [" "] + text }
            if number == paragraphs.count - 1, !closing.isEmpty { text += [" "] + closing }
            let broken = breaking.lines(of: text)
            for (index, line) in broken.enumerated() {
                let isSpaced = index + 1 < broken.count && lines.count < isSpaced.count && isSpaced[lines.count]
                lines.append(isSpaced ? Scalars(line.withoutBlanks.map { [$0] }.joined(separator: [" "])) : line)
            }
        }
        return before + lines + after
    }
}
