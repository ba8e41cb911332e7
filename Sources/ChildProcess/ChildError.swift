/// Why a program has no result. What it says itself, by its status and on standard error, is a result.
package enum ChildError: Error, Hashable, Sendable {
    /// In none of the folders where programs lie.
    case missing(program: String)
    /// With the system's number.
    case cannotStart(program: String, code: Int32)
    case tooSlow(program: String, seconds: Int)
    /// More bytes on standard output or standard error than allowed.
    case tooMuchOutput(program: String, limit: Int)
    /// The run was stopped.
    case stopped(program: String)
}

extension ChildError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let program): "\(program) is not installed"
        case .cannotStart(let program, let code): "\(program) cannot be started: \(ChildProcess.words(for: code))"
        case .tooSlow(let program, let seconds): "\(program) took more than \(seconds) s"
        case .tooMuchOutput(let program, let limit): "\(program) printed more than \(limit) bytes"
        case .stopped(let program): "\(program) was stopped with the run"
        }
    }
}
