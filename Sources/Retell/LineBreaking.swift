import Newspaper

/// How wide a column is set: read off its lines, to break other text as it was broken.
struct LineBreaking: Sendable {
    /// In half squares.
    private let width: Int
    /// By how much the first line of a paragraph is shorter.
    private let indent: Int
    /// Of a punctuation mark: 1 where marks are set in half a square.
    private let markWidth: Int
    /// Whether a line ends after each mark that closes something, as some extractors have it where marks are set in half a
    /// square.
    private let endsAtMarks: Bool

    /// - Parameters:
    ///   - lines: of running text, in their order.
    ///   - starts: which of them begin a paragraph.
    ///   - breadth: how wide to break, in hundredths of theirs.
    init(_ lines: [Scalars], starts: Set<Int>, endsAtMarks: Bool, breadth: Int) {
        self.endsAtMarks = endsAtMarks
        if endsAtMarks {
            // Only what has no mark is as wide as its column.
            let widths = lines.map { Self.width($0, 1) }.sorted()
            (width, markWidth, indent) = (widths.isEmpty ? 0 : widths[widths.count * 9 / 10] * breadth / 100, 1, 4)
            return
        }
        // A line that goes on in the next one is full.
        let full = lines.indices.filter { $0 + 1 < lines.count && !starts.contains($0 + 1) && !starts.contains($0) }
        func widths(_ indices: [Int], _ markWidth: Int) -> [Int] { indices.map { Self.width(lines[$0], markWidth) }.sorted() }
        func spread(_ markWidth: Int) -> Int {
            let sorted = widths(full, markWidth)
            return sorted.isEmpty ? 0 : sorted[sorted.count * 9 / 10] - sorted[sorted.count / 10]
        }
        markWidth = spread(1) < spread(2) ? 1 : 2
        let all = widths(full.isEmpty ? Array(lines.indices) : full, markWidth)
        let set = all.isEmpty ? 0 : all[all.count / 2]
        width = set * breadth / 100
        let first = widths(lines.indices.filter { starts.contains($0) && $0 + 1 < lines.count && !starts.contains($0 + 1) }, markWidth)
        indent = first.isEmpty || set - first[first.count / 2] < 3 ? 0 : 4
    }

    /// For display type: as wide as the widest of its lines, never indented.
    init(display lines: [Scalars], endsAtMarks: Bool) {
        (indent, markWidth, self.endsAtMarks) = (0, 2, endsAtMarks)
        var printed: [Scalars] = []
        for line in lines {
            if endsAtMarks, let last = printed.last?.last, Self.mayNotBegin([last]) { printed[printed.count - 1] += line } else { printed.append(line) }
        }
        width = printed.count < 2 ? Int.max : printed.map { Self.width($0, 2) }.max() ?? Int.max
    }

    /// Whether hardly a line goes on behind a mark that closes something.
    static func endsAtMarks(_ lines: [Scalars]) -> Bool {
        var inside = 0, atEnd = 0
        for line in lines {
            for (mark, next) in zip(line, line.dropFirst()) where mayNotBegin([mark]) && !mayNotBegin([next]) { inside += 1 }
            if let last = line.last, mayNotBegin([last]) { atEnd += 1 }
        }
        return inside * 10 < atEnd
    }

    /// The lines of a paragraph. No line begins with a mark that closes or ends with one that opens, none breaks a number or a
    /// word of letters; blanks where lines meet are dropped.
    func lines(of paragraph: Scalars) -> [Scalars] {
        var lines: [Scalars] = [], line = Scalars(), left = width - indent
        for unit in Self.units(of: paragraph) {
            let size = Self.width(unit, markWidth)
            let isBlank = unit.allSatisfy(\.isBlank)
            if size > left, !line.isEmpty, !Self.mayNotBegin(unit) {
                let opening = line.count > 1 && line[line.count - 1].opensBracket ? Scalars([line.removeLast()]) : []
                lines.append(line)
                (line, left) = (opening, width - Self.width(opening, markWidth))
            }
            if isBlank, line.isEmpty { continue }
            line += unit
            left -= size
        }
        if !line.isEmpty { lines.append(line) }
        return lines.flatMap { endsAtMarks ? Self.endedAtMarks($0) : [$0] }.map { Scalars($0.trimmed) }.filter { !$0.isEmpty }
    }

    private static func endedAtMarks(_ line: Scalars) -> [Scalars] {
        var lines: [Scalars] = [[]]
        for (index, scalar) in line.enumerated() {
            if index > 0, mayNotBegin([line[index - 1]]), !mayNotBegin([scalar]) { lines.append([]) }
            lines[lines.count - 1].append(scalar)
        }
        return lines
    }

    private static func mayNotBegin(_ unit: Scalars) -> Bool {
        guard let first = unit.first else { return true }
        return first.closesBracket || first.endsSentence || "，、；：".unicodeScalars.contains(first)
    }

    /// What is not broken: a character, or letters and digits of the Latin world on end.
    private static func units(of text: Scalars) -> [Scalars] {
        var units: [Scalars] = []
        var wasWord = false
        for scalar in text {
            let isWord = scalar.isDigit || scalar.isASCIILetter || scalar == "." || scalar == "%"
            if isWord, wasWord { units[units.count - 1].append(scalar) } else { units.append([scalar]) }
            wasWord = isWord
        }
        return units
    }

    private static func width(_ text: Scalars, _ markWidth: Int) -> Int {
        text.reduce(0) { sum, scalar in
            sum + (scalar.isASCII ? 1 : scalar.isWordCharacter ? 2 : markWidth)
        }
    }
}
