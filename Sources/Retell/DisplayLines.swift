import Newspaper

/// How display type was printed.
struct DisplayLines {
    private let breaking: LineBreaking
    /// Each of its words was printed twice.
    private let isDoubled: Bool

    init(_ lines: [Scalars], endsAtMarks: Bool) {
        isDoubled = lines.allSatisfy { line in line.split(whereSeparator: \.isBlank).allSatisfy(Self.isTwice) }
        let isDoubled = isDoubled
        breaking = LineBreaking(display: isDoubled ? lines.map { line in
            Scalars(line.split(whereSeparator: \.isBlank).map { $0.prefix($0.count / 2) }.joined(separator: [" "]))
        } : lines, endsAtMarks: endsAtMarks)
    }

    func lines(of text: Scalars) -> [Scalars] {
        breaking.lines(of: text).map { line in
            guard isDoubled else { return line }
            return Scalars(line.split(whereSeparator: \.isBlank).map { $0 + $0 }.joined(separator: [" "]))
        }
    }

    private static func isTwice(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.count % 2 == 0 && word.prefix(word.count / 2).elementsEqual(word.suffix(word.count / 2))
    }
}
