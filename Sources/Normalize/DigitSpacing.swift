import Newspaper

/// Closes up digits with what they count: 10 月 24 日 → 10月24日, 安装 500个 → 安装500个. Only single blanks go,
/// never one between two numbers or beside a Latin word.
///
/// Extractors set digits apart on a whole page, before them, after them or both. So in running text every such
/// space goes; in a line without a sentence's punctuation, which may be a headline (风暴袭击 3人死亡), it goes where
/// the page does so elsewhere.
enum DigitSpacing: PageRepair {
    static let kind = RepairKind.digitSpacing

    /// - Complexity: O(scalars of the page)
    static func edits(in lines: [Scalars]) -> [[Edit]] {
        var habit = DigitHabit()
        for line in lines { habit.observe(line) }
        return lines.map { edits(in: $0, habit) }
    }

    private static func edits(in text: Scalars, _ habit: DigitHabit) -> [Edit] {
        guard text.contains(where: { $0.isASCIIDigit || $0.isNumberSign }), text.contains(where: \.isBlank) else {
            return []
        }
        let line = SpacedLine(text)
        let isRunningText = text.contains { $0.isPause || $0 == "。" || $0 == "（" || $0 == "）" }
        let isFolio = folioWords.contains { text.firstRange(of: $0) != nil }
        let printed = text.withoutBlanks
        var passed = 0
        return line.gaps.compactMap { gap in
            passed += line.runs[gap].range.count
            let range = line.range(of: gap)
            guard range.count == 1, text[range.lowerBound] != "\u{3000}" else { return nil }
            let (before, after) = (printed[..<passed], printed[passed...])
            guard belongTogether(before, after),
                isRunningText || isCounted(before, after) || habit.setsApart(before.last, after.first),
                !PrintedSpaces.isDue(between: before, and: after)
            else { return nil }
            let isDate = startsDate(after) && (isFolio || before.last == "版" || before.last == "期")
            return isDate ? nil : Edit(range)
        }
    }

    private static func belongTogether(
        _ before: ArraySlice<Unicode.Scalar>, _ after: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        guard let left = before.last, let right = after.first else { return false }
        // 5• 12, but not • 12 in a list.
        let followsDot = left == "•" && before.count > 1
        if left.isASCIIDigit || left.isUnitSign { return right.isHan || right.isUnitSign || right.isNumberSign }
        if right.isASCIIDigit { return left.isHan || left.isNumberSign || followsDot }
        return left.isNumberSign && right.isHan || right.isNumberSign && left.isHan
    }

    /// 24 日, 500 个, 第 112, 10月 24: nothing but one expression.
    private static func isCounted(_ before: ArraySlice<Unicode.Scalar>, _ after: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let left = before.last, let right = after.first else { return false }
        if left.isASCIIDigit { return measures.contains(right) }
        return right.isASCIIDigit
            && (left == "第" || (left == "年" || left == "月") && before.dropLast().last?.isASCIIDigit == true)
    }

    private static let measures = Set(Scalars("年月日时分秒个名人位次届项家场条户例起万亿多余元岁级"))

    /// A line that names weekday, number or editors of the page: there a date stands apart from what is before it.
    private static let folioWords = ["星期", "总第", "责编", "责任编辑"].map { Scalars($0) }

    /// 2022年, 2022-10, 2022.10.
    private static func startsDate(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.count > 5, text.prefix(4).allSatisfy(\.isASCIIDigit) else { return false }
        let separator = text[text.startIndex + 4]
        return separator == "年" || (separator == "-" || separator == ".") && text[text.startIndex + 5].isASCIIDigit
    }
}

/// On which side a page sets digits apart from Han characters.
private struct DigitHabit {
    private var before = (spaced: 0, all: 0)
    private var after = (spaced: 0, all: 0)

    mutating func observe(_ text: Scalars) {
        var last: Unicode.Scalar?
        var isSpaced = false
        for scalar in text {
            if scalar.isBlank {
                isSpaced = true
                continue
            }
            if let last {
                if last.isHan, scalar.isASCIIDigit { count(isSpaced, &before) }
                if last.isASCIIDigit || last.isUnitSign, scalar.isHan { count(isSpaced, &after) }
            }
            (last, isSpaced) = (scalar, false)
        }
    }

    /// Whether the page sets apart such a pair of neighbours: one time in five is no accident of a few headlines.
    func setsApart(_ left: Unicode.Scalar?, _ right: Unicode.Scalar?) -> Bool {
        let side: (spaced: Int, all: Int) =
            if right?.isASCIIDigit == true { before } else if left?.isASCIIDigit == true || left?.isUnitSign == true {
                after
            } else { (before.spaced + after.spaced, before.all + after.all) }
        return side.spaced * 5 >= side.all
    }

    private func count(_ isSpaced: Bool, _ side: inout (spaced: Int, all: Int)) {
        side.all += 1
        if isSpaced { side.spaced += 1 }
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
