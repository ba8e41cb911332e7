import Newspaper

#if canImport(Glibc)
    import Glibc
#endif

/// The bigrams that a page's headlines are made of, and which of them each paragraph holds. Articles and headline
/// blocks are tried in many shapes while a page is read; here each shape costs a few machine words.
struct SharedVocabulary {
    /// A set of headline bigrams, one bit each.
    typealias Mask = [UInt64]

    /// For each line of the page that is display type: its bigrams in reading order. The last one may run over to
    /// the next line of display type, for words are wrapped.
    private let sequences: [Int: [Int]]
    private let overLineEnd: [Int: Int]
    private let ids: [UInt64: Int]

    /// - Parameter displayLines: indices of lines of display type, ascending.
    init(_ page: PageFacts, displayLines: [Int]) {
        var ids: [UInt64: Int] = [:]
        func id(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
            let key = Bigram.key(first, second)
            if let known = ids[key] { return known }
            ids[key] = ids.count
            return ids.count - 1
        }
        var sequences: [Int: [Int]] = [:]
        var overLineEnd: [Int: Int] = [:]
        for (position, line) in displayLines.enumerated() {
            let text = page.lines[line].text
            var sequence: [Int] = []
            for (first, second) in zip(text, text.dropFirst()) where Self.counts(first) && Self.counts(second) {
                sequence.append(id(first, second))
            }
            sequences[line] = sequence
            if position + 1 < displayLines.count, displayLines[position + 1] == line + 1, let last = text.last,
                let next = page.lines[line + 1].text.first, Self.counts(last), Self.counts(next)
            {
                overLineEnd[line] = id(last, next)
            }
        }
        (self.sequences, self.overLineEnd, self.ids) = (sequences, overLineEnd, ids)
    }

    private static func counts(_ scalar: Unicode.Scalar) -> Bool { !scalar.isBlank && !scalar.isPunctuation }

    /// The headline bigrams that these lines hold when read one after another.
    func mask(of lines: some Sequence<Int>, in page: PageFacts, limit: Int = .max) -> Mask {
        var mask = Mask(repeating: 0, count: (ids.count + 63) / 64)
        var left = limit
        var previous: Unicode.Scalar?
        for line in lines {
            for scalar in page.lines[line].text where !scalar.isBlank {
                guard left > 0 else { return mask }
                left -= 1
                if let first = previous, let id = ids[Bigram.key(first, scalar)] { mask[id >> 6] |= 1 << UInt64(id & 63) }
                previous = Self.counts(scalar) ? scalar : nil
            }
        }
        return mask
    }

    static func union(_ a: Mask, _ b: Mask) -> Mask { zip(a, b).map { $0 | $1 } }

    /// The bigrams of lines of display type, in reading order.
    func sequence(_ lines: [Int]) -> [Int] {
        lines.flatMap { line in
            (sequences[line] ?? []) + (lines.contains(line + 1) ? overLineEnd[line].map { [$0] } ?? [] : [])
        }
    }

    /// Whether the lines make a headline too short to tell much.
    func isShort(_ lines: some Sequence<Int>) -> Bool { lines.reduce(0) { $0 + (sequences[$1]?.count ?? 0) } <= 7 }

    static func holds(_ mask: Mask, _ id: Int) -> Bool { mask[id >> 6] & (1 << UInt64(id & 63)) != 0 }

    /// How much each bigram tells: ln((articles + 1) / articles with it). One that no article holds still says a
    /// little against every one of them.
    func weights(_ articles: [Mask]) -> [Double] {
        var counts = [Int](repeating: 0, count: ids.count)
        for mask in articles {
            for (word, bits) in mask.enumerated() {
                var rest = bits
                while rest != 0 {
                    counts[word << 6 | rest.trailingZeroBitCount] += 1
                    rest &= rest - 1
                }
            }
        }
        return counts.map { $0 == 0 ? 0.3 : 0.02 + log(Double(articles.count + 1) / Double($0)) }
    }
}
