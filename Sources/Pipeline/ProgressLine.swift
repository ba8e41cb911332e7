import Glibc

/// One line on a terminal that says how far a run is, drawn again at most ten times a second. Silent where
/// standard error is no terminal.
package final class ProgressLine {
    private let isVisible: Bool
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var drawn: ContinuousClock.Instant?

    package init() {
        isVisible = isatty(STDERR_FILENO) == 1
        start = clock.now
    }

    package func show(_ progress: RunProgress) {
        guard isVisible else { return }
        let now = clock.now
        if let drawn, now - drawn < .milliseconds(100), progress.filesDone < progress.files { return }
        drawn = now
        StandardError.write("\r\u{1B}[K" + Self.text(progress, after: now - start))
    }

    /// Takes the line away, so that what follows stands alone.
    package func clear() { if drawn != nil { StandardError.write("\r\u{1B}[K") } }

    static func text(_ progress: RunProgress, after elapsed: Duration) -> String {
        let share = progress.files == 0 ? 100 : progress.filesDone * 100 / progress.files
        let seconds = elapsed / .seconds(1)
        let rate = seconds > 0 ? Int(Double(progress.pages) / seconds) : 0
        return "\(share)%  \(progress.filesDone) of \(progress.files) files, \(progress.articles) articles, \(rate) pages/s"
    }
}
