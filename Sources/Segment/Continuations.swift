import Newspaper

/// Pairs the halves of articles that go on on another page of their issue.
struct Continuations {
    private(set) var from: [IssuePlace: Continuation] = [:]
    private(set) var to: [IssuePlace: Continuation] = [:]
    private let issue: IssueText
    private let pages: [IssuePage]

    /// Halves whose jump lines say the same: what stands on `page` goes on on `other`, or comes from there.
    private struct Turn: Hashable {
        let day: CalendarDate?
        let page: Int
        let other: Int
        var back: Turn { Turn(day: day, page: other, other: page) }
        var otherKey: IssueText.PageKey { IssueText.PageKey(day: day, number: other) }
    }

    /// - Complexity: O(text + halves × articles of a page)
    init(_ pages: [IssuePage], _ issue: IssueText) {
        (self.issue, self.pages) = (issue, pages)
        var onward: [Turn: [IssuePlace]] = [:], backward: [Turn: [IssuePlace]] = [:]
        for (index, page) in pages.enumerated() {
            for (number, article) in page.contents.contents.articles.enumerated() {
                let (place, jump) = (IssuePlace(page: index, index: number), Jump.of(article))
                if let other = jump.to { to[place] = Continuation(page: other) }
                if let other = jump.from { from[place] = Continuation(page: other) }
                guard let own = page.identity.page else { continue }
                let day = page.identity.date
                if let other = jump.to, other != own { onward[Turn(day: day, page: own, other: other), default: []].append(place) }
                if let other = jump.from, other != own { backward[Turn(day: day, page: own, other: other), default: []].append(place) }
            }
        }
        let turns = Set(onward.keys).union(backward.keys.map(\.back)).sorted { ($0.day?.iso ?? "", $0.page, $0.other) < ($1.day?.iso ?? "", $1.page, $1.other) }
        for turn in turns {
            pair(onward[turn] ?? [], backward[turn.back] ?? [], base: Self.bothSided, "both jump lines name each other's page")
        }
        // Where the other half's jump line was lost, its text must say clearly what it is.
        for turn in turns {
            let firsts = (onward[turn] ?? []).filter { to[$0]?.partner == nil }
            if !firsts.isEmpty {
                let seconds = issue.articles(of: turn.otherKey).filter { from[$0] == nil }
                pair(firsts, seconds, base: Self.oneSided, "its jump line names the page, the text fits")
            }
            let seconds = (backward[turn.back] ?? []).filter { from[$0]?.partner == nil }
            if !seconds.isEmpty {
                let firsts = issue.articles(of: turn.back.otherKey).filter { to[$0] == nil }
                pair(firsts, seconds, base: Self.oneSided, "its jump line names the page, the text fits")
            }
        }
        explainMissing()
        findRunOns()
    }

    /// Gives each half of a page the half that it fits best, where the best choice for all is clear.
    /// - Parameter base: what the jump lines say for each pair.
    private mutating func pair(_ firsts: [IssuePlace], _ seconds: [IssuePlace], base: Double, _ reason: String) {
        guard !firsts.isEmpty, !seconds.isEmpty, min(firsts.count, seconds.count) <= Self.mostHalves,
            max(firsts.count, seconds.count) <= Self.mostCandidates
        else { return }
        let (before, after) = (firsts.map { Half($0, issue) }, seconds.map { Half($0, issue) })
        // The fewer are rows, for the cost of the assignment grows with their square.
        let isTurned = before.count > after.count
        var scores = (isTurned ? after : before).map { row in
            (isTurned ? before : after).map { column in base + (isTurned ? column.evidence(for: row, issue) : row.evidence(for: column, issue)) }
        }
        func total(_ assignment: [Int?]) -> Double {
            assignment.enumerated().reduce(0) { sum, pair in sum + (pair.element.map { scores[pair.offset][$0] } ?? 0) }
        }
        let best = Assignment.best(scores)
        let bestTotal = total(best)
        for (row, column) in best.enumerated() {
            guard let column else { continue }
            let score = scores[row][column]
            scores[row][column] = -.infinity
            let isClear = bestTotal - total(Assignment.best(scores)) >= Self.margin
            scores[row][column] = score
            guard isClear else { continue }
            join(firsts[isTurned ? column : row], seconds[isTurned ? row : column], reason)
        }
    }

    private mutating func join(_ first: IssuePlace, _ second: IssuePlace, _ reason: String) {
        to[first] = Continuation(page: pages[second.page].identity.page, partner: second, reason: reason)
        from[second] = Continuation(page: pages[first.page].identity.page, partner: first, reason: reason)
    }

    /// Why a half stays alone.
    private mutating func explainMissing() {
        func reason(_ place: IssuePlace, _ other: Int) -> String {
            let key = IssueText.PageKey(day: pages[place.page].identity.date, number: other)
            if pages[place.page].identity.page == other { return "its jump line names its own page, \(other)" }
            return issue.holds(key)
                ? "no article of page \(other) is clearly its other half" : "page \(other), which its jump line names, is not there"
        }
        for (place, half) in to where half.partner == nil { to[place]?.reason = half.page.map { reason(place, $0) } ?? "" }
        for (place, half) in from where half.partner == nil { from[place]?.reason = half.page.map { reason(place, $0) } ?? "" }
    }

    /// More halves that say the same than on any newspaper page are left alone, so that the work on one page has a bound.
    private static let mostHalves = 16
    private static let mostCandidates = 200
    /// What two jump lines that agree say for a pair; only a dateline and more speak against it as much.
    private static let bothSided = 2.0
    /// What one jump line says where the other is lost, and so what the texts must outweigh.
    private static let oneSided = -0.95
    /// What the choice must gain over the best one without the pair.
    private static let margin = 0.25
}

// MARK: Articles that run on without a jump line

extension Continuations {
    /// From the end of one page's text to the beginning of the next one's. Only where nothing speaks against it: the
    /// first half breaks off amid a sentence, the second has neither headline nor dateline nor a lead's first words, and their vocabulary is closer than
    /// that of either and any other article of the two pages.
    private mutating func findRunOns() {
        for (index, page) in pages.enumerated() {
            guard let number = page.identity.page, let last = Self.ends(page)?.last else { continue }
            let key = IssueText.PageKey(day: page.identity.date, number: number)
            let nextKey = IssueText.PageKey(day: page.identity.date, number: number + 1)
            let here = issue.articles(of: key), there = issue.articles(of: nextKey)
            guard let next = there.first?.page, here.allSatisfy({ $0.page == index }), there.allSatisfy({ $0.page == next }),
                let first = Self.ends(pages[next])?.first
            else { continue }
            let (a, b) = (IssuePlace(page: index, index: last), IssuePlace(page: next, index: first))
            guard to[a] == nil, from[b] == nil else { continue }
            let (before, after) = (Half(a, issue), Half(b, issue))
            guard before.isUnfinished, !after.hasHeadline, !after.opensAsArticle, before.length >= Self.leastLength, after.length >= Self.leastLength
            else { continue }
            // What the break itself shows makes up for some of the vocabulary.
            let needed = before.seams(after, issue) > 0 ? Self.leastKinship : 1.6 * Self.leastKinship
            let name = page.identity.pageName
            let isSameSection = !name.isEmpty && Scalars(name) == Scalars(pages[next].identity.pageName)
            let kinship = issue.kinship(before.terms, after.terms)
            let rivals =
                there.filter { $0 != b }.map { issue.kinship(before.terms, Half($0, issue).terms) }
                + here.filter { $0 != a }.map { issue.kinship(Half($0, issue).terms, after.terms) }
            guard kinship >= (isSameSection ? needed / 2 : needed), kinship >= 1.5 * (rivals.max() ?? 0) else { continue }
            join(a, b, "the text breaks off amid a sentence at the end of its page, and the two share their vocabulary")
        }
    }

    /// The articles that a page's text begins and ends with.
    private static func ends(_ page: IssuePage) -> (first: Int, last: Int)? {
        let bodies = page.contents.contents.articles.map { $0.paragraphs.flatMap(\.passage.lines) }
        let printed = bodies.indices.filter { !bodies[$0].isEmpty }
        guard let first = printed.min(by: { (bodies[$0].min() ?? 0) < (bodies[$1].min() ?? 0) }),
            let last = printed.max(by: { (bodies[$0].max() ?? 0) < (bodies[$1].max() ?? 0) })
        else { return nil }
        return (first, last)
    }

    private static let leastKinship = 0.05
    /// In scalars: shorter texts share nothing that tells.
    private static let leastLength = 40
}
