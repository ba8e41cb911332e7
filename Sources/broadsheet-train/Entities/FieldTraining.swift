import Extract
import SplitMix

/// Trains a conditional random field: AdaGrad (Duchi, Hazan and Singer 2011) on single sentences, features dropped at
/// random (Srivastava et al. 2014), and a copy of every feature for each corpus, so that conventions that contradict each
/// other share what they agree on (Daumé 2007). Weights are averaged over the passes after the first and over members.
struct FieldTraining {
    struct Settings {
        var epochs: Int
        /// How many fields are trained from seeds of their own and averaged.
        var members: Int
        /// Share of the features that are not looked at, at each character anew.
        var dropout: Float
        var rate: Float = 0.05
        /// Half the squares of all weights cost this much, against the log-likelihood of all sentences.
        var penalty: Float = 0.3
        var seed: UInt64 = 20_221_025
    }

    let index: FeatureIndex
    private(set) var weights: [SIMD16<Float>]
    /// `[copy][tag]` is a row over the next tag; copy 0 is shared.
    private(set) var transitions: [[SIMD16<Float>]]

    private static let copyCount = 8

    init(_ examples: TrainingExamples, settings: Settings, progress: (String) -> Void) {
        index = examples.index
        weights = [SIMD16<Float>](repeating: .zero, count: index.featureCount)
        transitions = Array(repeating: Array(repeating: .zero, count: 16), count: Self.copyCount)
        for member in 0..<settings.members {
            let field = Self.member(examples, settings: settings, seed: settings.seed + UInt64(member)) {
                progress("member \(member + 1), \($0)")
            }
            for row in weights.indices { weights[row] += field.weights[row] }
            for copy in transitions.indices { for tag in 0..<16 { transitions[copy][tag] += field.transitions[copy][tag] } }
        }
        let members = Float(settings.members)
        for row in weights.indices { weights[row] /= members }
        for copy in transitions.indices { for tag in 0..<16 { transitions[copy][tag] /= members } }
    }

    private static func member(
        _ examples: TrainingExamples, settings: Settings, seed: UInt64, progress: (String) -> Void
    ) -> (weights: [SIMD16<Float>], transitions: [[SIMD16<Float>]]) {
        let count = examples.index.featureCount
        var weights = [SIMD16<Float>](repeating: .zero, count: count)
        var transitions = Array(repeating: Array(repeating: SIMD16<Float>.zero, count: 16), count: copyCount)
        var squares = [SIMD16<Float>](repeating: SIMD16(repeating: 1e-6), count: count)
        var transitionSquares = transitions.map { $0.map { _ in SIMD16<Float>(repeating: 1e-6) } }
        var (sums, transitionSums) = (weights, transitions)
        // Paid a little at each character that has the feature, so that it is paid once a pass.
        let penalties = examples.index.numbered().map { settings.penalty / Float($0.count) }
        var generator = SeededGenerator(seed: seed)
        var trellis = Trellis()
        var order = examples.examples
        for epoch in 1...settings.epochs {
            order.shuffle(using: &generator)
            var loss = 0.0
            for example in order {
                let dropSeed = generator.next()
                var moves = Array(repeating: SIMD16<Float>.zero, count: 16)
                for copy in example.copies { for tag in 0..<16 { moves[tag] += transitions[copy][tag] } }
                loss += examples.numbers.withUnsafeBufferPointer { numbers in
                    let features = UnsafeBufferPointer(
                        rebasing: numbers[example.start..<(example.start + example.width * example.tags.count)])
                    return trellis.learn(
                        features, width: example.width, tags: example.tags, moves: moves, weights: &weights,
                        squares: &squares, penalties: penalties, settings: settings, dropSeed: dropSeed)
                }
                for copy in example.copies {
                    for tag in 0..<LabelScheme.tagCount {
                        let gradient = trellis.moveGradient[tag]
                        transitionSquares[copy][tag] += gradient * gradient
                        transitions[copy][tag] -= settings.rate * gradient / transitionSquares[copy][tag].squareRoot()
                    }
                }
            }
            if epoch > 1 || settings.epochs == 1 {
                for row in weights.indices { sums[row] += weights[row] }
                for copy in transitions.indices { for tag in 0..<16 { transitionSums[copy][tag] += transitions[copy][tag] } }
            }
            progress("pass \(epoch): \(loss / Double(order.count)) nats a sentence")
        }
        let rounds = Float(max(1, settings.epochs - 1))
        // With all features there, each counts for as much as it did on average with some dropped.
        let kept = 1 - settings.dropout
        return (sums.map { $0 / rounds * kept }, transitionSums.map { $0.map { $0 / rounds } })
    }
}
