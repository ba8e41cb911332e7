/// Whether a confidence means what it says: decisions sorted into ten bins by how sure they were, each with the share
/// that was right. Of decisions that claim 0.8, eight in ten should be right.
package struct Reliability: Hashable, Sendable {
    package struct Bin: Hashable, Sendable {
        /// From `index / 10`, and below the next bin's start; the last bin holds 1 as well.
        package var range: ClosedRange<Double>
        package fileprivate(set) var count = 0
        fileprivate var confidence = 0.0
        fileprivate var right = 0

        /// Nil for an empty bin.
        package var meanConfidence: Double? { count == 0 ? nil : confidence / Double(count) }
        /// Nil for an empty bin.
        package var shareRight: Double? { count == 0 ? nil : Double(right) / Double(count) }
    }

    /// Ten, ascending.
    package private(set) var bins = (0..<10).map { Bin(range: Double($0) / 10...Double($0 + 1) / 10) }

    /// - Parameter decisions: a confidence outside 0 to 1 counts as the nearer end, one that is no number as 0.
    /// - Complexity: O(decisions)
    package init(_ decisions: [(confidence: Double, wasRight: Bool)]) {
        for decision in decisions {
            let confidence = decision.confidence > 0 ? min(decision.confidence, 1) : 0
            let bin = min(bins.count - 1, Int(confidence * Double(bins.count)))
            bins[bin].count += 1
            bins[bin].confidence += confidence
            if decision.wasRight { bins[bin].right += 1 }
        }
    }

    package var count: Int { bins.reduce(0) { $0 + $1.count } }

    /// How far confidence and share right lie apart, on average over decisions (Naeini et al. 2015); nil without any.
    package var expectedCalibrationError: Double? {
        guard count > 0 else { return nil }
        return bins.reduce(0) { $0 + abs($1.confidence - Double($1.right)) } / Double(count)
    }

    /// A Markdown table with a row for each bin, and the error below it.
    package var markdown: String {
        var text = "| confidence | decisions | mean confidence | share right |\n|---|---:|---:|---:|\n"
        for bin in bins {
            let range = "\(Decimals.fixed(bin.range.lowerBound, 1))–\(Decimals.fixed(bin.range.upperBound, 1))"
            text += "| \(range) | \(bin.count) | \(Decimals.fixed(bin.meanConfidence, 3)) | \(Decimals.fixed(bin.shareRight, 3)) |\n"
        }
        return text + "\nexpected calibration error: \(Decimals.fixed(expectedCalibrationError, 3))\n"
    }
}
