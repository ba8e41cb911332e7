/// A decimal number, so that no digit of an amount passes through a `Double`: `significand` × 10^−`scale`.
struct ExactDecimal: Sendable {
    private(set) var significand: Int128
    /// How many digits stand behind the point.
    private(set) var scale: Int
    /// Whether a step went beyond 38 digits; the number then says nothing.
    private(set) var overflows = false

    init(_ significand: Int128, scale: Int = 0) { (self.significand, self.scale) = (significand, scale) }

    var isZero: Bool { significand == 0 }
    var isOne: Bool { whole == 1 }
    /// The number where it has nothing behind the point and is small enough to count with.
    var whole: Int? { scale == 0 && !overflows ? Int(exactly: significand) : nil }

    mutating func multiply(byTenTo power: Int) {
        scale -= power
        while scale < 0, !overflows {
            multiply(by: 10)
            scale += 1
        }
    }

    mutating func multiply(by factor: Int) {
        let (product, isTooLarge) = significand.multipliedReportingOverflow(by: Int128(factor))
        (significand, overflows) = (product, overflows || isTooLarge)
    }

    mutating func add(_ other: ExactDecimal) {
        var other = other
        let places = max(scale, other.scale)
        widen(to: places)
        other.widen(to: places)
        let (sum, isTooLarge) = significand.addingReportingOverflow(other.significand)
        (significand, overflows) = (sum, overflows || other.overflows || isTooLarge)
    }

    static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
        var difference = b
        difference.negate()
        difference.add(a)
        return difference.significand < 0
    }

    mutating func negate() { significand = -significand }

    /// Divides and rounds half up to two places behind the point.
    mutating func divideRounding(by divisor: Int) {
        widen(to: 2)
        var unit = Int128(divisor)
        while scale > 2 {
            unit *= 10
            scale -= 1
        }
        let (quotient, rest) = significand.quotientAndRemainder(dividingBy: unit)
        significand = quotient + (2 * rest >= unit ? 1 : 0)
    }

    /// The quotient where it ends behind the point, else a fraction: `0.4`, `2/3`.
    static func ratio(_ numerator: Int, _ denominator: Int) -> String {
        var (rest, twosAndFives) = (denominator, 0)
        for factor in [2, 5] {
            while rest % factor == 0 {
                rest /= factor
                twosAndFives += 1
            }
        }
        var value = ExactDecimal(Int128(numerator))
        value.widen(to: twosAndFives)
        let (quotient, remainder) = value.significand.quotientAndRemainder(dividingBy: Int128(denominator))
        return remainder == 0 && !value.overflows
            ? ExactDecimal(quotient, scale: twosAndFives).description : "\(numerator)/\(denominator)"
    }

    private mutating func widen(to places: Int) {
        while scale < places, !overflows {
            multiply(by: 10)
            scale += 1
        }
    }

    /// Plain decimal notation without needless zeros: `125000`, `0.5`, `-5`.
    var description: String {
        var (digits, places) = (significand.magnitude, scale)
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        let text = String(digits)
        let padded = String(repeating: "0", count: max(0, places + 1 - text.utf8.count)) + text
        let sign = significand < 0 ? "-" : ""
        return sign + padded.dropLast(places) + (places > 0 ? "." + padded.suffix(places) : "")
    }
}
