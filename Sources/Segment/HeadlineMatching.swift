import Newspaper

/// Evidence for every pair of an article and a headline block of a page, whatever the shapes in which they are tried.
package struct HeadlineMatching {
    private struct Overlap {
        /// Share of the headline's vocabulary in the body, and in its lead.
        var share = 0.0, leadShare = 0.0
        /// The longest phrase in common, in characters.
        var longestRun = 0
    }

    /// A range of paragraphs that was tried.
    private struct Article {
        /// Its vocabulary, and its lead's.
        let mask: SharedVocabulary.Mask, lead: SharedVocabulary.Mask
        /// How much of each display line's vocabulary it has.
        let lineShares: [Double]
        /// With each block tried, as far as it was asked for.
        var overlaps: [Overlap?] = []
    }

    /// A range of display lines that was tried.
    private struct Block {
        let sequence: [Int]
        /// Without the kicker, where there is one and more: a kicker such as 在希望的田野上 names a column that no body
        /// speaks of.
        let main: [Int]?
        let isShort: Bool
    }

    private let vocabulary: SharedVocabulary
    private let paragraphs: [[Int]]
    private let displayLines: [Int]
    private let labels: [LineLabel]
    /// For each paragraph its vocabulary, and that of the lead of an article that begins with it.
    private let masks: [SharedVocabulary.Mask], leads: [SharedVocabulary.Mask]
    private let weights: [Double]
    /// What was tried so far, each article and each block once.
    private var articles: [Article] = [], blocks: [Block] = []
    private var articleNumbers: [Range<Int>: Int] = [:], blockNumbers: [Range<Int>: Int] = [:]
    /// For each line, how many lines of headlines and bodies stand before it.
    private let rank: [Int]

    /// - Parameters:
    ///   - paragraphs: lines of each paragraph of running text, in the order of the page.
    ///   - displayLines: lines of display type, ascending.
    ///   - articles: ranges of paragraphs: what a word's rarity is counted in.
    init(_ page: PageFacts, paragraphs: [[Int]], displayLines: [Int], labels: [LineLabel], articles: [Range<Int>]) {
        (self.paragraphs, self.displayLines, self.labels) = (paragraphs, displayLines, labels)
        let vocabulary = SharedVocabulary(page, displayLines: displayLines)
        let masks = paragraphs.map { vocabulary.mask(of: $0, in: page) }
        leads = paragraphs.indices.map { first in
            vocabulary.mask(of: paragraphs[first...].prefix(8).joined(), in: page, limit: MatchEvidence.leadLength)
        }
        weights = vocabulary.weights(articles.map { SharedVocabulary.union(masks[$0]) })
        (self.vocabulary, self.masks) = (vocabulary, masks)
        var isCounted = page.lines.map { _ in false }
        for line in paragraphs.joined() { isCounted[line] = true }
        for line in displayLines { isCounted[line] = true }
        var total = 0
        rank = isCounted.map { isCounted in
            defer { total += isCounted ? 1 : 0 }
            return total
        }
    }

    /// The evidence for an outline, as training sees it.
    package struct OfOutline: Sendable {
        /// [article][block]
        package var evidence: [[MatchEvidence]] = []
        /// For each block, [article]: blocks that it would be a part of, or a part of it, were its boundaries drawn wrongly.
        package var spoiled: [[[MatchEvidence]]] = []
    }

    /// For the outline as its labels give it.
    package static func evidence(_ page: PageFacts, _ outline: PageOutline, _ labels: [LineLabel]) -> OfOutline {
        let articles = ranges(outline.bodies.map(\.paragraphs.count))
        let blocks = ranges(outline.headlines.map(\.lines.count))
        var matching = HeadlineMatching(
            page, paragraphs: outline.bodies.flatMap(\.paragraphs), displayLines: outline.headlines.flatMap(\.lines), labels: labels,
            articles: articles)
        func rows(_ blocks: [Range<Int>], _ columns: Range<Int>) -> [[MatchEvidence]] {
            let all = matching.evidence(articles, blocks)
            return articles.indices.map { article in columns.map { all[article * blocks.count + $0] } }
        }
        var result = OfOutline(evidence: rows(blocks, blocks.indices))
        for (index, block) in blocks.enumerated() {
            var spoiled = articles.map { _ in [MatchEvidence]() }
            func spoil(_ changed: [Range<Int>], _ columns: Range<Int>) {
                for (article, row) in rows(changed, columns).enumerated() { spoiled[article] += row }
            }
            for other in [index - 1, index + 1] where blocks.indices.contains(other) {
                let (upper, lower) = (min(index, other), max(index, other))
                guard matching.areAdjacent(blocks[upper], blocks[lower]) else { continue }
                var changed = blocks
                changed.replaceSubrange(upper...lower, with: [blocks[upper].lowerBound..<blocks[lower].upperBound])
                spoil(changed, upper..<upper + 1)
            }
            for cut in block.dropFirst() {
                var changed = blocks
                changed.replaceSubrange(index...index, with: [block.lowerBound..<cut, cut..<block.upperBound])
                spoil(changed, index..<index + 2)
            }
            result.spoiled.append(spoiled)
        }
        return result
    }

    /// Whether nothing stands between two blocks.
    private func areAdjacent(_ upper: Range<Int>, _ lower: Range<Int>) -> Bool {
        displayLines[upper.upperBound - 1] + 1 == displayLines[lower.lowerBound]
    }

    private static func ranges(_ counts: [Int]) -> [Range<Int>] {
        var start = 0
        return counts.map { count in
            defer { start += count }
            return start..<(start + count)
        }
    }

    /// The headline that a range of display lines makes.
    func block(_ range: Range<Int>) -> PageOutline.HeadlineBlock {
        var block = PageOutline.HeadlineBlock()
        for line in displayLines[range] { block.append(line, labels[line]) }
        return block
    }

    /// - Parameters:
    ///   - articles: ranges of paragraphs.
    ///   - blocks: ranges of display lines.
    /// - Returns: the evidence of each pair, all blocks of the first article first.
    mutating func evidence(_ articles: [Range<Int>], _ blocks: [Range<Int>]) -> [MatchEvidence] {
        let width = blocks.count
        guard width > 0 else { return [] }
        let rows = articles.map { number(ofArticle: $0) }, columns = blocks.map { number(ofBlock: $0) }
        var overlaps: [Overlap] = []
        overlaps.reserveCapacity(articles.count * width)
        for row in rows { for column in columns { overlaps.append(overlap(row, column)) } }
        var bestArticle = [(index: Int, share: Double)](repeating: (-1, 0), count: width)
        var nextBest = [Double](repeating: 0, count: width)
        var bestBlock = [(index: Int, share: Double)](repeating: (-1, 0), count: articles.count)
        for article in articles.indices {
            for block in blocks.indices {
                let share = overlaps[article * width + block].share
                if share > bestArticle[block].share {
                    nextBest[block] = bestArticle[block].share
                    bestArticle[block] = (article, share)
                } else if share > nextBest[block] {
                    nextBest[block] = share
                }
                if share > bestBlock[article].share { bestBlock[article] = (block, share) }
            }
        }
        let lines = LineShares(rows.map { self.articles[$0].lineShares })
        // Where headlines stand on this page, by those whose vocabulary leaves little doubt.
        var clear = 0.0, before = 0.0, after = 0.0
        for block in blocks.indices where bestArticle[block].share >= 0.3 {
            clear += 1
            let place = place(of: blocks[block], to: articles[bestArticle[block].index])
            if place == .directlyBefore { before += 1 }
            if place == .directlyAfter { after += 1 }
        }
        let beforeShare = (before + 0.5) / (clear + 2)
        let afterShare = (after + 0.5) / (clear + 2)
        var result: [MatchEvidence] = []
        result.reserveCapacity(overlaps.count)
        for article in articles.indices {
            let shares = lines.shares[article]
            for block in blocks.indices {
                let overlap = overlaps[article * width + block]
                let next = bestArticle[block].index == article ? nextBest[block] : bestArticle[block].share
                var evidence = MatchEvidence()
                evidence[.bias] = 1
                evidence[.vocabulary] = overlap.share
                evidence[.leadVocabulary] = overlap.leadShare
                evidence[.longestRun] = min(1, Double(overlap.longestRun) / 10)
                evidence[.bestForHeadline] = bestArticle[block].index == article ? 1 : 0
                evidence[.bestForArticle] = bestBlock[article].index == block ? 1 : 0
                evidence[.advantage] = overlap.share - next
                let place = place(of: blocks[block], to: articles[article])
                switch place {
                case .directlyBefore:
                    evidence[.directlyBefore] = 1
                    evidence[.beforeOnSuchPage] = beforeShare
                case .directlyAfter:
                    evidence[.directlyAfter] = 1
                    evidence[.afterOnSuchPage] = afterShare
                default:
                    evidence[.apartOnSuchPage] = max(beforeShare, afterShare)
                    if place == .nearby { evidence[.nearby] = 1 }
                }
                evidence[.shortHeadline] = self.blocks[columns[block]].isShort ? 1 : 0
                evidence[.foreignLine] = blocks[block].reduce(0) { max($0, lines.best(besides: article, $1) - shares[$1]) }
                result.append(evidence)
            }
        }
        return result
    }

    private mutating func number(ofArticle range: Range<Int>) -> Int {
        if let known = articleNumbers[range] { return known }
        let mask = SharedVocabulary.union(masks[range]), lead = leads[range.lowerBound]
        let shares = displayLines.map { overlap(mask, lead, vocabulary.bigrams(of: $0)).share }
        articleNumbers[range] = articles.count
        articles.append(Article(mask: mask, lead: lead, lineShares: shares))
        return articles.count - 1
    }

    private mutating func number(ofBlock range: Range<Int>) -> Int {
        if let known = blockNumbers[range] { return known }
        let lines = block(range)
        let hasKicker = !lines.kicker.isEmpty && !lines.headline.isEmpty
        blockNumbers[range] = blocks.count
        blocks.append(
            Block(
                sequence: vocabulary.sequence(lines.lines),
                main: hasKicker ? vocabulary.sequence((lines.headline + lines.subhead).sorted()) : nil,
                isShort: vocabulary.isShort(displayLines[range])))
        return blocks.count - 1
    }

    /// How much of each display line's vocabulary each article has.
    private struct LineShares {
        /// [article][line]
        let shares: [[Double]]
        /// For each line the article with the greatest share, that share and the next.
        private var best: [(article: Int, share: Double, next: Double)]

        init(_ shares: [[Double]]) {
            self.shares = shares
            best = (shares.first ?? []).map { _ in (-1, 0, 0) }
            for (article, row) in shares.enumerated() {
                for (line, share) in row.enumerated() {
                    if share > best[line].share {
                        best[line] = (article, share, best[line].share)
                    } else if share > best[line].next {
                        best[line].next = share
                    }
                }
            }
        }

        /// The greatest share that another article has.
        func best(besides article: Int, _ line: Int) -> Double { best[line].article == article ? best[line].next : best[line].share }
    }

    private enum Place { case directlyBefore, directlyAfter, nearby, apart }

    /// Where a headline stands in the order of the text, furniture passed over.
    private func place(of block: Range<Int>, to article: Range<Int>) -> Place {
        let blockFirst = displayLines[block.lowerBound], blockLast = displayLines[block.upperBound - 1]
        let bodyFirst = paragraphs[article.lowerBound][0], last = paragraphs[article.upperBound - 1]
        let bodyLast = last[last.count - 1]
        if blockLast < bodyFirst {
            switch rank[bodyFirst] - rank[blockLast] {
            case 1: return .directlyBefore
            case 2...6: return .nearby
            default: return .apart
            }
        }
        guard bodyLast < blockFirst else { return .apart }
        switch rank[blockFirst] - rank[bodyLast] {
        case 1: return .directlyAfter
        case 2...6: return .nearby
        default: return .apart
        }
    }

    /// - Parameters: numbers of what was tried.
    private mutating func overlap(_ article: Int, _ block: Int) -> Overlap {
        let missing = block + 1 - articles[article].overlaps.count
        if missing > 0 { articles[article].overlaps += repeatElement(nil, count: missing) }
        if let known = articles[article].overlaps[block] { return known }
        let (mask, lead) = (articles[article].mask, articles[article].lead)
        var result = overlap(mask, lead, blocks[block].sequence[...])
        if let main = blocks[block].main {
            let main = overlap(mask, lead, main[...])
            if main.share > result.share { (result.share, result.longestRun) = (main.share, main.longestRun) }
            result.leadShare = max(result.leadShare, main.leadShare)
        }
        articles[article].overlaps[block] = result
        return result
    }

    private func overlap(_ mask: SharedVocabulary.Mask, _ lead: SharedVocabulary.Mask, _ sequence: ArraySlice<Int>) -> Overlap {
        var sum = 0.0, held = 0.0, heldInLead = 0.0
        var run = 0, longest = 0
        for id in sequence {
            sum += weights[id]
            if SharedVocabulary.holds(lead, id) { heldInLead += weights[id] }
            if SharedVocabulary.holds(mask, id) {
                held += weights[id]
                run += 1
                longest = max(longest, run)
            } else {
                run = 0
            }
        }
        return sum > 0 ? Overlap(share: held / sum, leadShare: heldInLead / sum, longestRun: longest) : Overlap()
    }
}
