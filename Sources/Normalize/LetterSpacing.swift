import Newspaper

/// Closes up lines that were justified letter by letter: 不 时 与 大 家 交 流 → 不时与大家交流.
///
/// What tells a letter space from a real one is the company it keeps, see `Setting`. Where nothing tells, only
/// spaces go that no typesetter prints: inside brackets and quotes, around pause punctuation, in （王 伟）.
/// Spaces beside Latin words and between digits are never touched, and headlines such as
/// 志愿服务齐行动 文明城市共创建 stay in two.
///
/// - Complexity: O(text)
enum LetterSpacing: LineRepair {
    static let kind = RepairKind.letterSpacing

    static func edits(in text: Scalars) -> [Edit] {
        guard text.contains(where: \.isBlank) else { return [] }
        let line = SpacedLine(text)
        let setting = Setting(line)
        let printed = text.withoutBlanks
        var bracketDepth = unopenedBrackets(in: text)
        var passed = 0
        return line.gaps.compactMap { gap in
            for scalar in text[line.runs[gap].range] { bracketDepth += scalar == "（" ? 1 : scalar == "）" ? -1 : 0 }
            passed += line.runs[gap].range.count
            let (range, width) = (line.range(of: gap), line.width(of: gap))
            if isNeverPrinted(line, gap) { return width <= 2 ? Edit(range) : nil }
            guard setting.isLetterGap(gap, of: line, inBrackets: bracketDepth > 0) else { return nil }
            if width > setting.letterWidth { return wordSpace(in: line, gap) }
            return PrintedSpaces.isDue(between: printed[..<passed], and: printed[passed...]) ? nil : Edit(range)
        }
    }

    /// Brackets that an earlier line opened.
    private static func unopenedBrackets(in text: Scalars) -> Int {
        var (depth, lowest) = (0, 0)
        for scalar in text {
            depth += scalar == "（" ? 1 : scalar == "）" ? -1 : 0
            lowest = min(lowest, depth)
        }
        return -lowest
    }

    private static func isNeverPrinted(_ line: SpacedLine, _ gap: Int) -> Bool {
        let (left, right) = line.sides(of: gap)
        return right.clingsToLeft || left.clingsToRight || left.isPause && right.isJustified
            || isNameInBrackets(line, gap)
    }

    /// （王 伟）: a name of two characters set to the width of three.
    private static func isNameInBrackets(_ line: SpacedLine, _ gap: Int) -> Bool {
        let (left, right) = (line.text[line.runs[gap].range], line.text[line.runs[gap + 1].range])
        return left.suffix(2).first == "（" && left.last?.isHan == true && right.first?.isHan == true
            && right.dropFirst().first == "）"
    }

    /// A word space in a spaced line: one blank, ideographic where one was printed.
    private static func wordSpace(in line: SpacedLine, _ gap: Int) -> Edit? {
        let range = line.range(of: gap)
        guard range.count > 1 else { return nil }
        return Edit(range, [line.text[range].contains("\u{3000}") ? "\u{3000}" : " "])
    }
}

/// How a line is set.
///
/// A *chain* is a row of runs that are single characters or numbers, with three or more single characters. In a
/// chain and at its ends the narrowest gap of the line is a letter space; a wider one is a word space. A line is *loose* when it is broken into scraps of one and two characters: there, and in
/// the running text of a line with a chain, every narrow gap is a letter space. In other running text it is one
/// beside a single character.
private struct Setting {
    /// The width of the narrowest gap between single characters.
    let letterWidth: Int
    /// For each run whether it is part of a chain.
    private let chained: [Bool]
    private let hasChain: Bool
    private let isLoose: Bool
    private let isRunningText: Bool

    /// So many Han characters in a row, one by one, are no words of their own.
    private static let chainLength = 3
    /// So many scraps in a row, two of them lone characters, are no list of names.
    private static let looseLength = 5

    init(_ line: SpacedLine) {
        letterWidth =
            line.gaps.lazy.filter { line.runs[$0].han <= 1 && line.runs[$0 + 1].han <= 1 }
            .map { line.width(of: $0) }.min() ?? 1
        chained = Self.chains(in: line)
        hasChain = chained.contains(true)
        isLoose = Self.isLoose(line)
        // Not the colon, which headlines have as well.
        isRunningText = line.text.contains { $0 == "，" || $0 == "。" || $0 == "、" || $0 == "；" }
    }

    /// Whether a gap is a letter space, or a word space of a row set in letter spaces.
    func isLetterGap(_ gap: Int, of line: SpacedLine, inBrackets: Bool) -> Bool {
        let (left, right) = line.sides(of: gap)
        if chained[gap] || chained[gap + 1], left.isHan && right.isASCIIDigit || left.isASCIIDigit && right.isHan {
            return true
        }
        guard left.isJustified, right.isJustified, !(left.endsSentence && right == "（") else { return false }
        if chained[gap] || chained[gap + 1] || isLoose { return true }
        guard isRunningText, !inBrackets, !left.endsSentence, line.width(of: gap) == 1 else { return false }
        return hasChain || standsAlone(line.text[line.runs[gap].range].reversed())
            || standsAlone(line.text[line.runs[gap + 1].range])
    }

    /// Whether exactly one Han character comes before anything else.
    private func standsAlone(_ text: some Collection<Unicode.Scalar>) -> Bool {
        text.prefix(2).count { $0.isHan } == 1 && text.first?.isHan == true
    }

    private static func chains(in line: SpacedLine) -> [Bool] {
        var chained = [Bool](repeating: false, count: line.runs.count)
        var start = 0
        while start < line.runs.count {
            let end = line.runs[start...].firstIndex { $0.han > 1 } ?? line.runs.count
            if line.runs[start..<end].count(where: \.isSingle) >= chainLength {
                for run in start..<end { chained[run] = true }
            }
            start = end + 1
        }
        return chained
    }

    private static func isLoose(_ line: SpacedLine) -> Bool {
        guard line.runs.count >= looseLength, line.runs.allSatisfy({ $0.han <= 2 }) else { return false }
        let lone = line.runs.indices.count { run in
            line.runs[run].isSingle && (run == 0 || line.runs[run - 1].han == 2)
                && (run + 1 == line.runs.count || line.runs[run + 1].han == 2)
        }
        return lone >= 2
    }
}

extension Unicode.Scalar {
    /// What justification sets apart and this repair closes up.
    fileprivate var isJustified: Bool { isHan || isChinesePunctuation }
}
