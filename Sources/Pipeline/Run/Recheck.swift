import Newspaper

/// Which issues a night makes once more that nothing has touched: a share of them, others each night, by their names and
/// the release's number, so that the same night takes the same. What comes out otherwise than before is a bug, or a
/// machine that cannot be trusted (Dune's cache does so with a random share of its actions).
///
/// So many releases one after another as are one share take every issue once. The share is halved while it is more than a
/// night should cost: a night of a large archive would else be as long as its changes make it twice.
struct Recheck: Sendable {
    /// How many issues a night makes once more, at most, give or take what chance does.
    static let most = 32

    /// One issue in so many.
    let oneIn: Int
    /// Of the release that is made.
    private let release: Int

    /// - Parameters:
    ///   - oneIn: the share that few issues would have.
    ///   - count: how many issues there are.
    ///   - release: the number of the one that is made.
    init(oneIn: Int, among count: Int, release: Int) {
        var oneIn = oneIn
        while count / oneIn > Self.most { oneIn *= 2 }
        (self.oneIn, self.release) = (oneIn, release)
    }

    func takes(_ key: IssueKey) -> Bool {
        let number = SHA256.digest(Array(key.text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        return number % UInt64(oneIn) == UInt64(release % oneIn)
    }
}

/// An issue that came out otherwise, made once more from the same files with the same program and settings.
package struct Unreproduced: Error, Hashable, CustomStringConvertible {
    package var issue: String
    /// Of the release: the files that are not what they were.
    package var paths: [String]

    /// Nil where nothing is otherwise.
    init?(_ known: KnownIssue, made: KnownIssue) {
        func files(_ issue: KnownIssue) -> Set<[String]> { Set(issue.members.map { [$0.path, $0.sha256] }) }
        let others = files(known).symmetricDifference(files(made)).map { $0[0] }
        guard !others.isEmpty else { return nil }
        issue = known.key.text
        paths = Set(others).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package var description: String {
        "issue \(issue), made once more from what it was made from, gave other bytes of \(paths.joined(separator: ", ")); "
            + "this is an error of broadsheet, please report it, or of this machine's memory or disk: look at its log; "
            + "with --accept a run goes on all the same"
    }
}
