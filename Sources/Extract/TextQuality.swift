import Newspaper

/// How much of a text a reader would find whole.
enum TextQuality {
    /// The share of known characters among those that print, times how sure whoever recognised them was. 1 for a text that
    /// prints nothing.
    /// - Parameter confidence: 0 to 1, the mean over the text; 1 where nothing had to be recognised.
    /// - Complexity: O(text)
    static func of(_ text: some Sequence<Unicode.Scalar>, confidence: Double = 1) -> Double {
        var (printed, known) = (0, 0)
        for scalar in text where !scalar.isBlank {
            printed += 1
            if isKnown(scalar) { known += 1 }
        }
        return printed == 0 ? 1 : Double(known) / Double(printed) * confidence
    }

    /// Whether a Chinese newspaper would print it. What comes of broken text is elsewhere: private use (glyphs without a
    /// code point), U+FFFD, controls, noncharacters, letters with accents and rare characters by the dozen (UTF-8 and GBK
    /// taken for something else).
    private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E: true
        // Signs of Latin-1 that are printed: § © « ® ° ± · » × ÷, é and ü (of pinyin and of names).
        case 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB7, 0xBB, 0xD7, 0xE9, 0xF7, 0xFC: true
        // Greek and Cyrillic.
        case 0x0391...0x03C9, 0x0410...0x044F: true
        // Dashes, quotation marks, units, numerals, arrows, mathematics, frames, stars.
        case 0x2010...0x2027, 0x2030...0x203B, 0x2100...0x27BF: true
        // Punctuation, kana, bopomofo, numbers in brackets, units in a square.
        case 0x3001...0x30FF, 0x3105...0x312F, 0x3200...0x33FF: true
        case 0xFE30...0xFE4F, 0xFF01...0xFF5E, 0xFFE0...0xFFE6: true
        default: StandardCharacters.contains(scalar)
        }
    }
}

extension Article {
    /// The mean over the characters that were recognised; 1 where nobody says how sure it was of any.
    /// - Parameter lines: of the page.
    func confidence(in lines: [SourceLine]) -> Double {
        let runs = paragraphs.flatMap(\.passage.runs)
        let told = runs.compactMap { run in lines[run.line].confidence.map { (run.length, $0) } }
        let characters = told.reduce(0) { $0 + $1.0 }
        return characters == 0 ? 1 : told.reduce(0) { $0 + Double($1.0) * $1.1 } / Double(characters)
    }
}

extension CleanPage {
    /// Of everything that is printed on the page, articles or not.
    var textQuality: Double {
        let printed = zip(lines, source.lines).map { clean, source in
            (clean.text.count, clean.text.count == 0 ? 0 : TextQuality.of(clean.text, confidence: source.confidence ?? 1))
        }
        let characters = printed.reduce(0) { $0 + $1.0 }
        return characters == 0 ? 1 : printed.reduce(0) { $0 + Double($1.0) * $1.1 } / Double(characters)
    }
}
