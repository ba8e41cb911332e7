import Newspaper

/// A linear model of line labels: a weight for each (feature, label) and for each (junction, label before, label).
/// Weights are integers, so a page is labelled alike on every machine.
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

    private func score(_ features: ArraySlice<Int>, _ label: Int) -> Int {
        features.reduce(0) { $0 + Int(emission[$1 * Self.labelCount + label]) }
    }

    private func score(junction: Int, from: Int, to: Int) -> Int {
        Int(transition[(junction * Self.labelCount + from) * Self.labelCount + to])
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
        var sum = score(features.active(at: index), label.rawValue)
        if index > 0 {
            sum += score(junction: features.junctions[index], from: labels[index - 1].rawValue, to: label.rawValue)
        }
        if index + 1 < labels.count {
            sum += score(junction: features.junctions[index + 1], from: label.rawValue, to: labels[index + 1].rawValue)
        }
        return sum
    }
}
