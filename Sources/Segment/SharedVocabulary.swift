import Newspaper

#if canImport(Glibc)
    import Glibc
#endif

/// The bigrams that a page's headlines are made of, and which of them each paragraph holds. Articles and headline
/// blocks are tried in many shapes while a page is read; here each shape costs a few machine words.
struct SharedVocabulary {
    /// A set of headline bigrams, one bit each.
    typealias Mask = [UInt64]

    private let numbers: BigramNumbers
    /// The bigrams of lines of display type in reading order, one line after another, and for each line of the page where
    /// its own stand.
    private let held: [Int]
    private let ranges: [Range<Int>]
    /// The last bigram of a line may run over to the next line of display type, for words are wrapped.
    private let overLineEnd: [Int: Int]

    /// - Parameter displayLines: indices of lines of display type, ascending.
    init(_ page: PageFacts, displayLines: [Int]) {
        let length = displayLines.reduce(0) { $0 + page.lines[$1].text.count }
        var numbers = BigramNumbers(capacity: length)
        var held: [Int] = []
        held.reserveCapacity(length)
        var ranges = [Range<Int>](repeating: 0..<0, count: page.lines.count)
        var overLineEnd: [Int: Int] = [:]
        for (position, line) in displayLines.enumerated() {
            let text = page.lines[line].text
            let start = held.count
            for (first, second) in zip(text, text.dropFirst()) where first.isWordCharacter && second.isWordCharacter {
                held.append(numbers.number(adding: Bigram.key(first, second)))
            }
            ranges[line] = start..<held.count
            if position + 1 < displayLines.count, displayLines[position + 1] == line + 1, let last = text.last,
                let next = page.lines[line + 1].text.first, last.isWordCharacter, next.isWordCharacter
            {
                overLineEnd[line] = numbers.number(adding: Bigram.key(last, next))
            }
        }
        (self.numbers, self.held, self.ranges, self.overLineEnd) = (numbers, held, ranges, overLineEnd)
    }

    /// The headline bigrams that these lines hold when read one after another.
    func mask(of lines: some Sequence<Int>, in page: PageFacts, limit: Int = .max) -> Mask {
        var mask = Mask(repeating: 0, count: (numbers.count + 63) / 64)
        var left = limit
        var reader = BigramReader()
        for line in lines {
            for scalar in page.lines[line].text where !scalar.isBlank {
                guard left > 0 else { return mask }
                left -= 1
                if let key = reader.read(scalar), let id = numbers.number(of: key) { mask[id >> 6] |= 1 << UInt64(id & 63) }
            }
        }
        return mask
    }

    /// What several masks hold together.
    static func union(_ masks: ArraySlice<Mask>) -> Mask {
        guard var all = masks.first else { return [] }
        for mask in masks.dropFirst() { for word in all.indices { all[word] |= mask[word] } }
        return all
    }

    /// The bigrams of lines of display type, in reading order.
    func sequence(_ lines: [Int]) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(lines.reduce(0) { $0 + ranges[$1].count + 1 })
        for line in lines {
            result += held[ranges[line]]
            if lines.contains(line + 1), let id = overLineEnd[line] { result.append(id) }
        }
        return result
    }

    /// Those of one line.
    func bigrams(of line: Int) -> ArraySlice<Int> { held[ranges[line]] }

    /// Whether the lines make a headline too short to tell much.
    func isShort(_ lines: some Sequence<Int>) -> Bool { lines.reduce(0) { $0 + ranges[$1].count } <= 7 }

    static func holds(_ mask: Mask, _ id: Int) -> Bool { mask[id >> 6] & (1 << UInt64(id & 63)) != 0 }

    /// How much each bigram tells: ln((articles + 1) / articles with it). One that no article holds still says a
    /// little against every one of them.
    func weights(_ articles: [Mask]) -> [Double] {
        var counts = [Int](repeating: 0, count: numbers.count)
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
