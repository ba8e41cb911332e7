import Newspaper

/// What a run did: the one value that metrics, the log's last entries and the record of the last run are made of.
package struct RunReport: Hashable, Sendable {
    package struct Counts: Hashable, Sendable {
        package var pagesUsed = 0
        /// Taken over from the release before, unread.
        package var pagesUnchanged = 0
        /// Refused by this run: pages, or files of which no page could be told.
        package var pagesRefused = 0
        package var issuesMade = 0
        package var issuesKept = 0
        package var issuesRemoved = 0
        /// Of the whole release.
        package var articles = 0
    }

    package var exitCode: Int32
    package var started: Timestamp
    package var seconds: Double
    /// For people, on one line.
    package var message: String
    /// Nil where the run ended before it could count.
    package var counts: Counts?
    package var times = StageTimes()
    /// Of the files that were read.
    package var inputBytes = 0
    /// Entries that nobody ignores, by code.
    package var quarantine: [String: Int] = [:]
    package var ignored = 0
    /// The number of the current release, nil before the first.
    package var release: Int?

    package init(exitCode: Int32, started: Timestamp, seconds: Double, message: String) {
        (self.exitCode, self.started, self.seconds, self.message) = (exitCode, started, seconds, message)
    }

    package var ended: Timestamp { Timestamp(seconds: started.seconds + Int(seconds.rounded())) }

    /// Whether it did what it is for: some inputs may be quarantined.
    package var isSuccess: Bool { exitCode == 0 || exitCode == 1 }

    package mutating func take(_ entries: [QuarantineEntry]) {
        ignored = entries.count { $0.ignored != nil }
        quarantine = entries.filter { $0.ignored == nil }.map(\.refusal).countsByCode
    }

    /// The work on files, which is known even of a run that failed.
    package mutating func take(_ progress: RunProgress) {
        times += progress.times
        inputBytes = progress.inputBytes
    }

    package mutating func take(_ summary: RunSummary) {
        counts = Counts(summary)
        times += summary.times
    }
}

extension RunReport.Counts {
    package init(_ summary: RunSummary) {
        pagesUsed = summary.counts.pages - summary.keptPages
        pagesUnchanged = summary.keptPages
        pagesRefused = summary.refusals.count
        issuesMade = summary.issues - summary.keptIssues
        issuesKept = summary.keptIssues
        issuesRemoved = summary.removedIssues
        articles = summary.counts.articles
    }
}
