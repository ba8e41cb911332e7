/// The tags of a sequence model with three types: outside, then beginning, inside, end and single of each (BIOES).
package enum LabelScheme {
    package static let tagCount = 1 + 4 * 3
    package static let outside = 0

    package static func begin(_ type: Int) -> Int { 1 + 4 * type }
    package static func inside(_ type: Int) -> Int { 2 + 4 * type }
    package static func end(_ type: Int) -> Int { 3 + 4 * type }
    package static func single(_ type: Int) -> Int { 4 + 4 * type }

    /// Which type the tag belongs to; for `outside` there is none.
    static func type(_ tag: Int) -> Int { (tag - 1) / 4 }

    /// Whether a span is under way after the tag.
    package static func isOpen(_ tag: Int) -> Bool { tag != outside && (tag - 1) % 4 < 2 }

    /// Whether the tag goes on with a span that is under way.
    package static func continues(_ tag: Int) -> Bool { tag != outside && [1, 2].contains((tag - 1) % 4) }

    /// Whether `next` may follow `tag`.
    package static func allows(_ tag: Int, _ next: Int) -> Bool {
        guard isOpen(tag) else { return !continues(next) }
        return continues(next) && type(tag) == type(next)
    }

    /// The tags of a sentence with these spans, which neither overlap nor reach over its ends.
    package static func tags(_ spans: [(range: Range<Int>, type: Int)], count: Int) -> [UInt8] {
        var tags = [UInt8](repeating: UInt8(outside), count: count)
        for span in spans {
            if span.range.count == 1 {
                tags[span.range.lowerBound] = UInt8(single(span.type))
            } else {
                for at in span.range { tags[at] = UInt8(inside(span.type)) }
                tags[span.range.lowerBound] = UInt8(begin(span.type))
                tags[span.range.upperBound - 1] = UInt8(end(span.type))
            }
        }
        return tags
    }
}

/// What a sequence model found.
package struct LabelledSpan: Hashable, Sendable {
    package enum Kind: Sendable { case person, place, organisation, office, event, document }
    /// Offsets in scalars.
    package var range: Range<Int>
    package var kind: Kind
    /// 0 to 1: how likely it is that exactly this is one of its kind, by the model.
    package var probability: Double

    package init(range: Range<Int>, kind: Kind, probability: Double) {
        (self.range, self.kind, self.probability) = (range, kind, probability)
    }
}
