import Newspaper

#if canImport(Glibc)
    import Glibc
#endif

/// How likely it is that one character goes on with another in running Chinese text, learned from a corpus: what
/// tells whether a line of a hard-wrapped column goes on with the next.
///
/// The measure is pointwise mutual information (Church and Hanks 1990), ln p(ab) / p(a) p(b): above 0 the second
/// character is likelier behind the first than anywhere. Digits are one symbol and Latin letters another.
package struct Collocations: Sendable {
    /// Symbols are scalars of the corpus, numbered from 1 in code order; 0 stands for all others.
    private let symbols: [UInt16]
    /// ln of each symbol's count in the corpus, in sixteenths.
    private let frequencies: [Int]
    /// Pairs that the corpus holds often enough, by first symbol; `starts` has one entry more than there are symbols.
    private let starts: [Int]
    private let seconds: [UInt16]
    private let levels: [Int8]
    private let corpusFrequency: Int

    static let title = "broadsheet-collocations 1"
    /// Steps of a level in one unit of log-likelihood.
    private static let steps = 4.0
    /// A pair that the corpus lacks counts as this much of one.
    private static let smoothing = 0.3
    /// Numbers are written in digits of 32, each a printable character; all but the last have the sixth bit set.
    private static let zero: UInt8 = 0x30

    /// The character that stands for a scalar: punctuation is one width, digits are one, letters are one.
    package static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isDigit { return "0" }
        if scalar.isASCIILetter { return "a" }
        switch scalar {
        case ",": return "，"
        case ";": return "；"
        case ":": return "："
        case "?": return "？"
        case "!": return "！"
        case "(": return "（"
        case ")": return "）"
        default: return scalar
        }
    }

    /// ln p(ab) / p(a) p(b) for two scalars side by side, from about -6 to 11; 0 where either is unknown.
    /// - Complexity: O(log pairs of the first)
    package func affinity(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Double {
        let a = symbol(first), b = symbol(second)
        guard a > 0, b > 0 else { return 0 }
        var lower = starts[a], upper = starts[a + 1]
        let wanted = UInt16(b)
        while lower < upper {
            let middle = (lower + upper) / 2
            if seconds[middle] < wanted { lower = middle + 1 } else { upper = middle }
        }
        if lower < starts[a + 1], seconds[lower] == wanted { return Double(levels[lower]) / Self.steps }
        let expected = exp(Double(frequencies[a] + frequencies[b] - corpusFrequency) / 16)
        return log(Self.smoothing / (expected + Self.smoothing))
    }

    private func symbol(_ scalar: Unicode.Scalar) -> Int {
        let value = Int(Self.folded(scalar).value)
        return value < symbols.count ? Int(symbols[value]) : 0
    }

    // MARK: The file

    /// The table as text: a line for each symbol (how far its code is from the one before, its frequency, then how
    /// far each second symbol is from the one before and the pair's level), closed by the SHA-256 of all before it.
    /// - Parameters:
    ///   - counts: how often each folded scalar stands in the corpus.
    ///   - pairs: how often two stand side by side.
    ///   - least: how often a pair must at least be there to be kept.
    package static func serialized(
        counts: [Unicode.Scalar: Int], pairs: [Unicode.Scalar: [Unicode.Scalar: Int]], least: Int
    ) -> [UInt8] {
        let known = counts.filter { $0.value >= least && $0.key.value <= 0xFFFF }.keys.sorted()
        let total = Double(counts.values.reduce(0, +))
        var text = Array("\(title)\n".utf8)
        write(Int((log(total) * 16).rounded()), to: &text)
        text.append(UInt8(ascii: "\n"))
        let numbers = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0 + 1) })
        var code = 0
        for first in known {
            write(Int(first.value) - code, to: &text)
            code = Int(first.value)
            let frequency = Double(counts[first] ?? 0)
            write(Int((log(frequency) * 16).rounded()), to: &text)
            let seconds = (pairs[first] ?? [:]).filter { $0.value >= least }
                .compactMap { pair in numbers[pair.key].map { (number: $0, second: pair.key, count: pair.value) } }
            var number = 0
            for pair in seconds.sorted(by: { $0.number < $1.number }) {
                let expected = frequency * Double(counts[pair.second] ?? 0) / total
                let affinity = log((Double(pair.count) + smoothing) / (expected + smoothing))
                write(pair.number - number, to: &text)
                write(Int((max(-8, min(15, affinity)) * steps).rounded()) + 32, to: &text)
                number = pair.number
            }
            text.append(UInt8(ascii: "\n"))
        }
        return SealedText.sealed(text)
    }

    private static func write(_ number: Int, to text: inout [UInt8]) {
        var rest = number
        while rest >= 32 {
            text.append(zero + UInt8(rest & 31 | 32))
            rest >>= 5
        }
        text.append(zero + UInt8(rest))
    }

    /// Reads a table.
    /// - Throws: `CollocationsError` that names the line, where the file is damaged or of another version.
    package init(serialized bytes: [UInt8]) throws(CollocationsError) {
        let rows: [ArraySlice<UInt8>]
        do { rows = try SealedText.rows(bytes, title: Self.title) } catch { throw .damaged(line: error.line, reason: error.reason) }
        var symbols = [UInt16](repeating: 0, count: 0x10000)
        var frequencies = [0]
        var starts = [0, 0]
        var seconds: [UInt16] = []
        var levels: [Int8] = []
        var code = 0
        var corpus = 0
        for (line, row) in rows.enumerated().dropFirst().dropLast() {
            var numbers: [Int] = []
            var number = 0, shift = 0
            for byte in row {
                let digit = Int(byte) - Int(Self.zero)
                guard (0..<64).contains(digit), shift <= 30 else { throw .damaged(line: line + 1, reason: "byte \(byte) is no digit") }
                number |= (digit & 31) << shift
                shift += 5
                if digit < 32 {
                    numbers.append(number)
                    (number, shift) = (0, 0)
                }
            }
            guard shift == 0, line == 1 ? numbers.count == 1 : numbers.count >= 2 && numbers.count.isMultiple(of: 2) else {
                throw .damaged(line: line + 1, reason: "a number is missing")
            }
            if line == 1 {
                corpus = numbers[0]
                continue
            }
            code += numbers[0]
            guard code < symbols.count else { throw .damaged(line: line + 1, reason: "the code \(code) is too large") }
            symbols[code] = UInt16(frequencies.count)
            frequencies.append(numbers[1])
            var second = 0
            for at in stride(from: 2, to: numbers.count, by: 2) {
                second += numbers[at]
                guard second <= rows.count, numbers[at + 1] < 128 else { throw .damaged(line: line + 1, reason: "a pair is out of range") }
                seconds.append(UInt16(second))
                levels.append(Int8(numbers[at + 1] - 32))
            }
            starts.append(seconds.count)
        }
        (self.symbols, self.frequencies, self.starts) = (symbols, frequencies, starts)
        (self.seconds, self.levels, corpusFrequency) = (seconds, levels, corpus)
    }

    /// The table that the program carries.
    package static let builtIn: Collocations = {
        do {
            return try Collocations(serialized: Array(BuiltInCollocations.text.utf8))
        } catch {
            fatalError("the built-in collocations are not usable: \(error)")
        }
    }()
}

/// A table of collocations that cannot be used.
package enum CollocationsError: Error, Equatable {
    case damaged(line: Int, reason: String)
}

extension CollocationsError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let line, let reason):
            "collocations, line \(line): \(reason); make them again with `broadsheet-train collocations`"
        }
    }
}
