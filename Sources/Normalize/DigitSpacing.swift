import Newspaper

/// Closes up digits with what they count: 10 月 24 日 → 10月24日, 安装 500个 → 安装500个. Only single blanks go,
/// never one between two numbers or beside a Latin word.
enum DigitSpacing: LineRepair {
    static let kind = RepairKind.digitSpacing

    static func edits(in text: Scalars) -> [Edit] {
        guard text.contains(where: \.isASCIIDigit) || text.contains(where: \.isNumberSign), text.contains(where: \.isBlank)
        else { return [] }
        let line = SpacedLine(text)
        let isFolio = namesFolio(text)
        let printed = text.withoutBlanks
        var passed = 0
        return line.gaps.compactMap { gap in
            passed += line.runs[gap].range.count
            let range = line.range(of: gap)
            guard range.count == 1, text[range.lowerBound] != "\u{3000}" else { return nil }
            let (before, after) = (printed[..<passed], printed[passed...])
            guard belongTogether(before, after), !PrintedSpaces.isDue(between: before, and: after) else { return nil }
            let isDate = startsDate(after) && (isFolio || before.last == "版" || before.last == "期")
            return isDate ? nil : Edit(range)
        }
    }

    private static func belongTogether(
        _ before: ArraySlice<Unicode.Scalar>, _ after: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        guard let left = before.last, let right = after.first else { return false }
        if left.isASCIIDigit || left.isUnitSign { return right.isHan || right.isUnitSign || right.isNumberSign }
        if right.isASCIIDigit { return left.isHan || left.isNumberSign || left == "•" && before.count > 1 }
        if left.isNumberSign { return right.isHan }
        return right.isNumberSign && left.isHan
    }

    /// A line that names weekday, number or editors of the page: there a date stands apart from what is before it.
    private static func namesFolio(_ text: Scalars) -> Bool {
        folioWords.contains { text.firstRange(of: $0) != nil }
    }

    private static let folioWords = ["星期", "总第", "责编", "责任编辑"].map { Scalars($0) }

    /// 2022年, 2022-10, 2022.10.
    private static func startsDate(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.count > 5, text.prefix(4).allSatisfy(\.isASCIIDigit) else { return false }
        let separator = text[text.startIndex + 4]
        return separator == "年" || (separator == "-" || separator == ".") && text[text.startIndex + 5].isASCIIDigit
    }
}

extension Unicode.Scalar {
    /// Follows a number and belongs to it.
    fileprivate var isUnitSign: Bool { self == "%" || self == "‰" || self == "℃" || self == "°" || self == "％" }

    /// Stands between numbers or characters without space: 1—4月, 文/图, 互联网+.
    fileprivate var isNumberSign: Bool {
        switch self {
        case "—", "–", "～", "~", "·", "/", "+", "-", "－": true
        default: false
        }
    }
}
