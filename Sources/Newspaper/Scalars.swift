/// Text inside the pipeline: Unicode scalars, so that an offset is an index, equality means the same
/// code points (`String` holds U+F900 and U+8C48 to be equal) and no loop walks grapheme clusters.
package typealias Scalars = [Unicode.Scalar]

extension Array where Element == Unicode.Scalar {
    package init(_ string: String) { self = Array(string.unicodeScalars) }

    /// - Complexity: O(count)
    package var string: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }

    package func starts(with text: StaticString) -> Bool { starts(with: "\(text)".unicodeScalars) }

    /// The text without white space at either end.
    package var trimmed: ArraySlice<Unicode.Scalar> {
        guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
            return []
        }
        return self[first...last]
    }

    /// The text without any white space: what comparisons of headlines and bodies look at.
    package var withoutBlanks: Scalars { filter { !$0.isBlank } }

    /// The text without white space and punctuation: its letters, digits and Han characters.
    package var letters: Scalars { filter(\.isWordCharacter) }

    /// The words of a list with white space between.
    package static func words(_ list: String) -> [Scalars] { list.unicodeScalars.split(whereSeparator: \.isBlank).map { Scalars($0) } }

    /// The text without any white space, nil where that is longer: most lines are soon told.
    package func withoutBlanks(atMost length: Int) -> Scalars? {
        var left = length
        for scalar in self where !scalar.isBlank {
            left -= 1
            if left < 0 { return nil }
        }
        return withoutBlanks
    }

    /// The first index at or after `start` where `needle` stands, or nil.
    /// - Complexity: O(count × needle.count)
    package func firstRange(of needle: Scalars, from start: Int = 0) -> Range<Int>? {
        guard !needle.isEmpty, needle.count <= count, start >= 0 else { return nil }
        var at = start
        while at + needle.count <= count {
            if self[at] == needle[0], self[at..<(at + needle.count)].elementsEqual(needle) {
                return at..<(at + needle.count)
            }
            at += 1
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// A Han character: the unified and compatibility blocks, their extensions, 〇 and 々.
    @inlinable
    package var isHan: Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3007, 0x3005: true
        default: false
        }
    }

    /// White space of any width: what a reader sees as nothing. Includes U+3000, U+FEFF and zero-width spaces.
    @inlinable
    package var isBlank: Bool { !isAmongIdeographs && isOtherBlank }

    /// Most characters of a page stand in these blocks: Han, and neither blank nor punctuation.
    @inlinable
    var isAmongIdeographs: Bool { value &- 0x3400 < 0x6C00 }

    @usableFromInline
    var isOtherBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060,
            0x3000, 0xFEFF:
            true
        default: false
        }
    }

    @inlinable
    package var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }

    @inlinable
    package var isASCIILetter: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }

    /// A digit in either width.
    @inlinable
    package var isDigit: Bool { isASCIIDigit || (value >= 0xFF10 && value <= 0xFF19) }

    /// The value of a digit in either width, or nil.
    package var digit: Int? {
        if isASCIIDigit { return Int(value - 0x30) }
        if value >= 0xFF10 && value <= 0xFF19 { return Int(value - 0xFF10) }
        return nil
    }

    /// Punctuation that ends a sentence: 。！？ and their narrow forms, … and the full-width dot.
    @inlinable
    package var endsSentence: Bool {
        switch self {
        case "。", "！", "？", "!", "?", "…", "．", "｡": true
        default: false
        }
    }

    /// What bylines and jump lines stand in: （ or (.
    @inlinable
    package var opensParenthesis: Bool { self == "（" || self == "(" }

    /// What closes these: ） or ).
    @inlinable
    package var closesParenthesis: Bool { self == "）" || self == ")" }

    @inlinable
    package var opensBracket: Bool {
        switch self {
        case "（", "(", "《", "〈", "「", "『", "【", "〔", "［", "[", "“", "‘": true
        default: false
        }
    }

    @inlinable
    package var closesBracket: Bool {
        switch self {
        case "）", ")", "》", "〉", "」", "』", "】", "〕", "］", "]", "”", "’": true
        default: false
        }
    }

    /// Neither letter, digit nor white space: CJK and ASCII punctuation, symbols.
    @inlinable
    package var isPunctuation: Bool { !isAmongIdeographs && isOtherPunctuation }

    /// A letter, a digit or a Han character: neither white space nor punctuation.
    @inlinable
    package var isWordCharacter: Bool { !isBlank && !isPunctuation }

    @usableFromInline
    var isOtherPunctuation: Bool {
        switch value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xA1...0xBF, 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x2BFF,
            0x3001...0x3004, 0x3008...0x3020, 0x3030, 0x30FB, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF01...0xFF0F,
            0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
            true
        default: false
        }
    }

    /// Half the advance of the glyph in a CJK font: 2 for what fills a square, 1 for Latin letters, digits
    /// and narrow punctuation, 0 for what prints nothing.
    package var halfWidths: Int {
        switch value {
        case 0...0x1F, 0x200B...0x200F, 0x2060, 0xFEFF: 0
        case 0x20...0x2FF: 1
        default: 2
        }
    }
}

extension [UInt8] {
    /// The bytes of a scalar in UTF-8.
    @inline(__always)
    package mutating func appendUTF8(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            append(UInt8(truncatingIfNeeded: value))
        } else if value < 0x800 {
            append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
            append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        } else if value < 0x10000 {
            append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
            append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
            append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        } else {
            append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
            append(0x80 | UInt8(truncatingIfNeeded: value >> 12 & 0x3F))
            append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
            append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        }
    }
}
