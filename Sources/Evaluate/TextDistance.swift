import Newspaper

/// Distances between texts, bit-parallel: 64 cells of the table at a time.
package enum TextDistance {
    /// The least number of scalars inserted, deleted or replaced that makes `b` of `a` (Levenshtein), by the
    /// algorithm of Myers (1999) as Hyyrö (2003) puts it.
    /// - Complexity: O(⌈shorter / 64⌉ × longer), without what they have in common at either end
    package static func edits(_ a: Scalars, _ b: Scalars) -> Int {
        let (a, b) = middles(a, b)
        let (pattern, text) = a.count <= b.count ? (a, b) : (b, a)
        guard !pattern.isEmpty else { return text.count }
        let places = PlacesOfScalars(pattern)
        let last = places.words - 1
        let bottom = UInt64(1) << UInt64((pattern.count - 1) % 64)
        var rises = [UInt64](repeating: .max, count: places.words)
        var falls = [UInt64](repeating: 0, count: places.words)
        var distance = pattern.count
        for scalar in text {
            let row = places.row(of: scalar)
            // What the row above a word changes by, from the column before: 1 along the top of the table.
            var (carryUp, carryDown): (UInt64, UInt64) = (1, 0)
            for word in 0...last {
                let equal = row.map { places.bits[$0 + word] } ?? 0
                let (up, down) = (rises[word], falls[word])
                let vertical = equal | down
                let carried = equal | carryDown
                let horizontal = (((carried & up) &+ up) ^ up) | carried
                var above = down | ~(horizontal | up)
                var below = up & horizontal
                if word == last {
                    if above & bottom != 0 { distance += 1 }
                    if below & bottom != 0 { distance -= 1 }
                }
                let (outUp, outDown) = (above >> 63, below >> 63)
                above = above << 1 | carryUp
                below = below << 1 | carryDown
                rises[word] = below | ~(vertical | above)
                falls[word] = above & vertical
                (carryUp, carryDown) = (outUp, outDown)
            }
        }
        return distance
    }

    /// The length of the longest sequence of scalars that both texts have in this order, not always side by side
    /// (Hyyrö 2004).
    /// - Complexity: as `edits`
    package static func commonSubsequence(_ a: Scalars, _ b: Scalars) -> Int {
        let (middleA, middleB) = middles(a, b)
        let ends = a.count - middleA.count
        let (pattern, text) = middleA.count <= middleB.count ? (middleA, middleB) : (middleB, middleA)
        guard !pattern.isEmpty else { return ends }
        let places = PlacesOfScalars(pattern)
        var unmatched = [UInt64](repeating: .max, count: places.words)
        for scalar in text {
            guard let row = places.row(of: scalar) else { continue }
            var carry: UInt64 = 0
            for word in 0..<places.words {
                let before = unmatched[word]
                let met = before & places.bits[row + word]
                let (sum, overflow) = before.addingReportingOverflow(met)
                let (total, again) = sum.addingReportingOverflow(carry)
                carry = overflow || again ? 1 : 0
                unmatched[word] = total | (before & ~met)
            }
        }
        // Bits past the pattern never meet anything and stay set.
        return ends + unmatched.reduce(0) { $0 + (~$1).nonzeroBitCount }
    }

    /// 1 for equal texts, 0 for texts that share nothing: 1 − edits / longer length.
    package static func similarity(_ a: Scalars, _ b: Scalars) -> Double {
        let longer = max(a.count, b.count)
        return longer == 0 ? 1 : 1 - Double(edits(a, b)) / Double(longer)
    }

    /// The texts without what both begin and end with: it changes neither measure's optimum.
    private static func middles(_ a: Scalars, _ b: Scalars) -> (ArraySlice<Unicode.Scalar>, ArraySlice<Unicode.Scalar>) {
        let shorter = min(a.count, b.count)
        var start = 0
        while start < shorter, a[start] == b[start] { start += 1 }
        var end = 0
        while end < shorter - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        return (a[start..<(a.count - end)], b[start..<(b.count - end)])
    }
}

/// For each scalar of a pattern the places where it stands, as bits.
private struct PlacesOfScalars {
    let words: Int
    private(set) var bits: [UInt64] = []
    private var rows: [UInt32: Int] = [:]

    init(_ pattern: ArraySlice<Unicode.Scalar>) {
        words = (pattern.count + 63) / 64
        for (place, scalar) in pattern.enumerated() {
            let row = rows[scalar.value] ?? bits.count
            if row == bits.count {
                rows[scalar.value] = row
                bits += repeatElement(0, count: words)
            }
            bits[row + place / 64] |= 1 << UInt64(place % 64)
        }
    }

    /// Where the words of a scalar begin in `bits`, nil if the pattern has no such scalar.
    func row(of scalar: Unicode.Scalar) -> Int? { rows[scalar.value] }
}
