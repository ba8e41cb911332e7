import Foundation

/// Logistic regression by gradient descent with momentum on the mean log-likelihood, with a small quadratic penalty.
enum LogisticRegression {
    private static let shrinkage = 0.001

    /// - Parameter examples: what speaks for and against, one of the numbers a bias, and whether it was so.
    /// - Complexity: O(steps × examples)
    static func fit<Vector: SIMD>(_ examples: [(values: Vector, isSo: Bool)], steps: Int) -> Vector where Vector.Scalar == Double {
        var weights = Vector()
        guard !examples.isEmpty else { return weights }
        var velocity = Vector()
        for _ in 0..<steps {
            var gradient = -shrinkage * weights
            for example in examples {
                let expected = 1 / (1 + exp(-(weights * example.values).sum()))
                gradient += ((example.isSo ? 1 : 0) - expected) / Double(examples.count) * example.values
            }
            velocity = 0.9 * velocity + gradient
            weights += 0.5 * velocity
        }
        return weights
    }
}
