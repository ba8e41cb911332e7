import Newspaper

/// A line as runs of printed characters with gaps between them: what both spacing repairs look at. Blanks at
/// either end of the line belong to no gap.
struct SpacedLine {
    struct Run {
        /// Columns of the text.
        var range: Range<Int>
        /// The longest row of Han characters in the run.
        var han = 0
        var hasDigits = false
        /// Han characters one by one, alone or with punctuation between: 好 、宣 or 讯（记.
        var isSingle: Bool { han == 1 && !hasDigits }
    }

    let text: Scalars
    /// At least one where the line prints anything; gap `i` is between run `i` and run `i + 1`.
    let runs: [Run]

    /// - Complexity: O(text)
    init(_ text: Scalars) {
        self.text = text
        var runs: [Run] = []
        var (inRun, han) = (false, 0)
        for (column, scalar) in text.enumerated() {
            han = scalar.isHan ? han + 1 : 0
            guard !scalar.isBlank else {
                inRun = false
                continue
            }
            if !inRun { runs.append(Run(range: column..<column)) }
            inRun = true
            let last = runs.count - 1
            runs[last].range = runs[last].range.lowerBound..<(column + 1)
            runs[last].han = max(runs[last].han, han)
            if scalar.isASCIIDigit { runs[last].hasDigits = true }
        }
        self.runs = runs
    }

    var gaps: Range<Int> { 0..<max(0, runs.count - 1) }

    /// Columns of the blanks of a gap.
    func range(of gap: Int) -> Range<Int> { runs[gap].range.upperBound..<runs[gap + 1].range.lowerBound }

    /// How wide a gap is: 1 for a space, 2 for an ideographic space.
    func width(of gap: Int) -> Int { text[range(of: gap)].reduce(0) { $0 + ($1 == "\u{3000}" ? 2 : 1) } }

    /// The printed scalars on either side of a gap.
    func sides(of gap: Int) -> (left: Unicode.Scalar, right: Unicode.Scalar) {
        (text[runs[gap].range.upperBound - 1], text[runs[gap + 1].range.lowerBound])
    }
}

extension Unicode.Scalar {
    /// Punctuation of sentences and titles, as opposed to signs of numbers and addresses.
    var isChinesePunctuation: Bool {
        switch value {
        case 0x2013...0x201D, 0x2026, 0xB7, 0x3001...0x3002, 0x3008...0x3011, 0x3014...0x3017, 0xFF01, 0xFF08, 0xFF09,
            0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F:
            true
        default: false
        }
    }

    /// Punctuation that a pause follows inside a sentence.
    var isPause: Bool { self == "，" || self == "、" || self == "；" || self == "：" }

    /// Full-width punctuation that never begins a line: nothing sets it apart from what it follows.
    var clingsToLeft: Bool {
        switch self {
        case "，", "、", "；", "：", "。", "！", "？", "”", "’", "）", "》", "〉", "」", "』", "】", "〕": true
        default: false
        }
    }

    /// Full-width punctuation that never ends a line.
    var clingsToRight: Bool {
        switch self {
        case "“", "‘", "（", "《", "〈", "「", "『", "【", "〔": true
        default: false
        }
    }
}
