import Testing

@testable import Evaluate

@Suite("Whether confidence means what it says")
struct ReliabilityTests {
    @Test(
        "each decision is in the bin of its confidence",
        arguments: [(0.0, 0), (0.0999, 0), (0.1, 1), (0.55, 5), (0.9, 9), (1.0, 9), (1.5, 9), (-0.2, 0), (Double.nan, 0)])
    func bins(_ confidence: Double, _ bin: Int) {
        let reliability = Reliability([(confidence, true)])
        #expect(reliability.bins.map(\.count) == (0..<10).map { $0 == bin ? 1 : 0 })
        #expect(reliability.bins[bin].shareRight == 1)
    }

    @Test("the error is the mean distance between claim and truth")
    func error() throws {
        let decisions = [(0.92, true), (0.94, true), (0.96, false), (0.98, true), (0.3, false), (0.3, true)]
        let reliability = Reliability(decisions)
        #expect(reliability.count == 6)
        #expect(reliability.bins[9].shareRight == 0.75)
        #expect(abs(try #require(reliability.bins[9].meanConfidence) - 0.95) < 1e-9)
        // Four decisions that lie 0.2 apart and two that lie 0.2 apart.
        #expect(abs(try #require(reliability.expectedCalibrationError) - 0.2) < 1e-9)
    }

    @Test("nothing decided, nothing said")
    func nothing() {
        let nothing = Reliability([])
        #expect(nothing.expectedCalibrationError == nil)
        #expect(nothing.bins.allSatisfy { $0.meanConfidence == nil && $0.shareRight == nil })
        #expect(nothing.markdown.hasSuffix("| 0.9–1.0 | 0 | - | - |\n\nexpected calibration error: -\n"))
    }

    @Test("the table is Markdown with a row for each bin")
    func table() {
        let lines = Reliability([(0.25, true), (0.25, false), (1, true)]).markdown.split(separator: "\n").map(String.init)
        #expect(lines.count == 13)
        #expect(lines[0] == "| confidence | decisions | mean confidence | share right |")
        #expect(lines[4] == "| 0.2–0.3 | 2 | 0.250 | 0.500 |")
        #expect(lines[11] == "| 0.9–1.0 | 1 | 1.000 | 1.000 |")
        #expect(lines[12] == "expected calibration error: 0.167")
    }

    @Test(
        "numbers are rounded to the nearest",
        arguments: [(0.0, 3, "0.000"), (0.9996, 3, "1.000"), (0.0625, 3, "0.063"), (12.05, 1, "12.1"), (-0.0001, 3, "0.000"), (-1.5, 1, "-1.5")])
    func decimals(_ value: Double, _ digits: Int, _ text: String) { #expect(Decimals.fixed(value, digits) == text) }
}
