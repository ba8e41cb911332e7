import Export
import Newspaper

/// Why a configuration cannot be used: where in which file, what was expected, what stands there.
package enum ConfigurationError: Error, Hashable, Sendable {
    case unreadable(file: String, reason: String)
    /// Line and column count from 1.
    case syntax(file: String, line: Int, column: Int, reason: JSONError.Reason)
    /// `nearest` is the known key that is spelt most like it.
    case unknownKey(file: String, path: String, nearest: String)
    case missingKey(file: String, path: String, expected: String)
    case value(file: String, path: String, expected: String, found: String)
    case invalid(file: String, path: String, problem: String)
}

extension ConfigurationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .syntax(let file, let line, let column, let reason): "\(file):\(line):\(column): \(reason)"
        case .unknownKey(let file, let path, let nearest): "\(file): \(path): unknown key; did you mean \"\(nearest)\"?"
        case .missingKey(let file, let path, let expected): "\(file): \(path): missing; expected \(expected)"
        case .value(let file, let path, let expected, let found):
            "\(file): \(path): expected \(expected), found \(found)"
        case .invalid(let file, let path, let problem): "\(file): \(path): \(problem)"
        }
    }
}
