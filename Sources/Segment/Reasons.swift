import Newspaper

/// Why an article was put together as it was, in sentences for people.
enum Reasons {
    static func of(_ article: Article, body: PageOutline.Body, block: PageOutline.HeadlineBlock?, page: PageFacts) -> [String] {
        var reasons: [String] = []
        if let dateline = article.dateline {
            reasons.append("begins with \(dateline.text.string)")
        } else {
            reasons.append("begins where the lines before end a paragraph and a new column, headline or subject begins")
        }
        if !article.bylines.isEmpty { reasons.append("signed \(article.bylines[0].printed.string)") }
        guard let block else { return reasons + ["no headline on the page shares enough with it"] }
        if block.last < body.first, block.last + 1 == body.first {
            reasons.append("the headline stands right before it")
        } else if block.first == body.last + 1 {
            reasons.append("the headline stands right after it")
        } else {
            reasons.append("the headline stands \(block.first < body.first ? "earlier" : "later") on the page")
        }
        let shared = sharedWords(block, body, page)
        if !shared.isEmpty { reasons.append("headline and body share \(shared.joined(separator: ", "))") }
        return reasons
    }

    /// Up to three of the longest runs of characters whose bigrams the body has, too.
    private static func sharedWords(_ block: PageOutline.HeadlineBlock, _ body: PageOutline.Body, _ page: PageFacts) -> [String] {
        let texts = block.lines.map { page.lines[$0].text }
        var wanted = BigramNumbers(capacity: texts.reduce(0) { $0 + $1.count })
        for text in texts { for (first, second) in zip(text, text.dropFirst()) { _ = wanted.number(adding: Bigram.key(first, second)) } }
        var isHeld = [Bool](repeating: false, count: wanted.count)
        var reader = BigramReader()
        for line in body.paragraphs.joined() {
            for scalar in page.lines[line].text { if let key = reader.read(scalar), let number = wanted.number(of: key) { isHeld[number] = true } }
        }
        var runs: [ArraySlice<Unicode.Scalar>] = []
        for text in texts {
            var start = 0
            for end in text.indices.dropFirst() {
                if let number = wanted.number(of: Bigram.key(text[end - 1], text[end])), isHeld[number] { continue }
                runs.append(text[start..<end])
                start = end
            }
            runs.append(text[start...])
        }
        let longest = runs.enumerated().filter { $0.element.count > 1 }.sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }
        return longest.prefix(3).map { Scalars($0.element).string }
    }
}
