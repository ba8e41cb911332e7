import Newspaper

/// A linear model of line labels: a weight for each (feature, label) and for each (junction, label before, label).
/// Decoding is exact (Viterbi). Weights are integers, so a page is labelled alike on every machine.
package struct LineModel: Sendable {
    package static let labelCount = LineLabel.allCases.count

    /// [feature × labels]
    package var emission: [Int32]
    /// [junction × labels × labels]
    package var transition: [Int32]

    package init() {
        emission = [Int32](repeating: 0, count: LineFeatures.Template.total * Self.labelCount)
        transition = [Int32](repeating: 0, count: LineFeatures.junctionCount * Self.labelCount * Self.labelCount)
    }

    func score(_ features: [Int], _ label: Int) -> Int {
        features.reduce(0) { $0 + Int(emission[$1 * Self.labelCount + label]) }
    }

    func score(junction: Int, from: Int, to: Int) -> Int {
        Int(transition[(junction * Self.labelCount + from) * Self.labelCount + to])
    }

    /// The best labels for a page's lines.
    /// - Parameter pinned: labels that are known; the rest is decoded around them.
    /// - Complexity: O(lines × labels²)
    package func labels(_ features: LineFeatures, pinned: [Int: LineLabel] = [:]) -> [LineLabel] {
        /// Beyond any sum of weights, and far from overflow on any page.
        let never = -1_000_000_000
        let count = Self.labelCount
        guard !features.active.isEmpty else { return [] }
        /// What each label scores at a line by itself: a row of weights for each feature, added up.
        func emitted(_ line: Int) -> [Int] {
            var sums = [Int](repeating: 0, count: count)
            for feature in features.active[line] {
                let start = feature * count
                for label in 0..<count { sums[label] += Int(emission[start + label]) }
            }
            if let known = pinned[line] {
                for label in 0..<count where label != known.rawValue { sums[label] += never }
            }
            return sums
        }
        var best = emitted(0)
        var back: [[Int8]] = []
        back.reserveCapacity(features.active.count)
        for index in features.active.indices.dropFirst() {
            let base = features.junctions[index] * count * count
            var next = emitted(index)
            var from = [Int8](repeating: 0, count: count)
            for label in 0..<count {
                var top = Int.min
                for previous in 0..<count {
                    let value = best[previous] + Int(transition[base + previous * count + label])
                    if value > top { (top, from[label]) = (value, Int8(previous)) }
                }
                next[label] += top
            }
            best = next
            back.append(from)
        }
        var label = best.indices.max { best[$0] < best[$1] } ?? 0
        var result = [label]
        for from in back.reversed() {
            label = Int(from[label])
            result.append(label)
        }
        return result.reversed().map { LineLabel.allCases[$0] }
    }

    /// How much better (above 0) or worse the page's labels would score if line `index` began an article instead
    /// of a paragraph, its neighbours' labels as they are.
    func preferenceForArticle(at index: Int, _ labels: [LineLabel], _ features: LineFeatures) -> Int {
        total(.articleStart, at: index, labels, features) - total(.paragraphStart, at: index, labels, features)
    }

    /// The same for a line of display type: that it begins a headline against that it goes on with the one before.
    func preferenceForBlock(at index: Int, _ labels: [LineLabel], _ features: LineFeatures) -> Int {
        let goesOn = max(total(.headline, at: index, labels, features), total(.subhead, at: index, labels, features))
        let begins = max(total(.kicker, at: index, labels, features), total(.headlineStart, at: index, labels, features))
        guard index > 0, labels[index - 1] == .kicker else { return begins - goesOn }
        // Behind a kicker a headline goes on with its block; to begin one of its own, the line before must have
        // been a headline itself.
        var other = labels
        other[index - 1] = .headlineStart
        let kicker = total(.kicker, at: index - 1, labels, features), main = total(.headlineStart, at: index - 1, other, features)
        return max(total(.kicker, at: index, labels, features) - begins, main - kicker)
    }

    /// What the label scores at this line with the transitions on both its sides.
    private func total(_ label: LineLabel, at index: Int, _ labels: [LineLabel], _ features: LineFeatures) -> Int {
        var sum = score(features.active[index], label.rawValue)
        if index > 0 {
            sum += score(junction: features.junctions[index], from: labels[index - 1].rawValue, to: label.rawValue)
        }
        if index + 1 < labels.count {
            sum += score(junction: features.junctions[index + 1], from: label.rawValue, to: labels[index + 1].rawValue)
        }
        return sum
    }
}
