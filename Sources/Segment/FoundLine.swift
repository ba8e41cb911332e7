import Newspaper

/// A line of the page as its extractor gave it: all of a printed line, or a piece of one.
struct FoundLine: Sendable {
    /// Index into the page's lines.
    let line: Int
    /// Clean text without blanks at either end, and the clean offset at which it begins.
    let text: Scalars
    let offset: Int
    /// Breadth as printed in a CJK font, in half squares.
    let width: Int
    /// How many punctuation marks it has.
    let marks: Int
    let blankLinesBefore: Int
    var shadows: [Int] = []
    /// Whether a blank parts it from the piece before it in its printed line.
    var isSetApart = false

    /// The lines that print something of their own; the others are shadows of these.
    static func lines(of page: CleanPage) -> [FoundLine] {
        var found: [FoundLine] = []
        found.reserveCapacity(page.lines.count)
        var leadingShadows: [Int] = []
        for (index, clean) in page.lines.enumerated() {
            let trimmed = clean.text.trimmed
            guard !trimmed.isEmpty else {
                if found.isEmpty { leadingShadows.append(index) } else { found[found.count - 1].shadows.append(index) }
                continue
            }
            found.append(
                FoundLine(
                    line: index, text: trimmed.count == clean.text.count ? clean.text : Scalars(trimmed), offset: trimmed.startIndex,
                    width: trimmed.reduce(0) { $0 + $1.halfWidths }, marks: trimmed.count { $0.isPunctuation },
                    blankLinesBefore: clean.source.blankLinesBefore))
        }
        if !found.isEmpty { found[0].shadows += leadingShadows }
        return found
    }
}

extension LineFacts {
    /// - Parameter found: the pieces of one printed line; never none.
    init(_ found: ArraySlice<FoundLine>, _ page: CleanPage, _ vocabulary: inout Vocabulary) {
        var pieces: [LinePiece] = []
        pieces.reserveCapacity(found.count)
        // Most printed lines are one piece, whose text is theirs.
        var text = found.count == 1 ? found[found.startIndex].text : []
        var length = 0
        var wasDoubled = false, wasLetterSpaced = false
        for part in found {
            if part.isSetApart, length > 0 {
                text.append(" ")
                length += 1
            }
            let range = length..<(length + part.text.count)
            pieces.append(LinePiece(line: part.line, offset: part.offset, range: range, shadows: part.shadows))
            if found.count > 1 { text += part.text }
            length = range.upperBound
            for repair in page.lines[part.line].repairs {
                if repair.kind == .doubling { wasDoubled = true }
                if repair.kind == .letterSpacing { wasLetterSpaced = true }
            }
        }
        let isByline = BylineParser.whole(text) != nil
        self.init(
            pieces: pieces, text: text, width: text.reduce(0) { $0 + $1.halfWidths }, blankLinesBefore: found.first?.blankLinesBefore ?? 0,
            wasDoubled: wasDoubled, wasLetterSpaced: wasLetterSpaced, bigrams: vocabulary.addLine(text),
            isByline: isByline, end: LineEnd.of(text, isByline: isByline),
            opening: Opening.of(text))
    }
}
