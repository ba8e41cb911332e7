import Newspaper

/// How a text says where its paragraphs begin.
enum Paragraphing {
    /// As print does, by indents and short last lines, of which extractors keep what they like: it has to be found out.
    case printed
    /// A paragraph is a line, however long: somebody has put the printed lines together already, as rows of text corpora have it
    /// and most converters of documents. Breadths of lines say nothing there.
    case lines
    /// Blank lines part paragraphs, and nothing else.
    case blankLines

    /// No column of a newspaper is as broad, in half squares.
    private static let long = 60

    /// - Parameter found: the lines of a page.
    init(_ found: [FoundLine]) {
        self = Self.areParagraphs(found) ? .lines : Self.arePartedByBlanks(found) ? .blankLines : .printed
    }

    /// Whether most of the text stands in lines broader than columns, and these end as paragraphs do: of printed lines one in ten does.
    private static func areParagraphs(_ found: [FoundLine]) -> Bool {
        let lines = found.filter { $0.width >= long }
        return lines.reduce(0) { $0 + $1.width } * 2 > found.reduce(0) { $0 + $1.width }
            && lines.count { endsParagraph($0.text) } * 4 >= lines.count * 3
    }

    /// Whether lines of text above a blank line end as paragraphs do, and hardly any others. Where columns or all lines are set
    /// apart by blank lines, most lines above one end amid a sentence; where none are, one line in ten ends a sentence all the same.
    private static func arePartedByBlanks(_ found: [FoundLine]) -> Bool {
        var parted = (count: 0, ended: 0), together = (count: 0, ended: 0)
        for (line, next) in zip(found, found.dropFirst()) where hasMarks(line.text) && hasMarks(next.text) {
            let ended = endsParagraph(line.text) ? 1 : 0
            if next.blankLinesBefore > 0 {
                parted = (parted.count + 1, parted.ended + ended)
            } else {
                together = (together.count + 1, together.ended + ended)
            }
        }
        return parted.count >= 3 && parted.ended * 10 >= parted.count * 9 && together.count >= parted.count
            && together.ended * 10 <= together.count
    }

    private static func endsParagraph(_ text: Scalars) -> Bool {
        ScalarClass.isSentenceEnd(text) || text.last.map { $0.closesParenthesis || $0 == "：" } ?? false
    }

    /// Whether it has marks that text has and display type has not.
    private static func hasMarks(_ text: Scalars) -> Bool { text.contains { $0 == "，" || $0.endsSentence } }
}

// MARK: What lines may be

extension Paragraphing {
    /// The labels that lines of a page may have, as far as anything is known of them.
    func labels(_ page: PageFacts) -> [Int: LabelSet] {
        var labels: [Int: LabelSet] = [:]
        var isBroken = false
        for block in blocks(page) {
            let isText = isText(page.lines[block])
            let possible = isText ? Self.labels(ofText: page.lines[block]) : .all
            // A page's end, or a picture, may part a paragraph.
            labels[block.lowerBound] = isBroken ? possible : possible.subtracting([.body])
            if isText { for line in block.dropFirst() { labels[line] = possible.subtracting([.articleStart, .paragraphStart]) } }
            isBroken = Self.breaksOff(page.lines[block])
        }
        return labels
    }

    /// Whether a block is text that ends amid a sentence.
    private static func breaksOff(_ block: ArraySlice<LineFacts>) -> Bool {
        guard let last = block.last, !endsParagraph(last.text) else { return false }
        return hasLengthAndMarks(block)
    }

    /// Whether a block is as long as no line of display type, and has marks that text has.
    private static func hasLengthAndMarks(_ block: ArraySlice<LineFacts>) -> Bool {
        width(block) >= long && block.contains { hasMarks($0.text) }
    }

    /// As if it were one line, in half squares.
    private static func width(_ block: ArraySlice<LineFacts>) -> Int { block.reduce(0) { $0 + $1.width } }

    /// Lines of one paragraph, or of several of display type.
    private func blocks(_ page: PageFacts) -> [Range<Int>] {
        switch self {
        case .printed: []
        case .lines: page.lines.indices.map { $0..<($0 + 1) }
        case .blankLines:
            page.lines.indices.reduce(into: []) { blocks, line in
                if let last = blocks.last, page.lines[line].blankLinesBefore == 0 {
                    blocks[blocks.count - 1] = last.lowerBound..<(line + 1)
                } else {
                    blocks.append(line..<(line + 1))
                }
            }
        }
    }

    /// Whether a block is running text: it ends with a full stop, or is as long as nothing else and has marks; and no line of
    /// display type, which leaves room beside it, stands above the rest.
    private func isText(_ block: ArraySlice<LineFacts>) -> Bool {
        guard let last = block.last, last.end != .runningText else { return false }
        let widest = block.reduce(0) { max($0, $1.width) }
        guard block.dropLast().allSatisfy({ $0.width >= widest - Self.slack }) else { return false }
        if last.text.last(where: { !$0.closesBracket }) == "。" { return true }
        return Self.hasLengthAndMarks(block)
    }

    /// By how many half squares a line of text may be narrower than others, an indent among them.
    private static let slack = 8

    private static func labels(ofText block: ArraySlice<LineFacts>) -> LabelSet {
        var labels: LabelSet = [.articleStart, .paragraphStart, .body]
        if block.contains(where: { $0.opening == .caption || Closing.of($0.text) == .photographer }) { labels.insert(.caption) }
        if isOffer(block) { labels.insert(.ad) }
        return labels
    }

    /// Whether a block may be a notice or an advertisement: it is short, and has their words.
    private static func isOffer(_ block: ArraySlice<LineFacts>) -> Bool {
        guard let first = block.first, !first.opening.beginsArticle, width(block) <= longestOffer else { return false }
        let text = Scalars(block.map(\.text).joined())
        return FurnitureWords.readsAsNotice(text, firstLine: first.text) || FurnitureWords.readsAsAdvertisement(text)
    }

    /// In half squares.
    private static let longestOffer = 320
}
