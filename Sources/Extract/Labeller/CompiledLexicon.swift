import Newspaper

/// Words, suffixes, offices, surnames and divisions of China in one mapped table, made by `broadsheet-train lexicon`.
///
/// A double-array trie (Aoe 1989) over dense codes of characters: one walk from a place in a text meets every word
/// that begins there, at one cache line a step. `docs/models/lexicon.md` is its card.
package struct CompiledLexicon: Sendable {
    /// What a word is; a word can be several things.
    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        package static let organisationSuffix = Flags(rawValue: 1 << 0)
        package static let placeSuffix = Flags(rawValue: 1 << 1)
        package static let office = Flags(rawValue: 1 << 2)
        package static let surname = Flags(rawValue: 1 << 3)
        package static let country = Flags(rawValue: 1 << 4)
        package static let province = Flags(rawValue: 1 << 5)
        package static let prefecture = Flags(rawValue: 1 << 6)
        package static let county = Flags(rawValue: 1 << 7)
        package static let township = Flags(rawValue: 1 << 8)
        /// 离石 of 离石区: the name of a division without its level.
        package static let stem = Flags(rawValue: 1 << 9)
        /// A word of running text, with a cost and a part of speech.
        package static let word = Flags(rawValue: 1 << 10)

        package static let division: Flags = [.country, .province, .prefecture, .county, .township, .stem]
    }

    package struct Entry: Sendable {
        /// −log of the word's share in running text, in eighths.
        package var cost: UInt8
        /// 0 where unknown.
        package var partOfSpeech: UInt8
        package var flags: Flags
    }

    /// One division under the name it had in the months named.
    package struct Division: Sendable {
        /// GB/T 2260, six digits; nine for townships (GB/T 10114); 0 where there is none.
        package var code: UInt32
        /// First and last month in force, as 202210.
        package var since: UInt32
        package var until: UInt32
        package var name: Scalars

        package init(code: UInt32, since: UInt32, until: UInt32, name: Scalars) {
            (self.code, self.since, self.until, self.name) = (code, since, until, name)
        }
    }

    /// A walk from one place in a text; `entry` is 0 where no word ends.
    package struct Walk {
        fileprivate var base: UInt32
        package fileprivate(set) var entry: UInt16 = 0
    }

    private let table: MappedTable
    private let characters: Int
    private let nodes: Int
    private let nodeCount: UInt32
    private let entries: Int
    private let divisions: Int
    package let divisionCount: Int
    private let names: Int

    /// - Throws: `Fault` where the bytes are no lexicon of this version, cut short or changed.
    package init(_ table: MappedTable) throws(MappedTable.Fault) {
        try table.check(magic: LexiconLayout.magic, version: LexiconLayout.version) { LexiconLayout($0).byteCount }
        let layout = LexiconLayout(table)
        self.table = table
        characters = layout.characters
        nodes = layout.nodes
        nodeCount = UInt32(table.headerCount(0))
        entries = layout.entries
        divisions = layout.divisions
        divisionCount = table.headerCount(2)
        names = layout.names
    }

    /// The lexicon that the program carries.
    package static func builtIn() throws(MappedTable.Fault) -> CompiledLexicon { try CompiledLexicon(.lexicon) }

    /// Names the content: a model trained with one lexicon is refused with another.
    package var checksum: UInt64 { table.storedChecksum }

    /// Dense code of a folded character, 0 where no word has it; then how it stands in names.
    @inline(__always)
    func character(_ unit: UInt16) -> (code: UInt16, names: UInt8) {
        let packed = table.uint32(characters + 4 * Int(unit))
        return (UInt16(truncatingIfNeeded: packed), UInt8(truncatingIfNeeded: packed >> 16))
    }

    @inline(__always)
    func walk() -> Walk { Walk(base: table.uint32(nodes) & 0x7FFF_FFFF) }

    /// Goes on by one character.
    /// - Returns: false where no word goes on so; the walk is over then.
    @inline(__always)
    func advance(_ walk: inout Walk, _ code: UInt16) -> Bool {
        let at = walk.base &+ UInt32(code)
        guard code != 0, at < nodeCount else { return false }
        let node = table.uint64(nodes + 8 * Int(at))
        guard UInt16(truncatingIfNeeded: node >> 32) == code else { return false }
        walk.base = UInt32(truncatingIfNeeded: node) & 0x7FFF_FFFF
        walk.entry = UInt16(truncatingIfNeeded: node >> 48)
        return true
    }

    /// The entry of a word by its number, which is 1 or more.
    @inline(__always)
    package func entry(_ number: UInt16) -> Entry {
        let packed = table.uint64(entries + 8 * Int(number))
        return Entry(
            cost: UInt8(truncatingIfNeeded: packed), partOfSpeech: UInt8(truncatingIfNeeded: packed >> 8),
            flags: Flags(rawValue: UInt16(truncatingIfNeeded: packed >> 16)))
    }

    /// The longest name of a division that begins at `start`: where it ends, and the index of the first of its name.
    /// - Parameter isWhole: whether it has to end where the text does, or before that.
    func division(in text: Scalars, at start: Int, isWhole: Bool) -> (end: Int, index: Int)? {
        var walk = walk()
        var found: (end: Int, index: Int)?
        var at = start
        while at < text.count, text[at].value < 0x10000, advance(&walk, character(UInt16(text[at].value)).code) {
            at += 1
            guard walk.entry != 0, isWhole == (at == text.count) else { continue }
            let index = table.uint32(entries + 8 * Int(walk.entry) + 4)
            if index != 0 { found = (at, Int(index) - 1) }
        }
        return found
    }

    /// Whether running text has it otherwise than as a name: one of the words that are met once in a million or more often.
    func isCommonWord(_ word: Scalars) -> Bool {
        var walk = walk()
        for scalar in word {
            guard scalar.value < 0x10000, advance(&walk, character(UInt16(scalar.value)).code) else { return false }
        }
        guard walk.entry != 0 else { return false }
        let entry = entry(walk.entry)
        return entry.flags.contains(.word) && entry.cost < Self.oneInAMillion && !Self.names.contains(entry.partOfSpeech)
    }

    private static let oneInAMillion: UInt8 = 110
    /// Parts of speech of names: nr, ns, nt, nz, nrt.
    private static let names: ClosedRange<UInt8> = 2...6

    func divisionCode(_ index: Int) -> UInt32 { table.uint32(divisions + 16 * index) }

    /// Divisions in order of name, code and month.
    package func division(_ index: Int) -> Division {
        let at = divisions + 16 * index
        let name = table.uint32(at + 12)
        let units = (0..<Int(name & 0xFF)).map { table.uint16(names + 2 * (Int(name >> 8) + $0)) }
        return Division(
            code: table.uint32(at), since: table.uint32(at + 4), until: table.uint32(at + 8),
            name: units.compactMap { Unicode.Scalar($0) })
    }
}

/// Where each part of a compiled lexicon lies, in bytes.
package struct LexiconLayout {
    package static let magic: UInt64 = 0x3158_454C_4457_5342  // "BSWDLEX1"
    package static let version: UInt32 = 1

    package let characters = MappedTable.headerBytes
    package let nodes: Int
    package let entries: Int
    package let divisions: Int
    package let names: Int
    package let byteCount: Int

    package init(nodes nodeCount: Int, entries entryCount: Int, divisions divisionCount: Int, nameUnits: Int) {
        nodes = MappedTable.headerBytes + 65536 * 4
        entries = nodes + 8 * nodeCount
        divisions = entries + 8 * entryCount
        names = divisions + 16 * divisionCount
        byteCount = (names + 2 * nameUnits + 7) / 8 * 8
    }

    /// Of a table, by the counts in its header.
    init(_ table: MappedTable) {
        self.init(
            nodes: table.headerCount(0), entries: table.headerCount(1), divisions: table.headerCount(2),
            nameUnits: table.headerCount(3))
    }
}
