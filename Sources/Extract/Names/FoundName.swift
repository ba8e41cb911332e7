import Newspaper

/// One mention of a person, organisation or place, before mentions of the same are put together.
package struct FoundName: Hashable, Sendable {
    package var range: Range<Int>
    package var kind: Entity.Kind
    /// 0 to 1: how likely it is that exactly this is a name of this kind.
    package var confidence: Double

    init(range: Range<Int>, kind: Entity.Kind, confidence: Double) {
        (self.range, self.kind, self.confidence) = (range, kind, confidence)
    }
}

/// An office or profession that somebody holds: 副书记, 负责同志.
package struct FoundOffice: Hashable, Sendable {
    package var range: Range<Int>
    package var confidence: Double
}
