import Newspaper

#if canImport(Glibc)
    import Glibc
#endif

/// The articles of an issue as linking sees them: by day and page number, and by the vocabulary that they share.
///
/// A bigram tells in so far as few articles of the issue have it.
struct IssueText {
    /// Bigrams, ascending, each once: sums over them come out the same on every run.
    typealias Terms = [UInt64]

    /// Pages of one number on one day. A file that nothing dates may hold pages of many days.
    struct PageKey: Hashable {
        let day: CalendarDate?
        let number: Int
    }

    private let pages: [IssuePage]
    private let pagesOfKey: [PageKey: [Int]]
    private let counts: [UInt64: Int]
    private let articleCount: Int

    /// - Complexity: O(text of the issue)
    init(_ pages: [IssuePage]) {
        self.pages = pages
        pagesOfKey = Dictionary(
            grouping: pages.indices.filter { pages[$0].identity.page != nil },
            by: { PageKey(day: pages[$0].identity.date, number: pages[$0].identity.page ?? 0) })
        var counts: [UInt64: Int] = [:]
        var articleCount = 0
        for page in pages {
            for article in page.contents.contents.articles {
                articleCount += 1
                for key in Bigram.keys(article.headlineParts + article.paragraphs.map(\.passage.text)) { counts[key, default: 0] += 1 }
            }
        }
        (self.counts, self.articleCount) = (counts, articleCount)
    }

    func article(_ place: IssuePlace) -> Article { pages[place.page].contents.contents.articles[place.index] }

    /// Where the articles of these pages stand; none where there are more than any newspaper page has, so that the
    /// comparisons of one page stay few.
    func articles(of key: PageKey) -> [IssuePlace] {
        let pagesHere = pagesOfKey[key] ?? []
        let places = pagesHere.flatMap { page in pages[page].contents.contents.articles.indices.map { IssuePlace(page: page, index: $0) } }
        return places.count <= Self.mostArticles ? places : []
    }

    func holds(_ key: PageKey) -> Bool { pagesOfKey[key] != nil }

    private static let mostArticles = 200

    static func terms(_ texts: [Scalars]) -> Terms { Bigram.keys(texts).sorted() }

    func holds(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool { counts[Bigram.key(first, second)] != nil }

    /// ln((articles + 1) / articles with it)
    func weight(_ key: UInt64) -> Double { log(Double(articleCount + 1) / Double(max(1, counts[key] ?? 1))) }

    /// How much of their vocabulary two texts share, 0 to 1: the cosine of their bigrams, each by its weight. Halves
    /// of one article have about 0.07 in common, other articles of an issue 0.01.
    func kinship(_ a: Terms, _ b: Terms) -> Double {
        func square(_ key: UInt64) -> Double { weight(key) * weight(key) }
        let norms = a.reduce(0) { $0 + square($1) } * b.reduce(0) { $0 + square($1) }
        guard norms > 0 else { return 0 }
        var shared = 0.0
        var (left, right) = (0, 0)
        while left < a.count, right < b.count {
            let (x, y) = (a[left], b[right])
            if x == y { shared += square(x) }
            if x <= y { left += 1 }
            if y <= x { right += 1 }
        }
        return shared / norms.squareRoot()
    }

    /// The share of the terms' weight that others hold, those of the first kind whole and the rest in part.
    func share(of terms: Terms, in whole: Set<UInt64>, partly rest: Set<UInt64>, part: Double) -> Double {
        var sum = 0.0, held = 0.0
        for key in terms {
            let weight = weight(key)
            sum += weight
            held += whole.contains(key) ? weight : rest.contains(key) ? part * weight : 0
        }
        return sum > 0 ? held / sum : 0
    }
}

extension Article {
    var headlineParts: [Scalars] { [kicker.text, headline.text, subhead.text] }
}
