import Newspaper

/// Marks of Chinese text as they are printed, for what recognition takes them for: it knows characters well, and marks, which
/// are a few dots, badly.
enum RecognizedMarks {
    /// - Parameter isDisplay: the line is larger than running text, in which a dot ends a sentence: 在希望的田野上·三夏时节.
    /// - Complexity: O(line)
    static func printed(_ line: Scalars, isDisplay: Bool) -> Scalars {
        var text = line
        for (index, scalar) in text.enumerated() where index > 0 && text[index - 1].isHan {
            if let mark = fullWidth(scalar) { text[index] = isDisplay && mark == "。" ? "·" : mark }
        }
        return withBlanksInBylines(text)
    }

    /// Straight ones may do either.
    static func opensQuotation(_ mark: Unicode.Scalar) -> Bool { mark == "“" || mark == "\"" }

    /// Behind a Chinese character newspapers print no mark of half a width, and none of those that programmers use.
    private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case ".", "*": "。"
        case "`", "\\": "、"
        case ",": "，"
        case ";": "；"
        case ":": "："
        case "?": "？"
        case "!": "！"
        default: nil
        }
    }

    // MARK: Bylines

    private static let roles = ["记者", "通讯员", "記者", "通訊員"].map { Scalars($0) }
    private static let owner = Scalars("本报")
    /// No byline goes on for longer.
    private static let longest = 40

    /// The blank between 记者 and a name comes as quotation marks: 本报讯（记者“”刘艳强. Nobody is quoted in such brackets, nor
    /// right behind the word where a line begins with 本报记者.
    private static func withBlanksInBylines(_ line: Scalars) -> Scalars {
        var isBlank = [Bool](repeating: false, count: line.count)
        for role in roles {
            var at = 0
            while let found = line[at...].firstRange(of: role) {
                at = found.upperBound
                let bracket = line[..<found.lowerBound].suffix(longest).last { $0.opensParenthesis || $0.closesParenthesis }
                let behind = line[at...].prefix(longest)
                let end =
                    if bracket?.opensParenthesis == true {
                        behind.firstIndex { $0.closesParenthesis || $0.endsSentence }
                    } else if found.lowerBound == 0 || line[..<found.lowerBound].elementsEqual(owner) {
                        behind.firstIndex { !$0.isQuotationMark }
                    } else {
                        at
                    }
                for index in at..<(end ?? behind.endIndex) where line[index].isQuotationMark { isBlank[index] = true }
            }
        }
        guard isBlank.contains(true) else { return line }
        return line.indices.reduce(into: Scalars()) { text, index in
            if !isBlank[index] { text.append(line[index]) } else if text.last != " " { text.append(" ") }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isQuotationMark: Bool {
        switch self {
        case "“", "”", "\"", "‘", "’", "'": true
        default: false
        }
    }
}
