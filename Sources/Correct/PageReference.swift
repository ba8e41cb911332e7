/// The page that a correction is about, by the names that ids are made of.
package struct PageReference: Hashable, Sendable {
    /// `qingchuan-20230412`, as `IssueKey.text`.
    package var issue: String
    /// 0 where the page has no number.
    package var page: Int

    package init(issue: String, page: Int) { (self.issue, self.page) = (issue, page) }

    /// Reads the id of an article: `qingchuan-20230412-p01-3fa9c2d1`, or one with `-2` behind. Nil for anything else.
    package init?(article id: String) {
        var parts = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        if parts.count > 3, parts[parts.count - 1].allSatisfy(Self.isDigit), Self.isAnchor(parts[parts.count - 2]),
            Self.number(of: parts[parts.count - 3]) != nil
        {
            parts.removeLast()
        }
        guard parts.count > 2, Self.isAnchor(parts.removeLast()), let page = Self.number(of: parts.removeLast()) else { return nil }
        self.init(issue: Self.joined(parts), page: page)
    }

    /// Reads the id of a page: `qingchuan-20230412-p01`. Nil for anything else.
    package init?(page id: String) {
        var parts = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count > 1, let page = Self.number(of: parts.removeLast()) else { return nil }
        self.init(issue: Self.joined(parts), page: page)
    }

    package var text: String { "\(issue)-p\(page < 10 ? "0" : "")\(page)" }

    private static func joined(_ parts: [Substring.UTF8View]) -> String {
        parts.map { String(Substring($0)) }.joined(separator: "-")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isAnchor(_ part: Substring.UTF8View) -> Bool {
        part.count == 8 && part.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
    }

    /// Of `p01`.
    private static func number(of part: Substring.UTF8View) -> Int? {
        let digits = part.dropFirst()
        guard part.first == UInt8(ascii: "p"), (2...9).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return Int(Substring(digits))
    }
}
