import Extract
import Newspaper

/// Writes what `CompiledLexicon` maps.
enum LexiconFile {
    /// - Parameter divisions: in order of name; a word that names divisions points at the first of them.
    static func bytes(
        _ words: LexiconWords, divisions: [CompiledLexicon.Division], names: [UInt16: UInt8]
    ) -> [UInt8] {
        let codes = codes(of: words)
        let firstDivision = Dictionary(divisions.indices.map { (divisions[$0].name, $0) }) { first, _ in first }
        var numbers: [UInt64: UInt16] = [:]
        var entries: [UInt64] = [0]
        var coded: [(codes: [UInt16], entry: UInt16)] = []
        let ordered = words.words.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (word, facts) in ordered {
            let packed = pack(facts, division: firstDivision[word], total: words.totalFrequency)
            let number = numbers[packed] ?? UInt16(entries.count)
            if Int(number) == entries.count { entries.append(packed) }
            numbers[packed] = number
            coded.append((word.map { codes[Int($0.value)] }, number))
        }
        coded.sort { $0.codes.lexicographicallyPrecedes($1.codes) }
        let nodes = TrieBuilder(coded).nodes
        let units = divisions.flatMap { $0.name.map { UInt16($0.value) } }
        let layout = LexiconLayout(
            nodes: nodes.count, entries: entries.count, divisions: divisions.count, nameUnits: units.count)

        var file = CompiledFile(
            magic: LexiconLayout.magic, version: LexiconLayout.version,
            counts: [nodes.count, entries.count, divisions.count, units.count])
        for unit in 0..<65536 { file.append(UInt32(codes[unit]) | UInt32(names[UInt16(unit)] ?? 0) << 16) }
        for node in nodes { file.append(node) }
        for entry in entries { file.append(entry) }
        var start = 0
        for division in divisions {
            file.append(division.code)
            file.append(division.since)
            file.append(division.until)
            file.append(UInt32(start) << 8 | UInt32(division.name.count))
            start += division.name.count
        }
        for unit in units { file.append(unit) }
        let bytes = file.sealed()
        precondition(bytes.count == layout.byteCount, "reader and writer agree on the layout")
        return bytes
    }

    /// Dense codes, the commonest character first, so that the children of a node lie close together.
    private static func codes(of words: LexiconWords) -> [UInt16] {
        var counts = [Int](repeating: 0, count: 65536)
        for word in words.words.keys { for scalar in word { counts[Int(scalar.value)] += 1 } }
        let used = counts.indices.filter { counts[$0] > 0 }.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
        var codes = [UInt16](repeating: 0, count: 65536)
        for (rank, unit) in used.enumerated() { codes[unit] = UInt16(rank + 1) }
        return codes
    }

    private static func pack(_ facts: LexiconWords.Word, division: Int?, total: Int) -> UInt64 {
        UInt64(cost(facts.frequency, total)) | UInt64(facts.partOfSpeech) << 8 | UInt64(facts.flags.rawValue) << 16
            | UInt64(division.map { $0 + 1 } ?? 0) << 32
    }

    /// −8 log2(frequency / total) · ln 2, by whole numbers; what was never counted costs as much as half an occurrence.
    private static func cost(_ frequency: Int, _ total: Int) -> UInt8 {
        var eighths = 0.0
        var ratio = Double(total) / max(0.5, Double(frequency))
        // An eighth of a nat is a factor of e^(1/8).
        while ratio > 1, eighths < 255 {
            ratio /= 1.133_148_453_066_826_3
            eighths += 1
        }
        return UInt8(eighths)
    }
}
