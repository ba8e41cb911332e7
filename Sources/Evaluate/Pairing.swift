/// Which predicted article is held against which gold article: one to one, the pair that shares most shingles first.
struct Pairing {
    /// For each gold article its partner, nil if none is left that shares anything with it.
    private(set) var predictedOfGold: [Int?]
    /// For each predicted article its partner.
    private(set) var goldOfPredicted: [Int?]

    private struct Pair {
        var shared: Int
        var lengthDifference: Int
        var gold: Int
        var predicted: Int

        /// A total order, so that ties are broken alike everywhere; the last two only say which way.
        func precedes(_ other: Pair) -> Bool {
            (other.shared, lengthDifference, other.gold, other.predicted)
                < (shared, other.lengthDifference, gold, predicted)
        }
    }

    /// - Parameters: the shingles and lengths of the bodies.
    /// - Complexity: O(gold × predicted × length)
    init(gold: [(shingles: Shingles, length: Int)], predicted: [(shingles: Shingles, length: Int)]) {
        predictedOfGold = Array(repeating: nil, count: gold.count)
        goldOfPredicted = Array(repeating: nil, count: predicted.count)
        var pairs: [Pair] = []
        for (goldIndex, goldBody) in gold.enumerated() {
            for (index, body) in predicted.enumerated() {
                let shared = goldBody.shingles.common(with: body.shingles)
                guard shared > 0 else { continue }
                pairs.append(Pair(
                    shared: shared, lengthDifference: abs(goldBody.length - body.length), gold: goldIndex, predicted: index))
            }
        }
        for pair in pairs.sorted(by: { $0.precedes($1) })
        where predictedOfGold[pair.gold] == nil && goldOfPredicted[pair.predicted] == nil {
            predictedOfGold[pair.gold] = pair.predicted
            goldOfPredicted[pair.predicted] = pair.gold
        }
    }
}
