import Newspaper

/// Lines of display type on end between which a bracket or a quotation is open: they are one headline beyond doubt.
enum BracketSpans {
    private static let partners: [Unicode.Scalar: Unicode.Scalar] = [
        "）": "（", ")": "(", "》": "《", "〉": "〈", "」": "「", "』": "『", "】": "【", "〕": "〔", "”": "“", "’": "‘",
    ]
    /// How many lines below its opening a closing is looked for: one that is missing must not hold a page together.
    private static let reach = 3

    /// Indices of lines at whose beginning a bracket is open that this line or one of the next closes.
    static func continued(_ lines: [Scalars]) -> [Int] {
        var isContinued = [Bool](repeating: false, count: lines.count)
        var open: [(bracket: Unicode.Scalar, line: Int)] = []
        for (index, line) in lines.enumerated() {
            open.removeAll { index - $0.line > reach }
            for scalar in line {
                if scalar.opensBracket {
                    open.append((scalar, index))
                } else if let partner = partners[scalar], let last = open.last, last.bracket == partner {
                    open.removeLast()
                    if last.line < index { for line in (last.line + 1)...index { isContinued[line] = true } }
                }
            }
        }
        return isContinued.indices.filter { isContinued[$0] }
    }
}
