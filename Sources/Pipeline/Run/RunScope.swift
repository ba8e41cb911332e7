import Newspaper

/// Which issues a run makes again that only something newer would make otherwise: a model, a setting, the program.
/// What is new or has changed among the inputs is always made.
package enum RunScope: Hashable, Sendable {
    case everything
    /// Back issues stay as they are until they are asked for.
    case newInputs
    case selected(Selection)

    func includes(_ issue: KnownIssue) -> Bool {
        switch self {
        case .everything: true
        case .newInputs: false
        case .selected(let selection): selection.includes(issue)
        }
    }
}

/// Back issues by what they are and how they were made. What is given has to hold all together; nothing given takes
/// every issue.
package struct Selection: Hashable, Sendable {
    /// Codes of papers; empty for all.
    package var papers: Set<String> = []
    /// First and last day of issue.
    package var since: CalendarDate?
    package var until: CalendarDate?
    /// `qingchuan-20230412`, or the id of a page or an article of it.
    package var ids: [String] = []
    /// Made by a version of the program before this one: `0.2.0`.
    package var madeBefore: ProgramVersion?
    /// Some article's segmentation or headline is less sure than this.
    package var belowConfidence: Double?

    package init() {}

    func includes(_ issue: KnownIssue) -> Bool {
        if !papers.isEmpty, !papers.contains(issue.key.paper) { return false }
        if since != nil || until != nil {
            guard case .dated(let day) = issue.key.day, since.map({ $0 <= day }) ?? true, until.map({ day <= $0 }) ?? true
            else { return false }
        }
        if !ids.isEmpty {
            let id = issue.key.text
            guard ids.contains(where: { $0.utf8.elementsEqual(id.utf8) || $0.utf8.starts(with: "\(id)-p".utf8) }) else { return false }
        }
        if let madeBefore {
            guard let made = issue.part(Fingerprints.pipeline).flatMap({ ProgramVersion($0) }), made < madeBefore else { return false }
        }
        if let belowConfidence {
            let least = min(issue.leastConfidence.segmentation, issue.leastConfidence.headline)
            guard least < belowConfidence else { return false }
        }
        return true
    }
}

/// `0.2.0`: numbers parted by points, compared one by one.
package struct ProgramVersion: Hashable, Comparable, Sendable {
    private let numbers: [Int]

    /// Nil for what is no version.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.allSatisfy { (0x30...0x39).contains($0) } ? Int(Substring(part)) : nil }
        guard !numbers.isEmpty, numbers.count == parts.count else { return nil }
        self.numbers = numbers
    }

    package static func < (a: ProgramVersion, b: ProgramVersion) -> Bool {
        a.numbers.lexicographicallyPrecedes(b.numbers)
    }
}
