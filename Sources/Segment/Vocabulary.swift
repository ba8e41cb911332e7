import Newspaper

#if canImport(Glibc)
    import Glibc
#endif

/// Two characters side by side, as one number.
enum Bigram {
    static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
        UInt64(first.value) << 32 | UInt64(second.value)
    }

    /// Those of texts read one after another.
    static func keys(_ texts: [Scalars]) -> Set<UInt64> {
        var result: Set<UInt64> = []
        var reader = BigramReader()
        for text in texts {
            for scalar in text { if let key = reader.read(scalar) { result.insert(key) } }
        }
        return result
    }
}

/// Reads text character by character for its bigrams of letters, digits and Han characters: punctuation parts them,
/// blanks and line ends do not.
struct BigramReader {
    private var previous: Unicode.Scalar?

    /// The bigram that the character makes with the one read before it.
    mutating func read(_ scalar: Unicode.Scalar) -> UInt64? {
        if scalar.isBlank { return nil }
        if scalar.isPunctuation {
            previous = nil
            return nil
        }
        defer { previous = scalar }
        return previous.map { Bigram.key($0, scalar) }
    }
}

/// Bigrams numbered from 0 in the order in which they are first met: a table with open addressing (Knuth, TAOCP 3,
/// section 6.4), at most half full.
struct BigramNumbers: Sendable {
    private struct Slot: Sendable {
        var key: UInt64
        var number: Int32
    }

    private var slots: [Slot]
    /// By how many bits a product is shifted to be a place in the table.
    private var shift: UInt64
    private(set) var count = 0

    /// No bigram: no scalar has so large a value.
    private static let none = UInt64.max
    /// Drawn for each run, so that nobody can make a page whose bigrams all want one place; no result depends on it.
    private static let multiplier = UInt64.random(in: .min ... .max) | 1

    /// - Parameter capacity: about how many there will be.
    init(capacity: Int) {
        let bits = max(4, UInt64(Int.bitWidth - (capacity * 2).leadingZeroBitCount))
        slots = [Slot](repeating: Slot(key: Self.none, number: 0), count: 1 << bits)
        shift = 64 - bits
    }

    /// The place that the bigram has, or would have.
    private func place(of key: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: (key &* Self.multiplier) >> shift)
        while slots[place].key != key, slots[place].key != Self.none { place = (place + 1) & (slots.count - 1) }
        return place
    }

    /// - Complexity: O(1)
    func number(of key: UInt64) -> Int? {
        let slot = slots[place(of: key)]
        return slot.key == key ? Int(slot.number) : nil
    }

    /// The bigram's number, `count` as it was if it is new.
    mutating func number(adding key: UInt64) -> Int {
        var place = place(of: key)
        if slots[place].key == key { return Int(slots[place].number) }
        if count * 2 >= slots.count {
            grow()
            place = self.place(of: key)
        }
        slots[place] = Slot(key: key, number: Int32(count))
        count += 1
        return count - 1
    }

    private mutating func grow() {
        var larger = BigramNumbers(capacity: slots.count)
        for slot in slots where slot.key != Self.none { larger.slots[larger.place(of: slot.key)] = slot }
        larger.count = count
        self = larger
    }
}

/// The page's character bigrams as small numbers, with the count of lines that hold each: a bigram is evidence
/// in so far as it is rare on its page (inverse document frequency, the document being a line).
struct Vocabulary: Sendable {
    private var numbers: BigramNumbers
    private(set) var lineCounts: [Int] = []
    private var lastLine: [Int] = []
    private(set) var lineTotal = 0
    /// The bigrams of all lines, one line after another.
    private(set) var held: [Int] = []

    /// - Parameter length: about how many scalars the page has.
    init(length: Int) {
        numbers = BigramNumbers(capacity: length)
        lineCounts.reserveCapacity(length)
        lastLine.reserveCapacity(length)
        held.reserveCapacity(length)
    }

    /// The line's bigrams, each once: where they stand in `held`.
    /// - Complexity: O(text)
    mutating func addLine(_ text: Scalars) -> Range<Int> {
        lineTotal += 1
        let start = held.count
        var reader = BigramReader()
        for scalar in text {
            guard let key = reader.read(scalar) else { continue }
            let number = numbers.number(adding: key)
            if number == lineCounts.count {
                lineCounts.append(0)
                lastLine.append(-1)
            }
            if lastLine[number] != lineTotal {
                lastLine[number] = lineTotal
                lineCounts[number] += 1
                held.append(number)
            }
        }
        return start..<held.count
    }

    /// The bigrams of a text that some line of the page holds.
    func numbers(of text: Scalars) -> [Int] {
        var reader = BigramReader()
        return text.compactMap { reader.read($0).flatMap(numbers.number(of:)) }
    }

    /// Whether some line of the page holds the two characters side by side.
    func holds(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool { numbers.number(of: Bigram.key(first, second)) != nil }

    /// How rare each bigram is: ln(lines / lines with it), at least a little for every one.
    func weights() -> [Double] {
        let once = weight(1)
        return lineCounts.map { $0 == 1 ? once : weight($0) }
    }

    private func weight(_ count: Int) -> Double { 0.1 + log(Double(lineTotal) / Double(count)) }
}
