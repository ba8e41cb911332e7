import Newspaper

/// How likely a line goes on from another in the middle of a sentence: by the two characters that would meet.
enum Flow: Int, CaseIterable, Comparable, Sendable {
    /// Punctuation stands between.
    case parted
    /// They hardly ever meet, seldom, as by chance, often, nearly always: or the page has them side by side in a line.
    case never, seldom, neutral, likely, joined

    init(from before: Scalars, to after: Scalars, _ vocabulary: Vocabulary, _ collocations: Collocations = .builtIn) {
        guard let last = before.last, let first = after.first, !last.isPunctuation, !first.isPunctuation else {
            self = .parted
            return
        }
        let affinity = collocations.affinity(last, first) + (vocabulary.holds(last, first) ? Self.heldOnPage : 0)
        self = switch affinity {
        case ..<(-2): .never
        case ..<(-0.5): .seldom
        case ..<1: .neutral
        case ..<2.5: .likely
        default: .joined
        }
    }

    static func < (a: Flow, b: Flow) -> Bool { a.rawValue < b.rawValue }

    /// What it adds, in log-odds, that a line of the page holds both side by side.
    private static let heldOnPage = 2.0
}
