import Newspaper

/// What a scalar may be the beginning of.
struct Triggers: OptionSet, Sendable {
    let rawValue: UInt16

    /// Ends the sentence, and what its times say for one another.
    static let stop = Triggers(rawValue: 1)
    static let title = Triggers(rawValue: 2)
    static let bracket = Triggers(rawValue: 4)
    static let quote = Triggers(rawValue: 8)
    static let event = Triggers(rawValue: 16)
    static let time = Triggers(rawValue: 32)
    static let law = Triggers(rawValue: 64)
    static let number = Triggers(rawValue: 128)
    /// What the number before it may be a time with: 年, 月, 至.
    static let timeAfterNumber = Triggers(rawValue: 256)
    /// What it may be an event with: 二十|大, 三|届.
    static let eventAfterNumber = Triggers(rawValue: 512)

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
        mark(numerals + wideDigits, .number)
        mark("年月日号时点世季.-/—－–~～至到".unicodeScalars, .timeAfterNumber)
        mark(Feasts.firstsAfterNumber + TimeReader.planTails.firsts, .timeAfterNumber)
        mark("大届".unicodeScalars, .eventAfterNumber)
        mark("百千万数几上".unicodeScalars, .number)
        mark("《".unicodeScalars, .title)
        mark("〔[［(（【〈".unicodeScalars, .bracket)
        mark("“「\"".unicodeScalars, [.quote, .time])
        mark(TimeWords.opening.firsts, .time)
        mark("党第".unicodeScalars, .event)
        mark(EventWords.anchors.firsts + EventWords.names.firsts + EventWords.levels, .event)
        mark(LawNames.names.firsts + ["中"], .law)
        return table
    }()

    /// What `scalar` may be the beginning of.
    static func of(_ scalar: Unicode.Scalar, in table: [Triggers]) -> Triggers {
        scalar.value < UInt32(table.count) ? table[Int(scalar.value)] : []
    }
}
