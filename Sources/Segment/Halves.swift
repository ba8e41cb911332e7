import Newspaper

/// An article as the possible half of one that two pages share.
struct Half {
    let place: IssuePlace
    /// Bigrams of the headline, of all of the text, and of both.
    let headline: IssueText.Terms
    let terms: IssueText.Terms
    let opensWithDateline: Bool
    let hasHeadline: Bool
    private let text: Scalars

    init(_ place: IssuePlace, _ issue: IssueText) {
        self.place = place
        let article = issue.article(place)
        let parts = article.headlineParts.map { Jump.withoutJump($0).text }
        text = article.text
        headline = IssueText.terms(parts)
        terms = IssueText.terms(parts + article.paragraphs.map(\.passage.text))
        opensWithDateline = article.dateline != nil
        hasHeadline = parts.contains { !$0.isEmpty }
    }

    /// Whether the text breaks off amid a sentence.
    var isUnfinished: Bool { !text.isEmpty && !ScalarClass.isSentenceEnd(text) }

    /// Whether the text begins as news do: 本报讯, 近日, 4月10日.
    var opensAsArticle: Bool {
        switch Opening.of(text) {
        case .lead, .agency, .reporter, .recently, .day, .caption: true
        default: opensWithDateline
        }
    }

    /// In scalars.
    var length: Int { text.count }

    /// Whether the text cannot be the beginning of a sentence: it opens with what closes or parts one.
    private var opensAmidSentence: Bool { text.first.map { $0.closesBracket || $0.endsSentence || "，、；：,;:".unicodeScalars.contains($0) } ?? false }

    /// Signs that a sentence runs over from this half to the other: a word of the issue across the break, a mark
    /// that no sentence begins with, a quotation or title that one opens and the other closes.
    func seams(_ next: Half, _ issue: IssueText) -> Int {
        guard isUnfinished, !next.opensWithDateline, let last = text.last, let first = next.text.first else { return 0 }
        let isWord = !last.isPunctuation && !first.isPunctuation && issue.holds(last, first)
        let closes = Self.openBrackets(text.suffix(200)) > 0 && Self.openBrackets(next.text.prefix(200)) < 0
        return [isWord, next.opensAmidSentence, closes].count { $0 }
    }

    /// How many more brackets the text opens than closes, up to the first that it closes without having opened it: -1 then.
    private static func openBrackets(_ text: some Sequence<Unicode.Scalar>) -> Int {
        var depth = 0
        for scalar in text {
            if scalar.opensBracket { depth += 1 }
            if scalar.closesBracket { depth -= 1 }
            if depth < 0 { return depth }
        }
        return depth
    }

    /// For and against the other half being where this one goes on: above 0 there is more for it.
    func evidence(for next: Half, _ issue: IssueText) -> Double {
        let kinship = issue.kinship(terms, next.terms)
        // Halves that share next to nothing are rare.
        var score = kinship < 0.02 ? -0.5 : 8 * min(0.25, kinship)
        if next.hasHeadline {
            // A continuation repeats the headline, often shortened; another article has one of its own.
            score += 4 * issue.share(of: next.headline, in: Set(headline), partly: Set(terms), part: 0.5) - 0.6
        }
        if next.opensWithDateline { score -= 1.5 }
        if isUnfinished {
            score += next.opensWithDateline ? 0 : 0.5 + 0.5 * Double(seams(next, issue))
        } else if next.opensAmidSentence {
            score -= 1
        }
        return score
    }
}

extension Jump {
    /// A headline without the （上接第1版） that it begins or ends with, and what that says.
    static func withoutJump(_ text: Scalars) -> (text: Scalars, jump: Jump) {
        var jump = Jump()
        if jump.read(text) { return ([], jump) }
        let end = jump.readEnd(of: text) ?? text.count
        let start = jump.readStart(of: text) ?? 0
        return (start < end ? Scalars(text[start..<end].drop(while: \.isBlank)) : [], jump)
    }

    /// What an article's text says, or else its headline.
    static func of(_ article: Article) -> Jump {
        let jumps = article.headlineParts.map { withoutJump($0).jump }
        return Jump(
            from: article.continuedFrom ?? jumps.lazy.compactMap(\.from).first, to: article.continuedTo ?? jumps.lazy.compactMap(\.to).first)
    }
}
