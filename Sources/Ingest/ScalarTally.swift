import Newspaper

/// What a decoder made of a sample.
struct ScalarTally: ScalarSink, Hashable {
    private(set) var scalars = 0
    private(set) var malformed = 0
    /// C0 and C1 controls other than line ends, tab and form feed.
    private(set) var controls = 0
    /// Outside ASCII.
    private(set) var wide = 0
    private(set) var common = 0
    /// ASCII that prints, white space, Han, CJK punctuation and full-width forms.
    private(set) var ordinary = 0

    mutating func take(_ scalar: Unicode.Scalar) {
        scalars += 1
        switch scalar.value {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20...0x7E: ordinary += 1
        case 0..<0x20, 0x7F: controls += 1
        case 0x80...0x9F:
            controls += 1
            wide += 1
        default:
            wide += 1
            if scalar.isHan || scalar.isBlank || scalar.isPunctuation || scalar.isDigit { ordinary += 1 }
            if CommonCharacters.contains(scalar) { common += 1 }
        }
    }

    mutating func takeMalformed(at byte: Int) { malformed += 1 }

    /// Of the scalars outside ASCII.
    var commonShare: Double { wide == 0 ? 0 : Double(common) / Double(wide) }
    var ordinaryShare: Double { scalars == 0 ? 0 : Double(ordinary) / Double(scalars) }
}
