import Correct
import Newspaper

/// All corrections of an archive, in the order in which they are applied: by file, then by place in the file.
package struct CorrectionSet: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var correction: Correction
        /// SHA-256 over its canonical text, as 64 hex digits.
        var digest: String
    }

    /// By the name of the issue in UTF-8.
    private var entries: [[UInt8]: [Entry]] = [:]
    private var order: [Entry] = []

    package init() {}

    init(_ entries: [Entry]) {
        order = entries
        for entry in entries { self.entries[Array(entry.correction.page.issue.utf8), default: []].append(entry) }
    }

    package var all: [Correction] { order.map(\.correction) }

    private subscript(key: IssueKey) -> [Entry] { entries[Array(key.text.utf8)] ?? [] }

    /// What a fingerprint of the issue takes in of them: 64 hex digits, empty where nothing touches the issue. A
    /// correction of another issue never changes it, wherever it is written.
    package func digest(for key: IssueKey) -> String {
        Self.digest(of: self[key])
    }

    /// Over all of them.
    var digest: String { Self.digest(of: order) }

    private static func digest(of entries: [Entry]) -> String {
        entries.isEmpty ? "" : SHA256.hex(Array(entries.map { "\($0.digest) \($0.correction.file)\n" }.joined().utf8))
    }

    /// The corrections of one page.
    /// - Parameters:
    ///   - page: as ids have it; nil where the page has no number.
    ///   - path: of its source file, as records have it.
    package func corrections(for key: IssueKey, page: Int?, path: String) -> PageCorrections {
        let own = self[key].map(\.correction).filter { $0.page.page == page ?? 0 && $0.isOf(path) }
        return PageCorrections(own, issue: key, page: page)
    }

    /// Those of an issue that are about pages which it does not have.
    package func misfits(missing issue: Issue) -> [Misfit] {
        self[issue.key].map(\.correction).filter { correction in
            !issue.pages.contains { page in
                correction.page.page == page.number ?? 0 && correction.isOf(page.contents.contents.page.source.file.path)
            }
        }.map { Misfit(correction: $0, reason: $0.missingPage) }
    }

    /// Those about issues that are not among the inputs.
    /// - Parameter issues: all that the inputs hold, worked on or not.
    package func unused(after issues: some Sequence<IssueKey>) -> [Correction] {
        var unseen = Set(all.map { Array($0.page.issue.utf8) })
        for issue in issues where !unseen.isEmpty { unseen.remove(Array(issue.text.utf8)) }
        return all.filter { unseen.contains(Array($0.page.issue.utf8)) }
    }
}

extension Correction {
    var missingPage: MisfitReason {
        let place = source.map { "\(page.text) in \($0)" } ?? page.text
        return MisfitReason(.noSuchPage, "no page \(place) among the inputs, or it is refused")
    }

    /// Whether the page's file may be meant: one path is the other, or its end, as `broadsheet inspect` knows less of it.
    fileprivate func isOf(_ path: String) -> Bool {
        guard let source else { return true }
        let (a, b) = (source.utf8.count < path.utf8.count ? (source, path) : (path, source))
        return b.utf8.elementsEqual(a.utf8) || b.utf8.suffix(a.utf8.count + 1).elementsEqual("/\(a)".utf8)
    }
}
