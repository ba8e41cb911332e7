import Glibc
import Logging
import Newspaper

/// How log lines look.
package enum LogFormat: String, CaseIterable, Sendable {
    case text, json
}

/// Writes log entries as lines to standard error: `warning: …` for people, one JSON object a line for machines.
package struct LineLog: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel = Logger.Level.info
    private let format: LogFormat
    /// A progress line may stand there; it is wiped before a line is written.
    private let isOnTerminal: Bool

    private init(format: LogFormat, isOnTerminal: Bool) {
        (self.format, self.isOnTerminal) = (format, isOnTerminal)
    }

    package static func logger(_ format: LogFormat) -> Logger {
        Logger(label: "broadsheet") { _ in LineLog(format: format, isOnTerminal: isatty(STDERR_FILENO) == 1) }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var text = Self.line(event, format, at: Timestamp.now().iso, context: metadata)
        if isOnTerminal { text = "\r\u{1B}[K" + text }
        StandardError.write(text + "\n")
    }

    /// - Parameter time: ISO 8601; only JSON says it, text is for a terminal or a journal that knows.
    static func line(_ event: LogEvent, _ format: LogFormat, at time: String, context: Logger.Metadata) -> String {
        let metadata = context.merging(event.metadata ?? [:]) { $1 }
        switch format {
        case .text:
            let code = metadata["code"].map { " [\($0)]" } ?? ""
            let message = Scalars("\(event.message)").map { $0.isUnsafeInLine ? "\u{FFFD}" : $0 }
            return "\(event.level): \(message.string)\(code)"
        case .json:
            let members = metadata.sorted { $0.key < $1.key }.map {
                JSONTree.Member(key: $0.key, value: .string("\($0.value)"))
            }
            return JSONTree.object(
                [
                    .init(key: "time", value: .string(time)),
                    .init(key: "level", value: .string(event.level.rawValue)),
                    .init(key: "message", value: .string("\(event.message)")),
                ] + members
            ).line
        }
    }
}

package enum StandardError {
    /// Writes what it can: nobody could be told that standard error is closed.
    package static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
