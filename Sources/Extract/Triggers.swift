import Newspaper

/// What a scalar may be the beginning of.
struct Triggers: OptionSet, Sendable {
    let rawValue: UInt8

    /// Ends the sentence, and what its times say for one another.
    static let stop = Triggers(rawValue: 1)
    static let title = Triggers(rawValue: 2)
    static let bracket = Triggers(rawValue: 4)
    static let quote = Triggers(rawValue: 8)
    static let event = Triggers(rawValue: 16)
    static let time = Triggers(rawValue: 32)
    static let law = Triggers(rawValue: 64)
    static let number = Triggers(rawValue: 128)

    /// By scalar, for the basic plane; no scalar beyond it begins anything.
    static let table: [Triggers] = {
        var table = [Triggers](repeating: [], count: 0x10000)
        func mark(_ scalars: some Sequence<Unicode.Scalar>, _ trigger: Triggers) {
            for scalar in scalars { table[Int(scalar.value)].insert(trigger) }
        }
        mark((0..<0xD800).compactMap(Unicode.Scalar.init).filter { $0.endsSentence || $0 == "\n" }, .stop)
        mark((0xE000..<0x10000).compactMap(Unicode.Scalar.init).filter { $0.endsSentence }, .stop)
        let numerals = (0..<0xD800).compactMap(Unicode.Scalar.init).filter(Numerals.begins)
        let wideDigits = (0xFF10...0xFF19).compactMap(Unicode.Scalar.init)
        mark(numerals + wideDigits, [.number, .time, .event])
        mark("百千万数几上".unicodeScalars, .number)
        mark("《".unicodeScalars, .title)
        mark("〔[［(（【〈".unicodeScalars, .bracket)
        mark("“「\"".unicodeScalars, [.quote, .time])
        mark(TimeWords.opening.firsts, .time)
        mark("党中第我".unicodeScalars, .event)
        mark(EventWords.anchors.firsts + EventWords.names.firsts + EventWords.levels, .event)
        mark(LawNames.names.firsts + ["中"], .law)
        return table
    }()
}
