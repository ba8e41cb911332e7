import Newspaper
import Segment

/// A page under correction. Each correction is taken whole or not at all.
struct PageDraft {
    private let page: CleanPage
    private let rereading: Rereading
    private let issue: IssueKey
    private let number: Int?
    private var articles: [ArticleDraft]
    private var furniture: [Furniture]
    /// Lines that a correction has put somewhere, and headline parts whose text one has set.
    private var settledLines: Set<Int> = []
    private var settledTexts: Set<SettledText> = []

    private struct SettledText: Hashable {
        var article: String
        var part: ArticlePart
    }

    /// Every article keeps the id that it has now, whatever is done to it or to others.
    init(_ contents: PageContents, issue: IssueKey, number: Int?) {
        (page, self.issue, self.number) = (contents.page, issue, number)
        rereading = Rereading(contents.page)
        furniture = contents.furniture
        articles = zip(contents.articles, ArticleID.anchors(of: contents.articles)).map { article, anchor in
            var draft = ArticleDraft(article)
            draft.pin(anchor)
            return draft
        }
    }

    /// - Throws: `UnbalancedLedger` if a correction lost a line: an error of this program.
    func contents() throws(UnbalancedLedger) -> PageContents {
        try PageContents(
            page: page, articles: articles.map(\.finished),
            furniture: furniture.sorted { ($0.passage.lines.min() ?? 0) < ($1.passage.lines.min() ?? 0) })
    }

    mutating func apply(_ correction: Correction) throws(MisfitReason) {
        var draft = self
        try draft.change(correction)
        for index in draft.articles.indices.reversed() {
            if draft.articles[index].lines.isEmpty {
                draft.articles.remove(at: index)
            } else if !draft.articles[index].reread(rereading) {
                let numbers = Set(draft.articles[index].lines.map { page.lines[$0].source.number }).sorted().map { String($0) }
                throw MisfitReason(
                    .leavesNoBody,
                    "\(draft.ids[index]) would be left without text; name its lines \(numbers.joined(separator: ", ")), too, or merge it")
            }
        }
        draft.pinNewArticles()
        self = draft
    }

    /// What a split made begins by its own words, once and for all.
    private mutating func pinNewArticles() {
        for (index, anchor) in ArticleID.anchors(of: articles.map(\.finished)).enumerated() where articles[index].anchor == nil {
            articles[index].pin(anchor)
        }
    }

    private var ids: [String] { ArticleID.ids(of: articles.map(\.article), issue: issue, page: number).map(\.text) }

    private mutating func change(_ correction: Correction) throws(MisfitReason) {
        // Without numbers of lines: reasons are content, and lines are counted anew when one is put in above.
        func by(_ done: String) -> String { "corrected by \(correction.told(done))" }
        switch correction.change {
        case .headline(let id, let kicker, let headline, let subhead):
            let index = try self.index(of: id)
            for (part, text) in [(ArticlePart.kicker, kicker), (.headline, headline), (.subhead, subhead)] {
                guard let text else { continue }
                guard settledTexts.insert(SettledText(article: id, part: part)).inserted else {
                    throw MisfitReason(.overlaps, "an earlier correction has set the \(part.rawValue) of \(id); remove one of the two")
                }
                articles[index].setText(text, of: part)
            }
            articles[index].note(by("headline set"))
        case .move(let selection, let id, let part, let place):
            let index = try self.index(of: id)
            guard !settledTexts.contains(SettledText(article: id, part: part)) else {
                throw MisfitReason(
                    .overlaps, "an earlier correction has set the text of the \(part.rawValue) of \(id); put it behind this one")
            }
            let lines = try take(selection, for: correction, to: index, reason: by("lines moved to \(id)"))
            guard part != .byline || rereading.isByline(lines.map(\.line)) else {
                throw MisfitReason(.linesDiffer, "\(selection.text) cannot be read as a byline; move them as body")
            }
            articles[index].give(lines, as: part, at: place, rereading)
            articles[index].trustSegmentation()
            articles[index].note(by("lines moved here"))
        case .split(let id, let line, let expect): try split(id, at: line, expect, correction, by)
        case .merge(let id, let others): try merge(others, into: id, by)
        case .furniture(let selection, let kind):
            let lines = try take(selection, for: correction, to: nil, reason: by("lines marked as \(kind.rawValue)"))
            furniture.append(Furniture(kind: kind, passage: rereading.passage(lines.map(\.line)), reason: by("marked as \(kind.rawValue)")))
        case .addEntity, .setEntity, .removeEntity: break
        }
    }

    private mutating func split(
        _ id: String, at number: Int, _ expect: Scalars?, _ correction: Correction, _ by: (String) -> String
    ) throws(MisfitReason) {
        let index = try self.index(of: id)
        let body = articles[index].body
        guard let place = body.firstIndex(where: { page.lines[$0.line].source.number == number && isPrinted($0.line) }) else {
            throw MisfitReason(.noSuchLine, "line \(number) is not in the body of \(id)")
        }
        try check(expect, first: body[place].line, of: correction)
        guard body[..<place].contains(where: { isPrinted($0.line) }) else {
            throw MisfitReason(.alreadySo, "\(id) begins with line \(number) already; the correction can go")
        }
        var second = articles[index].split(at: place)
        articles[index].note(by("split in two"))
        second.note(by("split from \(id)"))
        articles[index].trustSegmentation()
        second.trustSegmentation()
        articles.insert(second, at: index + 1)
    }

    private mutating func merge(_ others: [String], into id: String, _ by: (String) -> String) throws(MisfitReason) {
        var index = try self.index(of: id)
        for other in others {
            let from = try self.index(of: other)
            guard from != index else { throw MisfitReason(.alreadySo, "\(id) cannot be merged with itself") }
            articles[index].absorb(articles[from])
            articles[index].note(by("merged with \(other)"))
            articles.remove(at: from)
            if from < index { index -= 1 }
        }
        articles[index].trustSegmentation()
    }

    private func index(of id: String) throws(MisfitReason) -> Int {
        guard let index = ids.firstIndex(where: { $0.utf8.elementsEqual(id.utf8) }) else {
            throw MisfitReason(.noSuchArticle, "the page has no article \(id); look for its id with broadsheet inspect")
        }
        return index
    }

    private func isPrinted(_ line: Int) -> Bool { page.lines[line].text.contains { !$0.isBlank } }
}

/// Lines by their numbers.
extension PageDraft {
    /// Takes lines from where they are.
    /// - Parameters:
    ///   - target: the article that gets them, nil for none.
    ///   - reason: what other articles say of losing them.
    private mutating func take(
        _ selection: LineSelection, for correction: Correction, to target: Int?, reason: String
    ) throws(MisfitReason) -> [ArticleDraft.BodyLine] {
        let lines = try select(selection, for: correction)
        let taken = Set(lines)
        guard taken.isDisjoint(with: settledLines) else {
            throw MisfitReason(.overlaps, "an earlier correction has settled some of \(selection.text); remove one of the two")
        }
        settledLines.formUnion(taken)
        var begun: Set<Int> = []
        var wereBody: Set<Int> = []
        for index in articles.indices where articles[index].lines.contains(where: taken.contains) {
            wereBody.formUnion(articles[index].body.lazy.map(\.line).filter(taken.contains))
            begun.formUnion(articles[index].take(taken))
            if index != target { articles[index].note(reason) }
        }
        furniture = furniture.compactMap { piece in
            let rest = piece.passage.without(taken)
            return rest.lines.isEmpty ? nil : Furniture(kind: piece.kind, passage: rest, reason: piece.reason)
        }
        // Lines of a body keep their paragraphs; of others those that stand together are one.
        return lines.enumerated().map { place, line in
            let begins = wereBody.contains(line) ? begun.contains(line) : place == 0 || lines[place - 1] + 1 != line
            return ArticleDraft.BodyLine(line: line, beginsParagraph: begins)
        }
    }

    /// The page's lines with these numbers, each followed by those that print nothing and go where it goes.
    private func select(_ selection: LineSelection, for correction: Correction) throws(MisfitReason) -> [Int] {
        let places = self.places
        var wanted: ArticleDraft?
        if let from = selection.from { wanted = articles[try index(of: from)] }
        let own = wanted.map { Set($0.lines) }
        var selected: [Int] = []
        var seen: Set<Int> = []
        for range in selection.ranges {
            let lines = page.lines.indices.filter { line in
                range.contains(page.lines[line].source.number) && own?.contains(line) ?? true
            }
            for end in Set([range.lowerBound, range.upperBound]).sorted()
            where !lines.contains(where: { page.lines[$0].source.number == end }) {
                let place = selection.from.map { "in \($0)" } ?? "on the page"
                throw MisfitReason(.noSuchLine, "line \(end) is not \(place), or prints nothing")
            }
            for line in lines where seen.insert(line).inserted {
                selected += [line] + shadows(of: line, places).filter { seen.insert($0).inserted }
            }
        }
        if let first = selected.first { try check(selection.expect, first: first, of: correction) }
        return selected
    }

    /// Lines that print nothing go with the line before them, those at the top of the page with the first.
    private func shadows(of line: Int, _ places: [Int]) -> [Int] {
        func goesAlong(_ other: Int) -> Bool { !isPrinted(other) && places[other] == places[line] }
        let above = page.lines.indices[..<line]
        return page.lines.indices[(line + 1)...].prefix(while: goesAlong) + (above.contains(where: isPrinted) ? [] : above.filter(goesAlong))
    }

    /// For each line the number of the article or, below 0, of the piece of furniture that answers for it.
    private var places: [Int] {
        var places = [Int](repeating: 0, count: page.lines.count)
        for (index, article) in articles.enumerated() { for line in article.lines { places[line] = index } }
        for (index, piece) in furniture.enumerated() { for line in piece.passage.lines { places[line] = -1 - index } }
        return places
    }

    /// Whether the lines can still be those that the editor saw: the file is the same, or the first line's text.
    private func check(_ expect: Scalars?, first line: Int, of correction: Correction) throws(MisfitReason) {
        let found = page.lines[line]
        guard let expect = expect?.withoutBlanks else {
            if let sha256 = correction.sha256, !sha256.utf8.elementsEqual(page.source.file.sha256.utf8) {
                throw MisfitReason(
                    .fileDiffers, "the file is not the one that was corrected; look at it again, then set sha256 anew or add expect")
            }
            return
        }
        guard found.text.withoutBlanks.starts(with: expect) || found.source.text.withoutBlanks.starts(with: expect) else {
            throw MisfitReason(
                .linesDiffer, "line \(found.source.number) begins with \(Scalars(found.text.prefix(20)).string), not with \(expect.string)")
        }
    }
}

extension LineSelection {
    /// `line 8`, `lines 3-5, 8`
    var text: String {
        (ranges.count == 1 && ranges[0].count == 1 ? "line " : "lines ") + ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
    }
}
