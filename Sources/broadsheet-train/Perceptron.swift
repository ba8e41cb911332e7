import Segment

/// A page as the line model is trained on it.
struct LineExample: Sendable {
    var features: LineFeatures
    var labels: [LineLabel]
}

/// The averaged structured perceptron (Collins 2002): decode a page, and where the answer is wrong move the
/// weights from it towards the gold; the mean of all weights on the way generalises better than the last ones.
enum Perceptron {
    /// - Complexity: O(epochs × lines × labels²)
    static func train(_ examples: [LineExample], epochs: Int) -> LineModel {
        var model = LineModel()
        var emissionSum = [Int64](repeating: 0, count: model.emission.count)
        var transitionSum = [Int64](repeating: 0, count: model.transition.count)
        var step: Int64 = 1
        var order = Array(examples.indices)
        var random = SplitMix(seed: 20_221_024)
        for _ in 0..<epochs {
            order.shuffle(using: &random)
            for index in order {
                let example = examples[index]
                let guess = model.labels(example.features)
                if guess != example.labels {
                    for line in guess.indices {
                        if guess[line] != example.labels[line] {
                            for feature in example.features.active[line] {
                                let base = feature * LineModel.labelCount
                                Self.add(1, at: base + example.labels[line].rawValue, &model.emission, &emissionSum, step)
                                Self.add(-1, at: base + guess[line].rawValue, &model.emission, &emissionSum, step)
                            }
                        }
                        guard line > 0 else { continue }
                        let junction = example.features.junctions[line] * LineModel.labelCount
                        let gold = (junction + example.labels[line - 1].rawValue) * LineModel.labelCount + example.labels[line].rawValue
                        let seen = (junction + guess[line - 1].rawValue) * LineModel.labelCount + guess[line].rawValue
                        if gold != seen {
                            Self.add(1, at: gold, &model.transition, &transitionSum, step)
                            Self.add(-1, at: seen, &model.transition, &transitionSum, step)
                        }
                    }
                }
                step += 1
            }
        }
        // Tenths of a step: fine enough, and whole numbers decode alike everywhere.
        for index in model.emission.indices {
            model.emission[index] = Int32((Int64(model.emission[index]) * step - emissionSum[index]) * 10 / step)
        }
        for index in model.transition.indices {
            model.transition[index] = Int32((Int64(model.transition[index]) * step - transitionSum[index]) * 10 / step)
        }
        return model
    }

    /// A weight's mean is its last value less what it lacked of it, step by step.
    private static func add(_ change: Int32, at index: Int, _ weights: inout [Int32], _ sums: inout [Int64], _ step: Int64) {
        weights[index] += change
        sums[index] += Int64(change) * step
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same order of training on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
