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

extension [FoundName] {
    /// The first that ends after a scalar, or `endIndex`; they are in order and apart.
    /// - Complexity: O(log count)
    func firstIndex(endingAfter at: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.upperBound <= at { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// An office or profession that somebody holds: 副书记, 负责同志.
package struct FoundOffice: Hashable, Sendable {
    package var range: Range<Int>
    package var confidence: Double
}
