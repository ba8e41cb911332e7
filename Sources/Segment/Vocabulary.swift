import Newspaper

#if canImport(Glibc)
    import Glibc
#endif

/// Two characters side by side, as one number.
enum Bigram {
    static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
        UInt64(first.value) << 32 | UInt64(second.value)
    }

    /// Those of letters, digits and Han characters in texts read one after another: punctuation parts them,
    /// blanks and line ends do not.
    static func keys(_ texts: [Scalars]) -> Set<UInt64> {
        var result: Set<UInt64> = []
        var previous: Unicode.Scalar?
        for text in texts {
            for scalar in text where !scalar.isBlank {
                if !scalar.isPunctuation, let first = previous { result.insert(key(first, scalar)) }
                previous = scalar.isPunctuation ? nil : scalar
            }
        }
        return result
    }
}

/// The page's character bigrams as small numbers, with the count of lines that hold each: a bigram is evidence
/// in so far as it is rare on its page (inverse document frequency, the document being a line).
struct Vocabulary: Sendable {
    private var ids: [UInt64: Int] = [:]
    private(set) var lineCounts: [Int] = []
    private var lastLine: [Int] = []
    private(set) var lineTotal = 0

    /// The line's bigrams of letters, digits and Han characters, punctuation and blanks passed over, each once.
    /// - Complexity: O(text)
    mutating func addLine(_ text: Scalars) -> [Int] {
        lineTotal += 1
        var result: [Int] = []
        var previous: Unicode.Scalar?
        for scalar in text {
            guard !scalar.isBlank, !scalar.isPunctuation else {
                if !scalar.isBlank { previous = nil }
                continue
            }
            if let first = previous {
                let key = Bigram.key(first, scalar)
                let id: Int
                if let known = ids[key] {
                    id = known
                } else {
                    id = lineCounts.count
                    ids[key] = id
                    lineCounts.append(0)
                    lastLine.append(-1)
                }
                if lastLine[id] != lineTotal {
                    lastLine[id] = lineTotal
                    lineCounts[id] += 1
                    result.append(id)
                }
            }
            previous = scalar
        }
        return result
    }

    /// Whether some line of the page holds the two characters side by side.
    func holds(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool { ids[Bigram.key(first, second)] != nil }

    /// How rare each bigram is: ln(lines / lines with it), at least a little for every one.
    func weights() -> [Double] {
        lineCounts.map { 0.1 + log(Double(lineTotal) / Double($0)) }
    }
}
