/// Numbers for people.
enum Decimals {
    /// With this many digits after the point, rounded to the nearest, a half away from zero; `-` for nil.
    static func fixed(_ value: Double?, _ digits: Int) -> String {
        guard let value else { return "-" }
        let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
        let scaled = Int((value.magnitude * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return "\(sign)\(scaled / scale)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
    }
}
