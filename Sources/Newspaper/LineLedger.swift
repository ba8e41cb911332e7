/// The account of a page: every line that prints something is in exactly one place.
package struct LineLedger: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        /// Index of the article on the page.
        case article(Int)
        /// Index of the piece of furniture.
        case furniture(Int)
    }

    /// One entry for each line of the page.
    package let places: [Place]

    /// Draws up the account.
    /// - Throws: `UnbalancedLedger` when a line is in no place, in two, or in one that does not exist.
    package init(lineCount: Int, articles: [Article], furniture: [Furniture]) throws(UnbalancedLedger) {
        var claims = [[Place]](repeating: [], count: lineCount)
        var unknown: [Int] = []
        func claim(_ lines: [Int], _ place: Place) {
            for line in lines {
                if claims.indices.contains(line) { claims[line].append(place) } else { unknown.append(line) }
            }
        }
        for (index, article) in articles.enumerated() { claim(article.lines, .article(index)) }
        for (index, piece) in furniture.enumerated() { claim(piece.passage.lines, .furniture(index)) }
        let lost = claims.indices.filter { claims[$0].isEmpty }
        let doubled = claims.indices.filter { claims[$0].count > 1 }
        guard lost.isEmpty, doubled.isEmpty, unknown.isEmpty else {
            throw UnbalancedLedger(lost: lost, doubled: doubled, unknown: unknown.sorted())
        }
        places = claims.map { $0[0] }
    }
}

/// A page whose account does not balance: an error of ours, never of the input. The numbers are indices into
/// the page's lines.
package struct UnbalancedLedger: Error, Hashable, Sendable {
    package var lost: [Int]
    package var doubled: [Int]
    package var unknown: [Int]
}

extension UnbalancedLedger: CustomStringConvertible {
    package var description: String {
        func list(_ name: String, _ lines: [Int]) -> String? {
            lines.isEmpty ? nil : "\(name): \(lines.map { String($0) }.joined(separator: ", "))"
        }
        let parts = [list("in no place", lost), list("in more than one", doubled), list("not on the page", unknown)]
        return "the line ledger does not balance (lines by index; \(parts.compactMap { $0 }.joined(separator: "; ")))"
    }
}

/// A page after segment: articles in the order of the text, furniture, and the ledger that proves nothing was lost.
package struct PageContents: Hashable, Sendable {
    package let page: CleanPage
    package let articles: [Article]
    package let furniture: [Furniture]
    package let ledger: LineLedger

    /// - Throws: `UnbalancedLedger`; there is no other way to make one, so none exists that lost a line.
    package init(page: CleanPage, articles: [Article], furniture: [Furniture]) throws(UnbalancedLedger) {
        ledger = try LineLedger(lineCount: page.lines.count, articles: articles, furniture: furniture)
        (self.page, self.articles, self.furniture) = (page, articles, furniture)
    }
}
