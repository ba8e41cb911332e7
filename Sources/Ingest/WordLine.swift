import Newspaper

/// Puts the words of one line together.
///
/// Recognition cuts Chinese into words, or into single characters, and no space is printed between them; between words in
/// letters there is one. Only a gap as wide as most of a character is a space beside a Chinese one.
struct WordLine {
    private(set) var text = Scalars()
    /// Round all words that have one.
    private(set) var box: Box?
    /// Of the words that have one, each.
    private(set) var boxes: [Box] = []
    private var last: Box?
    private var hasSpace = false
    private let lineBox: Box?
    private var sure = (sum: 0.0, scalars: 0)

    /// - Parameter box: of the whole line, where it is known: it tells lines from columns and how large characters are.
    init(box: Box?) { lineBox = box }

    /// How sure all words are, each counting by its length; nil where none says.
    var confidence: Double? { sure.scalars == 0 ? nil : min(max(sure.sum / Double(sure.scalars), 0), 1) }

    /// The file has a space here.
    mutating func space() { hasSpace = true }

    /// - Parameter confidence: 0 to 1.
    mutating func append(_ word: Scalars, box: Box?, confidence: Double? = nil) {
        let word = Scalars(word.oneLine.trimmed)
        guard let first = word.first else { return }
        if let end = text.last, separates(end, first, box) { text.append(" ") }
        text += word
        if let box {
            self.box = self.box.map { $0.union(box) } ?? box
            boxes.append(box)
        }
        if let confidence {
            sure.sum += confidence * Double(word.count)
            sure.scalars += word.count
        }
        (last, hasSpace) = (box, false)
    }

    /// What hangs on to the last word without a space.
    mutating func hang(_ mark: Scalars) {
        if !text.isEmpty { text += Scalars(mark.oneLine.trimmed) }
    }

    private func separates(_ end: Unicode.Scalar, _ start: Unicode.Scalar, _ box: Box?) -> Bool {
        guard end.halfWidths == 2 || start.halfWidths == 2 else { return true }
        guard let last, let box else { return hasSpace }
        let isVertical = lineBox.map { $0.height > 1.5 * $0.width } ?? false
        let gap = isVertical ? box.y - last.y - last.height : box.x - last.x - last.width
        let square = isVertical ? lineBox?.width ?? box.width : lineBox?.height ?? max(last.height, box.height)
        // The box of a stop is its ink, which fills a quarter of its square.
        let isPunctuated = end.isPunctuation || start.isPunctuation
        return square > 0 && gap > (isPunctuated ? 1.5 : 0.75) * square
    }
}

extension Scalars {
    /// The text with spaces for what would end a line.
    var oneLine: Scalars {
        map { scalar in
            switch scalar.value {
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: " "
            default: scalar
            }
        }
    }
}
