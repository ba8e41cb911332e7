import Evaluate
import Newspaper

/// Another story printed as an article was.
struct RetoldArticle {
    private(set) var gold: GoldPage.Article
    /// By role in the gold.
    private(set) var lines: [String: [Scalars]] = [:]

    /// - Parameters:
    ///   - printed: the article's lines by role.
    ///   - endsAtMarks: whether lines of the dump end at marks.
    ///   - breadth: of the running text, in hundredths of the article's.
    init(_ article: GoldPage.Article, as story: Story, _ printed: [String: [Scalars]], endsAtMarks: Bool, breadth: Int) {
        gold = article
        if let body = printed["body"], !article.paragraphs.isEmpty {
            let text = PrintedText(article, body, endsAtMarks: endsAtMarks, breadth: breadth)
            gold.paragraphs = Self.paragraphs(of: story, like: article)
            lines["body"] = text.lines(of: gold.paragraphs.map { Scalars($0) })
        }
        gold.kicker = article.kicker.isEmpty ? "" : story.kicker
        gold.headline = article.headline.isEmpty ? "" : story.headline
        gold.subhead = Self.subhead(of: story, like: article.subhead)
        // Captions often quote the headline.
        if !article.headline.isEmpty {
            gold.captions = article.captions.map { $0.split(separator: article.headline, omittingEmptySubsequences: false).joined(separator: gold.headline) }
        }
        let display = [
            ("kicker", article.kicker, gold.kicker), ("headline", article.headline, gold.headline), ("subhead", article.subhead, gold.subhead),
            ("caption", article.captions.joined(separator: " "), gold.captions.joined(separator: " ")),
        ]
        for (role, before, now) in display where before != now {
            lines[role] = printed[role].map { DisplayLines($0, endsAtMarks: endsAtMarks).lines(of: Scalars(now)) }
        }
    }

    /// As long as the article, and begun as it is: with its dateline and reporters.
    private static func paragraphs(of story: Story, like article: GoldPage.Article) -> [String] {
        var paragraphs = story.paragraphs(upTo: article.paragraphs.reduce(0) { $0 + $1.unicodeScalars.count })
        let lead = article.lead.isEmpty ? article.dateline : article.lead
        if !lead.isEmpty { paragraphs[0] = lead + (lead.last == "）" ? "" : " ") + paragraphs[0] }
        return paragraphs
    }

    /// Part of a sentence of the story, behind dashes where there were dashes.
    private static func subhead(of story: Story, like subhead: String) -> String {
        let dashes = subhead.prefix { $0 == "—" }
        return subhead.isEmpty ? "" : story.clause(about: subhead.count - dashes.count).map { dashes + $0 } ?? subhead
    }
}
