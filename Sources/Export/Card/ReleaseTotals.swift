/// What a release holds, for its card: one entry for each paper and year.
package struct ReleaseTotals: Hashable, Sendable {
    package struct Year: Hashable, Sendable {
        package var paper: String
        package var paperName: String
        /// `2022` or `undated`.
        package var year: String
        package var issues: Int
        package var counts: IssueBundle.Counts

        package init(paper: String, paperName: String, year: String, issues: Int, counts: IssueBundle.Counts) {
            (self.paper, self.paperName, self.year) = (paper, paperName, year)
            (self.issues, self.counts) = (issues, counts)
        }
    }

    /// In the order of the card's table: by paper, then year.
    package private(set) var years: [Year]
    /// In the catalogue.
    package let entities: Int
    /// Since the release before.
    package let changes: ChangeCounts

    package init(years: [Year], entities: Int, changes: ChangeCounts) {
        (self.entities, self.changes) = (entities, changes)
        self.years = years.sorted { a, b in
            let (one, other) = (Array("\(a.paper)/\(a.year)".utf8), Array("\(b.paper)/\(b.year)".utf8))
            return one.lexicographicallyPrecedes(other)
        }
    }

    package var issues: Int { years.reduce(0) { $0 + $1.issues } }

    package var counts: IssueBundle.Counts { years.reduce(into: IssueBundle.Counts()) { $0 += $1.counts } }

    /// How many rows of a kind there are.
    func rows(_ kind: RowKind) -> Int {
        switch kind {
        case .articles: counts.articles
        case .furniture: counts.furniture
        case .pages: counts.pages
        case .issues: issues
        case .entities: entities
        case .changes: changes.rows
        case .lineage: changes.related
        }
    }
}
