import Newspaper

/// A code of a paper or an edition that can stand in ids, file names and addresses: `a-z`, `0-9`, `.`, `_`, `-`,
/// neither first nor last a dot or hyphen, at most 64 characters.
///
/// Capital letters become small ones. A name with anything else keeps its safe characters and gains 8 hex digits
/// of its SHA-256, so that two names never become one code: 离石 and 柳林 stay two papers.
struct SafeCode: Hashable {
    let text: String

    /// Nil for a name that is empty or white space.
    init?(_ name: some StringProtocol) {
        let scalars = Scalars(name.unicodeScalars).trimmed
        guard !scalars.isEmpty else { return nil }
        let lower = scalars.map { scalar in
            (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
        }
        let kept = Self.withoutEdges(lower.filter(Self.isSafe))
        guard kept != lower || kept.count > Self.maxLength else {
            text = kept.string
            return
        }
        let hash = SHA256.hex(Array(Scalars(scalars).string.utf8)).prefix(8)
        let stem = Self.withoutEdges(Scalars(kept.prefix(Self.maxLength - 9)))
        text = stem.isEmpty ? "x\(hash)" : "\(stem.string)-\(hash)"
    }

    private static let maxLength = 64

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", ".", "_", "-": true
        default: false
        }
    }

    /// A leading dot hides a file, a leading hyphen is an option, and both at the end are lost easily.
    private static func withoutEdges(_ scalars: Scalars) -> Scalars {
        guard let first = scalars.firstIndex(where: { $0 != "." && $0 != "-" }),
            let last = scalars.lastIndex(where: { $0 != "." && $0 != "-" })
        else { return [] }
        return Scalars(scalars[first...last])
    }
}
