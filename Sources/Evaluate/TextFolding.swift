import Newspaper

/// Text as scoring compares it: no white space; punctuation and ASCII of one width; quotation marks, dashes and
/// middle dots of one form. What a typesetter or an extractor chooses freely is then no error.
enum TextFolding {
    static func fold(_ text: String) -> Scalars { fold(text.unicodeScalars) }

    /// - Complexity: O(text)
    static func fold(_ text: some Sequence<Unicode.Scalar>) -> Scalars {
        var folded = Scalars()
        folded.reserveCapacity(text.underestimatedCount)
        for scalar in text {
            switch scalar.value {
            case _ where isWhiteSpace(scalar): continue
            case 0x2026: folded += [".", ".", "."]
            case 0x201C...0x201F: folded.append("\"")
            case 0x2018, 0x2019, 0x201B: folded.append("'")
            case 0x2010, 0x2011, 0x2013...0x2015, 0x2500, 0x2501: folded.append("-")
            case 0x30FB, 0x2022: folded.append("·")
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            default: folded.append(scalar)
            }
        }
        return folded
    }

    /// Exactly what the reference scorer takes for white space, so not `Unicode.Scalar.isBlank`.
    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }
}
