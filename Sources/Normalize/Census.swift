import Newspaper

extension CharacterCensus {
    /// Counts the text as it was found, before any repair.
    init(of lines: [SourceLine]) {
        self.init()
        for line in lines {
            for scalar in line.text {
                if !scalar.isBlank { printed += 1 }
                if scalar.isControl { controls += 1 }
                if scalar == "\u{FFFD}" { replacements += 1 }
                if scalar.isPrivateUse { privateUse += 1 }
            }
        }
    }
}

extension Unicode.Scalar {
    /// C0 and C1 controls but tab, which is white space.
    var isControl: Bool { value < 0x20 && value != 0x09 || (0x7F...0x9F).contains(value) }

    /// A glyph without a code point: meaning known to the font alone.
    var isPrivateUse: Bool {
        switch value {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }
}
