import Newspaper

/// How often each character stands in given names, and in names written by sound, against all text: counted from
/// labelled sentences.
struct NameCharacters {
    private var all: [Unicode.Scalar: Int] = [:]
    private var given: [Unicode.Scalar: Int] = [:]
    private var foreign: [Unicode.Scalar: Int] = [:]

    mutating func count(_ sentence: LabelledSentence, surnames: Set<Scalars>) {
        for scalar in sentence.text { all[scalar, default: 0] += 1 }
        for span in sentence.spans where span.label == "PER" {
            let name = sentence.text[span.range]
            let surname = surnames.contains(Scalars(name.prefix(2))) && name.count > 2 ? 2 : 1
            if name.count <= surname + 2, name.count > surname, surnames.contains(Scalars(name.prefix(surname))) {
                for scalar in name.dropFirst(surname) { given[scalar, default: 0] += 1 }
            } else if name.count >= 3 {
                for scalar in name { foreign[scalar, default: 0] += 1 }
            }
        }
    }

    /// Two numbers from 0 (never) to 7 (hardly anywhere else): low half for given names, high half for sounds.
    func strengths() -> [UInt16: UInt8] {
        let total = Double(all.values.reduce(0, +))
        func strength(_ counts: [Unicode.Scalar: Int], _ scalar: Unicode.Scalar) -> UInt8 {
            guard let count = counts[scalar], count > 1, let overall = all[scalar] else { return 0 }
            let share = Double(count) / Double(counts.values.reduce(0, +))
            let ratio = share * total / Double(overall)
            return UInt8(max(1, min(7, 4 + ratioLog2(ratio))))
        }
        var result: [UInt16: UInt8] = [:]
        for scalar in all.keys where scalar.isHan && scalar.value < 0x10000 {
            result[UInt16(scalar.value)] = strength(given, scalar) | strength(foreign, scalar) << 4
        }
        return result
    }

    /// The whole part of the base-two logarithm, without floating-point functions that differ between machines.
    private func ratioLog2(_ ratio: Double) -> Int { Int(ratio.exponent) }
}
