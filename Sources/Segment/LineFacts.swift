import Newspaper

/// A line as segmentation sees it: trimmed, measured, and told how its repairs made it.
package struct LineFacts: Sendable {
    /// Index into the page's lines.
    package let line: Int
    /// Lines of the page that print nothing of their own and so go where this line goes.
    package fileprivate(set) var shadows: [Int] = []
    /// Clean text without blanks at either end.
    package let text: Scalars
    /// Clean offset at which `text` begins.
    let offset: Int
    /// Breadth as printed in a CJK font, in half squares; blanks at the ends left out.
    let width: Int
    let blankLinesBefore: Int
    let wasDoubled: Bool
    let wasLetterSpaced: Bool
    let bigrams: [Int]
    let isByline: Bool
    let end: LineEnd
}

/// The lines of a page that print something of their own, and what they have in common.
package struct PageFacts: Sendable {
    package private(set) var lines: [LineFacts] = []
    let vocabulary: Vocabulary
    /// A dump with a blank line after most lines: there a missing blank line says that two lines belong together.
    package let hasBlankLines: Bool

    package init(_ page: CleanPage) {
        var vocabulary = Vocabulary()
        var leadingShadows: [Int] = []
        for (index, clean) in page.lines.enumerated() {
            let trimmed = clean.text.trimmed
            guard !trimmed.isEmpty else {
                if lines.isEmpty { leadingShadows.append(index) } else { lines[lines.count - 1].shadows.append(index) }
                continue
            }
            let text = Scalars(trimmed)
            lines.append(
                LineFacts(
                    line: index, text: text, offset: trimmed.startIndex, width: text.reduce(0) { $0 + $1.halfWidths },
                    blankLinesBefore: clean.source.blankLinesBefore,
                    wasDoubled: clean.repairs.contains { $0.kind == .doubling },
                    wasLetterSpaced: clean.repairs.contains { $0.kind == .letterSpacing },
                    bigrams: vocabulary.addLine(text), isByline: BylineParser.whole(text) != nil, end: LineEnd.of(text)))
        }
        if !lines.isEmpty { lines[0].shadows += leadingShadows }
        self.vocabulary = vocabulary
        hasBlankLines = lines.count(where: { $0.blankLinesBefore > 0 }) * 2 > lines.count
    }
}
