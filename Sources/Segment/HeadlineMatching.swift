import Newspaper

/// Evidence for every pair of an article and a headline block of a page, whatever the shapes in which they are tried.
package struct HeadlineMatching {
    private struct Overlap {
        /// Share of the headline's vocabulary in the body, and in its lead.
        var share = 0.0, leadShare = 0.0
        /// The longest phrase in common, in characters.
        var longestRun = 0
    }

    private let vocabulary: SharedVocabulary
    private let paragraphs: [[Int]]
    private let displayLines: [Int]
    private let labels: [LineLabel]
    /// For each paragraph its vocabulary, and that of the lead of an article that begins with it.
    private let masks: [SharedVocabulary.Mask], leads: [SharedVocabulary.Mask]
    private let weights: [Double]
    /// For each line, how many lines of headlines and bodies stand before it.
    private let rank: [Int]
    private var known: [UInt64: Overlap] = [:]
    private var knownLines: [Range<Int>: [Double]] = [:]

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
        weights = vocabulary.weights(articles.map { range in range.dropFirst().reduce(masks[range.lowerBound]) { SharedVocabulary.union($0, masks[$1]) } })
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
        var overlaps: [Overlap] = []
        overlaps.reserveCapacity(articles.count * width)
        for article in articles { for block in blocks { overlaps.append(overlap(article, block)) } }
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
        let lines = LineShares(articles.map { lineShares($0) })
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
                evidence[.shortHeadline] = vocabulary.isShort(displayLines[blocks[block]]) ? 1 : 0
                evidence[.foreignLine] = blocks[block].reduce(0) { max($0, lines.best(besides: article, $1) - lines.shares[article][$1]) }
                result.append(evidence)
            }
        }
        return result
    }

    /// How much of each display line's vocabulary an article has.
    private mutating func lineShares(_ article: Range<Int>) -> [Double] {
        if let found = knownLines[article] { return found }
        let shares = displayLines.indices.map { overlap(article, vocabulary.sequence([displayLines[$0]])).share }
        knownLines[article] = shares
        return shares
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

    private mutating func overlap(_ article: Range<Int>, _ block: Range<Int>) -> Overlap {
        // No page has 65,536 paragraphs or lines of display type that are all tried.
        let key = UInt64(article.lowerBound & 0xFFFF) << 48 | UInt64(article.upperBound & 0xFFFF) << 32
            | UInt64(block.lowerBound & 0xFFFF) << 16 | UInt64(block.upperBound & 0xFFFF)
        if let found = known[key] { return found }
        let lines = self.block(block)
        var result = overlap(article, vocabulary.sequence(lines.lines))
        if !lines.kicker.isEmpty, !lines.headline.isEmpty {
            // A kicker such as 在希望的田野上 names a column that no body speaks of.
            let main = overlap(article, vocabulary.sequence((lines.headline + lines.subhead).sorted()))
            if main.share > result.share { (result.share, result.longestRun) = (main.share, main.longestRun) }
            result.leadShare = max(result.leadShare, main.leadShare)
        }
        known[key] = result
        return result
    }

    private func overlap(_ article: Range<Int>, _ sequence: [Int]) -> Overlap {
        let lead = leads[article.lowerBound]
        var sum = 0.0, held = 0.0, heldInLead = 0.0
        var run = 0, longest = 0
        for id in sequence {
            sum += weights[id]
            if SharedVocabulary.holds(lead, id) { heldInLead += weights[id] }
            if article.contains(where: { SharedVocabulary.holds(masks[$0], id) }) {
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
