/// What scoring counts on a page. Counts of pages add up, and every measure is a ratio of sums (micro average), so that a
/// page weighs what it holds.
package struct PageCounts: Hashable, Sendable {
    enum Quantity: Int, CaseIterable {
        case pages, goldArticles, predictedArticles
        /// Gold articles whose partner's body is similar enough; their bodies' characters, and edits in them.
        case found, foundCharacters, foundEdits
        case goldCharacters, edits
        /// Sums of shares over gold articles.
        case coverage, purity
        case headlined, unheadlined, headlinesRight, absencesRight, headlineSimilarity, rolesRight
        case goldBoundaries, predictedBoundaries, boundariesRight
        case goldNames, predictedNames, namesRight
        case shingles, lostShingles, doubledShingles
        case nonArticleShingles, nonArticleShinglesInside, nonArticles, nonArticlesInside
    }

    private var values = [Double](repeating: 0, count: Quantity.allCases.count)

    package init() {}

    subscript(quantity: Quantity) -> Double {
        get { values[quantity.rawValue] }
        set { values[quantity.rawValue] = newValue }
    }

    mutating func add(_ quantity: Quantity, _ count: Int) { self[quantity] += Double(count) }

    package static func += (sum: inout PageCounts, counts: PageCounts) {
        for index in sum.values.indices { sum.values[index] += counts.values[index] }
    }
}
