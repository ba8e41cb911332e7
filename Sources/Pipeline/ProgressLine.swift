import Glibc

/// One line on a terminal that says how far a run is, drawn again at most ten times a second. Silent where
/// standard error is no terminal.
package final class ProgressLine {
    private let isVisible: Bool
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var drawn: ContinuousClock.Instant?
    /// What it was told last, whether or not it was drawn.
    package private(set) var last: RunProgress?

    package init() {
        isVisible = isatty(STDERR_FILENO) == 1
        start = clock.now
    }

    package func show(_ progress: RunProgress) {
        last = progress
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
        let files = "\(share)%  \(progress.filesDone) of \(progress.files) files"
        return "\(files), \(progress.articles) articles, \(rate) pages/s" + timeLeft(progress, seconds)
    }

    /// As the files so far went; nothing while too little is known.
    private static func timeLeft(_ progress: RunProgress, _ seconds: Double) -> String {
        guard seconds >= 1, progress.filesDone > 0, progress.filesDone < progress.files else { return "" }
        let left = Int(seconds * Double(progress.files - progress.filesDone) / Double(progress.filesDone))
        switch left {
        case ..<60: return ", \(left) s left"
        case ..<3600: return ", \(left / 60) min left"
        default: return ", \(left / 3600) h \(left / 60 % 60) min left"
        }
    }
}
