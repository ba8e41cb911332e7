/// How much of the vocabulary before a paragraph goes on from it: subjects change where articles do.
///
/// The line labels see a dozen lines to each side; this sees whole paragraphs of running text, whatever stands between.
enum ParagraphCohesion {
    /// How many lines to each side count.
    private static let reach = 25
    /// No paragraph counts for more standard deviations than this.
    private static let most = 2.0

    /// For each paragraph the cosine of the vocabularies before and from it on, weighted by rarity on the page, in
    /// standard deviations from the page's mean; 0 for the first.
    /// - Parameter paragraphs: lines of each, in the order of the page.
    /// - Complexity: O(text × reach)
    static func deviations(_ page: PageFacts, _ paragraphs: [[Int]]) -> [Double] {
        guard paragraphs.count > 1 else { return paragraphs.map { _ in 0 } }
        let squares = page.weights.map { $0 * $0 }
        let lines = paragraphs.flatMap { $0 }
        /// For each bigram the last paragraph that it was seen before, and from on.
        var before = squares.map { _ in 0 }, after = before
        var start = paragraphs[0].count
        var cosines: [Double] = []
        for paragraph in 1..<paragraphs.count {
            var left = 0.0, right = 0.0, common = 0.0
            for line in lines[max(0, start - reach)..<start] {
                for id in page.bigrams(of: line) where before[id] != paragraph {
                    before[id] = paragraph
                    left += squares[id]
                }
            }
            for line in lines[start..<min(lines.count, start + reach)] {
                for id in page.bigrams(of: line) where after[id] != paragraph {
                    after[id] = paragraph
                    right += squares[id]
                    if before[id] == paragraph { common += squares[id] }
                }
            }
            cosines.append(left * right > 0 ? common / (left * right).squareRoot() : 0)
            start += paragraphs[paragraph].count
        }
        let count = Double(cosines.count)
        let mean = cosines.reduce(0, +) / count
        let deviation = (cosines.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
        // Where all are alike none tells anything.
        return [0] + cosines.map { deviation > 0.001 ? max(-most, min(most, ($0 - mean) / deviation)) : 0 }
    }
}
