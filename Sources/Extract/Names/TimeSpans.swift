import Newspaper

/// Times as they are labelled: a date with the words that belong to it (截至10月底, 10月30日前, 今年以来), both ends of a range as
/// one, and lengths of time that point from today (五年前, 两天后, 三年来). Values hang on the dates alone, so in `times` they stand
/// without these words.
struct TimeSpans {
    private let text: Scalars

    init(_ text: Scalars) { self.text = text }

    /// In order and apart; 党的二十大以来 is none, since its event is labelled.
    func spans(_ found: Expressions) -> [Range<Int>] {
        let dates = found.times.map(\.mention.range).filter { time in
            !found.events.contains { time.overlaps($0.mention.range) }
        }.map { extended($0, by: Self.afterDates) }
        let lengths = found.quantities.filter { Self.units.contains($0.unit) }.compactMap { quantity -> Range<Int>? in
            let range = extended(quantity.mention.range, by: Self.afterLengths)
            return range == quantity.mention.range ? nil : range
        }
        var spans: [Range<Int>] = []
        for range in (dates + lengths).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = spans.last, last.upperBound + 1 >= range.lowerBound, last.upperBound < text.count,
                last.upperBound >= range.lowerBound || Self.links.contains(text[last.upperBound])
            {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                spans.append(range)
            }
        }
        return spans
    }

    private func extended(_ range: Range<Int>, by words: Lexicon) -> Range<Int> {
        var range = range
        if let match = words.longest(in: text, at: range.upperBound) { range = range.lowerBound..<match.end }
        if range.lowerBound >= 2, text[(range.lowerBound - 2)..<range.lowerBound].elementsEqual(Self.until) {
            range = (range.lowerBound - 2)..<range.upperBound
        }
        return range
    }

    private static let until = Scalars("截至")
    private static let links = Set("至到—-~".unicodeScalars)
    private static let units: Set<String> = ["年", "个月", "月", "天", "周", "个星期", "小时", "个小时", "分钟"]
    private static let afterDates = Lexicon("前 以前 之前 以来 后 以后 之后 前后")
    private static let afterLengths = Lexicon("前 以前 之前 以来 来 后 以后 之后 多来 间")
}
