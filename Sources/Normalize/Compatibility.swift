import Newspaper

/// Folds forms that say the same as a plainer one: canonical composition (NFC) of what Chinese papers print,
/// ideographs encoded twice, full-width Latin letters and digits, ligatures, punctuation of vertical type.
///
/// Chinese punctuation keeps its full width, U+3000 its width; symbols with a meaning of their own (℃ ㎡ Ⅱ ①)
/// stay, for extract reads them.
enum CompatibilityForms: LineRepair {
    static let kind = RepairKind.compatibility

    static func edits(in text: Scalars) -> [Edit] {
        var edits: [Edit] = []
        var at = 0
        while at < text.count {
            let start = at
            var replacement = Scalars()
            while at < text.count, let (form, length) = folded(text, at) {
                replacement += form
                at += length
            }
            if at > start { edits.append(Edit(start..<at, replacement)) } else { at += 1 }
        }
        return edits
    }

    /// The plainer form of what stands at `at`, and how many scalars it is for; nil where nothing changes.
    private static func folded(_ text: Scalars, _ at: Int) -> (form: Scalars, length: Int)? {
        let scalar = text[at]
        if at + 1 < text.count, LatinComposition.marks.contains(text[at + 1].value) {
            return LatinComposition.composed(text, at)
        }
        switch scalar.value {
        case 0..<0x2000: return nil
        case 0x2126: return (["\u{03A9}"], 1)
        case 0x212A: return (["K"], 1)
        case 0x212B: return (["\u{00C5}"], 1)
        case 0x2329: return (["〈"], 1)
        case 0x232A: return (["〉"], 1)
        case 0xFB00...0xFB06: return (ligatures[Int(scalar.value - 0xFB00)], 1)
        case 0xFE10...0xFE19: return ([verticalForms[Int(scalar.value - 0xFE10)]], 1)
        case 0xFE35...0xFE44: return ([verticalBrackets[Int(scalar.value - 0xFE35)]], 1)
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return ([narrow(scalar)], 1)
        case 0xFF61...0xFF64: return ([halfWidthPunctuation[Int(scalar.value - 0xFF61)]], 1)
        case 0xFF01...0xFF5E where isTechnical(scalar) && standsBesideLatin(text, at): return ([narrow(scalar)], 1)
        default: return UnifiedIdeographs.unified(scalar).map { ([$0], 1) }
        }
    }

    private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Scalars($0) }
    /// U+FE10–FE19.
    private static let verticalForms = Scalars("，、。：；！？〖〗…")
    /// U+FE35–FE44.
    private static let verticalBrackets = Scalars("（）｛｝〔〕【】《》〈〉「」『』")
    /// U+FF61–FF64.
    private static let halfWidthPunctuation = Scalars("。「」、")

    /// Signs of numbers, addresses and formulas rather than of Chinese sentences.
    private static func isTechnical(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "％", "＋", "－", "／", "＠", "＆", "＃", "＄", "＊", "＝", "＿", "．", "＜", "＞": true
        default: false
        }
    }

    private static func standsBesideLatin(_ text: Scalars, _ at: Int) -> Bool {
        [at - 1, at + 1].contains { index in
            guard text.indices.contains(index) else { return false }
            let scalar = narrow(text[index])
            return scalar.isASCIIDigit || scalar.isASCIILetter
        }
    }

    /// The ASCII form of a scalar of U+FF01–FF5E; any other as it is.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
}

/// Canonical composition of Latin letters with their marks: pinyin and foreign names.
enum LatinComposition {
    /// Combining Diacritical Marks.
    static let marks: ClosedRange<UInt32> = 0x0300...0x036F

    /// The composed form of the letter at `at` and the marks after it. Nil if the first mark does not compose.
    static func composed(_ text: Scalars, _ at: Int) -> (form: Scalars, length: Int)? {
        var letter = text[at]
        var end = at + 1
        while end < text.count, marks.contains(text[end].value), let next = table[[letter, text[end]].string] {
            letter = next
            end += 1
        }
        return end > at + 1 ? ([letter], end - at) : nil
    }

    /// Each precomposed letter under itself: `String` compares by canonical equivalence, so that letter and mark
    /// find what they compose to.
    private static let table: [String: Unicode.Scalar] = {
        let letters = [0xC0...0x24F, 0x1E00...0x1EFF].joined().compactMap { Unicode.Scalar(UInt32($0)) }
        return Dictionary(letters.map { (String($0), $0) }, uniquingKeysWith: { first, _ in first })
    }()
}
