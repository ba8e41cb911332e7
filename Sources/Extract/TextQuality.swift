import Newspaper

/// How much of a text a reader would find whole.
enum TextQuality {
    /// One less the share of broken scalars among those that print: private use (glyphs without a code point),
    /// U+FFFD, noncharacters, and controls other than tab and line feed. 1 for a text that prints nothing.
    /// - Complexity: O(text)
    static func of(_ text: Scalars) -> Double {
        var printed = 0
        var broken = 0
        for scalar in text {
            if isBroken(scalar) {
                broken += 1
                printed += 1
            } else if !scalar.isBlank {
                printed += 1
            }
        }
        return printed == 0 ? 1 : 1 - Double(broken) / Double(printed)
    }

    private static func isBroken(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x85: false
        case 0...0x1F, 0x7F...0x9F, 0xE000...0xF8FF, 0xFFFD, 0xFDD0...0xFDEF, 0xF0000...0x10FFFF: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }
}
